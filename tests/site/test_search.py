"""The search's words and the pieces of its index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import each_case
from search_index import front_decoded, piece
from strategies import examples
from unreel.site.search import pieces, shards
from unreel.site.search.shards import Entry, Group, files
from unreel.site.search.words import joined, words

if TYPE_CHECKING:
    from case_files import Case

LAMP = Group(
    "lamp",
    "The Lamp",
    "1999",
    {
        "overview": [Entry("lamp/", "The Lamp", "A lamp burns.")],
        "people": [Entry("lamp/people/#zoë", "Zoë Ray", "", is_name=True)],
    },
)
TRAIN = Group("train", "Train", "", {"plot": [Entry("train/plot/", "Plot", "A lamp, a lamp, a train.")]})


@each_case("site/search_words")
def test_words_are_compared_without_case_accents_and_signs(case: Case) -> None:
    assert words(case.text) == case["words"].split()


def test_hyphened_words_are_found_in_one_too() -> None:
    assert joined("Spider-Man, a re-release – or not") == ["spiderman", "rerelease"]


def index(*groups: Group) -> dict[str, Any]:
    return {name: piece(script) for name, script in files(groups)}


def terms(made: dict[str, Any]) -> dict[str, list[int]]:
    return {term: found for name, shard in made.items() if "terms/" in name for term, found in shard.items()}


def test_a_term_says_in_which_groups_it_stands_how_strongly_and_on_which_pages() -> None:
    made = index(TRAIN, LAMP)
    overview, plot, people = (1 << shards.KINDS.index(kind) for kind in ("overview", "plot", "people"))
    found = terms(made)
    assert found["burns"] == [1, 0, 1, overview]
    assert found["lamp"] == [2, 0, 6, overview, 0, 2, plot]
    assert found["train"] == [1, 1, 1, plot]
    assert found["=the lamp"] == [1, 0, 1, overview]
    assert found["@zoe ray"] == [1, 0, 1, people]
    assert "=zoe ray" not in found
    assert made["slugs/0.js"] == ["lamp", "train"]
    assert made["text/train/plot.js"]["entries"] == [
        ["train/plot/", "Plot", "A lamp, a lamp, a train.", False]
    ]


def test_common_words_side_by_side_are_a_term() -> None:
    said = Entry("x/plot/", "Plot", "To be or not: the lamp is to be.")
    found = terms(index(Group("x", "X", "", {"plot": [said]})))
    pairs = {term: values[2] for term, values in found.items() if term.startswith("~")}
    assert pairs == {"~to be": 2, "~be or": 1, "~or not": 1, "~not the": 1, "~is to": 1}


def test_the_page_of_a_person_is_titled_by_the_name() -> None:
    pages = {"people": [Entry("people/zoe-ray/", "Zoë Ray", "Worked on 2 films.", is_name=True)]}
    found = terms(index(Group("people/zoe-ray", "Zoë Ray", "", pages, titled="people")))
    assert {"=zoe ray", "@zoe ray"} <= found.keys()


def test_of_a_term_in_very_many_groups_the_strongest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST", 1)
    assert terms(index(TRAIN, LAMP))["lamp"] == [2, 0, 6, 1]


_TEXTS = st.lists(st.text("abé $=@", min_size=1, max_size=12), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("beginnings", "coded"),
    [
        ([], ""),
        (["a$", "ab", "abc", "b"], "0a$|1b|2c|0b"),
        (["=the a", "=the b", "@x"], "0=the a|5b|0@x"),
        (["\U00010330a", "\U00010330b"], "0\U00010330a|2b"),
        (["a" * 40, "a" * 41], f"0{'a' * 40}|z{'a' * 6}"),
    ],
)
def test_beginnings_go_on_from_the_one_before(beginnings: list[str], coded: str) -> None:
    ((_, script),) = [shards.about_file([], beginnings)]
    assert piece(script)["shards"] == coded


@given(_TEXTS, st.integers(1, 40))
@examples(30)
def test_each_term_lies_where_the_list_of_pieces_says(texts: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LIMIT", size)
        pages = ({"other": [Entry("", "", text)]} for text in texts)
        made = index(*(Group(f"g{at}", "", "", page) for at, page in enumerate(pages)))
    beginnings = front_decoded(made["index.js"]["shards"])
    for term in {word for text in texts for word in words(text)}:
        at = [one for one in beginnings if (one[:-1] == term if one.endswith("$") else term.startswith(one))]
        (beginning,) = at
        assert term in made[f"terms/_{beginning.encode().hex()}.js"]


def test_a_word_in_one_film_changes_no_other_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LIMIT", 30)
    before = dict(files([LAMP, TRAIN]))
    said = [Entry("train/plot/", "Plot", "A lamp, a lamp, a train. Quince.")]
    after = dict(files([LAMP, TRAIN._replace(pages={"plot": said})]))
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed <= {"index.js", "text/train/plot.js", *(name for name in after if "/_71" in name)}


_PLACES = st.dictionaries(st.integers(0, 3), st.tuples(st.integers(1, 9), st.integers(1, 7)))
_TERMS = st.dictionaries(st.text("abé =", max_size=4), _PLACES, max_size=12)


@given(_TERMS, _TERMS, st.integers(1, 60), st.integers(1, 4))
@examples(60)
def test_pieces_that_are_cut_again_are_those_of_all_terms(
    before: dict[str, dict[int, tuple[int, int]]],
    after: dict[str, dict[int, tuple[int, int]]],
    limit: int,
    most: int,
) -> None:
    def all_pieces(terms: dict[str, dict[int, tuple[int, int]]]) -> dict[str, pieces.Piece]:
        flat = {
            term: [v for number, row in sorted(rows.items()) for v in (number, *row)]
            for term, rows in terms.items()
        }
        return dict(pieces.cut("", sorted((term, places) for term, places in flat.items() if places)))

    changes = {
        term: {number: after.get(term, {}).get(number) for number in range(4)} for term in {**before, **after}
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LIMIT", limit)
        patch.setattr(pieces, "MOST", most)
        known = {beginning: piece for beginning, piece in all_pieces(before).items() if piece}
        sizes = {beginning: pieces.size(piece) for beginning, piece in known.items()}
        again = pieces.cut_again(sizes, lambda names: {name: known[name] for name in names}, changes)
        now = {beginning: piece for beginning, piece in (known | again).items() if piece}
        assert now == {beginning: piece for beginning, piece in all_pieces(after).items() if piece}


_GROUPS = st.dictionaries(
    st.sampled_from("abcd"),
    st.dictionaries(
        st.text("abé =", min_size=1, max_size=4), st.tuples(st.integers(1, 9), st.integers(1, 7)), max_size=12
    ),
)


@given(_GROUPS, st.integers(1, 60))
@examples(60)
def test_terms_that_come_letter_by_letter_are_cut_as_all_at_once(
    groups: dict[str, dict[str, tuple[int, int]]], limit: int
) -> None:
    places: dict[str, list[int]] = {}
    for number, (_, found) in enumerate(sorted(groups.items())):
        for term, row in found.items():
            places.setdefault(term, []).extend((number, *row))
    packed = {slug: shards.packed(found) for slug, found in groups.items()}
    assert {
        slug: {k: tuple(v) for k, v in shards.unpacked(one).items()} for slug, one in packed.items()
    } == groups
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LIMIT", limit)
        assert [*shards.pieces_of(packed, shards.by_letter(packed))] == [
            *pieces.cut("", sorted(places.items()))
        ]
