"""References that only make sense elsewhere: a page names somebody by the short form only, whom another page introduces in full."""

from tellings.copying.holder import Holder

# Shorter last names are words too often.
SHORTEST = 4

# A full name of more words than this is a name with its titles, or a list.
MOST_WORDS = 5


def dangling(source: Holder, copy: Holder) -> str | None:
    """Tell whether the copy has a name in the shared wording in its short form only, which the source introduced in full before it."""
    carried = copy.shared
    full: set[int] = set()
    lone: dict[int, int] = {}
    for name in copy.words.names:
        key = int(copy.words.key[name.last])
        if name.size > 1:
            full.add(key)
        elif not copy.words.first[name.last] and copy.words.length[name.last] >= SHORTEST:
            lone.setdefault(key, name.last)
    heads = copy.article.title.text.casefold() if copy.article.title else ""
    introduced = _introduced(source)
    for key, at in sorted(lone.items(), key=lambda item: item[1]):
        word = copy.article.text[int(copy.words.start[at]) : int(copy.words.end[at])]
        if key not in full and carried[at] and key in introduced and word.casefold() not in heads:
            return f"{copy.name} speaks of “{word}” without saying who that is; {source.name} introduces “{introduced[key]}” first."
    return None


def _introduced(source: Holder) -> dict[int, str]:
    """Return by last word the full names that the source gives once in full and later in short, with the words of the full form."""
    words, text = source.words, source.article.text
    found: dict[int, str] = {}
    short: set[int] = set()
    for name in words.names:
        key = int(words.key[name.last])
        first = name.last - name.size + 1
        if 1 < name.size <= MOST_WORDS and key not in found:
            # "In Tarvik": the first word of a sentence is a name only where its capital is not the sentence's.
            opening = bool(words.first[first]) and name.size == 2 and words.length[first] < SHORTEST
            if not opening:
                found[key] = text[int(words.start[first]) : int(words.end[name.last])]
        elif name.size == 1 and key in found and not words.first[name.last]:
            short.add(key)
    return {key: found[key] for key in short}
