"""Editions made by hand: an invented ferry that ran aground, told by as many pages as a test needs."""

import hashlib
from collections.abc import Sequence

from tellings.model import (
    Article,
    Block,
    Copy,
    Dated,
    Edition,
    Event,
    Evidence,
    Origins,
    Point,
    Problem,
    Quantity,
    Quote,
    Reading,
    Rejected,
    Reuse,
    Role,
    Said,
    Span,
    Story,
    Support,
    Text,
    TimelineEntry,
    Value,
    When,
    Wording,
)

DAY = When("2031-03-04", "day")


def article(page: str, *blocks: tuple[Role, str], title: str | None = None, publisher: str | None = None) -> Article:
    """Make an article of blocks, one a line."""
    text, made = "", []
    for role, words in blocks:
        made.append(Block(role, len(text), len(text) + len(words)))
        text += words + "\n"
    digest = hashlib.sha256((page + text).encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id="a" + digest[:10],
        page=page,
        media_type="text/plain",
        sha256=digest,
        captured=None,
        title=Said(title, source="og:title") if title else None,
        publisher=Said(publisher, source="og:site_name") if publisher else None,
        byline=(),
        agencies=(),
        dateline=None,
        published=Dated(DAY, None, "metadata"),
        updated=None,
        language="en",
        text=text,
        blocks=tuple(made),
    )


def at(told: Article, words: str) -> Span:
    """Return the span of the first occurrence of ``words``."""
    start = told.text.index(words)
    return Span(told.id, start, start + len(words))


def reading(value: Value, *spans: Span, texts: Sequence[str] = (), speakers: Sequence[str] = ()) -> Reading:
    return Reading(value, spans, tuple(dict.fromkeys(span.article for span in spans)), tuple(texts), tuple(speakers))


def point(kind: str, type_: str, about: str, *readings: Reading, why: str = "", number: int = 0) -> Point:
    pages = {page for found in readings for page in found.articles}
    texts = {text for found in readings for text in found.texts}
    support = Support(len(pages), max(1, len(texts)), 0, 0)
    return Point(f"p{number:010x}", kind, type_, Said(about), readings, support, why)  # type: ignore[arg-type]


def hours(number: float, words: str) -> Value:
    return Value(quantity=Quantity(number, number, False, False, False, "hour", None, words))


WIRE = "The ferry Solveig ran aground off Hellvik on Tuesday morning with 214 people on board, the coast guard said."
RESCUE = "The rescue took nine hours."
QUOTE = "“We had her off the rocks before the tide turned,” Captain Ida Brekke said."


