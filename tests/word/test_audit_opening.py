"""`gen audit` on files that nobody vouches for: one clear line and exit code 2, or a report; never a traceback."""

from __future__ import annotations

import copy
import io
import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import hand
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from lxml import etree

from gen.cli.main import run
from gen.word.audit import CannotRead, audit
from gen.word.audit.audit_report import as_json, as_text
from gen.word.measure import measure
from gen.word.ooxml import archive as limits
from gen.word.ooxml import opening
from gen.word.ooxml.word_file import WordFile

W = hand.W
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def packed(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(document: str | bytes, **more: str | bytes) -> bytes:
    """A Word file with this document.xml."""
    return packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document, **more})


def body(inside: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


GOOD = hand.right(hand.plan)
SMALL = word(body("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
LONG = "".join(f"chữ {n} " for n in range(1_500_000))
DTD = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>'


def encrypted() -> bytes:
    data = bytearray(SMALL)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def many_parts() -> bytes:
    return packed({f"word/{n}.xml": "<a/>" for n in range(limits.MAX_PARTS + 5)})


def directory_that_lies() -> bytes:
    """Says two entries, and a directory of four gigabytes."""
    end = SMALL.rfind(b"PK\x05\x06")
    return SMALL[: end + 12] + struct.pack("<L", 0xFFFFFFF0) + SMALL[end + 16 :]


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "trống"),
    "text": (lambda: "Kế hoạch số 5".encode(), "không phải tệp Word"),
    "old .doc": (lambda: opening._OLE + b"\0" * 600, ".doc cũ"),
    "password": (lambda: opening._OLE + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "zip password": (encrypted, "mật khẩu nén"),
    "rtf": (lambda: b"{\\rtf1\\ansi a}", "RTF"),
    "pdf": (lambda: b"%PDF-1.7", "PDF"),
    "web page": (lambda: b"\xef\xbb\xbf<html><body>a</body></html>", "trang web"),
    "excel": (
        lambda: packed({"[Content_Types].xml": "<a/>", "_rels/.rels": "<a/>", "xl/workbook.xml": "<a/>"}),
        "Excel",
    ),
    "powerpoint": (lambda: packed({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}), "PowerPoint"),
    "odt": (
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "OpenDocument",
    ),
    "some zip": (lambda: packed({"a.txt": "a"}), "không phải tệp Word"),
    "cut off": (lambda: GOOD[: len(GOOD) // 2], "hỏng"),
    "broken XML": (lambda: word(body("<w:p>")), "sai cú pháp XML ở dòng 1"),
    "entities": (lambda: word(f"<?xml version='1.0'?>{DTD}{body('<w:p><w:r><w:t>&y;</w:t></w:r></w:p>')}"), "DTD"),
    "entities in UTF-16": (lambda: word(f"{DTD}{body('&y;')}".encode("utf-16")), "DTD"),
    "external entity": (lambda: word('<!DOCTYPE a SYSTEM "file:///etc/passwd">' + body("")), "DTD"),
    "entities in the styles": (lambda: word(body(""), **{"word/styles.xml": f"{DTD}<a>&y;</a>"}), "DTD"),
    "deep": (lambda: word(body("<w:sdt>" * 400 + "</w:sdt>" * 400)), "lồng quá sâu"),
    "bomb": (lambda: word(body(" " * 20_000_000)), "bom nén"),
    "many parts": (many_parts, "mục bên trong"),
    "directory that lies": (directory_that_lies, "mục bên trong"),
    **{
        f"encoding {name}": (lambda name=name: word(f'<?xml version="1.0" encoding="{name}"?>{body("")}'), "bảng mã lạ")
        for name in ("EBCDIC-CP-US", "zlib_codec", "rot13", "idna", "utf-7", "cp1258", "khong-co")
    },
    "UTF-16 that is none": (lambda: word(f'<?xml version="1.0" encoding="UTF-16"?>{body("")}'), "sai cú pháp XML"),
    "prefix that is not declared": (lambda: word("<w:document><w:body/></w:document>"), "sai cú pháp XML ở dòng 1"),
    "no body": (lambda: word(f'<w:document xmlns:w="{W}"/>'), "không có phần thân"),
    "another root": (lambda: word("<a/>"), "không có phần thân"),
    "no document": (lambda: packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/a.xml": "<a/>"}), "thân"),
    "long attribute": (lambda: word(body(f'<w:p w:a="{LONG}"/>')), "dài quá 10 MB"),
    "long text": (lambda: word(body(f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>")), "dài quá 10 MB"),
    "bzip2": (lambda: packed({"[Content_Types].xml": TYPES, "a.xml": "<a/>"}, zipfile.ZIP_BZIP2), "nén theo cách"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_one_clear_line_and_exit_2(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, said = REFUSED[name]
    path = tmp_path / "tep.docx"
    path.write_bytes(make())
    assert run(["audit", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert said in printed.err
    assert str(path) in printed.err


def test_too_large_is_not_even_read_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lon.docx"
    with path.open("wb") as out:
        out.truncate(limits.MAX_FILE + 10)
    assert run(["audit", str(path)]) == 2
    assert "MB" in capsys.readouterr().err


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_ELEMENTS", 50)
    with pytest.raises(CannotRead, match="quá nhiều phần tử"):
        audit(GOOD)


def test_missing_file_and_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(tmp_path / "khong-co.docx")]) == 2
    assert run(["audit", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 2


# whatever the bytes are


def whole(data: bytes) -> None:
    """Either a report in both forms, or CannotRead with one line."""
    try:
        done = audit(data)
    except CannotRead as err:
        assert "\n" not in str(err)
        return
    assert as_text(done, "a.docx")
    assert as_json(done, "a.docx")


@given(st.binary(max_size=400))
def test_random_bytes(data: bytes) -> None:
    whole(data)
    whole(b"PK\x03\x04" + data)
    whole(opening._OLE + data)


@given(st.integers(0, 2**32), st.integers(1, 30))
def test_mutated_zip(seed: int, count: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SMALL if seed % 2 else GOOD)
    for _ in range(count):
        at = chance.randrange(len(data))
        if chance.random() < 0.2:
            del data[at : at + chance.randrange(1, 40)]
        else:
            data[at] = chance.randrange(256)
    whole(bytes(data))


_TAGS = [
    *("p", "r", "t", "pPr", "rPr", "tbl", "tr", "tc", "tcPr", "tcW", "tblPr", "tblGrid", "gridCol", "sectPr", "pgSz"),
    *("pgMar", "ind", "spacing", "jc", "sz", "numPr", "ilvl", "numId", "br", "sdt"),
]
_NAMES = ["val", "w", "h", "left", "firstLine", "line", "type", "before"]
_VALUES = (
    "",
    "0",
    "-1",
    "99999999999999999999",
    "abc",
    "12.7cm",
    "\u0661",
    "1e999",
    "center",
    "true",
    "NaN",
    "0x10",
    "①",
)


@st.composite
def wild_xml(draw: st.DrawFn) -> str:
    """Well-formed WordprocessingML that makes no sense: any tag in any tag, any value in any attribute."""

    def element(depth: int) -> str:
        tag = draw(st.sampled_from(_TAGS))
        names = draw(st.lists(st.sampled_from(_NAMES), unique=True, max_size=3))
        attributes = "".join(f' w:{name}="{draw(st.sampled_from(_VALUES))}"' for name in names)
        inside = draw(
            st.sampled_from(["", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nơi nhận:", "Điều 1. a", "Phụ lục I"])
        )
        if depth < 5:
            inside += "".join(element(depth + 1) for _ in range(draw(st.integers(0, 3))))
        return f"<w:{tag}{attributes}>{inside}</w:{tag}>"

    return "".join(element(0) for _ in range(draw(st.integers(1, 4))))


@one_in(2)
@given(wild_xml(), wild_xml(), wild_xml())
def test_senseless_xml(document: str, styles: str, numbering: str) -> None:
    more = {
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
    }
    whole(word(body(document), **more))


@one_in(2)
@given(st.integers(0, 2**32))
def test_mutated_values_of_a_real_document(seed: int) -> None:
    """The attributes of a right document set to nonsense, a few at a time."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        text = bytes(parts[name]).decode()  # type: ignore[arg-type]
        share = chance.choice((0.01, 0.1, 0.5))
        parts[name] = re.sub(
            r'(w:(?:val|w|h|id|line|left|firstLine|type)=)"[^"]*"',
            lambda m, share=share: f'{m[1]}"{chance.choice(_VALUES)}"' if chance.random() < share else m[0],
            text,
        )
    whole(packed(parts))


@one_in(2)
@given(st.integers(0, 2**32))
def test_mutated_tree_of_a_real_document(seed: int) -> None:
    """Elements of a right document taken out, doubled, or put where they do not belong."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name in ("word/document.xml", "word/styles.xml"):
        root = etree.fromstring(bytes(parts[name]))  # type: ignore[arg-type]
        every = [element for element in root.iter() if element.getparent() is not None]
        for _ in range(chance.randrange(1, 30)):
            one, other = chance.choice(every), chance.choice(every)
            parent = one.getparent()
            if parent is None:
                continue
            deed = chance.randrange(3)
            if deed == 0:
                parent.remove(one)
            elif deed == 1:
                parent.append(copy.deepcopy(one))
            elif other not in one.iter():
                other.append(one)
        parts[name] = etree.tostring(root)
    whole(packed(parts))


@pytest.mark.parametrize(
    "inside",
    [
        "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:tbl/><w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="-9"/></w:trPr>'
        '<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:instrText> PAGE</w:instrText></w:r></w:p>',
        '<w:sectPr><w:headerReference w:type="default"/><w:pgSz w:w="x"/></w:sectPr>',
        "<w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p>" * 3,
        "<w:p><w:r><w:t>Phụ lục</w:t></w:r></w:p>" * 3,
        "<w:p><w:r><w:t>TM. ỦY BAN</w:t></w:r></w:p>",
    ],
)
def test_corners(inside: str) -> None:
    whole(word(body(inside)))


@pytest.mark.long
def test_styles_chained_by_the_thousand_do_not_hang() -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(5000)
    )
    paragraphs = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 500
    whole(word(body(paragraphs), **{"word/styles.xml": f'<w:styles xmlns:w="{W}">{chain}</w:styles>'}))


def test_what_a_file_says_moves_no_terminal() -> None:
    """Names of fonts and colours are the file's own, and stand in the report."""
    look = '<w:rPr><w:rFonts w:ascii="A&#10;B&#x9b;2J"/><w:color w:val="F&#x202e;0"/></w:rPr>'
    printed = as_text(audit(word(body(f"<w:p><w:r>{look}<w:t>T/M BAN&#x9b;A</w:t></w:r></w:p>"))), "a.docx")
    assert "Phông A B 2J" in printed
    assert all(sign.isprintable() for sign in printed.replace("\n", ""))
    assert all(line.startswith(("a.docx: ", "    ", "5")) for line in printed.splitlines())


def test_measuring_nothing_at_all() -> None:
    assert measure(WordFile({})).paragraphs == ()
    with pytest.raises(CannotRead, match=r"word/document\.xml"):
        measure(WordFile({"word/document.xml": b"<"}))


def test_main_part_under_another_name() -> None:
    rels = RELS.replace("word/document.xml", "/word/document2.xml")
    data = packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": rels,
            "word/document2.xml": body("<w:p><w:r><w:t>Đây</w:t></w:r></w:p>"),
        }
    )
    assert "Đây" in as_text(audit(data), "a.docx") or audit(data).violated
