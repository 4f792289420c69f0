"""Stories in a library: a stream in any order gives what all at once gives; stories merge, part and close; people are kept to."""

import itertools
import sqlite3

import pytest

from tellings import Page
from tellings.grouping.parting import part
from tellings.grouping.profiles import day_of, profile
from tellings.library import settling
from tellings.library.database import open_database, writing_to
from tellings.library.deriving import bring_up_to_date
from tellings.library.keeping import keep
from tellings.library.packing import unpack
from tellings.library.placing import forget, move_articles, place_articles
from tellings.library.profiles import HOLDERS, TELLING, _holders
from tellings.library.seating import seat

TEXTS = {
    "mill-1": (
        "Flames destroy paper mill at Brenholt",
        "2024-05-04",
        "A fire destroyed the old paper mill at Brenholt on Friday night. Some 40 firefighters from Brenholt and Oskby"
        " fought the flames on the"
        " Sarne river until morning, said fire chief Marta Quill. Police are looking for two boys who were seen near the mill.",
    ),
    "mill-2": (
        "Brenholt loses its paper mill",
        "2024-05-04",
        "Fire chief Marta Quill said her crews, with help from Oskby, could only protect the houses along the Sarne."
        " The paper mill of Brenholt"
        " burned down on Friday. Two boys were seen near the mill, police said.",
    ),
    "mill-3": (
        "Boys sought after fire at Brenholt mill",
        "2024-05-05",
        "Police in Brenholt have asked two boys who were seen at the paper mill before Friday's fire to come forward."
        " Fire chief Marta Quill"
        " does not think that the flames began by themselves.",
    ),
    "vote-1": (
        "Castelmare votes on its harbour",
        "2024-05-05",
        "Voters in Castelmare choose a new council on Sunday. Mayor Pio Bandini wants to sell the northern quay to a"
        " shipping line; his rival"
        " Ada Ferro calls the sale a gift to friends.",
    ),
    "vote-2": (
        "Ferro ahead of Bandini in Castelmare",
        "2024-05-06",
        "Ada Ferro leads mayor Pio Bandini by four points before Sunday's vote for the council of Castelmare, in which"
        " the sale of the northern"
        " quay to a shipping line is the only issue.",
    ),
    "storm-1": (
        "Storm cuts power on Lunde islands",
        "2024-05-05",
        "A storm tore down the power line to the Lunde islands on Saturday. Some 900 households had no electricity,"
        " said Ingrid Moe of Lunde"
        " Kraft, and the ferry from Tarvik stayed in port.",
    ),
    "storm-2": (
        "Ferry to Lunde sails again after storm",
        "2024-05-06",
        "The ferry from Tarvik to the Lunde islands sailed again on Sunday, and Lunde Kraft expects to have the power"
        " line up by night, said"
        " Ingrid Moe. The storm had left 900 households without electricity.",
    ),
}
BLACKOUT = (
    "Lunde Kraft begins work on cable",
    "2024-05-06",
    "Divers of Lunde Kraft began to lay a sea cable from Tarvik on Monday, planned since last year, said engineer Olaf Brandt.",
)


def page(name, text=None):
    title, day, words = text or TEXTS[name]
    head = f'<title>{title}</title><meta property="article:published_time" content="{day}">' if day else f"<title>{title}</title>"
    body = "".join(f"<p>{sentence}.</p>" for sentence in words.rstrip(".").split(". "))
    html = f"<html lang=en><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return Page(f"https://{name}.example/a.html", html.encode(), "text/html", None)


@pytest.fixture
def library(tmp_path):
    connection = open_database(tmp_path / "library.tellings", writing=True)
    connection.execute("PRAGMA synchronous = OFF")
    yield connection
    connection.close()


def add(connection, *pages):
    keep(connection, pages)
    bring_up_to_date(connection)


