"""When each page of a story was written, once the story's day is known; and which dates that pages show are none."""

from collections.abc import Sequence

from tellings.dating import calendar
from tellings.dating.story.constraints import near_year
from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.reading_times import ArticleTimes, PageDay
from tellings.dating.story.saying import day_words, days_apart, sentence
from tellings.model import Rejected, When

# A page about a day was written from the day before (announced) up to a week after; later ones are told by their own dates.
_BEFORE, _AFTER = -1, 7

# A date that a site prints on its pages is that of the writing where it is at most so many days after the story's.
_PRINTED = 1

# The kinds of dates that can date the writing, the surest first.
_SURE = ("dateline", "published", "url", "updated")


def written_days(stories: Sequence[ArticleTimes], day: calendar.Day | None) -> dict[str, When | None]:
    """Return when each article was written, by its id; ``approximate`` where it only follows from the story's day.

    Without a story's day only a page's own dateline or metadata counts; a date that the page prints for the visit does not.
    """
    return {times.article.id: _written(times, day) for times in stories}


def _written(times: ArticleTimes, day: calendar.Day | None) -> When | None:
    own = sorted((one for one in times.page_days if one.kind in _SURE), key=lambda one: _SURE.index(one.kind))
    for page_day in own:
        date = _dated(page_day, day)
        if date is not None and (day is None or _fits(date, day)):
            return calendar.day_value(date)
    if day is not None:
        return _printed(times, day) or When(day.isoformat(), "day", True)
    shown = [one for one in times.page_days if one.kind == "page-date" and one.date is not None]
    return When(shown[0].date.isoformat(), "day", True) if shown and shown[0].date and not own else None


def _printed(times: ArticleTimes, day: calendar.Day) -> When | None:
    """Return a date that the page prints, where it is the story's day or follows it: a visit by chance is one time in two hundred."""
    for page_day in times.page_days:
        date = _dated(page_day, day) if page_day.kind == "page-date" else None
        if date is not None and 0 <= (date - day).days <= _PRINTED and page_day.weekday in (None, date.weekday()):
            return calendar.day_value(date)
    return None


def _dated(page_day: PageDay, day: calendar.Day | None) -> calendar.Day | None:
    if page_day.date is not None:
        return page_day.date
    if day is None or page_day.month is None or page_day.day is None:
        return None
    return near_year(day, page_day.month, page_day.day)


def _fits(date: calendar.Day, day: calendar.Day) -> bool:
    return _BEFORE <= (date - day).days <= _AFTER


def rejected_days(stories: Sequence[ArticleTimes], day: calendar.Day | None, event: calendar.Day | None) -> tuple[Rejected, ...]:
    """Return the dates that pages carry but that are not near the story's ``day``, each with how far it is from the ``event``'s."""
    if day is None or event is None:
        return ()
    found = []
    for times in stories:
        for one in times.page_days:
            date = one.date
            if date is None or one.when is None or one.kind == "captured" or _fits(date, day):
                continue
            found.append(Rejected(one.when, one.span, _reason(one, date, event, of_visit(times, one, day))))
    return tuple(sorted(found, key=_order))


def _order(one: Rejected) -> tuple[str, str, int, str]:
    return one.when.value, one.span.article if one.span else "", one.span.start if one.span else -1, one.why


_SHOWN = {
    "page-date": "is printed on the page",
    "dateline": "stands in a dateline",
    "published": "is the page's date of publication",
    "updated": "is the page's date of change",
    "url": "stands in the page's address",
}


def of_visit(times: ArticleTimes, page_day: PageDay, day: calendar.Day) -> bool:
    """Tell whether the evidence makes a printed date that of the visit, and not of the post.

    It does where the page was captured on that day, where "today" stands beside the date, or where the page's own dateline, or a weekday
    and date in its lead, is the story's ``day`` and the printed date comes more than a week after it.
    """
    if page_day.kind != "page-date" or page_day.date is None:
        return False
    if any(one.kind == "captured" and one.date == page_day.date for one in times.page_days):
        return True
    if any(_says_today(times, one) for one in times.page_days if one.kind == "page-date" and one.date == page_day.date):
        return True
    return (page_day.date - day).days > _AFTER and _tells_day(times, day)


def _says_today(times: ArticleTimes, page_day: PageDay) -> bool:
    if page_day.span is None:
        return False
    block = next((one for one in times.article.blocks if one.start <= page_day.span.start < one.end), None)
    return block is not None and word_pattern("today").search(times.folded[block.start : block.end]) is not None


def _tells_day(times: ArticleTimes, day: calendar.Day) -> bool:
    if any(one.kind == "dateline" and (one.month, one.day) == (day.month, day.day) for one in times.page_days):
        return True
    near = [(other.month, other.day) for back in (0, 1) if (other := calendar.moved(day, -back)) is not None]
    return any(
        one.sense.means == "date" and one.sense.weekday is not None and (one.sense.month, one.sense.day) in near
        for one in times.told
        if one.start < times.lead_end
    )


def _reason(page_day: PageDay, date: calendar.Day, day: calendar.Day, visit: bool) -> str:
    side = "after" if date > day else "before"
    shown = "stands on the page as the day of the visit" if visit else _SHOWN[page_day.kind]
    return sentence(f"{day_words(date)} {shown}, {days_apart(abs((date - day).days))} {side} the event")
