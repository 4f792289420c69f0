"""Phrases that name a voice without a verb: "according to the mayor", "in her words", "in the words of the mayor"."""

from tellings.stating.quotes.voices import LONGEST_TAG, Tokens, Voice, verbs


def according(tokens: Tokens, first: int, last: int) -> tuple[Voice, int, int] | None:
    """Return the voice of "according to …", "in her words" or "in the words of …" among tokens, with the phrase's first and last."""
    for number in range(first, last - 1):
        words = tokens.tokens[number].lower_, tokens.tokens[number + 1].lower_
        if words == ("according", "to") and number + 2 < last:
            return _phrase(tokens, number, number + 2, last)
        if words == ("in", "the") and [token.lower_ for token in tokens.tokens[number + 2 : min(number + 4, last)]] == ["words", "of"]:
            return _phrase(tokens, number, number + 4, last) if number + 4 < last else None
        if words[0] == "in" and number + 2 < last and tokens.tokens[number + 2].lower_ == "words":
            return _phrase(tokens, number, number + 1, number + 2)
        if (
            words[0] == "in"
            and number + 3 < last
            and tokens.tokens[number + 3].lower_ == "words"
            and tokens.tokens[number + 2].tag_ == "POS"
        ):
            return _phrase(tokens, number, number + 1, number + 2)
    return None


def _phrase(tokens: Tokens, first: int, start: int, last: int) -> tuple[Voice, int, int] | None:
    end = start
    while (
        end < last
        and (tokens.tokens[end].text not in {",", ".", ";", "—", "”", "“", '"'} or tokens.mention(tokens.tokens[end]))
        and end - start < LONGEST_TAG
    ):
        end += 1
    if end == start:
        return None
    head = next((token for token in tokens.tokens[start:end] if token.dep_ in {"pobj", "poss", "nsubj"}), tokens.tokens[start])
    mention = tokens.mention(head) or tokens.mention(tokens.tokens[start])
    if mention is None or mention.kind == "people":
        if head.pos_ != "PRON" and head.lemma_.lower() not in verbs().voices:
            return None
        return Voice(None, tokens.starts[start], tokens.end(tokens.tokens[end - 1])), first, end
    return Voice(mention.entity, tokens.starts[start], tokens.end(tokens.tokens[end - 1])), first, end