def stories(connection):
    """Return the stories as sets of the first labels of their pages' hosts, in order."""
    sql = (
        "SELECT story, place.name FROM membership JOIN article ON article.id = membership.article"
        " JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place ORDER BY place.name"
    )
    found = {}
    for story, name in connection.execute(sql):
        found.setdefault(story, []).append(name.removeprefix("https://").split(".")[0])
    return sorted(found.values())


def key_of(connection, name):
    """Return the key of the story that a page is in."""
    return connection.execute("SELECT key FROM story WHERE id = ?", (story_of(connection, name),)).fetchone()[0]


def article_of(connection, name):
    sql = (
        "SELECT article.id FROM article JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place"
        " WHERE current = 1 AND place.name = ?"
    )
    return connection.execute(sql, (f"https://{name}.example/a.html",)).fetchone()[0]


def story_of(connection, name):
    return connection.execute("SELECT story FROM membership WHERE article = ?", (article_of(connection, name),)).fetchone()[0]


def resolved(connection, key):
    row = connection.execute("SELECT id FROM story WHERE key = ? UNION SELECT story FROM story_alias WHERE key = ?", (key, key)).fetchall()
    assert len(row) == 1
    return row[0][0]


EVENTS = [["mill-1", "mill-2", "mill-3"], ["storm-1", "storm-2"], ["vote-1", "vote-2"]]


def is_whole(connection):
    """Check what must hold after every run."""
    assert (
        connection.execute("SELECT count(*) FROM membership").fetchone()
        == connection.execute("SELECT count(*) FROM article WHERE current = 1").fetchone()
    )
    assert not connection.execute("SELECT 1 FROM story WHERE id NOT IN (SELECT story FROM membership)").fetchone()
    assert not connection.execute(
        "SELECT 1 FROM alike WHERE NOT EXISTS (SELECT 1 FROM profile WHERE profile.article = alike.other)"
    ).fetchone()
    assert not connection.execute(
        "SELECT 1 FROM alike AS one WHERE NOT EXISTS (SELECT 1 FROM alike WHERE article = one.other AND other = one.article)"
    ).fetchone()
    for table in ("telling_word", "print"):
        assert not connection.execute(f"SELECT 1 FROM {table} WHERE article NOT IN (SELECT article FROM profile)").fetchone()
    assert (
        connection.execute("SELECT count(*) FROM unplaced").fetchone()
        == connection.execute("SELECT count(*) FROM unsettled").fetchone()
        == (0,)
    )
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_one_at_a_time_in_any_order_is_as_all_at_once(tmp_path):
    for number, order in enumerate(itertools.islice(itertools.permutations(sorted(TEXTS)), 0, 5040, 630)):
        connection = open_database(tmp_path / f"{number}.tellings", writing=True)
        connection.execute("PRAGMA synchronous = OFF")
        for name in order:
            add(connection, page(name))
        assert stories(connection) == EVENTS
        is_whole(connection)
        connection.close()


def test_the_stream_gives_what_parting_everything_gives(library):
    add(library, *(page(name) for name in sorted(TEXTS)))
    rows = library.execute("SELECT body, written FROM article ORDER BY id").fetchall()
    whole = part([profile(unpack(body), day_of(written)) for body, written in rows])
    assert sorted(len(story) for story in whole) == sorted(len(story) for story in stories(library))
    assert stories(library) == EVENTS


def test_articles_without_days_find_their_stories_too(library):
    add(library, *(page(name, (title, None, words)) for name, (title, _day, words) in TEXTS.items()))
    assert stories(library) == EVENTS


def test_a_story_says_between_which_days_it_runs_and_counts_its_changes(library):
    add(library, page("mill-1"))
    key = key_of(library, "mill-1")
    assert library.execute("SELECT first, last, state, changed, name FROM story").fetchall() == [
        ("2024-05-04", "2024-05-04", "open", 1, None)
    ]
    add(library, page("mill-3"))
    assert library.execute("SELECT key, first, last, changed FROM story").fetchall() == [(key, "2024-05-04", "2024-05-05", 2)]


