"""Which articles say the same because they are one text: what copies each other counts once."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from tellings.dating import calendar


class Texts:
    """The texts of a story by article, frozen once made; an article of no text is one of its own."""

    def __init__(self, groups: Sequence[Collection[str]], articles: Iterable[str]) -> None:
        """Take the articles of each text by id (an article that pastes two together is in both) and all ``articles`` of the story."""
        found: dict[str, list[int]] = {}
        for number, group in enumerate(sorted(sorted(set(group)) for group in groups)):
            for article in group:
                found.setdefault(article, []).append(number)
        alone = sorted(set(articles) - set(found))
        self._texts: Mapping[str, tuple[int, ...]] = {
            **{article: tuple(numbers) for article, numbers in found.items()},
            **{article: (len(groups) + index,) for index, article in enumerate(alone)},
        }

    def count(self, articles: Iterable[str]) -> int:
        """Return how many texts must stand behind ``articles``: copies are one, and what pastes two texts adds none to either."""
        wanted = sorted({self._texts.get(article, (-1,)) for article in articles}, key=lambda texts: (len(texts), texts))
        counted: set[int] = set()
        for texts in wanted:
            if counted.isdisjoint(texts):
                counted.add(texts[0])
        return len(counted)

    def votes(self, named: Mapping[str, calendar.Day], near: calendar.Day) -> Counter[calendar.Day]:
        """Return how many texts vote for each day, where ``named`` is the day that each article names first.

        The copies of a text have one vote: the day that most of them name, of equals the one nearest to ``near``. What of a text is
        pasted together with others votes only where no article is of that text alone.
        """
        members: dict[int, list[str]] = {}
        for article in sorted(named):
            for text in self._texts.get(article, (-1,)):
                members.setdefault(text, []).append(article)
        counted: Counter[calendar.Day] = Counter()
        spent: set[str] = set()
        for text in sorted(members, key=lambda text: (min(len(self._texts.get(one, (-1,))) for one in members[text]), text)):
            alone = [one for one in members[text] if len(self._texts.get(one, (-1,))) == 1]
            voters = alone or [one for one in members[text] if one not in spent]
            spent |= set(members[text])
            if voters:
                counted[most_named(Counter(named[one] for one in voters), near)] += 1
        return counted


def most_named(votes: Counter[calendar.Day], near: calendar.Day) -> calendar.Day:
    """Return the day with the most votes, of equals the one nearest to ``near``."""
    return min(votes, key=lambda vote: (-votes[vote], abs((vote - near).days), vote))
