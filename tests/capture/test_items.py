"""Wire items (NewsML-G2, ninjs), lines of JSON and messages of Telegram: one page each."""

import json

import pytest


def newsml(content, *, by="By Karla Oddsen", more=""):
    return (
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:item:1">'
        "<itemMeta><provider><name>Halcyon News Agency</name></provider><firstCreated>2024-03-05T09:30:00Z</firstCreated>"
        "<versionCreated>2024-03-05T11:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta><headline>Ferry strikes pier</headline><by>{by}</by><dateline>PORT ELLARY, March 5 (Halcyon)</dateline>"
        f'<language tag="en"/></contentMeta><contentSet>{content}</contentSet>{more}</newsItem>'
    )


CONTENTS = {
    "xhtml": '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    "<body><p>{0}</p></body></html></inlineXML>",
    "nitf": '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline>'
    "<hl1>Other</hl1></hedline></body.head><body.content><block><p>{0}</p></block></body.content></body></nitf></inlineXML>",
    "plain": '<inlineData contenttype="text/plain">{0}</inlineData>',
    "html in data": '<inlineData contenttype="text/html">&lt;p&gt;{0}&lt;/p&gt;</inlineData>',
}


@pytest.mark.parametrize("content", CONTENTS)
def test_a_news_item_keeps_its_headline_byline_dateline_and_house(articles, make, content):
    read, problems = articles("item.xml", newsml(CONTENTS[content].format(make.STORY)).encode())
    assert problems == ()
    article = read["item.xml"]
    assert article.title.text == "Ferry strikes pier"
    assert [one.text for one in article.byline] == ["Karla Oddsen"]
    assert article.publisher.text == "Halcyon News Agency"
    assert (article.dateline.place.text, article.published.when.value) == ("PORT ELLARY", "2024-03-05T09:30:00Z")
    assert article.updated.when.value == "2024-03-05T11:00:00Z"
    (body,) = [article.text[block.start : block.end] for block in article.blocks if block.role == "body"]
    assert body == make.STORY


def test_the_items_of_a_news_message_are_pages_and_pictures_are_told(take, make):
    item = newsml(CONTENTS["plain"].format(make.STORY)).partition("?>")[2]
    picture = newsml("<remoteContent href='a.jpg'/>").partition("?>")[2]
    second = item.replace("urn:item:1", "urn:item:2")
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{item}{picture}{second}</itemSet></newsMessage>'
    pages, problems = take("wire.xml", message.encode())
    assert list(pages) == ["wire.xml#urn:item:1", "wire.xml#urn:item:2"]
    assert [error for _, error, _ in problems] == ["no-words"]


HEAD = {"uri": "urn:1", "headline": "Ferry strikes pier", "byline": "By Karla Oddsen"}
CREATED = "2024-03-05T09:30:00Z"
HOUSE = [{"name": "Halcyon News Agency"}]
NINJS = {
    "1": HEAD | {"body_html": "<p>{0}</p>", "versioncreated": CREATED, "infosources": HOUSE},
    "1, text": HEAD | {"body_text": "{0}", "firstcreated": CREATED, "copyrightholder": "Halcyon News Agency"},
    "2": {
        "uri": "urn:1",
        "headlines": [{"value": "Ferry strikes pier"}],
        "byline": "Karla Oddsen",
        "firstCreated": CREATED,
        "bodies": [{"contentType": "text/html", "value": "<p>{0}</p>"}],
        "infoSources": HOUSE,
    },
}


@pytest.mark.parametrize("version", NINJS)
def test_ninjs(articles, make, version):
    item = json.loads(json.dumps(NINJS[version]).replace("{0}", make.STORY))
    read, problems = articles("item.json", json.dumps(item).encode())
    article = read["item.json"]
    assert problems == ()
    assert (article.title.text, [one.text for one in article.byline]) == ("Ferry strikes pier", ["Karla Oddsen"])
    assert (article.publisher.text, article.published.when.value) == ("Halcyon News Agency", "2024-03-05T09:30:00Z")
    assert make.STORY in article.text


def test_several_ninjs_items_in_a_list(take, make):
    items = [{"uri": f"urn:{number}", "headline": "x", "body_text": make.STORY} for number in (1, 2)]
    assert list(take("items.json", json.dumps(items).encode())[0]) == ["items.json#urn:1", "items.json#urn:2"]


def test_other_json_is_a_page_as_before(take):
    assert take("a.json", b'{"a": 1}')[0]["a.json"].data == b'{"a": 1}'
    assert take("a.json", b'{"a": 1')[1][0][1] == "damaged"
    assert take("a.txt", b"{curly words}")[0]["a.txt"].data == b"{curly words}"


