"""RSS, Atom and JSON Feed: each entry that is whole is a page with its title, author, date and the publisher that it names."""

import json


def item(make, number=1, *, story=None, more=""):
    content = f"<p>{story or make.STORY}</p>"
    return (
        f"<item><title>Ferry strikes pier {number}</title><link>https://courier.example/{number}</link><guid>g{number}</guid>"
        f"<dc:creator>Karla Oddsen</dc:creator><pubDate>Tue, 05 Mar 2024 09:30:00 +0100</pubDate>{more}"
        f"<description>A teaser.</description><content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


def said(article):
    return article.title.text, [one.text for one in article.byline], article.publisher.text, article.published.when.value


def test_an_rss_entry_is_an_article(articles, make):
    read, problems = articles("feed.xml", make.rss(item(make, 1), item(make, 2, story=make.STORY.replace("Orla", "Brenna"))))
    assert problems == ()
    assert sorted(read) == ["feed.xml#https://courier.example/1", "feed.xml#https://courier.example/2"]
    first = read["feed.xml#https://courier.example/1"]
    assert said(first) == ("Ferry strikes pier 1", ["Karla Oddsen"], "Norby Courier", "2024-03-05T09:30:00+01:00")
    assert make.STORY in first.text
    assert "body" in {block.role for block in first.blocks}


def test_the_source_of_an_rss_entry_is_its_publisher(articles, make):
    read, _ = articles(
        "feed.rss", make.rss(item(make, more='<source url="https://gazette.example/rss">Ellary Gazette</source>'), title="All News")
    )
    (article,) = read.values()
    assert article.publisher.text == "Ellary Gazette"


def test_an_entry_that_only_teases_is_told_and_is_no_page(take, make):
    teaser = "<item><title>More</title><link>https://courier.example/more</link><description>Read it here.</description></item>"
    pages, problems = take("feed.xml", make.rss(item(make), teaser))
    assert list(pages) == ["feed.xml#https://courier.example/1"]
    assert problems[0][:2] == ("feed.xml", "summary")
    assert "1 of 2" in problems[0][2]


def test_entries_of_one_address_are_told_apart(take, make):
    pages, _ = take("feed.xml", make.rss(item(make), item(make), item(make)))
    assert list(pages) == [f"feed.xml#https://courier.example/1{number}" for number in ("", " (2)", " (3)")]


def test_atom_with_its_three_kinds_of_content(articles, make):
    entry = (
        "<entry><title>Ferry strikes pier</title><id>urn:{n}</id><author><name>Karla Oddsen</name></author>"
        "<published>2024-03-05T09:30:00Z</published><updated>2024-03-06T10:00:00Z</updated>{content}</entry>"
    )
    other = [make.STORY.replace("Orla", name) for name in ("Orla", "Brenna", "Siv")]
    contents = [
        f'<content type="html">&lt;p&gt;{other[0]}&lt;/p&gt;</content>',
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{other[1]}</p></div></content>',
        f"<content>{other[2]}</content><source><title>Ellary Gazette</title></source>",
    ]
    entries = "".join(entry.format(n=n, content=content) for n, content in enumerate(contents))
    read, problems = articles("f.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Norby Courier</title>{entries}</feed>'.encode())
    assert problems == ()
    for number, publisher in enumerate(("Norby Courier", "Norby Courier", "Ellary Gazette")):
        article = read[f"f.atom#urn:{number}"]
        assert said(article) == ("Ferry strikes pier", ["Karla Oddsen"], publisher, "2024-03-05T09:30:00Z")
        assert article.updated.when.value == "2024-03-06T10:00:00Z"
        assert other[number] in article.text


def test_a_json_feed(articles, make):
    story = {
        "id": "1", "url": "https://courier.example/1", "title": "Ferry strikes pier", "content_html": f"<p>{make.STORY}</p>",
        "date_published": "2024-03-05T09:30:00Z", "authors": [{"name": "Karla Oddsen"}],
    }  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Norby Courier",
        "items": [story, {"id": 2, "content_text": "Short."}, 7],
    }
    read, problems = articles("feed.json", json.dumps(feed).encode())
    assert said(read["feed.json#https://courier.example/1"]) == (
        "Ferry strikes pier",
        ["Karla Oddsen"],
        "Norby Courier",
        "2024-03-05T09:30:00Z",
    )
    assert [one.error for one in problems] == ["summary"]


def test_a_title_cannot_break_out_of_its_place(articles, make):
    bad = "</title></script><script>alert(1)</script>"
    feed = make.rss(item(make).replace("Ferry strikes pier 1", f"<![CDATA[{bad} Ferry strikes pier]]>"))
    (article,) = articles("feed.xml", feed)[0].values()
    assert bad in article.title.text
    assert article.publisher.text == "Norby Courier"
    assert make.STORY in article.text


def test_characters_that_html_names_are_characters(articles, make):
    feed = make.rss(item(make).replace("Ferry strikes pier 1", "Ferry&nbsp;strikes &eacute;pier &amp; <b>quay</b> twice"))
    read, problems = articles("feed.xml", feed)
    assert problems == ()
    assert read["feed.xml#https://courier.example/1"].title.text == "Ferry strikes épier & quay twice"


def test_entities_stand_for_nothing(take, make):
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{lines}<!ENTITY file SYSTEM "file:///etc/passwd">]>\n'
    bad = f"<item><title>&l11;&file;</title><link>https://x.example/b</link><description>&l11; {make.STORY} &file;</description></item>"
    pages, _ = take("feed.xml", make.rss(item(make), bad, extra=laughs))
    assert "feed.xml#https://courier.example/1" in pages
    assert all(b"root:" not in page.data and len(page.data) < 5_000 for page in pages.values())


def test_a_feed_that_breaks_off_is_read_up_to_there(take, make):
    data = make.rss(item(make, 1), item(make, 2), item(make, 3))
    pages, problems = take("feed.xml", data[: data.index(b"<guid>g3")])
    assert "feed.xml#https://courier.example/2" in pages
    assert "damaged" in [error for _, error, _ in problems]


def test_nesting_without_end_is_a_problem(take, make):
    pages, problems = take("feed.xml", make.rss(item(make), "<item>" + "<a>" * 200_000))
    assert "damaged" in [error for _, error, _ in problems]
    assert list(pages)[:1] == ["feed.xml#https://courier.example/1"]
