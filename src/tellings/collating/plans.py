"""Plans that are carried out, or moved to another day or place."""

import re
from collections.abc import Callable

from tellings.collating.bounds import comparable, same
from tellings.collating.exclusions import of_places
from tellings.collating.grounds import Grounds
from tellings.collating.moments import precedes, whens_meet, whens_same
from tellings.collating.relations import related
from tellings.collating.succession import Succession, named_in, timed_in, words_of
from tellings.collating.update_words import vocabulary
from tellings.model import Span, Statement, Value
from tellings.stems import stem

# A clause of a plan and one of its deed, or of its new date, have this much in common beside figures and times.
SAME_PLAN = 0.3

# What is to be done behind a verb of planning; "to be" and an adverb may stand between.
_INFINITIVE = re.compile(r"\bto (?:be )?(?:\w+ly )?(?!\w+ing\b)(\w+)")

# What is only supposed is neither planned nor done.
_SUPPOSED = re.compile(r"\b(if|unless|whether|(would|should|could|might) have)\b")

# What no longer holds goes on to one of these; where something is moved, it stands behind "from".
_ENDS = re.compile(r"[,;:.!?]|\b(to|because|after|as|since)\b")
_FROM = re.compile(r"\bfrom\b")

# Without a word that says so, another date is that of a moved plan only where the clauses are as alike as for a conflict of times.
SAME_SCHEDULE = 0.6


def carried_out(earlier: Statement, later: Statement, order: int, scope: float, grounds: Grounds) -> Succession | None:
    """One page tells as a plan what the other tells as done."""
    act = _act(later)
    if later.modality != "asserted" or not later.past or not _plans(earlier, grounds) or _SUPPOSED.search(words_of(later, grounds)):
        return None
    if act in vocabulary().stems["light"] or act not in _acts(earlier, grounds) or scope < SAME_PLAN:
        return None
    if earlier.denied != later.denied and order <= 0:
        return None
    if _elsewhere(earlier, later):
        return None
    planned, done = [one.when for one in timed_in(earlier)], [one.when for one in timed_in(later)]
    written = grounds.written.get(earlier.span.article)
    if written and any(precedes(when, written) for when in done):
        return None
    if planned and done and not any(whens_meet(x, y) for x in planned for y in done):
        return None
    return Succession("event", "deed" if earlier.denied == later.denied else "dropped")


def _elsewhere(plan: Statement, deed: Statement) -> bool:
    """Tell whether plan and deed lead to, or are done to, different things ("would travel to the port", "travelled to the plant")."""
    if plan.frame is None or deed.frame is None or plan.frame.verb != deed.frame.verb:
        return False
    slots = related(plan.frame, deed.frame)
    led = any(slots[role].relation not in ("same", "part") for role in ("to", "into", "for") if role in slots)
    return led or ("patient" in slots and slots["patient"].relation in ("name", "other", "excluded"))


def _act(statement: Statement) -> str:
    """Return the stem of the act: the verb, or the noun behind one that says little ("went on strike")."""
    verb = stem(statement.trigger)
    if verb not in vocabulary().stems["light"] or statement.frame is None:
        return verb
    nouns = [one for one in statement.frame.fillers if one.role in ("patient", "on", "into") and not one.proper]
    days = [timed.span for timed in statement.times]
    return next((stem(one.head) for one in nouns if not any(day.overlaps(one.span) for day in days)), verb)


def _plans(statement: Statement, grounds: Grounds) -> bool:
    """Tell whether a clause tells a plan: of what only might have been, or of a deed beside it, it tells none.

    The condition may stand in another clause of the sentence ("If the owner sold, the dockers would strike").
    """
    told = statement.past and stem(statement.trigger) not in vocabulary().stems["planning"]
    sentence = grounds.articles[statement.sentence.article].words(statement.sentence).lower()
    return statement.modality == "planned" and not told and not _SUPPOSED.search(sentence)


def _acts(plan: Statement, grounds: Grounds) -> set[str]:
    """Return the stems of the acts that a clause plans: its verb, or the infinitive behind one ("is expected to plead")."""
    infinitives = _INFINITIVE.findall(words_of(plan, grounds))
    return {stem(plan.trigger), *(stem(word) for word in infinitives)}


