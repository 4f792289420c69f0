"""The words and phrases of a language for times, read from its data file and compiled once."""

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, NamedTuple

from tellings.dating.alternatives import any_of

# Numbers and other forms that no word list can hold. A four-digit year inside a date may be any from 1000 to 2099.
_FORMS = {
    "digits": r"\d{1,3}",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)",
    "year": r"(?:1\d|20)\d\d(?!\d)",
    "year2": r"(?:(?:1\d|20)\d\d|\d\d)(?!\d)",
    "isodate": r"(?:1\d|20)\d\d(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|/(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01]))(?!\d)",
    "clock24": r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d{1,6})?",
    "offset": r"(?:z|utc|gmt|[+-](?:0\d|1[0-4]):?[0-5]\d)",
    "slashdate": r"(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|[12]\d|3[01])[/.](?:(?:19|20)\d\d|\d\d)(?!\d)",
    "decadeyear": r"(?:1[5-9]|20)\d0",
    "decadedigits": r"[2-9]0",
    "quarterdigit": r"q[1-4]",
    "hour": r"(?:1[0-2]|0?[1-9])",
    "hour24": r"(?:[01]?\d|2[0-3])",
    "minute": r"[0-5]\d",
    "secondofminute": r"[0-5]\d",
    "hourminute": r"(?:[01]\d|2[0-3])[0-5]\d",
}


class Rule(NamedTuple):
    """A phrase: the source of its regular expression with named groups, how it is understood, and what is fixed about it."""

    source: str
    means: str
    fixed: Mapping[str, Any]
    given: bool

    @property
    def regex(self) -> re.Pattern[str]:
        """The phrase with its named groups, compiled when it is first asked for: most texts need a third of the rules."""
        return _compiled(self.source)


@functools.cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


class Vocabulary(NamedTuple):
    """A language's words for times.

    ``words`` is the data file; ``start`` finds where a phrase may begin, ``phrase`` which rule matches there (its last group is ``r``
    and the rule's number).
    """

    words: Mapping[str, Any]
    rules: tuple[Rule, ...]
    start: re.Pattern[str]
    phrase: re.Pattern[str]

    def value(self, table: str, word: str) -> Any:  # noqa: ANN401 (a number, a name or a truth value, by table)
        """Return what ``word`` stands for in ``table``; runs of white space count as one blank."""
        return self.words[table][" ".join(word.split())]


@functools.cache
def _zone_data() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/zones.toml").read_text(encoding="utf-8"))


@functools.cache
def zones() -> Mapping[str, str | float | None]:
    """Return the names of time zones in lower case: an IANA name, hours east of Greenwich, or ``None`` for a time without offset."""
    data = _zone_data()
    found: dict[str, str | float | None] = dict.fromkeys(data["unknown"]["words"])
    found.update(data["fixed"] | data["moving"])
    found.update({f"{name} {suffix}": zone for name, zone in data["named"].items() for suffix in data["suffix"]["words"]})
    return found


@functools.cache
def vocabulary(language: str = "english") -> Vocabulary:
    """Load and compile the vocabulary of a language: a file of ``data`` without its ending."""
    words = tomllib.loads(resources.files(__package__).joinpath(f"data/{language}.toml").read_text(encoding="utf-8"))
    forms = _forms(words)
    rules, sources = [], []
    for row in words["rule"]:
        fixed = {key: value for key, value in row.items() if key not in ("pattern", "means", "given")}
        source = _expand(row["pattern"], forms)
        rules.append(Rule(source + _TAIL, row["means"], fixed, row.get("given", False)))
        sources.append(re.sub(r"\(\?P<\w+>", "(?:", source) + _TAIL)
    return Vocabulary(
        words,
        tuple(rules),
        re.compile(_start(words)),
        re.compile("|".join(f"(?P<r{i}>{source})" for i, source in enumerate(sources) if not rules[i].given)),
    )


