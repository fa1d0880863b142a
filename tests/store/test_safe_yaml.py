"""What libyaml writes is what PyYAML writes."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from unreel.store import safe_yaml

VALUES = st.text(
    st.sampled_from(" :#-?,[]{}&*!|>'\"%@`~=<.0129eEnNyYoOtTfF_+/\\aé\u2028\U0001f600"), max_size=90
)
KEYS = st.text(st.sampled_from("abc-?: é"), min_size=1, max_size=90)


@given(st.dictionaries(KEYS, VALUES | st.integers() | st.lists(VALUES, max_size=2), max_size=4))
def test_a_mapping_is_written_as_pyyaml_writes_it(meta: dict[str, object]) -> None:
    expected = yaml.safe_dump(meta, sort_keys=False, allow_unicode=True, width=1 << 20)
    assert safe_yaml.dump(meta) == expected
    assert safe_yaml.load(expected) == (meta or {})