def moved(earlier: Statement, later: Statement, order: int, scope: float, grounds: Grounds) -> Succession | None:
    """A later page gives another day for what an earlier one announced, before that day has come."""
    said = _says_moved(later, grounds)
    old, new = timed_in(earlier), timed_in(later)
    if any(len({timed.when.value for timed in found}) != 1 for found in (old, new)) or whens_meet(old[0].when, new[0].when):
        return None
    if order <= 0 or earlier.denied != later.denied or (earlier.past != later.past and not said):
        return None
    written, again = grounds.written.get(earlier.span.article), grounds.written.get(later.span.article)
    ahead = written and again and precedes(written, old[0].when) and not precedes(old[0].when, again)
    alike = scope >= (SAME_PLAN if said else SAME_SCHEDULE) and (said or earlier.trigger == later.trigger)
    if ahead and alike:
        return Succession("when", "moved", Value(when=old[0].when), Value(when=new[0].when))
    return None


def _says_moved(statement: Statement, grounds: Grounds) -> bool:
    return stem(statement.trigger) in vocabulary().stems["moving"] or bool(vocabulary().moving.search(words_of(statement, grounds)))


def gave_way(earlier: Statement, later: Statement, grounds: Grounds) -> Succession | None:
    """The later clause names what no longer holds ("in Torrance instead of Selwick"), and the earlier one says just that."""
    stretches = _replaced(later, grounds)
    if not stretches:
        return None

    def gone(span: Span) -> bool:
        return any(start <= span.start < end for start, end in stretches)

    for old in timed_in(earlier):
        if any(gone(timed.span) and whens_same(timed.when, old.when) for timed in timed_in(later)):
            new = next((timed for timed in timed_in(later) if not gone(timed.span)), None)
            return Succession("when", "moved", Value(when=old.when), Value(when=new.when)) if new else None
    for count in earlier.quantities:
        if any(gone(one.span) and same(one.quantity, count.quantity) for one in later.quantities):
            fresh = next((one for one in later.quantities if not gone(one.span) and comparable(one.quantity, count.quantity)), None)
            return Succession("quantity", "figure", Value(quantity=count.quantity), Value(quantity=fresh.quantity)) if fresh else None
    if thing := _thing_replaced(earlier, later, gone, grounds):
        return thing
    one_act = earlier.trigger == later.trigger or (_says_moved(later, grounds) and earlier.modality == "planned")
    if not one_act or any(quote.kind != "indirect" for quote in (*earlier.quotes, *later.quotes)):
        return None
    names = {mention.entity for mention in named_in(earlier)}
    dropped = [mention for mention in named_in(later) if gone(mention.span) and mention.entity in names]
    kept = [mention for mention in named_in(later) if not gone(mention.span) and mention.entity not in names]
    if not dropped or not kept:
        return None
    place = dropped[0].kind == "place" or (dropped[0].kind == "other" and kept[0].kind in ("place", "other"))
    return Succession("place" if place else "entity", "moved", Value(entity=dropped[0].entity), Value(entity=kept[-1].entity))


def _thing_replaced(earlier: Statement, later: Statement, gone: Callable[[Span], bool], grounds: Grounds) -> Succession | None:
    """The later clause puts a thing without a name ("instead of the town hall") behind what no longer holds."""
    if earlier.frame is None or later.frame is None or earlier.frame.verb != later.frame.verb or earlier.denied != later.denied:
        return None
    dropped = [one for one in later.frame.fillers if gone(one.span) and one.words and not one.proper]
    kept = [one for one in later.frame.fillers if not gone(one.span) and not one.proper]
    for old in earlier.frame.fillers:
        new = next((one for one in kept if one.role == old.role and one.words != old.words), None)
        if new and any(one.words == old.words for one in dropped):
            before, after = (Value(entity=grounds.words(one.span)) for one in (old, new))
            return Succession("place" if old.role in of_places("where") else "entity", "moved", before, after)
    return None


def names_replaced(statement: Statement, grounds: Grounds) -> bool:
    """Tell whether a clause names what no longer holds."""
    return bool(_replaced(statement, grounds))


def _replaced(statement: Statement, grounds: Grounds) -> list[tuple[int, int]]:
    """Return where a clause names what no longer holds, as offsets in its article."""
    article, span = grounds.articles[statement.span.article], statement.span
    text = article.text[span.start : span.end].lower()
    found = []
    cues = [*vocabulary().replaced.finditer(text), *(_FROM.finditer(text) if _says_moved(statement, grounds) else ())]
    for cue in cues:
        end = _ENDS.search(text, cue.end())
        found.append((span.start + cue.end(), span.start + (end.start() if end else len(text))))
    return found
