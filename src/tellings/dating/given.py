"""Times where somebody has marked the words already: every span gets the sense of its words, if they have any."""

from collections.abc import Sequence

from tellings.dating.finding import Expression, expressions, fold, joined
from tellings.dating.sense import Sense, sense_of
from tellings.dating.vocabulary import Vocabulary, vocabulary


def given_expressions(text: str, spans: Sequence[tuple[int, int]]) -> list[Expression]:
    """Return an expression for each span that names a time, in order of place, with the span's own offsets.

    Words of a span that are found as a time in the running text count as such; where none are, phrases count that are too common
    to be looked for everywhere ("the year", "then").
    """
    known = vocabulary()
    found = expressions(text)
    folded = fold(text)
    result, following = [], 0
    for start, end in sorted(set(spans)):
        while following < len(found) and found[following].end <= start:
            following += 1
        inside = [one for one in found[following : following + 4] if one.start < end]
        sense = _best(inside, start, end, text, folded, known)
        if sense is not None:
            result.append(Expression(start, end, sense))
    return result


def _best(inside: list[Expression], start: int, end: int, text: str, folded: str, known: Vocabulary) -> Sense | None:
    exact = next((one.sense for one in inside if (one.start, one.end) == (start, end)), None)
    if exact is not None:
        return exact
    whole = _whole(folded[start:end].strip(), known)
    if whole is not None:
        return whole
    own = expressions(text[start:end])
    if own:
        return joined(own)
    covering = [one for one in inside if min(end, one.end) - max(start, one.start) > 0]
    return max(covering, key=lambda one: min(end, one.end) - max(start, one.start)).sense if covering else None


def _whole(words: str, known: Vocabulary) -> Sense | None:
    for rule in known.rules:
        if rule.means == "nothing":
            continue
        match = rule.regex.fullmatch(words)
        if match is not None:
            sense = sense_of(rule, match, known)
            if sense is not None:
                return sense
    return None
