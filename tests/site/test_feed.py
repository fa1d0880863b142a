"""The feed of films that were added or changed."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from unreel.site.machine_readable.feed import MOST, FilmNews, feed
from unreel.site.machine_readable.llms import About

ABOUT = About("Films & more", "All of them.", "https://films.example/")
NEWS = FilmNews(
    "Night <Train> (1999)", "https://films.example/night-train/", "It is \x0b one.", "CC BY-SA 4.0",
    "2020-01-02", "2021-03-04", ("Plot", "Cast"),
)  # fmt: skip
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def entries(text: str) -> list[dict[str, str]]:
    """Return the entries as {element: text or address}."""
    root = ET.fromstring(text)  # noqa: S314 - ours
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    for name in ("id", "title", "updated", "author/a:name"):
        assert root.findtext(f"a:{name}", "", NAMES)
    found = root.findall("a:entry", NAMES)
    return [{part.tag.partition("}")[2]: part.text or part.attrib["href"] for part in one} for one in found]


def test_an_entry_says_what_happened_and_when() -> None:
    (entry,) = entries(feed([NEWS], ABOUT))
    assert entry == {
        "title": "Night <Train> (1999)",
        "id": "https://films.example/night-train/",
        "link": "https://films.example/night-train/",
        "published": "2020-01-02T00:00:00Z",
        "updated": "2021-03-04T00:00:00Z",
        "summary": "Changed: Plot, Cast. It is   one.",
        "rights": "CC BY-SA 4.0",
    }


def test_a_new_film_is_not_said_to_have_changed() -> None:
    (entry,) = entries(feed([NEWS._replace(added="2021-03-04")], ABOUT))
    assert entry["summary"] == "It is   one."


def test_the_newest_come_first_and_only_so_many() -> None:
    news = [
        NEWS._replace(address=f"https://films.example/{n}/", changed=f"20{n:02}-01-01") for n in range(90)
    ]
    found = entries(feed(news, ABOUT))
    assert len(found) == MOST
    assert [found[0]["updated"], found[-1]["updated"]] == ["2089-01-01T00:00:00Z", "2040-01-01T00:00:00Z"]


def test_without_days_or_an_address_there_is_no_feed() -> None:
    assert feed([], ABOUT) == feed([NEWS], ABOUT._replace(address="")) == ""
