"""Whether two spans are of the same words, though one may be a little longer than the other."""

from tellings.model import Span


def meet(one: Span, other: Span) -> bool:
    """Tell whether two spans of one article share half or more of the shorter one."""
    if one.article != other.article:
        return False
    return 2 * (min(one.end, other.end) - max(one.start, other.start)) >= min(len(one), len(other))
