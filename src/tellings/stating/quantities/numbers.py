"""Numbers as news writes them: digits, words, multiples, fractions, vague numbers."""

from tellings.stating.quantities.multiples import Number, multiplied, plain_value, slashed
from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.vocabulary import vocabulary


def number_at(t: Tokens, i: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at token ``i``, or return ``None``; ``money`` allows the short multipliers of money."""
    word = t.word(i)
    if word[0].isascii() and word[0].isdigit():
        return _digits(t, i, money)
    v = vocabulary()
    if word in v.fractions:
        return Number(i, i + 1, v.fractions[word], v.fractions[word], digits=True)
    if word in ("a", "an"):
        return _after_article(t, i)
    if word == "half":
        return _half(t, i)
    if word in v.vague or word in v.vague_factors:
        return _vague(t, i)
    if word == "several":
        return multiplied(t, Number(i, i + 1, *v.vague_small[word], approximate=True))
    if word in v.cardinals:
        return _share(t, i) or _words(t, i)
    return None


def _digits(t: Tokens, i: int, money: bool) -> Number | None:
    value = plain_value(t.words[i])
    if value is None:
        return None
    v, end = vocabulary(), i + 1
    if t.word(end) in v.fractions:
        value, end = value + v.fractions[t.word(end)], end + 1
    else:
        part, after = slashed(t, end)
        value, end = value + part, after
    found = _share(t, i) if end == i + 1 else None
    return found or multiplied(t, Number(i, end, value, value, digits=True), money=money)


def _words(t: Tokens, i: int) -> Number:
    """Read a cardinal in words up to the hundreds of each multiplier: "two hundred and five thousand"."""
    v = vocabulary()
    total, group, j = 0.0, 0.0, i
    last = ""
    while True:
        step = j + 1 if j > i and t.hyphen(j) else j
        joined = step + 1 if t.word(step) == "and" and last in ("hundred", "thousand") and t.word(step + 1) in v.cardinals else step
        word = t.word(joined)
        if word in v.cardinals and _fits(word, last, v.cardinals):
            group += v.cardinals[word]
        elif word == "hundred" and group and last in v.cardinals:
            group *= 100
        elif word in v.multipliers and v.multipliers[word] >= 1000 and group and last not in ("thousand", "million", "billion", "trillion"):
            total, group = total + group * v.multipliers[word], 0.0
        else:
            break
        last, j = word, joined + 1
    value = total + group
    multiplier = float(v.multipliers.get(last, 1)) if last in v.multipliers else 1.0
    return multiplied(t, Number(i, j, value, value, multiplier=multiplier))


def _fits(word: str, last: str, cardinals: dict[str, int]) -> bool:
    if not last:
        return True
    tens = cardinals.get(last, 0) >= 20
    return (tens and 0 < cardinals[word] < 10) or (last not in cardinals)


def _after_article(t: Tokens, i: int) -> Number | None:
    v, word = vocabulary(), t.word(i + 1)
    if word in v.multipliers and word != "score":
        return multiplied(t, Number(i, i + 1, 1.0, 1.0))
    if word in v.lists["after_a"]:
        end = i + 3 if t.word(i + 2) == "of" else i + 2
        number = Number(i, i + 2, *v.vague_small[word], approximate=word not in v.lists["exact"])
        larger = multiplied(t, number)
        if larger.end > number.end:
            return larger
        return number._replace(end=end) if word == "few" or end == i + 3 or t.word(end) in v.unit_forms else None
    if word == "half":
        half = _half(t, i + 1)
        return half._replace(start=i) if half and not half.share else None
    if word in v.denominators and t.word(i + 2) == "of":
        share = 1 / v.denominators[word]
        return _of_multiplier(t, Number(i, i + 2, share, share, share=True))
    return None


def _half(t: Tokens, i: int) -> Number | None:
    v, j = vocabulary(), i + 1
    if t.word(i - 1) in v.lists["no_half_after"] or t.hyphen(i - 1):
        return None
    step = j + 1 if t.word(j) == "a" or t.hyphen(j) else j
    if t.word(step) in v.multipliers:
        return multiplied(t, Number(i, step, 0.5, 0.5))
    return Number(i, j, 0.5, 0.5, share=True)


def _of_multiplier(t: Tokens, number: Number) -> Number:
    j = number.end
    if t.word(j) == "of" and t.word(j + 1) == "a" and t.word(j + 2) in vocabulary().multipliers:
        return multiplied(t, number._replace(end=j + 2, share=False))
    return number


def _share(t: Tokens, i: int) -> Number | None:
    """Read "two thirds", "one-third", "one in five", "nine out of ten", "one of every five"."""
    v = vocabulary()
    top = v.cardinals.get(t.words[i]) if t.words[i] in v.cardinals else plain_value(t.words[i])
    j = i + 2 if t.hyphen(i + 1) else i + 1
    under = v.denominators.get(t.word(j))
    if under and top and top < under and (t.word(j).endswith("s") or t.word(j) == "halves") == (top > 1):
        return _of_multiplier(t, Number(i, j + 1, top / under, top / under, share=True))
    for between in (("in", "every"), ("out", "of", "every"), ("out", "of"), ("of", "every"), ("-", "in", "-"), ("in",)):
        if top and t.matches(i + 1, between):
            j = i + 1 + len(between)
            under_of = v.cardinals.get(t.word(j)) if t.word(j).isalpha() else _small(t.word(j))
            if under_of and top < under_of and (len(between) > 1 or under_of <= 10 or under_of % 10 == 0) and not _unit_next(t, j + 1):
                return Number(i, j + 1, top / under_of, top / under_of, share=True)
    return None


def _small(word: str) -> int | None:
    bare = word.replace(",", "")
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 7 and len(bare) != 4 else None


def _unit_next(t: Tokens, j: int) -> bool:
    """Tell "12 in five years" from "one in five voters"."""
    return t.word(j + 1 if t.hyphen(j) else j) in vocabulary().unit_forms


def _many(t: Tokens, i: int) -> bool:
    """Tell "scores of pupils", "scores injured" and "scores were hurt" from the scores of a match."""
    v = vocabulary()
    stated = v.states_after
    return t.word(i) in ("of", "more") or t.word(i) in stated or (t.word(i) in v.lists["linking"] and t.word(i + 1) in stated)


def _vague(t: Tokens, i: int) -> Number | None:
    v, word = vocabulary(), t.word(i)
    if t.word(i + 1) == "of" and t.word(i + 2) in v.vague and word in v.vague_factors and t.word(i + 2) not in ("dozens", "scores"):
        low, high = v.vague_factors[word]
        single = v.multipliers.get(t.word(i + 2)[:-1], 1)
        return Number(i, i + 3, low * single, high * single, approximate=True)
    if word not in v.vague or (word == "scores" and not _many(t, i + 1)):
        return None
    end = i + 2 if t.word(i + 1) == "of" else i + 1
    return Number(i, end, *v.vague[word], approximate=True)
