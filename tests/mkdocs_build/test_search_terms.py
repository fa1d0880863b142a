"""What a part's file says of its terms is what was written."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from unreel.mkdocs_build import publish, search_terms
from unreel.site.search import shards

Groups = dict[str, tuple[str, dict[str, tuple[int, int]]]]
"""Slug → unit, and term → how strongly it stands there, and on which pages."""

_TERMS = st.dictionaries(st.text(min_size=1), st.tuples(st.integers(1, 9), st.integers(1, 4096)))


@given(st.dictionaries(st.text(), st.tuples(st.text(), _TERMS), max_size=5))
def test_terms_are_read_as_they_were_written(
    groups: dict[str, tuple[str, dict[str, tuple[int, int]]]],
) -> None:
    packed = {slug: (unit, shards.packed(terms)) for slug, (unit, terms) in groups.items()}
    with TemporaryDirectory() as name:
        folder = Path(name)
        search_terms.write(folder, ((unit, slug, terms) for slug, (unit, terms) in packed.items()))
        assert publish.states(folder) == {}  # it is no file of the site
        (part,) = search_terms.read([folder, folder / "none"])
        assert {slug: (unit, terms) for unit, slug, terms in part.packed()} == packed
        by_letter = {letter: sorted(part.of(letter)) for letter in sorted(part.letters)}
        assert by_letter == dict(shards.by_letter({slug: terms for slug, (_, terms) in packed.items()}))
        assert not [*part.of("no letter")]
