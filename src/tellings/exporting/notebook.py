"""What a notebook shows of an edition and of an article: a short piece of HTML, inert, with no script and no style sheet of its own."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from tellings.editing.display import in_line, shortened, visible
from tellings.editing.names import page_name, short_names
from tellings.editing.phrases import KINDS, count, texts_phrase, value_phrase
from tellings.exporting.quoting import quoted
from tellings.model import Answer, Article, Edition, Point, PointKind, Reading, Story
from tellings.model.spoken import when_phrase

# How much is shown: what a person takes in below a cell. The rest is counted.
_POINTS: dict[PointKind, int] = {"conflict": 12, "update": 8, "variant": 6, "agreed": 6}
_ARTICLES, _STORIES, _READINGS = 30, 10, 4
_WORDS, _TEXT = 240, 6_000

_MUTED = "opacity:.7"
_CELL = "text-align:start;vertical-align:top;padding:.2em .6em .2em 0"


def answer_html(answer: Answer) -> str:
    """Return an edition, or articles that were only read, as a fragment of HTML of at most some ten thousand characters a story."""
    stories = answer.stories if isinstance(answer, Edition) else ()
    articles = {article.id: article for article in answer.articles}
    names = short_names(answer.articles)
    parts = [f'<div class="tellings-edition" dir="auto"><p>{_count_line(answer, stories)}</p>']
    for story in stories[:_STORIES]:
        parts += _story(story, articles, names)
    if len(stories) > _STORIES:
        parts.append(f'<p style="{_MUTED}">… and {len(stories) - _STORIES} more stories</p>')
    parts += [*_listed(answer.articles, names), "</div>"]
    return "".join(parts)


def article_html(article: Article) -> str:
    """Return an article as a fragment of HTML: what is known of it, and its text with the role of each block."""
    facts = [("page", page_name(article.page)), ("SHA-256", article.sha256[:16] + "…"), ("language", article.language or "not known")]
    if article.publisher:
        facts.insert(1, ("publisher", article.publisher.text))
    if article.published:
        facts.insert(1, ("published", when_phrase(article.published.when)))
    title = _bdi(article.title.text) if article.title else _bdi(page_name(article.page))
    said = "; ".join(f"{name} {_bdi(value)}" for name, value in facts)
    return (
        f'<div class="tellings-article" dir="auto"><p><strong>{title}</strong></p><p style="{_MUTED}">{said}</p>'
        f'<table style="border-collapse:collapse"><tbody>{"".join(_blocks(article))}</tbody></table></div>'
    )


def _blocks(article: Article) -> Iterator[str]:
    left = _TEXT
    for number, block in enumerate(article.blocks):
        if left <= 0:
            text = f"… and {len(article.blocks) - number} more blocks; the whole text is in .text"
            yield f'<tr><td style="{_CELL}"></td><td style="{_CELL};{_MUTED}">{text}</td></tr>'
            return
        words = article.text[block.start : min(block.end, block.start + left)]
        left -= max(1, len(words))
        quiet = f";{_MUTED}" if block.role == "furniture" else ""
        cut = "…" if len(words) < block.end - block.start else ""
        yield f'<tr><th scope="row" style="{_CELL};{_MUTED};font-weight:normal">{escape(block.role)}</th>'
        yield f'<td dir="auto" style="{_CELL}{quiet};white-space:pre-wrap">{escape(visible(words))}{cut}</td></tr>'


def _count_line(answer: Answer, stories: Sequence[Story]) -> str:
    pages = count(len(answer.articles), "page")
    problems = f"; {count(len(answer.problems), 'problem')}" if answer.problems else ""
    told = f", {count(len(stories), 'story', 'stories')}" if stories else ""
    return pages + told + problems


def _story(story: Story, articles: Mapping[str, Article], names: Mapping[str, str]) -> Iterator[str]:
    yield f"<p><strong>{_bdi(story.title.text) or 'Untitled story'}</strong><br>"
    event = f"; event {_bdi(when_phrase(story.event.when))}" if story.event and story.event.when else ""
    yield f"{count(story.origins.articles, 'page')}, {texts_phrase(story.origins)}{event}</p>"
    for kind, (sign, heading, meaning) in KINDS.items():
        points = [point for point in story.points if point.kind == kind]
        if not points:
            continue
        label = f'<span title="{escape(meaning)}">{sign} {escape(heading)}: {len(points)}</span>'
        shown = points[: _POINTS.get(kind, 0)]
        if not shown:
            yield f"<p>{label}</p>"
            continue
        more = f'<li style="{_MUTED}">… and {len(points) - len(shown)} more</li>' if len(points) > len(shown) else ""
        is_open = " open" if kind in ("conflict", "update") else ""
        items = "".join(_point(point, articles, names) for point in shown)
        yield f"<details{is_open}><summary>{label}</summary><ul>{items}{more}</ul></details>"


def _point(point: Point, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    readings = "".join(f"<li>{_reading(reading, articles, names)}</li>" for reading in point.readings[:_READINGS])
    more = f"<li>… and {len(point.readings) - _READINGS} more</li>" if len(point.readings) > _READINGS else ""
    return f"<li>{_bdi(shortened(in_line(point.why or point.about.text), _WORDS))}<ul>{readings}{more}</ul></li>"


def _reading(reading: Reading, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    value = value_phrase(reading.value)
    spans = [span for span in reading.spans if span.article in articles]
    words = quoted(articles[spans[0].article], spans[0], _WORDS) if spans else ""
    who = ", ".join(_bdi(names[one]) for one in reading.articles[:_READINGS] if one in names)
    rest = f" and {len(reading.articles) - _READINGS} more" if len(reading.articles) > _READINGS else ""
    return f"{f'<b>{_bdi(value)}</b>: ' if value else ''}{_bdi(words)} — {who}{rest}"


def _listed(articles: Sequence[Article], names: Mapping[str, str]) -> Iterator[str]:
    if not articles:
        return
    yield f"<details><summary>{count(len(articles), 'page')}</summary><ul>"
    for article in sorted(articles, key=lambda one: names[one.id])[:_ARTICLES]:
        title = f": {_bdi(shortened(in_line(article.title.text), _WORDS))}" if article.title else ""
        yield f"<li>{_bdi(names[article.id])}{title}</li>"
    if len(articles) > _ARTICLES:
        yield f"<li>… and {len(articles) - _ARTICLES} more</li>"
    yield "</ul></details>"


def _bdi(words: str) -> str:
    """Return words of a page on one line, escaped, apart from the direction of what stands around."""
    plain = escape(in_line(words))
    return f"<bdi>{plain}</bdi>" if plain else ""
