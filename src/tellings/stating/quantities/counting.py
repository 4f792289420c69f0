"""What a number counts and in which state, by the words around it.

A state is a slot of its own: "at least 12 people were killed", "killing 12", "48 dead", "12 deaths" and "the death toll rose to 48" all
count ``person killed``, "30 wounded" counts ``person injured``, and "five soldiers were arrested" counts ``soldier arrested``.
"""

from typing import NamedTuple

from tellings.stating.quantities.forms import Measured
from tellings.stating.quantities.tokens import BARRIER, Tokens
from tellings.stating.quantities.vocabulary import vocabulary

# Between a number and its noun stand a few adjectives at most, between a noun and its state a few auxiliaries and adverbs,
# and between "the death toll" and its number the place of the disaster.
_NOUN_REACH, _STATE_REACH, _TOLL_REACH = 5, 7, 12

# Units whose amounts are of something that may be named behind "of".
_AMOUNTS = frozenset({"share", "mass", "volume", "area"})

_STOPS = frozenset({BARRIER, ".", ";", "!", "?", ":", "(", ")"})


class Counted(NamedTuple):
    """The noun that is counted (``None``: not known), its state, whether a plural of it stands behind the number, and where it ends."""

    noun: str | None
    state: str | None
    plural: bool
    end: int

    def words(self) -> str | None:
        """Return noun and state as a quantity's ``counted`` has them: "person killed"."""
        noun = self.noun or ("person" if self.state else None)
        return f"{noun} {self.state}" if self.state and noun else noun


def counted_by(t: Tokens, m: Measured, start: int, end: int) -> Counted:
    """Find what the number ``m``, with its bounds at tokens ``[start, end)``, counts."""
    v = vocabulary()
    if m.unit is not None:
        return Counted(_amount_of(t, m, end), None, False, end)
    noun, plural, behind = _noun(t, end, m.number.low)
    if noun in v.states_nouns and t.raw[behind - 1].lower() not in v.lists["people"] - {"dead", "deaths"}:
        return Counted("person", v.states_nouns[noun], plural, behind)
    state = _state_behind(t, behind, noun is not None) or _state_before(t, start, noun)
    if noun is not None and (noun in v.lists["people"] or noun == "person"):
        noun = "person"
    return Counted(noun, state, plural, behind)


def _noun(t: Tokens, i: int, value: float) -> tuple[str | None, bool, int]:
    """Return the noun behind a number in the singular, whether it is a plural, and the token behind it.

    Without grammar the first plural counts; the noun behind a hyphen or behind one is in the singular.
    """
    v = vocabulary()
    if t.hyphen(i) and t.word(i + 1).isalpha() and t.word(i + 1) not in v.lists["no_hyphen"]:
        return singular(t.word(i + 1)), True, i + 2
    if t.word(i) == "of" and t.word(i + 1) in v.lists["earlier"]:
        return None, False, i + 2
    j = i + 1 if t.word(i) == "of" else i
    if j > i and t.word(j) in ("the", "these", "those", "his", "her", "its", "their", "our", "my"):
        j += 1
    if j > i and (t.word(j)[0].isdigit() or t.word(j) in v.cardinals):
        j += 1
    last = j
    for k in range(j, j + _NOUN_REACH):
        word = t.word(k)
        if t.hyphen(k) or (len(word) == 4 and word.isdigit()) or word in v.lists["further"]:
            continue
        if not word[0].isalpha() or word in v.lists["stops"] or (word in v.states_after and word not in v.irregular) or word in v.cardinals:
            break
        last = k + 1
        if is_plural(word) or word in v.states_nouns or word in v.lists["people"]:
            return singular(word), True, last
    if value == 1 and last > j:
        return singular(t.word(last - 1)), False, last
    return None, False, i


