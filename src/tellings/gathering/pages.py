"""The second step of a run: pages are fetched, if they changed; where one cannot be had, the story that its feed carries stands for it."""

from collections.abc import Mapping, Sequence

from tellings.capture.forms.entry import Entry
from tellings.capture.web.answers import Answer, Validators
from tellings.capture.web.fetching import pages_in
from tellings.capture.web.refusing import RefusedError
from tellings.gathering.due import utc
from tellings.gathering.hosts import Job
from tellings.gathering.rounds import Round, problem_of
from tellings.gathering.shelf import Brought, Found, Visit
from tellings.model import Page, Problem


async def fetch_pages(run: Round, jobs: Sequence[Job], stories: Mapping[str, Entry]) -> None:
    """Fetch all pages that are due; those first that were never had, for an interruption then costs only what is asked for again."""

    async def fetch(job: Job) -> RefusedError | None:
        visit = run.shelf.visit(job.address)
        try:
            answer = await run.fetch(job.address, had_with(visit))
        except RefusedError as refused:
            run.basket.put(job.tally, _refused(job, refused))
            story = stories.get(job.address)
            if story and not refused.passing and not (visit and visit.had):
                run.basket.put(job.tally, _instead(job, story))
            return refused
        run.basket.put(job.tally, brought_by(answer, job))
        return None

    due = [job for job in jobs if run.is_due(job)]
    due.sort(key=lambda job: run.shelf.visit(job.address) is not None)
    run.begin_step("pages", len(due))
    await run.do(due, fetch)


def had_with(visit: Visit | None) -> Validators:
    """Return by what an address is asked whether it changed: nothing, where no page ever came of it."""
    return visit.validators if visit and visit.had else Validators()


def brought_by(answer: Answer, job: Job | None) -> Brought:
    """Return what an answer brings: the page, or those of an archive that the address leads to."""
    said = job.listed.said if job else ""
    if answer.unchanged:
        return Brought(answer.address, answer.at, unchanged=True, validators=answer.validators, said=said)
    pages: list[Found] = []
    problems: list[Problem] = []
    for found in pages_in(answer):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            pages.append(Found(*found))
    refused = problems.pop(0) if problems and not pages else None
    return Brought(answer.address, answer.at, tuple(pages), False, refused, tuple(problems), answer.validators, said)


def _refused(job: Job, refused: RefusedError) -> Brought:
    return Brought(job.address, utc(), refused=problem_of(refused), said=job.listed.said)


def _instead(job: Job, story: Entry) -> Brought:
    at = utc()
    return Brought(job.address, at, (Found(Page(job.address, story.data, story.media_type, at)),), is_provisional=True)
