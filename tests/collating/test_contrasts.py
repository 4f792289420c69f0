"""Clauses on one act that agree in every slot but one: where the values of that slot exclude each other, it is a conflict."""

import pytest

CONFLICTS = {
    "another town": ("The stolen van was found in Harwick.", "The stolen van was found in Selby.", "place"),
    "another birthplace": ("The captain, Ulf Brandt, was born in Norby.", "Captain Ulf Brandt was born in Tarnstad.", "place"),
    "another venue": ("The inquest will be held in Norby.", "The inquest will be held in Tarnstad.", "place"),
    "another bank of the river": ("The wreck lies on the north bank.", "The wreck lies on the south bank.", "place"),
    "another way": ("The survivors were taken to Norby by bus.", "The survivors were taken to Norby by boat.", "event"),
    "another weapon": ("The guard was attacked with a knife.", "The guard was attacked with a hammer.", "event"),
    "another cause": ("A cigarette caused the fire on the car deck.", "A short circuit caused the fire on the car deck.", "event"),
    "who did it to whom": ("Mate Jon Vik struck cook Karel Aune.", "Cook Karel Aune struck mate Jon Vik.", "event"),
    "who overtook whom": ("The tug overtook the ferry before the bridge.", "The ferry overtook the tug before the bridge.", "event"),
    "who won": ("The Norby Rovers beat the Tarnstad Lions.", "The Tarnstad Lions beat the Norby Rovers.", "event"),
    "before and after": ("The engine stopped before the collision.", "The engine stopped after the collision.", "event"),
    "another man at the wheel": ("Jon Vik was steering the ferry.", "Karel Aune was steering the ferry.", "entity"),
    "another builder": ("The bridge was designed by Irma Castell.", "The bridge was designed by Paul Orrin.", "entity"),
    "another successor": ("The council elected Irma Castell as mayor.", "The council elected Paul Orrin as mayor.", "entity"),
    "asserted and denied": ("The horn sounded before the crash.", "The horn did not sound before the crash.", "polarity"),
    "a particle": ("The alarm went off in the engine room.", "The alarm did not go off in the engine room.", "polarity"),
    "failed to": ("The crew lowered the anchor.", "The crew failed to lower the anchor.", "polarity"),
    "the opposite verb": ("The council accepted the plan on Tuesday.", "The council rejected the plan on Tuesday.", "polarity"),
    "the opposite state": ("The gate was locked at the time.", "The gate was unlocked at the time.", "polarity"),
    "alive and dead": ("The dog was dead when divers found it.", "The dog was alive when divers found it.", "polarity"),
    "older and younger": ("Jon Vik is the older brother of Karel Vik.", "Jon Vik is the younger brother of Karel Vik.", "role"),
    "brother and cousin": ("Jon Vik is a brother of the owner.", "Jon Vik is a cousin of the owner.", "role"),
    "captain and mate": (
        "Jon Vik, the captain of the Orla, called for help.",
        "Jon Vik, the first mate of the Orla, called for help.",
        "role",
    ),
    "captain and engineer before the name": ("Captain Jon Vik called for help.", "Chief engineer Jon Vik called for help.", "role"),
    "a day behind a light verb": (
        "The owner had to close the bridge on Friday, 17 May.",
        "The owner had to close the bridge on Saturday, 18 May.",
        "when",
    ),
    "in what manner": ("The tug left the harbour slowly.", "The tug left the harbour quickly.", "polarity"),
    "with intent or without": ("The guard fired the flare deliberately.", "The guard fired the flare accidentally.", "polarity"),
    "a clock time": ("The ferry left Norby at 7:15 a.m.", "The ferry left Norby at 8:40 a.m.", "when"),
}

NO_CONFLICTS = {
    "a street in a town": ("The stolen van was found in Harwick.", "The stolen van was found on Tanner Street."),
    "a town in a county": ("The stolen van was found in Harwick.", "The stolen van was found in Selby County."),
    "one page names both places": (
        "The stolen van was found in Harwick.",
        "The stolen van was found in Selby. Selby is the northern part of Harwick.",
    ),
    "what is done in many places": ("The company sells fish in Norby.", "The company sells fish in Tarnstad."),
    "two people may both": ("Jon Vik praised the divers.", "Karel Aune praised the divers."),
    "an act of two": ("Jon Vik met Karel Aune.", "Karel Aune met Jon Vik."),
    "two people hurt": ("The driver was hurt.", "The passenger was hurt."),
    "a condition": ("The horn sounded before the crash.", "It is asked whether the horn sounded before the crash."),
    "a denial of a part": ("The horn sounded twice.", "The horn did not sound a third time."),
    "a doubt": ("The horn may have sounded before the crash.", "The horn did not sound before the crash."),
    "another's opposite": ("The council accepted the plan.", "The council rejected the offer."),
    "a title and another": ("Captain Jon Vik called for help.", "Harbour pilot association member Jon Vik called for help."),
    "a former rank": ("Jon Vik, a former captain of the Orla, called for help.", "Jon Vik, the first mate of the Orla, called for help."),
    "a list": ("The survivors were taken to Norby by bus.", "The survivors were taken to Norby by bus and boat."),
    "two dogs": ("One dog was dead.", "Another dog was alive."),
}


@pytest.mark.parametrize("name", sorted(CONFLICTS))
def test_slots_that_exclude_each_other_conflict(accounts, name):
    one, other, type_ = CONFLICTS[name]
    assert [point.type for point in accounts(one, other).of_kind("conflict")] == [type_]


@pytest.mark.parametrize("name", sorted(NO_CONFLICTS))
def test_slots_that_may_both_hold_do_not(accounts, name):
    one, other = NO_CONFLICTS[name]
    assert [point.why for point in accounts(one, other).of_kind("conflict")] == []