def lines(*objects):
    return b"".join((each if isinstance(each, bytes) else json.dumps(each).encode()) + b"\n" for each in objects)


def test_each_line_of_json_is_a_page_named_by_its_address(articles, make):
    first = {"url": "https://courier.example/1", "html": make.html(), "fetched": "2024-03-05T09:30:00Z"}
    second = {"url": "https://wire.example/2", "text": make.STORY, "fetched": 1709631000}
    read, problems = articles("pages.jsonl", lines(first, second))
    assert problems == ()
    assert sorted(read) == ["https://courier.example/1", "https://wire.example/2"]
    assert (read["https://courier.example/1"].captured, read["https://wire.example/2"].captured) == (
        "2024-03-05T09:30:00Z",
        "2024-03-05T09:30:00Z",
    )
    assert read["https://wire.example/2"].text == make.STORY


def test_they_are_known_by_their_bytes_also_compressed(take, make):
    data = lines({"url": "https://wire.example/2", "text": make.STORY})
    assert list(take("pages", data)[0]) == list(take("pages.gz", make.gzipped(data))[0]) == ["https://wire.example/2"]


def test_a_broken_line_is_named_and_the_rest_goes_on(take):
    good = {"url": "https://wire.example/2", "text": "words"}
    deep = b'{"url": "x", "text": ' + b"[" * 100_000
    huge = b'{"url": "x", "text": "w", "n": ' + b"9" * 10_000 + b"}"
    pages, problems = take(
        "p.jsonl", lines(good, b"{broken", good, [1], {"url": 1, "text": "w"}, {"url": "https://x.example"}, deep, huge, good)
    )
    assert list(pages) == ["https://wire.example/2", "https://wire.example/2 (2)", "https://wire.example/2 (3)"]
    assert [(where, error) for where, error, _ in problems] == [(f"p.jsonl#line {n}", "damaged") for n in (2, 4, 5, 6, 7, 8)]


def test_one_address_in_two_files_is_told_apart_whatever_their_order(tmp_path):
    from tellings.capture import capture

    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for file in files:
        file.write_bytes(lines({"url": "https://wire.example/2", "text": file.name}))
    names = {page.name: page.data for page in capture(files)[0]}
    assert names == {page.name: page.data for page in capture(files[::-1])[0]}
    assert list(names) == [f"{file}#https://wire.example/2" for file in files]


def test_halves_of_characters_and_marks_of_direction_do_no_harm(articles, make):
    page = {"url": "https://wire.example/\u202e2\n\ud800", "text": make.STORY + " \ud83d."}
    read, problems = articles("p.jsonl", lines(page))
    assert list(read) == ["https://wire.example/ 2"]
    assert [one.error for one in problems] == ["encoding"]


def export(make, **more):
    link = {"type": "link", "text": "https://courier.example"}
    messages = [
        {"id": 1, "type": "service", "date": "2024-03-05T09:00:00", "action": "pin_message", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2024-03-05T10:30:00",
            "date_unixtime": "1709631000",
            "text": ["The quay:\n", make.STORY, " ", link],
        },
        {"id": 3, "type": "message", "date": "2024-03-05T10:40:00", "text": "Good morning!"},
        7,
        {"id": 4, "type": "message", "date": "2024-03-05T10:50:00", "forwarded_from": "Halcyon", "text": make.STORY},
    ]
    return {"name": "Ellary Watch", "type": "public_channel", "id": 99, "messages": messages} | more


def test_the_messages_of_a_channel(articles, make):
    read, problems = articles("result.json", json.dumps(export(make)).encode())
    assert (sorted(read), problems) == (["result.json#2", "result.json#4"], ())
    first = read["result.json#2"]
    assert (first.publisher.text, first.published.when.value) == ("Ellary Watch", "2024-03-05T09:30:00Z")
    assert make.STORY in first.text
    assert "Halcyon" in read["result.json#4"].text


def test_the_messages_of_all_chats(take, make):
    pages, problems = take(
        "result.json", json.dumps({"about": "x", "chats": {"about": "y", "list": [export(make), 3, export(make, id=7)]}}).encode()
    )
    assert (list(pages), problems) == (["result.json#99/2", "result.json#99/4", "result.json#7/2", "result.json#7/4"], [])


def test_only_greetings_are_a_problem(take, make):
    greeting = {"id": 3, "type": "message", "date": "2024-03-05T10:40:00", "text": "Good morning!"}
    assert take("result.json", json.dumps(export(make, messages=[greeting])).encode())[1][0][1] == "summary"