def ferry(*, problems: Sequence[Problem] = ()) -> Edition:
    """Four pages: a hidden wire in two of them, a daily of its own, a diary that says little."""
    north = article("pages/north-daily_0123456789abcdef.txt", ("title", "Ferry aground off Hellvik"), ("body", WIRE), ("body", RESCUE),
                    ("caption", "The Solveig last year"), ("furniture", "Share this story"), publisher="North Daily")  # fmt: skip
    echo = article(
        "https://www.echo.example/news/ferry-echo", ("page-date", "June 9, 2033"), ("body", WIRE), ("body", RESCUE), ("body", QUOTE)
    )
    coast = article("pages/coast.html", ("body", "The rescue of the Solveig took six hours, the harbour master said."),
                    ("body", "“She was off the rocks before the tide turned,” said Ida Brekke, the captain."),
                    ("body", "All 214 passengers are safe, 3 of them with bruises."), title="Six hours on the rocks")  # fmt: skip
    diary = article("-", ("body", "I was on the pier on 4 March 2031 and counted 12 boats."))
    articles = tuple(sorted((north, echo, coast, diary), key=lambda one: one.id))
    wire = Text("t1", (at(north, WIRE + "\n" + RESCUE), at(echo, WIRE + "\n" + RESCUE)), (north.id, echo.id), None, True, "NTB")
    own = Text("t2", (Span(coast.id, 0, len(coast.text) - 1),), (coast.id,), coast.id, False, None)
    alone = Text("t3", (Span(diary.id, 0, len(diary.text) - 1),), (diary.id,), diary.id, False, None)
    first, second = sorted((at(north, WIRE + "\n" + RESCUE), at(echo, WIRE + "\n" + RESCUE)))
    six, nine = at(coast, "The rescue of the Solveig took six hours"), (at(north, RESCUE), at(echo, RESCUE))
    hers, shes = at(echo, "We had her off the rocks before the tide turned"), at(coast, "She was off the rocks before the tide turned")
    aboard = (at(north, "with 214 people on board"), at(echo, "with 214 people on board"), at(coast, "All 214 passengers are safe"))
    aground = (at(north, "The ferry Solveig ran aground off Hellvik"), at(echo, "The ferry Solveig ran aground off Hellvik"))
    people = Value(quantity=Quantity(214, 214, False, False, False, None, "person", "214 people"))
    points = (
        point(
            "conflict",
            "quantity",
            "how long the rescue took",
            reading(hours(9, "nine hours"), *nine, texts=["t1"]),
            reading(hours(6, "six hours"), six, texts=["t2"], speakers=["the harbour master"]),
            why="The rescue lasted 9 hours or 6 hours; both cannot hold.",
            number=1,
        ),
        point(
            "variant",
            "quote",
            "what the captain said",
            reading(Value(words="off the rocks"), hers, texts=["t1"]),
            reading(Value(words="off the rocks"), shes, texts=["t2"]),
            why="One saying in two wordings.",
            number=2,
        ),
        point("agreed", "quantity", "people on board", reading(people, *aboard, texts=["t1", "t2"]), why="The same number.", number=3),
        point("copied", "event", "the grounding", reading(Value(words="ran aground"), *aground, texts=["t1"]), number=4),
        point("single", "quantity", "boats", reading(Value(words="12 boats"), at(diary, "counted 12 boats"), texts=["t3"]), number=5),
    )
    story = Story(
        id="s0000000001",
        title=Said("Ferry aground off Hellvik", at(north, "Ferry aground off Hellvik")),
        articles=tuple(one.id for one in articles),
        event=Event(
            DAY,
            Said("Hellvik", at(north, "Hellvik")),
            (Evidence(at(diary, "4 March 2031"), "a full date"), Evidence(at(north, "on Tuesday morning"), "4 March 2031 is a Tuesday")),
            (Rejected(When("2033-06-09", "day"), at(echo, "June 9, 2033"), "a page date, printed for the visit"),),
            "The weekday and the day agree.",
        ),
        reuse=(Reuse(first, second, "narration", None, 0.4, ("both carry the words of one wire",)),),
        texts=(wire, own, alone),
        copies=(Copy("t1", north.id, 1.0, 0.8, ("credit line",)), Copy("t1", echo.id, 0.62, 0.8, ())),
        origins=Origins(4, (3, 4), ("NTB",), (), "Two pages carry one wire."),
        points=points,
        timeline=(TimelineEntry(DAY, at(diary, "on 4 March 2031"), at(diary, "I was on the pier on 4 March 2031 and counted 12 boats.")),),
        quotes=(
            Quote("q1", "Ida Brekke", (
                Wording((at(echo, "We had her off the rocks before the tide turned"),), "direct", at(echo, "Captain Ida Brekke")),
                Wording((at(coast, "She was off the rocks before the tide turned"),), "direct", at(coast, "Ida Brekke")),
            )),
        ),
        adds={diary.id: ("p0000000005",)},
        omits={diary.id: ("p0000000001", "p0000000003")},
    )  # fmt: skip
    return Edition("1", articles, tuple(problems), (story,))


def family(number: int) -> Edition:
    """One story of ``number`` pages: each has some words of the one before, every fourth begins a text of its own."""
    pages = [
        article(
            f"page-{place:02}.txt", *(("body", f"Sentence {line} of page {place} tells of the fair at Oddestad.") for line in range(12))
        )
        for place in range(number)
    ]
    heads = range(0, number, 4)
    texts = tuple(
        Text(f"t{head}", tuple(Span(one.id, 0, len(one.text) * 2 // 3) for one in pages[head : head + 4]),
             tuple(one.id for one in pages[head : head + 4]), pages[head].id if head % 8 == 0 else None, head % 8 != 0, None)
        for head in heads
    )  # fmt: skip
    copies = tuple(Copy(pages[place - 1].id, pages[place].id, 0.4 + place / 30, 0.7, ()) for place in range(1, number) if place % 4)
    points = tuple(
        point("agreed", "event", "the fair",
              reading(Value(words="fair"), *(at(one, f"Sentence {line} of") for one in pages), texts=["t0"]), number=100 + line,)
        for line in range(12)
    )  # fmt: skip
    story = Story(
        "s0000000002", Said("The fair", source="og:title"), tuple(one.id for one in pages), None, (), texts, copies,
        Origins(number, (len(texts), len(texts)), (), (), ""), points, (), (), {}, {},
    )  # fmt: skip
    return Edition("1", tuple(pages), (), (story,))
