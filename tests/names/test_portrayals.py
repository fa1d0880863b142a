"""Who plays whom in prose: the cases of cases/names/portrayals.txt, and the cast that they come to."""

from __future__ import annotations

import re

from case_files import Case, each_case
from unreel.names.people import Prose
from unreel.names.portrayals import portrayals
from unreel.names.portrayals.cast import cast_of


def _prose(line: str) -> Prose:
    found = re.fullmatch(r"\[(\w+)\] (.*)", line)
    assert found
    return Prose(found[2], found[1])


@each_case("names/portrayals")
def test_parts_are_read_as_the_cases_say(case: Case) -> None:
    prose = _prose(case.text)
    found = [
        f"{pair.actor.of(prose.text)} = {pair.role.of(prose.text)}"
        for _, pair in portrayals([prose], "Night Train")
    ]
    assert found == case.lines("cast")


def test_a_family_name_in_a_bracket_stands_for_a_person_who_is_known() -> None:
    story = [Prose("Max (Lee) meets the planet's ruler (Zod).", "plot")]
    known = ["Ann Lee"]
    assert [(one.actor, one.role) for one in cast_of(story, "X", known)] == [("Ann Lee", "Max")]
    assert cast_of(story, "X", []) == []


def test_a_part_counts_once_under_its_fullest_name() -> None:
    story = [
        Prose("It is about a clerk (Ann Lee) and Jo (Bob Ray).", "overview"),
        Prose("Max (Ann Lee) is a clerk.", "plot"),
        Prose("Max Orr (Ann Lee) and Jo (Ray) leave.", "plot"),
    ]
    parts = [(one.actor, one.role) for one in cast_of(story, "X", [])]
    assert parts == [("Bob Ray", "Jo"), ("Ann Lee", "Max Orr")]


def test_who_lists_actors_before_their_parts_is_read_the_other_way() -> None:
    prose = [Prose("It stars Ann Lee (Max) and Bob Ray (Jo).", "overview")]
    found = [(one.actor, one.role) for one in cast_of(prose, "X", ["Ann Lee", "Bob Ray"])]
    assert found == [("Ann Lee", "Max"), ("Bob Ray", "Jo")]


def test_brackets_of_the_cast_page_hold_the_parts_where_one_of_them_stands_behind_a_person() -> None:
    prose = [Prose("Ann Lee (Max) Bob Ray (Zoe Orr) Cy Fox (Jo Day)", "cast")]
    found = [(one.actor, one.role) for one in cast_of(prose, "X", ["Ann Lee"])]
    assert found == [("Ann Lee", "Max"), ("Bob Ray", "Zoe Orr"), ("Cy Fox", "Jo Day")]


def test_a_title_hides_no_fuller_name_of_a_part() -> None:
    story = [Prose("Mrs. Orr (Ann Lee) is old. Zoe Orr (Ann Lee) leaves.", "plot")]
    assert [one.role for one in cast_of(story, "X", [])] == ["Zoe Orr"]


def test_who_is_a_part_plays_no_nameless_one_nor_do_those_beside() -> None:
    prose = [
        Prose("Max Orr is played by Ann Lee.", "cast"),
        Prose("He and his partners (Orr and Zoe Day) leave, as his father (Cy Fox) does.", "plot"),
    ]
    assert [(one.actor, one.role) for one in cast_of(prose, "X", [])] == [
        ("Ann Lee", "Max Orr"),
        ("Cy Fox", "father"),
    ]
