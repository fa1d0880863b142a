"""The preview's overlay: who may ask it and write through it, and what it writes."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from projects import FILM, PLOT
from unreel.mkdocs_build import split_overlay
from unreel.mkdocs_build.split_overlay.door import Door
from unreel.store.workspace import Workspace
from unreel.syncing.split_answers import Answers

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer

TOKEN = "a-token"  # noqa: S105 - of this test
CAST = {"film": "night-train", "words": "It stars Bob Ray as Max.", "section": "cast"}


class Site:
    """A door to a workspace with one film."""

    def __init__(self, root: Path) -> None:
        (root / "seeds").mkdir()
        self.yml = root / "seeds/night-train.yml"
        self.yml.write_text(PLOT, encoding="utf-8")
        (root / "seeds/night-train.txt").write_text(FILM, encoding="utf-8")
        (root / "outside.txt").write_text(FILM, encoding="utf-8")
        self.workspace = Workspace(root)
        self.door = Door(TOKEN, Answers(self.workspace))

    def ask(self, said: object = None, **changed: str) -> tuple[int, dict[str, Any]]:
        """Return the status and the JSON that a request gets: a good one, but for what is changed of it."""
        body = b"" if said is None else said if isinstance(said, bytes) else json.dumps(said).encode()
        environ = {
            "REQUEST_METHOD": "GET" if said is None else "POST",
            "PATH_INFO": "/_unreel/split",
            "QUERY_STRING": "film=night-train",
            "REMOTE_ADDR": "127.0.0.1",
            "SERVER_PORT": "8000",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_X_UNREEL_TOKEN": TOKEN,
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            **changed,
        }
        status: list[str] = []
        answer = self.door({**environ, "wsgi.input": io.BytesIO(body)}, lambda line, _: status.append(line))  # type: ignore[arg-type]
        content = b"".join(answer)
        return int(status[0].split()[0]), json.loads(content) if content.startswith(b"{") else {}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_the_page_learns_where_sections_start_and_what_they_may_be(site: Site) -> None:
    status, film = site.ask()
    assert status == 200
    assert film["settings"] == "seeds/night-train.yml"
    assert {"plot", "reception/box-office", "analysis", "other"} <= {*film["sections"]}
    made = [(one["section"], one["words"][:10], one["said"]) for one in film["starts"] if one["made"]]
    assert made == [("overview", "Night Trai", False), ("plot", "Max, a con", True)]


def test_a_choice_writes_the_settings_and_shows_its_effect(site: Site) -> None:
    status, film = site.ask(CAST)
    assert status == 200
    assert [one["section"] for one in film["starts"] if one["made"]] == ["overview", "cast", "plot"]
    assert site.yml.read_text("utf-8").startswith(PLOT.strip().removesuffix("]"))
    assert "cast" in site.yml.read_text("utf-8")
    assert site.ask({**CAST, "words": "Max, the conductor, sleeps", "section": "no"})[0] == 409
    assert site.ask({**CAST, "words": "Max, a conductor, wakes up in a train", "section": "no"})[0] == 200
    assert "start: no" in site.yml.read_text("utf-8")
    assert site.ask({**CAST, "section": ""})[0] == 200
    assert "cast" not in site.yml.read_text("utf-8")


STRANGERS: dict[str, tuple[dict[str, str], int]] = {
    "another origin": ({"HTTP_ORIGIN": "http://evil.example"}, 403),
    "the same host on another port": ({"HTTP_ORIGIN": "http://127.0.0.1:8001"}, 403),
    "a page without an origin": ({"HTTP_ORIGIN": "null"}, 403),
    "no origin": ({"HTTP_ORIGIN": ""}, 403),
    "a name that points here": (
        {"HTTP_HOST": "evil.example:8000", "HTTP_ORIGIN": "http://evil.example:8000"},
        403,
    ),
    "the host on another port": ({"HTTP_HOST": "127.0.0.1:80"}, 403),
    "another site, as browsers say it": ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
    "another machine": ({"REMOTE_ADDR": "192.0.2.7"}, 403),
    "no token": ({"HTTP_X_UNREEL_TOKEN": ""}, 403),
    "another token": ({"HTTP_X_UNREEL_TOKEN": "a-tokem"}, 403),
    "a form": ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, 415),
    "plain text": ({"CONTENT_TYPE": "text/plain"}, 415),
    "no length": ({"CONTENT_LENGTH": ""}, 411),
    "an odd length": ({"CONTENT_LENGTH": "-1"}, 411),
    "too much": ({"CONTENT_LENGTH": "5000"}, 413),
    "another path": ({"PATH_INFO": "/_unreel/../seeds/night-train.yml"}, 404),
    "another method": ({"REQUEST_METHOD": "PUT"}, 404),
}


@pytest.mark.parametrize(("changed", "status"), STRANGERS.values(), ids=STRANGERS)
def test_strangers_are_refused_and_write_nothing(site: Site, changed: dict[str, str], status: int) -> None:
    assert site.ask(CAST, **changed)[0] == status
    assert site.yml.read_text("utf-8") == PLOT


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({**CAST, "film": "../outside"}, 404),
        ({**CAST, "film": "outside"}, 404),
        ({**CAST, "film": "_defaults"}, 404),
        ({**CAST, "section": "nonsense"}, 409),
        ({**CAST, "words": "the"}, 409),
        ({**CAST, "words": ""}, 409),
        ({**CAST, "words": ["It"]}, 400),
        ({"film": "night-train"}, 400),
        ([], 400),
        (b"{", 400),
        (b"[" * 4000, 400),
        (b"\xff\xfe", 400),
    ],
)
def test_odd_requests_are_refused_and_write_nothing(site: Site, said: object, status: int) -> None:
    assert site.ask(said)[0] == status
    assert site.yml.read_text("utf-8") == PLOT


def test_settings_that_are_a_link_to_elsewhere_are_not_written(site: Site, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yml"
    elsewhere.write_text(PLOT, encoding="utf-8")
    site.yml.unlink()
    site.yml.symlink_to(elsewhere)
    assert site.ask(CAST)[0] in {404, 409}
    assert elsewhere.read_text("utf-8") == PLOT


def test_without_a_token_nothing_is_read_but_the_scripts(site: Site) -> None:
    assert site.ask(HTTP_X_UNREEL_TOKEN="")[0] == 403
    assert site.ask(PATH_INFO="/_unreel/overlay.js", HTTP_X_UNREEL_TOKEN="")[0] == 200
    assert site.ask(PATH_INFO="/_unreel/door.py")[0] == 404
    assert site.ask(QUERY_STRING="film=nobody")[0] == 404


class Server(SimpleNamespace):
    """What the overlay needs of MkDocs' server."""

    app: Any

    def __init__(self, host: str) -> None:
        super().__init__(mount_path="/films/", server_address=(host, 8000), app=lambda *_: [b"page"])
        vars(self)["_inject_js_into_html"] = lambda content, _: content

    def get_app(self) -> object:
        return self.app

    def set_app(self, app: object) -> None:
        self.app = app


def served(server: Server, path: str) -> bytes:
    """Return a page as a server gives it."""
    server.app({"PATH_INFO": path}, None)
    page: bytes = vars(server)["_inject_js_into_html"](b"<body></body>", 1)
    return page


def test_only_pages_of_films_have_the_script_and_only_on_this_machine(site: Site) -> None:
    near, far = Server("127.0.0.1"), Server("0.0.0.0")  # noqa: S104 - it is to be refused
    for server in (near, far):
        split_overlay.admit(cast("LiveReloadServer", server), "a-nonce", site.workspace)
    page = served(near, "/films/night-train/plot/")
    assert page.startswith(b'<body><script nonce="a-nonce" src="/_unreel/overlay.js"')
    assert b'data-film="night-train"' in page
    for path in ("/films/", "/films/people/", "/films/404.html"):
        assert served(near, path) == b"<body></body>"
    assert served(far, "/films/night-train/plot/") == b"<body></body>"