def test_a_run_without_anything_new_changes_nothing(library):
    add(library, *(page(name) for name in sorted(TEXTS)))
    before = list(library.iterdump())
    place_articles(library)
    assert list(library.iterdump()) == before


FLAMES = (
    "Flames light the sky over Oskby",
    "2024-05-04",
    "Firefighters from Oskby fought flames on the Sarne river until dawn, said chief Marta Quill. Sparks flew over wooden houses.",
)
BOYS = (
    "Two schoolboys sought in Brenholt",
    "2024-05-05",
    "Police in Brenholt want to talk to two boys with red bicycles. Inspector Jon Rask asks whoever saw them to call the station.",
)
BOTH = (
    "Boys sought after flames at Oskby",
    "2024-05-05",
    "Inspector Jon Rask of Brenholt police wants to talk to two boys with red bicycles who were seen before flames rose over the Sarne"
    " river at Oskby. Firefighters fought until dawn, said chief Marta Quill, and sparks flew over wooden houses.",
)


def test_an_article_that_tells_of_two_stories_merges_them_and_both_keys_are_known(library):
    add(library, page("flames", FLAMES))
    add(library, page("boys", BOYS))
    assert stories(library) == [["boys"], ["flames"]]
    keys = key_of(library, "flames"), key_of(library, "boys")
    add(library, page("both", BOTH))
    assert stories(library) == [["both", "boys", "flames"]]
    assert key_of(library, "both") == keys[0]
    assert resolved(library, keys[0]) == resolved(library, keys[1]) == story_of(library, "both")
    is_whole(library)


def test_moving_all_of_a_story_into_another_makes_its_key_a_name_of_the_other(library):
    add(library, page("flames", FLAMES), page("boys", BOYS))
    keys = key_of(library, "flames"), key_of(library, "boys")
    with writing_to(library):
        move_articles(library, [article_of(library, "boys")], story_of(library, "flames"))
    assert stories(library) == [["boys", "flames"]]
    assert resolved(library, keys[0]) == resolved(library, keys[1]) == story_of(library, "flames")
    is_whole(library)


def test_a_new_version_takes_the_seat_of_the_old_one(library):
    add(library, *(page(name) for name in sorted(TEXTS)))
    key = key_of(library, "mill-1")
    title, day, words = TEXTS["mill-1"]
    add(library, page("mill-1", (title, day, words + " The mill had stood empty since 2009.")))
    assert stories(library) == EVENTS
    assert key_of(library, "mill-1") == key
    is_whole(library)


def test_a_page_that_tells_another_event_now_leaves_its_story(library):
    add(library, *(page(name) for name in sorted(TEXTS)))
    add(library, page("mill-2", TEXTS["vote-2"]))
    assert stories(library) == [["mill-1", "mill-3"], ["mill-2", "vote-1", "vote-2"], ["storm-1", "storm-2"]]
    is_whole(library)


def test_a_story_parts_when_what_held_it_together_goes(library):
    add(library, page("mill-1"), page("vote-1"))
    bridge = ("Brenholt and Castelmare", "2024-05-05", TEXTS["mill-1"][2] + " " + TEXTS["vote-1"][2])
    add(library, page("bridge", bridge))
    add(library, page("bridge", BLACKOUT))
    assert stories(library) == [["bridge"], ["mill-1"], ["vote-1"]]
    is_whole(library)


def test_an_article_that_goes_leaves_nothing_behind(library):
    add(library, *(page(name) for name in sorted(TEXTS)))
    with writing_to(library):
        library.execute("DELETE FROM article_agency")
        library.execute("DELETE FROM article WHERE id = ?", (article_of(library, "vote-2"),))
    place_articles(library)
    assert stories(library) == [EVENTS[0], EVENTS[1], ["vote-1"]]


