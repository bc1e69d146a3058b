"""The labels of Word's automatic lists, counted as Word counts them."""

from __future__ import annotations

import pytest

from gen.word.measure.numbering import Numbering
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import parse

_NS = W.strip("{}")


def lists(**more: str) -> str:
    """Lists of the one kind there is, by id, with what each says of its own."""
    return "".join(f'<w:num w:numId="{id}"><w:abstractNumId w:val="0"/>{own}</w:num>' for id, own in more.items())


def numbering(*levels: tuple[str, str], nums: str = lists(a="")) -> Numbering:
    """Lists with these levels, each of a format and a text."""
    told = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    xml = f'<w:numbering xmlns:w="{_NS}"><w:abstractNum w:abstractNumId="0">{told}</w:abstractNum>{nums}</w:numbering>'
    return Numbering(parse(xml.encode()))


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", {1: "1", 9: "9", 10: "10"}),
        ("decimalZero", {1: "01", 9: "09", 10: "10"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerRoman", {1: "i", 4: "iv", 9: "ix", 40: "xl"}),
        ("upperRoman", {1: "I", 49: "XLIX"}),
        ("none", {1: "", 2: ""}),
    ],
)
def test_figures_of_each_format(form: str, labels: dict[int, str]) -> None:
    list_ = numbering((form, "%1)"))
    counted = {number: list_.next_label("a", 0) for number in range(1, max(labels) + 1)}
    assert {number: counted[number] for number in labels} == {number: f"{text})" for number, text in labels.items()}


def test_a_level_starts_again_below_the_next_of_the_one_above() -> None:
    list_ = numbering(("decimal", "%1."), ("decimal", "%1.%2."))
    assert [list_.next_label("a", at) for at in (0, 1, 1, 0, 1)] == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_two_lists_of_one_kind_count_on_unless_one_says_otherwise() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    list_ = numbering(("decimal", "%1."), nums=lists(a="", b="", c=again))
    assert [list_.next_label(id, 0) for id in "abcca"] == ["1.", "2.", "5.", "6.", "7."]
