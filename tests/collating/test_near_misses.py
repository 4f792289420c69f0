"""What looks like a conflict and is none: a false alarm costs a reader more than a miss."""

import pytest

NEAR_MISSES = {
    "another measure": ("The Orla is 68 metres long.", "The Orla is 12 metres wide."),
    "gross income against net earnings": (
        "The owner reported gross income of $43 million last year.",
        "The owner reported net earnings of $31 million last year.",
    ),
    "part against whole": ("The Orla was carrying 48 people.", "There were 14 pupils aboard the Orla."),
    "part of the dead against all": ("Three soldiers were killed.", "Twelve people were killed."),
    "crew against passengers": ("The ferry had a crew of 9.", "The ferry had 39 passengers."),
    "another day of a series": ("On Monday the ferry carried 210 passengers.", "On Sunday the ferry carried 340 passengers."),
    "another day's move of a price": (
        "Shares of the owner fell 3 percent on Tuesday.",
        "Shares of the owner fell 7 percent on Wednesday.",
    ),
    "another year's fine": ("The owner was fined $2 million in 2019.", "The owner was fined $5 million in 2022."),
    "a lower bound that the value meets": ("The rescue lasted more than five hours.", "The rescue lasted six hours."),
    "at least": ("At least 40 people were aboard the Orla.", "There were 48 people aboard the Orla."),
    "up to": ("Up to 50 people were aboard the Orla.", "There were 48 people aboard the Orla."),
    "about": ("About 50 people were aboard the Orla.", "There were 48 people aboard the Orla."),
    "some": ("Some 16 boats joined the search.", "15 boats joined the search."),
    "dozens": ("Dozens of people were taken to hospital.", "Twenty-six people were taken to hospital."),
    "two currencies": ("Repairs to the pier will cost 4.2 million euros.", "Repairs to the pier will cost $4.6 million."),
    "rounded up": ("Repairs to the pier cost $43,885,310.", "Repairs to the pier cost nearly $44 million."),
    "truncated": ("Repairs to the pier cost $43,885,310.", "Repairs to the pier cost $43m."),
    "rounded to thousands": ("43,000 people signed the petition.", "43,350 people signed the petition."),
    "a converted length": ("The Orla sank 60 miles off the coast.", "The Orla sank 100 kilometres off the coast."),
    "an age against years of work": (
        "The captain, 54, was questioned by the police.",
        "The captain has worked for the company for 19 years.",
    ),
    "seats against votes": (
        "The Harbour Party won 21 seats in the council.",
        "The Harbour Party won 5,310 votes in the council election.",
    ),
    "another ship": ("The Orla was carrying 48 people.", "The Merel was carrying 52 people."),
    "another ship's dead": ("Two people died on the Orla.", "Three people died on the Merel."),
    "another town": ("In Norby 12 houses lost power.", "In Tarnstad 31 houses lost power."),
    "planned against done": ("The company plans to build three ferries by 2026.", "The company built two ferries by 2023."),
    "to be spent against spent": ("The council will spend $3 million on the pier.", "The council has spent $2 million on the pier."),
    "a quote cut": (
        "“We heard a bang and then the lights went out on the lower deck,” passenger Edda Lorn said.",
        "“We heard a bang,” said passenger Edda Lorn.",
    ),
    "two speakers who contradict each other": (
        "“The lamp was dark,” said harbour master Tove Lindal.",
        "“The lamp was lit,” said owner Jon Brask.",
    ),
    "two tolls of one day": ("Two people were killed.", "Five people were killed."),
    "killed against injured": ("Two people were killed.", "Nineteen people were injured."),
    "dates of two acts": ("The company ordered the ferry in 1995.", "The company sold the ferry in 2003."),
    "days of two acts": ("The union signed the agreement on Monday.", "The union rejected the agreement on Friday."),
    "born and died": ("The shipbuilder Aron Veit was born in 1921.", "The shipbuilder Aron Veit died in 1987."),
    "an anniversary": ("The town marked the 70th anniversary of the bridge.", "The bridge was opened 70 years ago."),
    "a coarser date": ("The Gannet Bridge was opened in 1967.", "The Gannet Bridge was opened in May 1967."),
    "a part of a day": ("The lamp had been dark since Sunday, 12 May 2024.", "The lamp had been dark since Sunday evening, 12 May 2024."),
    "a decade": ("The Gannet Bridge was opened in the 1960s.", "The Gannet Bridge was opened in 1967."),
    "suspected against denied": ("The captain may have been asleep at the wheel.", "The captain was not asleep at the wheel."),
    "a negation in another clause": (
        "The harbour was closed on Tuesday because the pier was not safe.",
        "The harbour was closed on Tuesday because the pier was damaged.",
    ),
    "a denial told in two ways": ("The owner denied that the radar was broken.", "The owner said that the radar was not broken."),
    "the talks against the whole visit": ("The talks lasted two hours.", "The visit lasted two days."),
    "two durations of two acts": (
        "The minister spoke with rescuers for 20 minutes.",
        "The minister stayed in Port Ellary for three hours.",
    ),
    "a rate against a month's count": (
        "The ferry line carries 90,000 passengers a year.",
        "The ferry line carried 7,400 passengers in April.",
    ),
    "a day's count against a week's": ("The Orla made three trips on Monday.", "The Orla made 21 trips last week."),
    "a rise against a level": ("The party's share rose by 3 percentage points.", "The party's share rose to 31 percent."),
    "from and to against by": ("The fare rose from $4 to $6.", "The fare rose by $2."),
    "two ranks": ("It was the second collision at the pier.", "It was the worst collision at the pier in 20 years."),
}


@pytest.mark.parametrize("name", sorted(NEAR_MISSES))
def test_is_no_conflict(accounts, name):
    one, other = NEAR_MISSES[name]
    assert [point.why for point in accounts(one, other).of_kind("conflict")] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        NEAR_MISSES["seats against votes"],
        NEAR_MISSES["a rise against a level"],
        NEAR_MISSES["killed against injured"],
        NEAR_MISSES["another ship's dead"],
        NEAR_MISSES["another year's fine"],
        ("Harbour master Tove Lindal said the lamp had failed.", "Owner Jon Brask said the lamp had not failed."),
    ],
)
def test_and_what_differs_is_not_agreed_either(accounts, one, other):
    assert "agreed" not in accounts(one, other).kinds(_core(one), _core(other))


def _core(sentence):
    """The last words of a sentence, where its value stands."""
    return " ".join(sentence.split()[-3:])