def test_stories_made_anew_are_the_same_and_have_the_same_keys(library):
    for name in sorted(TEXTS, reverse=True):
        add(library, page(name))
    before = library.execute("SELECT id, key, state, first, last FROM story ORDER BY id").fetchall(), stories(library)
    with writing_to(library):
        forget(library)
    assert stories(library) == []
    place_articles(library)
    assert (library.execute("SELECT id, key, state, first, last FROM story ORDER BY id").fetchall(), stories(library)) == before
    is_whole(library)


def test_a_run_that_was_cut_short_is_gone_on_with(library):
    keep(library, [page(name) for name in sorted(TEXTS)])

    class CutError(Exception):
        pass

    def cut(step, done, total):
        if step == "grouping":
            raise CutError

    with pytest.raises(CutError):
        bring_up_to_date(library, progress=cut)
    place_articles(library)
    assert stories(library) == EVENTS
    is_whole(library)


def test_a_story_without_new_articles_is_closed_and_a_late_one_opens_it(library):
    add(library, *(page(name) for name in ("mill-1", "mill-2")))
    later = [
        (f"Report {number}", f"2024-07-{number:02}", f"Item{number} quarry{number} said{number} place{number}.") for number in range(1, 13)
    ]
    add(library, *(page(f"later-{number}", text) for number, text in enumerate(later)))
    state = "SELECT state FROM story WHERE id = ?"
    assert library.execute(state, (story_of(library, "mill-1"),)).fetchone() == ("closed",)
    assert library.execute(state, (story_of(library, "later-3"),)).fetchone() == ("open",)
    add(library, page("mill-3"))
    assert story_of(library, "mill-3") == story_of(library, "mill-1")
    add(library, page("mill-4", ("Brenholt remembers its mill", "2025-05-04", TEXTS["mill-1"][2])))
    assert story_of(library, "mill-4") != story_of(library, "mill-1")


def test_a_few_wrong_dates_in_the_future_close_nothing(library):
    add(library, *(page(name) for name in sorted(TEXTS)), page("wrong", ("Odd", "2099-01-01", "Quarry walkers met.")))
    assert library.execute("SELECT DISTINCT state FROM story").fetchall() == [("open",)]


def test_copied_narration_finds_its_origin_whatever_else_is_told(library):
    shared = (
        " The owner, a company from Oskby, had asked the county in March to be allowed to pull down the northern half"
        " of the building and to"
        " turn what is left into flats for forty families, a plan that the neighbours welcomed at a meeting in the chapel."
    )
    other = "Candlelit concerts return to Helle. Pianist Yrsa Blom plays eleven evenings of nocturnes. Tickets cost 90 crowns. "
    more = "Choirs sing carols by Amund Rask, Tora Vik and Sunniva Dahl. The organ was tuned by Peder Holt, who came from Lilleby. " * 3
    add(library, page("mill-1", (*TEXTS["mill-1"][:2], TEXTS["mill-1"][2] + shared)))
    add(library, page("copy", ("Nocturnes at Helle", "2024-05-04", other + more + shared)))
    assert stories(library) == [["copy", "mill-1"]]


def test_what_people_said_is_kept_to(library, monkeypatch):
    from tellings.library import constraints as module

    add(library, *(page(name) for name in sorted(TEXTS)))
    keys = {name: library.execute("SELECT key FROM article WHERE id = ?", (article_of(library, name),)).fetchone()[0] for name in TEXTS}
    said = module.Constraints(together=((keys["storm-1"], keys["vote-1"]),), apart=((keys["mill-1"], keys["mill-2"]),))
    monkeypatch.setattr(module, "constraints", lambda connection: said)
    with writing_to(library):
        forget(library)
    place_articles(library)
    assert story_of(library, "storm-1") == story_of(library, "vote-1")
    assert story_of(library, "mill-1") != story_of(library, "mill-2")
    assert library.execute("SELECT by FROM membership WHERE article = ?", (article_of(library, "storm-1"),)).fetchone() == ("person",)
    add(library, page("mill-4", ("Brenholt mill", "2024-05-05", TEXTS["mill-1"][2] + " " + TEXTS["mill-2"][2])))
    assert story_of(library, "mill-1") != story_of(library, "mill-2")
    assert story_of(library, "storm-1") == story_of(library, "vote-1")
    is_whole(library)


