"""What a search finds in a library of six invented films."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browser.built_site import PATIENCE, WIDE, served
from case_files import each_case
from projects import ROOT, made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

    from browser.built_site import Site
    from case_files import Case

pytestmark = pytest.mark.browser

HIT = ".md-search-result__item > a"
FIRST = f"{HIT}:first-child"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = made(tmp_path_factory.mktemp("library"))
    shutil.copytree(ROOT / "tests/fixtures/six_films", project.root / "seeds", dirs_exist_ok=True)
    with served(project.root) as site:
        yield site


@pytest.fixture(scope="module")
def page(browser: Browser, library: Site) -> Iterator[Page]:
    context = browser.new_context(base_url=library.origin, viewport=WIDE)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def found(page: Page, library: Site) -> Callable[[str], list[str]]:
    """Return a function that asks and gives the addresses of the first hit of each result."""

    def ask(query: str) -> list[str]:
        page.goto(f"?{page.evaluate('q => new URLSearchParams({q}).toString()', query)}")
        expect(page.get_by_role("status").first).to_contain_text("result")
        links = page.locator(FIRST).evaluate_all("all => all.map(one => one.href)")
        return [without_words(link.removeprefix(library.origin)) for link in links]

    return ask


def without_words(address: str) -> str:
    """Return an address without the words that are to be marked there."""
    parts = urlsplit(address)
    return parts.path + (f"#{parts.fragment}" if parts.fragment else "")


FINDS = {
    "Amélie of the Quay": "amelie-of-the-quay/",
    "The Salt King's Men": "the-salt-kings-men/",
    "salt kings": "the-salt-kings-men/",
    "It": "it/",
    "Lantern Street": "lantern-street/",
    "lantern street 2": "lantern-street-2/",
    "foreign sh": "chuzhoy-bereg/",
    "amelie": "amelie-of-the-quay/",
    "AMÉLIE": "amelie-of-the-quay/",
    "16.8": "amelie-of-the-quay/reception/",
    "$23,400,000": "lantern-street/release/",
    "he is mute": "lantern-street/plot/",
    "the old tunnel under the chapel": "the-salt-kings-men/plot/",
    "*porters* of the 'salt'": "the-salt-kings-men/plot/",
    "bellringer": "the-salt-kings-men/plot/",
    "Валяев": "chuzhoy-bereg/people/",
    "to be or not to be": "the-salt-kings-men/plot/",  # its words stand in another plot too
    "in:plot Hale": "lantern-street/plot/",
    "Vera Dowd": "people/vera-dowd/",  # all her films, before her entry in each
    "Vera Do": "people/vera-dowd/",
    "film:lantern-street-2 Hale": "lantern-street-2/cast/",
}


@pytest.mark.parametrize(("query", "address"), FINDS.items(), ids=list(FINDS))
def test_the_likeliest_comes_first(found: Callable[[str], list[str]], query: str, address: str) -> None:
    assert found(query)[0].partition("#")[0] == address


def test_a_name_finds_the_person_with_all_their_films_or_their_entry(
    found: Callable[[str], list[str]],
) -> None:
    for name in ("Tom Garrity", "Odile Ferrand", "Marcus Obuya"):
        assert found(name)[0] == f"people/{name.lower().replace(' ', '-')}/"
    assert found("Ruth Ackroyd")[0] == "the-salt-kings-men/people/#ruth-ackroyd"


def test_no_piece_of_the_index_is_asked_for_that_is_not_there(
    found: Callable[[str], list[str]], page: Page
) -> None:
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status == 404 else None)
    assert found("Vera Do")
    assert found("lantern")
    assert failed == []


def test_films_are_not_found_twice_and_a_common_word_does_not_find_all(
    found: Callable[[str], list[str]],
) -> None:
    films = [address.partition("/")[0] for address in found("lantern")]
    assert sorted(films) == ["lantern-street", "lantern-street-2"]
    assert [address for address in found("* $ --") if address] == []


def test_a_typo_offers_what_was_meant(found: Callable[[str], list[str]], page: Page) -> None:
    assert found("lanten stret")[0] == "lantern-street/"
    page.get_by_role("button", name="lantern street").click()
    expect(page.get_by_role("textbox", name="Search")).to_have_value("lantern street")
    assert found("16.9") == []


def test_results_show_prose_and_bear_the_kind_of_their_page(
    found: Callable[[str], list[str]], page: Page
) -> None:
    found("murderer wall")
    expect(page.locator(f"{FIRST} h1").first).to_have_text("Plot – Lantern Street")
    expect(page.locator(f"{FIRST} p").first).to_contain_text("he draws the murderer on a wall")
    assert set(page.locator(f"{FIRST} mark").all_inner_texts()) == {"murderer", "wall"}
    found("Vera Dowd")
    expect(page.locator(f"{FIRST} .find-kind").first).to_have_text("Person")


def test_plots_can_be_kept_out_and_that_is_remembered(found: Callable[[str], list[str]], page: Page) -> None:
    assert "lantern-street/plot/" in found("murderer wall")
    page.get_by_label("Hide plots").check()
    expect(page.get_by_role("status").first).to_contain_text("No results")
    assert found("murderer wall") == []
    page.get_by_label("Hide plots").uncheck()


def test_a_button_limits_a_search_to_a_kind_of_page_and_to_a_film(page: Page) -> None:
    page.goto("lantern-street/?q=Hale")
    of_others = page.locator(f"{FIRST}:not([href*='/lantern-street/'])")
    expect(of_others.first).to_be_visible()
    page.get_by_role("button", name="This film").click()
    expect(of_others).to_have_count(0)
    expect(page.locator(FIRST)).to_have_count(1)
    page.get_by_role("button", name="Plot").click()
    expect(page.locator(HIT)).to_have_count(1)
    expect(page.get_by_role("textbox", name="Search")).to_have_value("Hale film:lantern-street in:plot")
    page.get_by_role("button", name="This film").click()
    expect(of_others.first).to_be_visible()


def test_nothing_of_the_index_is_fetched_before_somebody_types(browser: Browser, library: Site) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url.removeprefix(library.origin)))
    page.goto(library.origin, wait_until="networkidle")
    assert not [address for address in asked if address.startswith("search/")]
    page.keyboard.press("/")
    page.keyboard.type("lan")
    expect(page.locator(FIRST).first).to_be_visible()
    assert "search/index.js" in asked
    page.close()


@each_case("site/search_words")
def test_words_are_those_of_the_index(page: Page, case: Case) -> None:
    if "unreel" not in str(page.evaluate("typeof unreel === 'undefined' ? '' : 'unreel'")):
        page.goto("?q=x")
        page.wait_for_function("self.unreel?.words")
    words: Any = page.evaluate("text => unreel.words.words(text)", case.text)
    assert words == case["words"].split()


@pytest.mark.parametrize(("letters", "most"), [(0, 100), (20_000, 6)])
def test_of_long_pages_only_the_first_are_fetched(
    browser: Browser, library: Site, letters: int, most: int
) -> None:
    fetched: list[str] = []

    def lengthened(route: Route) -> None:
        fetched.append(route.request.url)
        answer = route.fetch()
        more = f'"entries":[["long/","","{"x " * (letters // 2)}",false],'
        route.fulfill(response=answer, body=answer.text().replace('"entries":[', more))

    context = browser.new_context(base_url=library.origin, viewport=WIDE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.route("**/search/text/**", lengthened)
    page.goto("?q=x")
    page.wait_for_function("() => !!self.unreel?.answer")
    groups = page.evaluate("async () => (await unreel.answer('is a')).groups.length")
    context.close()
    assert groups > 1
    assert (len(fetched) > 6) is (letters == 0)
    assert len(fetched) <= most
