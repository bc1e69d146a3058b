"""Letterhead and signature over the width of the text: other margins, pages turned; long lists of recipients."""

from __future__ import annotations

import re
import shutil
from xml.etree import ElementTree as ET

import pytest
from places import TEMPLATES
from workbench import Docx, Office, W, edited, said

MARGINS = 'w:right="850"'
BOOK = 'w:right="1134"'
PLAN = """\
noi_dung: [Một]
noi_nhan: [{recipients}]
phu_luc:
  - {{tieu_de: Dọc, quoc_hieu: true, noi_dung: [Một]}}
  - {{tieu_de: Ngang, quoc_hieu: true, kho: ngang, noi_dung: [Một]}}
"""
UPRIGHT, TURNED = 9355, 14287


def with_margins(office: Office, *templates: str) -> None:
    """The office's own templates, with a right margin of 20 mm in some."""
    shutil.copytree(TEMPLATES, office.root / "templates", dirs_exist_ok=True)
    for name in templates:
        path = office.root / f"templates/chinh-quyen/{name}.docx"
        path.write_bytes(edited(path.read_bytes(), {MARGINS: BOOK}))


def plan(recipients: int = 3) -> str:
    return PLAN.format(recipients=", ".join(f"Cơ quan số {number}" for number in range(recipients)))


def drawn(made: Docx) -> list[tuple[int, list[int]]]:
    """Each table: its width, and the columns of each row summed."""
    out = []
    for table in made.body.iter(f"{W}tbl"):
        size = table.find(f"{W}tblPr/{W}tblW")
        assert size is not None
        rows = [[width_of(cell) for cell in row.iter(f"{W}tcW")] for row in table.iter(f"{W}tr")]
        out.append((width_of(size), [sum(row) for row in rows]))
    return out


def width_of(element: ET.Element) -> int:
    return int(element.get(f"{W}w", "0"))


def rules(made: Docx) -> list[int]:
    """How long the rules in the letterhead are, in twips."""
    found = []
    for cell in made.body.iter(f"{W}tc"):
        width = cell.find(f"{W}tcPr/{W}tcW")
        for indent in cell.iterfind(f"{W}p/{W}pPr/{W}ind"):
            assert width is not None
            found.append(width_of(width) - int(indent.get(f"{W}left", "0")) - int(indent.get(f"{W}right", "0")))
    return found


def test_tables_follow_the_margins_of_the_template(office: Office) -> None:
    before = rules(office.make(plan()))
    with_margins(office, "ke-hoach", "phu-luc")
    made = office.make(plan())
    upright, turned = UPRIGHT - 284, TURNED - 284
    assert [width for width, _ in drawn(made)] == pytest.approx([upright, upright, upright, turned], abs=20)
    assert all(row == pytest.approx(width, abs=20) for width, rows in drawn(made) for row in rows)
    assert rules(made) == pytest.approx(before, abs=3)


def test_a_letterhead_is_spread_over_a_page_turned(office: Office) -> None:
    assert [width for width, _ in drawn(office.make(plan()))] == pytest.approx(
        [UPRIGHT, UPRIGHT, UPRIGHT, TURNED], abs=20
    )


def test_no_table_begins_a_page(office: Office) -> None:
    """LibreOffice would set an empty line above it, other programs not."""
    body = list(office.make(plan()).body)
    breaks = [at for at, element in enumerate(body) if element.find(f"{W}pPr/{W}sectPr") is not None]
    assert len(breaks) == 2
    assert all(body[at + 1].tag == f"{W}p" and not said(body[at + 1]) for at in breaks)


def test_an_appendix_template_of_other_margins_is_told(office: Office) -> None:
    with_margins(office, "ke-hoach")
    office.make(plan())
    told = office.run("build", "--out", str(office.root / "khac"), "thu").findings
    assert [(one.code, one.severity) for one in told] == [("render/margins-differ", "warning")]
    path = office.root / "templates/chinh-quyen/phu-luc.docx"
    path.write_bytes(edited(path.read_bytes(), {MARGINS: BOOK}))
    assert office.run("build", "thu").findings == []


def recipients_of(made: Docx) -> list[list[str]]:
    """The lines of the recipients, row by row of their table."""
    tables = [t for t in made.body.iter(f"{W}tbl") if any(said(p) == "Nơi nhận:" for p in t.iter(f"{W}p"))]
    rows = [next(row.iter(f"{W}tc")) for row in tables[0].iter(f"{W}tr")]
    return [[line for p in cell.iter(f"{W}p") if re.match(r"- ", line := said(p))] for cell in rows]


@pytest.mark.parametrize("count", [1, 5, 10, 40, 80])
def test_a_long_list_of_recipients_goes_on_below_the_signature(office: Office, count: int) -> None:
    beside, below = recipients_of(office.make(plan(count)))
    assert [line.rstrip(";.") for line in beside + below] == [f"- Cơ quan số {number}" for number in range(count)]
    assert len(beside) == count if count <= 10 else 5 < len(beside) < 12


def test_a_template_without_a_place_for_the_rest_prints_them_together(office: Office) -> None:
    with_margins(office)
    path = office.root / "templates/chinh-quyen/ke-hoach.docx"
    tags = ("{%p for dong in noi_nhan_tiep %}", "{{r dong }}", "{%p endfor %}")
    xml = Docx(path.read_bytes()).parts["word/document.xml"].decode()
    loop = re.search(r"<w:p>(?:(?!<w:p>).)*noi_nhan_tiep.*?endfor.*?</w:p>", xml)
    assert loop is not None and all(tag in loop[0] for tag in tags)
    path.write_bytes(edited(path.read_bytes(), {loop[0]: ""}))
    assert [len(row) for row in recipients_of(office.make(plan(40)))] == [40, 0]


SIGNED = "{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê A}"


def test_names_of_several_signatories_do_not_hold_the_recipients(office: Office) -> None:
    made = office.make(f"{plan(40)}ky: [{', '.join([SIGNED] * 3)}]")
    assert made.paragraph("- Cơ quan số 0;") is not None
    names = [p for p in made.body.iter(f"{W}p") if said(p) == "Lê A"]
    assert len(names) == 3 and all(p.find(f"{W}pPr/{W}keepNext") is None for p in names)
    assert [len(row) for row in recipients_of(made)] == [6, 34]
