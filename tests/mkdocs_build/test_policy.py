"""The policy of pages: which scripts it names, and the nonce that no words can hold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from unreel.mkdocs_build.live_reload import admit
from unreel.mkdocs_build.policy import Policies, sealed
from unreel.site.inline_scripts import inline_scripts
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

THEME = (
    '<script>theme()</script>{{ page.content }}<script nonce="{{ seal }}" src="{{ base_url }}/a.js"></script>'
)


def policies(content: str, **settings: Any) -> tuple[Policies, tuple[str, ...]]:  # noqa: ANN401 - as Policies has them
    """Return the policies of a page that holds `content`."""
    made = Policies(settings.pop("hosts", ()), **{"is_offline": False, **settings})
    environment = Environment(loader=DictLoader({"main.html": THEME}), autoescape=False)  # noqa: S701 - as MkDocs has it
    page = SimpleNamespace(url="x/", content=content)
    context: Any = {"page": page, "base_url": "..", "pages": [], "nav": None}
    for base in ("/", "."):  # the error page, and a template of no page
        other: Any = {**context, "page": None, "base_url": base}
        made.of(other, environment)
    return made, made.of(context, environment)


def test_what_words_bring_is_never_named() -> None:
    _, bare = policies("")
    made, brought = policies("<script>alert(1)</script>")
    scripts, hosts = brought
    assert scripts.replace(made.seal, "") == bare[0].replace(bare[0].split("nonce-")[1].split("'")[0], "")
    assert scripts.count("'sha256-") == 1
    assert "'unsafe-inline'" not in scripts
    assert "frame-src 'none'" in hosts


def test_hosts_are_those_that_are_allowed_and_files_where_there_is_no_server() -> None:
    _, (_, hosts) = policies("", hosts=["pictures.example.org", "x; script-src *"], is_offline=True)
    assert "img-src 'self' file: pictures.example.org data:" in hosts
    assert "script-src *" not in hosts


def test_firefox_may_fetch_the_next_page_ahead_and_nothing_is_embedded() -> None:
    _, (_, loads) = policies("")
    assert {"default-src 'self'", "object-src 'none'", "frame-src 'none'"} <= {*loads.split("; ")}


def test_a_server_whose_script_can_have_no_nonce_gets_no_policy_of_scripts() -> None:
    _, found = policies("", nonce=None)
    assert len(found) == 1
    assert policies("", nonce="known")[1][0].count("'nonce-") == 2


def test_the_scripts_of_a_theme_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, first = policies("", workspace=Workspace(tmp_path))
    monkeypatch.setattr("unreel.site.inline_scripts.inline_scripts", lambda _: 1 / 0)
    again, second = policies("", workspace=Workspace(tmp_path))
    assert [one.replace(made.seal, "") for one in first] == [one.replace(again.seal, "") for one in second]


def test_scripts_that_hold_data_are_none() -> None:
    html = "<script type=application/json>{}</script><script type=Module>a()</script><script src=x></script>"
    assert inline_scripts(html) == ["a()"]


def test_a_script_is_all_that_stands_up_to_its_end() -> None:
    words = "\nif (a < b && '</p>&amp;<!-- é') {}\n"
    html = f"<!-- <script>no()</script> --><p title='<script>'>x</p><SCRIPT defer>{words}</SCRIPT >b<script>"
    assert inline_scripts(html) == [words, ""]


@given(st.text(), st.text())
def test_a_nonce_belongs_to_one_page(one: str, other: str) -> None:
    seal = "0123456789abcdef"
    first, second = (sealed(f"{seal}<p>{text}</p>{seal}", seal) for text in (one, other))
    nonce = first.partition("<p>")[0]
    assert seal not in first
    assert first.endswith(f"</p>{nonce}")
    assert (second.partition("<p>")[0] == nonce) == (one == other)
    # words that hold a page's nonce make another page, with another one
    assert not sealed(f"{seal}<p>{one}{nonce}</p>{seal}", seal).startswith(nonce)


def test_a_servers_own_script_bears_the_nonce() -> None:
    server: Any = SimpleNamespace(
        _inject_js_into_html=lambda html, epoch: html + b"<script>%d</script>" % epoch
    )
    admit(server, "known")
    page = server._inject_js_into_html(b"<script>a</script>", 1)  # noqa: SLF001 - MkDocs has no other name
    assert page == b'<script>a</script><script nonce="known">1</script>'
    admit(SimpleNamespace(), "known")  # type: ignore[arg-type]  # a server of another MkDocs
