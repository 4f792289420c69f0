"""Each cue of direction, named in the evidence; undecided where the texts do not show it."""

from copying_made import BRIDGE, FERRY, MUSEUM, ORCHARD, article

from tellings.copying import find_reuse
from tellings.model import Article, Reuse


def narration(*articles: Article) -> Reuse:
    return next(r for r in find_reuse(articles) if r.kind == "narration")


def source_of(reuse: Reuse) -> str | None:
    return {None: None, "a": reuse.a.article, "b": reuse.b.article}[reuse.source]


def test_identical_articles_are_undecided_with_a_reason():
    reuse = narration(article("one", *FERRY), article("two", *FERRY))
    assert (reuse.source, reuse.confidence) == (None, 0.0)
    assert reuse.evidence


def test_a_credit_names_the_source():
    wire = article("wire", *FERRY, publisher="Tarvik Courier")
    copy = article("copy", MUSEUM[0], *FERRY[:3], "That is according to the Tarvik Courier.")
    reuse = narration(wire, copy)
    assert source_of(reuse) == wire.id
    assert reuse.confidence > 0.9
    assert any("Tarvik Courier" in says for says in reuse.evidence)


def test_naming_a_newsroom_is_not_crediting_it():
    wire = article("wire", *FERRY, publisher="Tarvik Courier")
    copy = article("copy", *FERRY, "The Tarvik Courier has moved to a new building.")
    assert narration(wire, copy).source is None


def test_a_credit_line_of_the_others_agency_names_the_source():
    lead = f"TARVIK, May 3 (Nordpost) - {FERRY[0]}"
    wire = article("wire", lead, *FERRY[1:], agency="Nordpost", dateline="TARVIK, May 3")
    copy = article("copy", *FERRY[:3], ("credit", "Source: Nordpost"))
    assert source_of(narration(wire, copy)) == wire.id


def test_a_stripped_dateline_and_an_earlier_time_agree():
    wire = article("wire", ("dateline", "TARVIK, May 3"), *FERRY, dateline="TARVIK, May 3", published="2031-05-03")
    copy = article("copy", *FERRY, published="2031-05-04")
    reuse = narration(wire, copy)
    assert source_of(reuse) == wire.id
    assert any("dateline" in says for says in reuse.evidence)


def test_time_alone_decides_nothing():
    reuse = narration(article("one", *FERRY, published="2031-05-03"), article("two", *FERRY, published="2031-05-09"))
    assert reuse.source is None
    assert any("time of publication" in says for says in reuse.evidence)


def test_time_does_not_overrule_the_text():
    wire = article("wire", *FERRY, publisher="Tarvik Courier", published="2031-05-09")
    copy = article("copy", *FERRY[:3], "This was first reported by the Tarvik Courier.", published="2031-05-01")
    copy_with_credit = article("copy", *FERRY[:3], "This story, reported by Tarvik Courier, was shortened.", published="2031-05-01")
    assert source_of(narration(wire, copy)) == source_of(narration(wire, copy_with_credit)) == wire.id


def test_a_truncated_tail_shows_the_copy():
    whole = article("whole", *FERRY)
    cut = article("cut", *FERRY[:2], FERRY[2][: FERRY[2].index(" twice this")])
    reuse = narration(whole, cut)
    assert source_of(reuse) == whole.id
    assert any("breaks off" in says for says in reuse.evidence)


def test_length_alone_decides_nothing():
    reuse = narration(article("long", *FERRY, *MUSEUM), article("short", *FERRY[:3]))
    assert reuse.source is None


def test_a_spelling_inside_the_copied_words_only_shows_the_copy():
    ours = "Mayor Sergey Dovlin opened the swimming bath, and later Dovlin and Sergey Amundar, his deputy, drank tea."
    shared = f"{FERRY[0]} {FERRY[2]} In the evening the town's harbour master, Sergei Amundar, lit a lantern at the end of the pier."
    source = article("source", shared, "The keys are with Sergei Amundar, who will not speak to strangers.")
    copy = article("copy", ours, shared)
    reuse = narration(source, copy)
    assert source_of(reuse) == source.id
    assert any("Sergei" in says for says in reuse.evidence)


def test_a_house_style_inside_the_copied_words_only_shows_the_copy():
    shared = f"{FERRY[0]} Some thirty per cent of the islanders had a relative on board when the vessel left the pier."
    source = article("source", shared, "A further ten per cent had lent somebody a coat.", ORCHARD[0])
    copy = article("copy", "Turnout at the village fair was down twelve percent.", shared)
    assert source_of(narration(source, copy)) == source.id


def test_an_opening_of_ones_own_is_a_weak_sign():
    reuse = narration(article("source", *FERRY), article("copy", *BRIDGE, *FERRY))
    assert reuse.source is None
    assert any("opening of its own" in says for says in reuse.evidence)


def test_naming_the_others_newsroom_inside_the_shared_words_shows_the_copy():
    lead = "Letters that the owners showed {} say that the channel was silting up and that no dredger would come before winter."
    source = article("source", lead.format("this newspaper"), *FERRY[:2], publisher="The Tarvik Courier")
    copy = article("copy", lead.format("the Courier"), *FERRY[:2], publisher="Nightfold")
    reuse = narration(source, copy)
    assert source_of(reuse) == source.id
    assert any("the Courier" in says for says in reuse.evidence)


def test_a_dateline_of_the_others_agency_is_a_credit():
    source = article("source", *FERRY, publisher="Nordpost News Agency")
    copy = article(
        "copy", ("dateline", "TARVIK, May 3 (Nordpost) -"), *FERRY[:4], ORCHARD[0], publisher="Island Echo", dateline="TARVIK, May 3"
    )
    assert source_of(narration(source, copy)) == source.id


def test_a_photo_credit_is_none_for_the_words():
    source = article("source", *FERRY, publisher="Nordpost News Agency")
    copy = article("copy", *FERRY, ("credit", "© Some Body/Nordpost"), publisher="Island Echo")
    assert narration(source, copy).source is None
