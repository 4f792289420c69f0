"""What came of gathering, in words: how many pages were new, changed, unchanged and refused, and why."""

from typing import TYPE_CHECKING

from tellings.cli.ending import ALL_READ, INTERRUPTED, NOTHING_READ, SOME_PROBLEMS, say, say_problems

if TYPE_CHECKING:
    from tellings.gathering.outcomes import Gathered, SourceGathered

# Refusals that are said one by one; the rest is counted, and stands in the JSON.
MOST_SAID = 20


def told(gathered: "Gathered") -> str:
    """Return in lines what came of a run: in all, then source by source."""
    lines = [f"{len(gathered.sources):,} source{'' if len(gathered.sources) == 1 else 's'}: {_counts(gathered)}"]
    lines += [f"  {_shown(source.source)} ({source.kind or 'not read'}): {_counts(source)}" for source in gathered.sources]
    return "\n".join(lines)


def status_of(gathered: "Gathered") -> int:
    """Return the exit status: whether all, some or nothing was had."""
    if gathered.interrupted:
        return INTERRUPTED
    if not gathered.refused:
        return ALL_READ
    had = gathered.new + gathered.changed + gathered.unchanged + gathered.not_due
    return SOME_PROBLEMS if had else NOTHING_READ


def _counts(of: "Gathered | SourceGathered") -> str:
    words = [f"{of.new:,} new", f"{of.changed:,} changed", f"{of.unchanged:,} unchanged"]
    if of.refused:
        words.append(f"{of.refused:,} refused ({', '.join(f'{reason} {times:,}' for reason, times in of.reasons.items())})")
    words += [f"{of.not_due:,} not due"] if of.not_due else []
    words += [f"{of.left:,} left for the next run"] if of.left else []
    return ", ".join(words)


def say_refusals(gathered: "Gathered") -> None:
    """Say why what was refused was refused, the first of it one by one."""
    problems = [problem for source in gathered.sources for problem in source.problems]
    say_problems(problems[:MOST_SAID])
    if gathered.refused > MOST_SAID:
        say(f"{gathered.refused - MOST_SAID:,} more were refused; --json FILE tells more of them")


def _shown(name: str) -> str:
    from tellings.editing.display import in_line

    return in_line(name)