def is_plural(word: str) -> bool:
    """Say whether a word looks like the plural of a noun."""
    v = vocabulary()
    if word in v.irregular or (word.endswith("men") and len(word) > 4 and word not in v.lists["not_plural"]):
        return True
    regular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "’s", "ous"))
    return regular and word not in v.lists["not_plural"] and word not in v.lists["plural_verbs"]


def singular(word: str) -> str:
    """Return the singular of a noun by its ending; a word that is no plural comes back unchanged."""
    v = vocabulary()
    if word in v.irregular:
        return v.irregular[word]
    if not is_plural(word):
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else word[:-1]


def _amount_of(t: Tokens, m: Measured, end: int) -> str | None:
    """ "20 tonnes of aid", "half of the voters", "60 percent of voters"."""
    v = vocabulary()
    if m.money or m.unit not in v.units or v.units[m.unit].dimension not in _AMOUNTS or t.word(end) != "of":
        return None
    noun, _, _ = _noun(t, end, 2)
    if noun is None and v.units[m.unit].dimension != "share":
        noun, _, _ = _noun(t, end, 1)
    return "person" if noun in v.lists["people"] else noun


def _state_behind(t: Tokens, i: int, has_noun: bool) -> str | None:
    v, linked = vocabulary(), False
    for k in range(i, i + _STATE_REACH):
        word = t.word(k)
        if t.matches(k, ("on", "board")):
            return "aboard"
        if word in v.states_after:
            return None if has_noun and not linked and _active(t, k) else _either(t, k)
        if word not in v.lists["linking"] and not (word.endswith("ly") and word.isalpha()) and not (k == i and word in v.lists["people"]):
            return None
        linked = linked or word not in ("who", "all", "both", "also", "later", "since", "already")
    return None


def _either(t: Tokens, i: int) -> str:
    """Keep "dead or missing" apart from either: "killed or missing" is a slot of its own."""
    v = vocabulary()
    state, other = v.states_after[t.word(i)], v.states_after.get(t.word(i + 2)) if t.word(i + 1) == "or" else None
    return f"{state} or {other}" if other and other != state else state


def _active(t: Tokens, i: int) -> bool:
    """Tell "three gunmen killed 12" from "three gunmen killed in the raid"."""
    v, following = vocabulary(), t.word(i + 1)
    if t.word(i) not in v.states_before or not following[0].isalnum():
        return False
    return following not in v.lists["stops"] - v.lists["objects"]


def _state_before(t: Tokens, start: int, noun: str | None) -> str | None:
    v, k = vocabulary(), start - 1
    if t.word(k) in v.states_before:
        return v.states_before[t.word(k)]
    if t.matches(k - 1, ("lives", "of")):
        return "killed"
    if noun in ("life", "lives") and (t.word(k) in v.lists["lives"]):
        return "killed"
    if noun is not None and noun not in v.lists["people"] and noun != "person":
        return None
    return _toll(t, start)


def _toll(t: Tokens, start: int) -> str | None:
    """The number that "the death toll", "deaths" or "the number of injured" has reached."""
    v, lists = vocabulary(), vocabulary().lists
    near = t.word(start - 1)
    if near not in lists["toll_verbs"] and near not in lists["tolls"] and t.word(start) not in lists["toll_verbs"] and near != ",":
        return None
    for k in range(start - 1, start - 1 - _TOLL_REACH, -1):
        word = t.word(k)
        if word in _STOPS:
            return None
        if word in lists["tolls"]:
            return "killed" if near != "," or t.word(k + 1) in lists["toll_verbs"] else None
        if word in v.states_after and t.word(k - 1) in lists["people"] and t.word(k - 2) == "of" and t.word(k - 3) in ("number", "total"):
            return v.states_after[word]
        if t.word(k - 1) == "of" and t.word(k - 2) in ("number", "count", "total") and word in v.states_after | v.states_nouns:
            return v.states_after.get(word) or v.states_nouns[word]
        if k < start - 1 and (word[0].isdigit() or word == ","):
            return None
    return None
