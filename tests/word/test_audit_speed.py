"""An audit takes time in proportion to the length of the file, and refuses what would take too long."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import hand
import pytest
from pace import cost

from gen.word import audit as room
from gen.word.audit import CannotRead, audit
from gen.word.audit.audit_report import as_text

# ten million steps of a loop take 0.14 s where this was measured: 4,000 paragraphs at 2,000 a second cost 14
PARAGRAPHS, MOST_COST = 4000, 10.0
FEW, TIMES = 400, 5


@cache
def plan_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(hand.saved(hand.plan()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plan_with(change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """A right plan with one part changed as text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in plan_parts().items():
            archive.writestr(name, change(content.decode()) if name == part else content)
    return out.getvalue()


def element(xml: str, name: str, words: str) -> str:
    """The last innermost element of a name that holds these words."""
    found = re.findall(rf"<w:{name}\b(?:(?!<w:{name}\b).)*?</w:{name}>", xml, re.DOTALL)
    return str(next(text for text in reversed(found) if words in text))


def paragraphs(count: int) -> bytes:
    def change(xml: str) -> str:
        own = element(xml, "p", "1. Văn phòng")
        return xml.replace(own, own.replace("1. Văn", "- Văn") * count)

    return plan_with(change)


def cells(count: int) -> bytes:
    def change(xml: str) -> str:
        row = element(xml, "tr", "Việc thứ 7")
        return xml.replace(row, row * (count // 3))

    return plan_with(change)


def tables(count: int) -> bytes:
    def change(xml: str) -> str:
        table = element(xml, "tbl", "Việc thứ 7")
        rows = re.findall(r"<w:tr\b.*?</w:tr>", table, re.DOTALL)
        small = table.replace("".join(rows), rows[0] + rows[1] + rows[2])
        return xml.replace(table, f"{small}<w:p/>" * (count // 10))

    return plan_with(change)


def appendices(count: int) -> bytes:
    def change(xml: str) -> str:
        label = element(xml, "p", "<w:t>Phụ lục</w:t>")
        start = xml.index(label)
        end = xml.index("<w:tbl>", start)
        section = element(xml, "p", "w:sectPr")
        return xml[:end] + f"{section}{xml[start:end]}" * (count // 4) + xml[end:]

    return plan_with(change)


def nested_labels(count: int) -> bytes:
    def change(xml: str) -> str:
        own = element(xml, "p", "1. Văn phòng")
        numbered = "".join(own.replace("1. Văn", f"{at // 90 + 1}.{at % 90 + 1}. Văn") for at in range(count))
        return xml.replace(own, own + numbered)

    return plan_with(change)


def columns_named_recipients(count: int) -> bytes:
    return plan_with(
        lambda xml: xml.replace(row := element(xml, "tr", "Việc thứ 7"), row * (count // 3)).replace(
            "Việc thứ 7", "Nơi nhận:"
        )
    )


def styles(count: int) -> bytes:
    def change(xml: str) -> str:
        chain = "".join(
            f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="s{at}"/><w:basedOn w:val="s{at + 1}"/>'
            "</w:style>"
            for at in range(count * 10)
        )
        return xml.replace("</w:styles>", f"{chain}</w:styles>")

    return plan_with(change, "word/styles.xml")


def list_levels(count: int) -> bytes:
    """A list of more levels than Word has, asked for by as many paragraphs."""

    def numbering(xml: str) -> str:
        levels = "".join(f'<w:lvl w:ilvl="{at}"><w:lvlText w:val="%1."/></w:lvl>' for at in range(count))
        added = f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'
        return xml.replace(
            "</w:numbering>", f'{added}<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:numbering>'
        )

    def change(xml: str) -> str:
        own = element(xml, "p", "1. Văn phòng")
        asks = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="77"/></w:numPr>'
        return xml.replace(
            own, "".join(own.replace("<w:spacing", asks.format(at) + "<w:spacing", 1) for at in range(count))
        )

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in plan_parts().items():
            text = {"word/document.xml": change, "word/numbering.xml": numbering}.get(name)
            archive.writestr(name, text(content.decode()) if text else content)
    return out.getvalue()


SHAPES = [paragraphs, cells, tables, appendices, nested_labels, columns_named_recipients, styles, list_levels]


def test_two_thousand_paragraphs_a_second() -> None:
    data = paragraphs(PARAGRAPHS)
    audit(paragraphs(1))  # what is loaded and compiled once
    assert cost(lambda: audit(data)) < MOST_COST


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_five_times_as_long_takes_five_times_as_long(shape: Callable[[int], bytes]) -> None:
    few, many = shape(FEW), shape(FEW * TIMES)
    audit(few)  # what is loaded and compiled once
    before, after = cost(lambda: audit(few)), cost(lambda: audit(many))
    assert after < before * TIMES * 1.8


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_PARAGRAPHS", 200)
    as_text(audit(paragraphs(100)), "a.docx")
    with pytest.raises(CannotRead, match="có hơn 200 đoạn, kể cả ô của bảng"):
        audit(cells(300))


def test_a_header_that_every_section_shares_counts_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_PARAGRAPHS", 500)
    audit(appendices(40))
    with pytest.raises(CannotRead, match="có hơn 500 đoạn"):
        audit(plan_with_long_header(appendices(40)))


def plan_with_long_header(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if re.fullmatch(r"word/header\d*\.xml", name):
                content = content.replace(b"</w:hdr>", b"<w:p/>" * 60 + b"</w:hdr>")
            new.writestr(name, content)
    return out.getvalue()