def test_a_story_too_large_to_be_parted_anew_still_grows(library, monkeypatch):
    monkeypatch.setattr(settling, "LARGE", 2)
    monkeypatch.setattr(settling, "MOST_SETTLED", 3)
    title, day, words = TEXTS["mill-1"]
    for number in range(7):
        add(library, page(f"more-{number}", (title, day, f"{words} Neighbour number {number} heard glass break.")))
    add(library, *(page(name) for name in sorted(TEXTS)))
    mills = sorted([*EVENTS[0], *(f"more-{number}" for number in range(7))])
    assert stories(library) == [mills, *EVENTS[1:]]
    is_whole(library)


def test_of_two_stories_for_which_some_articles_stand_all_articles_merge(library):
    flames, boys = [f"flames-{number}" for number in range(4)], [f"boys-{number}" for number in range(3)]
    for names, (title, day, words) in ((flames, FLAMES), (boys, BOYS)):
        add(library, *(page(name, (title, day, f"{words} Paper {name} asked twice.")) for name in names))
    assert stories(library) == [boys, flames]
    key = key_of(library, "flames-0")
    standing = [article_of(library, "flames-0"), article_of(library, "boys-0")]
    with writing_to(library):
        seat(library, [standing], (), {story_of(library, "flames-0"), story_of(library, "boys-0")})
    assert stories(library) == [[*boys, *flames]]
    assert key_of(library, "boys-2") == key
    is_whole(library)


def test_moving_articles_out_begins_a_story(library):
    add(library, *(page(name) for name in sorted(TEXTS)))
    with writing_to(library):
        story = move_articles(library, [article_of(library, "mill-3")], None)
    assert story_of(library, "mill-3") == story != story_of(library, "mill-1")
    assert len(key_of(library, "mill-3")) == 11
    is_whole(library)


def test_the_work_for_one_article_is_bounded_by_indexes_and_limits(library):
    add(library, *(page(name) for name in sorted(TEXTS)))
    with writing_to(library):
        library.executemany("INSERT INTO telling_word VALUES (77, ?, ?)", ((738_000 + number % 9, 1000 + number) for number in range(5000)))
    assert len(list(_holders(library, 77, 738_004))) <= 3 * HOLDERS
    assert len(list(_holders(library, 77, None))) <= 3 * HOLDERS
    asked = []
    library.set_trace_callback(asked.append)
    add(library, page("mill-4", ("Mill at Brenholt", "2024-05-05", TEXTS["mill-2"][2])))
    library.set_trace_callback(None)
    reads = {
        sql
        for sql in asked
        if sql.startswith("SELECT") and any(table in sql for table in ("telling_word", "alike", "print", "membership", "profile"))
    }
    assert len(reads) > TELLING
    for sql in reads:
        plan = " ".join(row[3] for row in library.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "SCAN" not in plan or "COVERING INDEX profile_day" in plan, f"{sql}: {plan}"


def test_readers_see_whole_stories_while_articles_are_placed(library):
    keep(library, [page(name) for name in sorted(TEXTS)])
    path = library.execute("PRAGMA database_list").fetchone()[2]
    reader = sqlite3.connect(path)
    seen = []
    bring_up_to_date(
        library,
        progress=lambda *_: seen.append(
            reader.execute("SELECT count(*) FROM story WHERE id NOT IN (SELECT story FROM membership)").fetchone()[0]
        ),
    )
    assert set(seen) == {0}
    reader.close()
