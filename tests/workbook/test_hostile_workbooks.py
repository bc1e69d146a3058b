"""Workbooks that would fill the memory, bring code along or are none: refused in time, with what to do."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from test_table_export import write_budget
from workbench import Office

pytest.importorskip("openpyxl", reason="no openpyxl here")

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# seconds, on a machine that does other things as well
IN_TIME = 30.0


def with_parts(file: Path, parts: dict[str, bytes]) -> bytes:
    """A workbook with parts put in or in place of others."""
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()} | parts
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return out.getvalue()


def sheet(rows: bytes) -> bytes:
    return f"<worksheet {_MAIN}><sheetData>".encode() + rows + b"</sheetData></worksheet>"


def lied_about(file: Path) -> bytes:
    """A workbook of which one part is longer than it says."""
    data = bytearray(with_parts(file, {SHEET: sheet(b"<row/>" * 200_000)}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        told = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    at = data.find(told)
    while at >= 0:
        data[at : at + 4] = (100).to_bytes(4, "little")
        at = data.find(told, at + 4)
    return bytes(data)


def old_file(name: str) -> bytes:
    """What looks like an .xls, or like a workbook with a password, by the name of what it holds."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600


HOSTILE = {
    "nothing": (lambda file: b"", "không phải sổ Excel"),
    "text": (lambda file: b"STT;Viec\n1;a\n", "không phải sổ Excel"),
    "word": (lambda file: with_parts(file, {}).replace(b"xl/workbook.xml", b"xl/workbuuk.xml"), "không phải sổ Excel"),
    "cut": (lambda file: file.read_bytes()[:-2000], "Tệp hỏng"),
    "bomb": (lambda file: with_parts(file, {SHEET: sheet(b" " * 200_000_000)}), "bung ra quá lớn"),
    "many parts": (lambda file: with_parts(file, {f"xl/{n}.xml": b"" for n in range(5000)}), "bung ra quá lớn"),
    "lie": (lied_about, "Tệp hỏng"),
    "ten million rows": (lambda file: with_parts(file, {SHEET: sheet(b"<row/>" * 10_000_000)}), "bung ra quá lớn"),
    "far cell": (
        lambda file: with_parts(file, {SHEET: sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}),
        "trải tới hàng 1048576",
    ),
    "macro": (lambda file: with_parts(file, {"xl/vbaProject.bin": b"x"}), "có macro"),
    "link": (lambda file: with_parts(file, {"xl/externalLinks/externalLink1.xml": b"<a/>"}), "liên kết tới sổ khác"),
    "entities": (
        lambda file: with_parts(
            file,
            {SHEET: b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'},
        ),
        "khai báo lạ",
    ),
    "no xml": (lambda file: with_parts(file, {SHEET: b"<worksheet"}), "Tệp hỏng"),
    "password": (
        lambda file: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
        ),
        "có mật khẩu",
    ),
    "old and broken": (
        lambda file: old_file("Workbook"),
        "Tệp hỏng",
    ),
    "ods far cell": (
        lambda file: with_parts_ods(
            b'<t:table-row t:number-rows-repeated="10000000"><t:table-cell/></t:table-row>'
            b'<t:table-row><t:table-cell o:value-type="string"/></t:table-row>'
        ),
        "trải tới hàng",
    ),
}


def with_parts_ods(rows: bytes) -> bytes:
    content = (
        b'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body><o:spreadsheet>'
        b'<t:table t:name="A">' + rows + b"</t:table></o:spreadsheet></o:body></o:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_time_and_the_plan_stays(name: str, office: Office) -> None:
    make, told = HOSTILE[name]
    bad, source = office.root / "x.xlsx", office.root / "plans/thu.yaml"
    bad.write_bytes(make(write_budget(office)))
    before, begun = source.read_bytes(), time.perf_counter()
    for arguments in (("thu",), ("--moi",)):
        outcome = office.run("table", "import", str(bad), *arguments)
        assert outcome.exit == 2 and told in outcome.err, outcome.err + outcome.out
        assert outcome.err.startswith("gen: ") and outcome.err.count("\n") == 1
    assert time.perf_counter() - begun < IN_TIME and source.read_bytes() == before


def test_a_sheet_without_rows_or_values_is_no_table(office: Office) -> None:
    bad = office.root / "x.xlsx"
    bad.write_bytes(with_parts(write_budget(office), {SHEET: sheet(b"<row/>" * 1000)}))
    outcome = office.run("table", "import", str(bad), "thu")
    assert outcome.exit == 1 and "Không thấy bảng nào của văn bản này" in outcome.out


def test_a_folder_or_a_missing_file_is_told(office: Office) -> None:
    write_budget(office)
    assert office.run("table", "import", str(office.root), "thu").exit == 2
    assert "không có tệp" in office.run("table", "import", "khong-co.xlsx", "thu").err
