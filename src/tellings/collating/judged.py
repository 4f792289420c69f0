"""What a group of statements shows: the value that judging makes and points are made of."""

from typing import NamedTuple

from tellings.model import PointKind, PointType, Reading


class Judged(NamedTuple):
    """What a group of statements shows. ``members`` are the places in the group that take part; the others are about something else."""

    kind: PointKind
    type: PointType
    readings: tuple[Reading, ...]
    why: str
    members: tuple[int, ...]
