"""Times and quantities as a person would write them; precision is never gained on the way."""

import re

from tellings.model.quantity import Quantity
from tellings.model.when import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DIVISIONS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter", 34: "second quarter", 35: "third quarter",
    36: "fourth quarter", 40: "first half", 41: "second half",
}  # fmt: skip
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_VAGUE = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T([A-Z]{2}|\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:?\d\d)?)?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T([A-Z]{2}|\d\d:\d\d))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")

# Nouns whose plural is not made with an s.
_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children", "policeman": "policemen", "staff": "staff"}

# Above this a float no longer holds every whole number, and its digits would be invented.
_EXACT = 2**53

# Units whose plural is not made with an s; ISO 4217 codes stay as they are.
_UNITS = {"percent": "percent", "foot": "feet", "inch": "inches", "celsius": "celsius", "fahrenheit": "fahrenheit", "hertz": "hertz"}


def _one_time(value: str) -> str:
    if value in _VAGUE:
        return _VAGUE[value]
    if found := _DAY.fullmatch(value):
        year, month, day, clock, zone = found.groups()
        if 1 <= int(month) <= len(_MONTHS):
            said = f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
            if not clock:
                return said
            return f"{said}, {_PARTS.get(clock, clock)}{_zone(zone)}"
    if found := _WEEKDAY.fullmatch(value):
        day, clock = _WEEKDAYS[int(found[1]) - 1], found[2]
        return f"{day}, {_PARTS.get(clock, clock)}" if clock else day
    if found := _MONTH.fullmatch(value):
        number = int(found[2])
        if 1 <= number <= len(_MONTHS):
            return f"{_MONTHS[number - 1]} {found[1]}"
        if number in _DIVISIONS:
            return f"{_DIVISIONS[number]} {found[1]}" if number < 33 else f"{_DIVISIONS[number]} of {found[1]}"
    if re.fullmatch(r"\d{3}X", value):
        return f"the {value[:3]}0s"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"week {int(found[2])} of {found[1]}"
    return value


def _zone(zone: str | None) -> str:
    return "" if zone is None else " UTC" if zone == "Z" else f" UTC{zone}"


def when_phrase(when: When) -> str:
    """Return a time in words: "13 September 2023", "April 2019", "third quarter of 2023", "1950 to 1953", "from 2019 on"."""
    start, slash, end = when.value.partition("/")
    if not slash:
        said = _one_time(start)
    elif end in ("..", ""):
        said = f"from {_one_time(start)} on"
    elif start in ("..", ""):
        said = f"until {_one_time(end)}"
    else:
        said = f"{_one_time(start)} to {_one_time(end)}"
    return f"about {said}" if when.approximate else said


def _number(value: float) -> str:
    whole = float(value).is_integer() and abs(value) < _EXACT
    return f"{int(value):,}" if whole else f"{value:,.10g}"


def quantity_phrase(quantity: Quantity) -> str:
    """Return the bounds of a quantity: "5", "more than 5", "about 6", "3 to 4", with its unit or what it counts."""
    low, high = quantity.low, quantity.high
    if quantity.counted == "anniversary" and low is not None and low == high:
        return f"{_ordinal(int(low))} anniversary"
    if low is None:
        if high is None:
            return " ".join(quantity.words.split())
        said = f"{'less than' if quantity.high_open else 'at most'} {_number(high)}"
    elif high is None:
        said = f"{'more than' if quantity.low_open else 'at least'} {_number(low)}"
    else:
        said = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    unit = quantity.unit or ""
    if unit.islower() and said != "1":
        unit = _UNITS.get(unit, unit + "s")
    counted = _counted(quantity, said)
    return " ".join(part for part in ("about" if quantity.approximate else "", said, unit, counted) if part)


def _counted(quantity: Quantity, said: str) -> str:
    """Return what is counted behind its number: "people killed", "cars", "(aid)" of an amount with a unit."""
    if not quantity.counted:
        return ""
    if quantity.unit or quantity.counted == "age":
        return f"({quantity.counted})"
    noun, _, state = quantity.counted.partition(" ")
    plural = (
        noun
        if said == "1"
        else _PLURALS.get(noun) or (noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s")
    )
    return f"{plural} {state}".rstrip()


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