def _start(words: Mapping[str, Any]) -> str:
    """Return the pattern of where a phrase may begin: the cheaper it says no, the faster running text is read."""
    lists = words["words"]
    starts = {word for table in lists["tables"] for word in words[table]} | set(lists["starts"])
    first = {re.split("[ -]", word)[0].rstrip(".") for word in starts}
    narrow = lists["only_before"]
    weak = set(lists["weak"]) & first
    strong = any_of(sorted(first - weak - set(narrow)))
    units = any_of(sorted({*words["unit"], *words["part"]}))
    near = rf"(?=[\s-]{{1,3}}(?:[\w'’-]{{1,20}}[\s-]{{1,3}}){{0,3}}(?:(?:{strong}|{units})(?!\w)|['’]?\d))"
    only = "|".join(rf"{word}(?=[\s-]{{1,3}}(?:{any_of(sorted(following))}|\d))" for word, following in narrow.items())
    # Numbers of other things fail all rules, slowly: they are passed over here.
    things = any_of(sorted(set(lists["counted_after_year"]) - set(words["unit"]) - set(zones())))
    number = rf"(?:(?<![\w.,$€£#:/+-])|(?<=\s[,]))\d(?!\d{{0,2}},\d|\d{{0,3}}(?:\.\d{{1,3}})?(?:\s?%|[\s-](?:{things})(?!\w)))"
    return rf"(?<![\w-])(?:(?:{strong})(?!\w)|(?:{any_of(sorted(weak))}){near}|{only})|{number}"


def expanded(pattern: str) -> str:
    """Return the regular expression of a phrase of another data file, with this vocabulary's {names} filled in."""
    return _expand(pattern, _known_forms())


@functools.cache
def _known_forms() -> dict[str, str]:
    return _forms(vocabulary().words)


# Behind every phrase: no letter or digit, and no more of a number.
_TAIL = r"(?!\w|[.,:/]\d|\s?%|-\d)"


def _forms(words: Mapping[str, Any]) -> dict[str, str]:
    forms = {name: any_of(table) for name, table in words.items() if isinstance(table, dict) and name != "words"}
    units = [word for word in words["unit"] if word not in ("second", "seconds", "minute", "minutes", "hour", "hours")]
    tens = any_of([word for word, value in words["number"].items() if value in range(20, 100, 10)])
    small = any_of([word for word, value in words["number"].items() if value < 10 and " " not in word and len(word) > 2])
    teens = any_of([word for word, value in words["number"].items() if 10 <= value < 20 and " " not in word])
    century = any_of(["eighteen", "nineteen", "twenty"])
    low = f"(?:{tens}(?:[- ]{small})?|{teens}|(?:oh|o)[- ]{small}|hundred)"
    forms["number"] = rf"(?:\d{{1,3}}(?:\.5)?|{tens}-{small}|{forms['number']})"
    tenth = any_of([word for word, value in words["ordinal"].items() if value < 10])
    forms["ordinal"] = rf"(?:{tens}-{tenth}|{forms['ordinal']})"
    forms["yearword"] = rf"(?:{century}[- ]{low}|two thousand(?:(?: and)? (?:{tens}(?:[- ]{small})?|{teens}|{small}))?)"
    forms["quarterordinal"] = "(?:" + any_of([word for word, value in words["ordinal"].items() if value <= 4]) + "|[1-4](?:st|nd|rd|th))"
    forms["halfordinal"] = any_of([word for word, value in words["ordinal"].items() if value <= 2])
    forms["whichyear"] = "(?:" + any_of(words["toward"]) + ")"
    forms["nearby"] = any_of([word for word in words["toward"] if word != "past"])
    forms["thisunit"] = any_of(sorted({words["unit"][word] for word in units} - {"day", "fortnight"}))
    forms["oneunit"] = any_of(sorted({words["unit"][word] for word in units} - {"fortnight"}))
    forms["noonword"] = rf"(?:{any_of(words['noon'])}|\d)"
    forms["zone"] = _zone_form()
    return {**forms, **_FORMS}


def _zone_form() -> str:
    """Return the names of zones with what they share written once: the product of names and suffixes took half the time to compile."""
    data = _zone_data()
    short = any_of([*data["unknown"]["words"], *data["fixed"], *data["moving"]])
    return rf"(?:{any_of(data['named'])}\s{{1,3}}{any_of(data['suffix']['words'])}|{short})"


def _expand(pattern: str, forms: Mapping[str, str]) -> str:
    used: list[str] = []

    def named(match: re.Match[str]) -> str:
        name = match[1]
        used.append(name)
        group = name if used.count(name) == 1 else f"{name}_{used.count(name)}"
        return f"(?P<{group}>{forms[name] if name in forms else forms[name.rstrip('2')]})"

    # Text that was cut into words has a blank before its commas.
    pattern = pattern.replace(",? ", "(?:\\s?,)? ")
    classes = re.sub(r"\[[^\]]*\]", lambda match: match[0].replace(" ", r"\s"), pattern)
    return re.sub(r"\{([a-z][a-z0-9]+)\}", named, classes.replace(" ", r"(?:\s{1,3})"))
