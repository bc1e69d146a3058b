"""What a Word file is as a format is known in one room: names, zip, XML that nobody vouches for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gen.word.ooxml.archive import CannotRead, read_zip, written_zip
from gen.word.ooxml.units import mm_to_twips, pt_to_twips, read_mm, read_number
from gen.word.ooxml.xml_parser import in_utf8, parse

GEN = Path(__file__).parents[2] / "gen"
ROOM = GEN / "word" / "ooxml"
# a namespace, a parser, a zip
ELSEWHERE = re.compile(r"schemas\.openxmlformats\.org|purl\.oclc\.org|XMLParser|etree\.fromstring|import.*\bzipfile\b")


def test_names_parser_and_zip_are_in_one_room() -> None:
    found = {
        f"{path.relative_to(GEN)}: {match[0]}"
        for path in GEN.rglob("*.py")
        # a workbook is no Word file, and its own room knows what one is
        if ROOM not in path.parents and GEN / "workbook" not in path.parents
        for match in ELSEWHERE.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_names_load_nothing() -> None:
    assert "import" not in (ROOM / "namespaces.py").read_text(encoding="utf-8").partition('"""\n')[2]


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b"<b:a/>",
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        b'<?xml version="1.0" encoding="zlib_codec"?><a/>',
        b'<?xml version="1.0" encoding="cp1258"?><a/>',
    ],
)
def test_xml_that_is_refused(xml: bytes) -> None:
    with pytest.raises(CannotRead, match=r"word/x\.xml"):
        parse(xml, "word/x.xml")


@given(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "us-ascii", "iso-8859-1"]))
def test_a_part_has_the_same_words_in_utf_8(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    xml = f'<?xml version="1.0" encoding="{declared}"?><a>&#7871; x</a>'.encode(encoding)
    assert parse(in_utf8(xml, parse(xml))).text == "ế x"
    in_utf8(xml, parse(xml)).decode()


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?", fullmatch=True), st.binary(max_size=40), max_size=8))
def test_a_zip_holds_what_was_put_in(parts: dict[str, bytes]) -> None:
    entries = read_zip(written_zip(parts), lambda name: "/" in name)
    assert entries.names == tuple(parts)
    assert entries.contents == {name: data for name, data in parts.items() if "/" in name}


def test_a_zip_that_unpacks_to_more_than_was_asked_for() -> None:
    with pytest.raises(CannotRead, match="giải nén ra quá"):
        read_zip(written_zip({"a": b"12345"}), lambda name: True, most=4)


@pytest.mark.parametrize(
    ("text", "twips"),
    [("567", 567), ("-10.5", -10.5), ("1in", 1440), ("2.54cm", 1440), ("72pt", 1440), ("", 0), (None, 0), ("1e999", 0)],
)
def test_a_length_as_files_write_it(text: str | None, twips: float) -> None:
    assert read_number(text) == pytest.approx(twips)


@given(st.floats(-500, 500))
def test_lengths_there_and_back(length: float) -> None:
    # half a twip is 0.009 mm; a hundredth is what is told
    assert read_mm(str(mm_to_twips(length))) == pytest.approx(length, abs=0.015)
    assert pt_to_twips(length) == pytest.approx(length * 20, abs=0.5)
