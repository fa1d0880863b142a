from __future__ import annotations

from itertools import pairwise

from case_files import Case, each_case
from unreel.lexicon.sentence_joints import joints
from unreel.model.spans import Span


@each_case("lexicon/sentence_joints")
def test_sentences_without_a_space_between_them_are_told_apart(case: Case) -> None:
    sentences = case.text.split("|")
    text = "".join(sentences)
    found = [0, *joints(text, Span(0, len(text))), len(text)]
    assert [text[a:b] for a, b in pairwise(found)] == sentences
