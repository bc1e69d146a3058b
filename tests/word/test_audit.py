"""`gen audit` on our own documents, its report, exit codes and book, and habits of real offices that are no faults."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import hand
import pytest
from docx.shared import Mm, Pt
from hand import find, plan, retype
from places import ROOT

from gen.cli.main import run
from gen.word.audit import audit
from gen.word.audit.audit_report import as_text, summary
from gen.word.audit.legal_figures import figures_of
from gen.word.audit.rules import RULES
from gen.word.the_thuc import DANG, NGHI_DINH_30

BOOK = ROOT / "docs" / "audit.md"
EXAMPLES = sorted(
    path.relative_to(ROOT / "plans").with_suffix("").as_posix()
    for path in (ROOT / "plans").rglob("*.yaml")
    if "danh-muc" not in path.parts and not path.stem.endswith(".da-xem")
)
# What the real documents of the corpus, kept word for word with their slips, are rightly told.
SLIPS = {
    "nhi-chieu/ke-hoach-dan-van": {("audit/base-mark", "Căn cứ Nghị quyết số 05-NQ/ĐU")},
    "nhi-chieu/ke-hoach-ke-thua": {("audit/base-mark", "Căn cứ Nghị quyết số 05-NQ/ĐU")},
    "dang/ke-hoach-tuyen-giao": {("audit/recipients", "- Thường trực Thành ủy")},
}

# our own documents


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    run(["-C", str(ROOT), "build", "--out", str(out), "-j", "1"])
    return out


@pytest.mark.parametrize("id", EXAMPLES)
def test_our_examples_break_no_rule(examples: Path, id: str) -> None:
    built = examples / f"{id}.docx"
    assert built.is_file(), "the example was not built"
    done = audit(built.read_bytes())
    # a plan for others to derive from may hold slots that they fill in
    assert {one.code for one in done.findings} <= {"audit/unfinished"}, as_text(done, id)
    assert not done.violated
    assert done.the_thuc is (DANG if id.startswith("dang/") else NGHI_DINH_30)


def test_real_documents_are_told_their_own_slips_and_nothing_else(shared: Path, tmp_path: Path) -> None:
    run(["-C", str(shared / "corpus"), "build", "--out", str(tmp_path), "-j", "1"])
    built = sorted(tmp_path.rglob("*.docx"))
    assert len(built) >= 6
    for path in built:
        id = path.relative_to(tmp_path).with_suffix("").as_posix()
        done = audit(path.read_bytes())
        slips = SLIPS.get(id, set())
        assert {one.code for one in done.findings} == {code for code, _ in slips}, as_text(done, id)
        assert all(
            any(c == one.code and p.text.startswith(w) for c, w in slips for p in one.places) for one in done.findings
        )


# habits that are no faults


def wrapped_recipients(document: Any) -> None:
    """A recipient that runs over two lines, as the Decree itself prints it."""
    paragraph = find(document, "- Các phòng, đơn vị;")
    paragraph.runs[0].text = "- Các phòng, đơn vị, trung tâm,"
    new = hand.left(paragraph._parent, "bảo tàng trực thuộc;")
    paragraph._p.addnext(new._p)


def reference_on_two_lines(document: Any) -> None:
    paragraph = find(document, "(Kèm theo Kế hoạch")
    paragraph.runs[0].text = "(Kèm theo Kế hoạch số 05/KH-SVHTT"
    paragraph._p.addnext(hand.centred(document, "ngày 05 tháng 01 năm 2026 của Sở Văn hóa và Thể thao)", 14, "i")._p)


def words_in_brackets(document: Any) -> None:
    find(document, "1. Văn phòng")._p.addprevious(hand.prose(document, "(Có danh mục kèm theo)", "i")._p)


def emphasis(document: Any) -> None:
    hand.write(find(document, "1. Văn phòng"), " Nhấn mạnh.", 14, "bi")


def bigger_set(document: Any) -> None:
    """Quốc hiệu 12, Tiêu ngữ 13, date 13."""
    for words, size in (("CỘNG HÒA", 12), ("Độc lập", 13), ("Hải Phòng, ngày", 13)):
        find(document, words).runs[0].font.size = Pt(size)


def centimetre(document: Any) -> None:
    find(document, "1. Văn phòng").paragraph_format.first_line_indent = Mm(10)


def exact_height(document: Any) -> None:
    find(document, "1. Văn phòng").paragraph_format.line_spacing = Pt(18)


def one_name_on_two_lines(document: Any) -> None:
    above = find(document, "ỦY BAN NHÂN DÂN THÀNH PHỐ").runs[0]
    above.text, above.bold = "ỦY BAN NHÂN DÂN", True
    retype(document, "SỞ VĂN HÓA VÀ THỂ THAO", "THÀNH PHỐ HẢI PHÒNG")


def old_spelling(document: Any) -> None:
    retype(document, "CỘNG HÒA", "CỘNG HOÀ")


def blanks_for_the_office(document: Any) -> None:
    retype(document, "Số: 05/KH-SVHTT", "Số: ……/KH-SVHTT")
    retype(document, "Hải Phòng, ngày 05 tháng 01 năm 2026", "Hải Phòng, ngày … tháng … năm 2026")


def even_pages_alike(document: Any) -> None:
    """Even pages apart, but numbered as well."""
    document.settings.odd_and_even_pages_header_footer = True
    number = document.sections[0].even_page_header.paragraphs[0]
    number.alignment = 1
    hand.field(number, " PAGE ")


def space_below(document: Any) -> None:
    """Six points below each paragraph instead of above."""
    for paragraph in document.paragraphs:
        if paragraph.paragraph_format.space_before == Pt(6):
            paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(0), Pt(6)


def blank_above_the_appendix(document: Any) -> None:
    """LibreOffice leaves an empty paragraph between a section break and what follows."""
    find(document, "DANH MỤC NHIỆM VỤ")._p.getprevious().addprevious(hand.centred(document, "")._p)


def drafter(document: Any) -> None:
    last = find(document, "- Lưu: VT")
    last._p.addnext(hand.left(last._parent, "PL.(300)")._p)


HABITS = [
    wrapped_recipients,
    reference_on_two_lines,
    words_in_brackets,
    emphasis,
    bigger_set,
    centimetre,
    exact_height,
    one_name_on_two_lines,
    old_spelling,
    blanks_for_the_office,
    space_below,
    even_pages_alike,
    blank_above_the_appendix,
    drafter,
]


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.__name__)
def test_no_false_alarm(habit: Callable[[Any], None]) -> None:
    done = audit(hand.broken(plan, habit))
    assert done.findings == [], as_text(done, habit.__name__)


# report, exit codes


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "dung.docx").write_bytes(hand.right(plan))
    (tmp_path / "sai.docx").write_bytes(hand.broken(plan, lambda d: retype(d, "Số: 05/", "Số: 5/")))
    (tmp_path / "dang.docx").write_bytes(hand.right(hand.party_plan))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "options", "code", "said"),
    [
        ("dung.docx", [], 0, "Nghị định 30/2020/NĐ-CP (đoán theo dòng “CỘNG HÒA"),
        ("dung.docx", ["--chinh-quyen"], 0, "do người dùng chọn"),
        ("dung.docx", ["--dang"], 1, "Thể thức văn bản của Đảng (do người dùng chọn)"),
        ("dang.docx", [], 0, "Thể thức văn bản của Đảng (đoán theo dòng “ĐẢNG CỘNG SẢN"),
        ("sai.docx", [], 1, "[audit/number-zero]"),
        ("khong-co.docx", [], 2, ""),
        ("dung.docx", ["--format", "yaml"], 2, ""),
    ],
)
def test_exit_codes(
    files: Path, name: str, options: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", str(files / name), *options]) == code
    assert said in capsys.readouterr().out


def test_text_says_where_what_and_how(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["audit", str(files / "sai.docx")])
    lines = capsys.readouterr().out.splitlines()
    at = next(n for n, line in enumerate(lines) if "[audit/number-zero]" in line)
    assert "văn bản chính, phần đầu, ô trái, đoạn 5: lỗi: Số viết “5”; phải là “05” (PL I, II.3c)." in lines[at]
    assert lines[at + 1] == "    “Số: 5/KH-SVHTT”"
    assert lines[at + 2].startswith("    → ")
    assert "vi phạm 1" in lines[-1]
    assert any("không đo được" in line for line in lines)


def test_json_holds_every_rule(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(files / "sai.docx"), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["ma"] for one in told["quy_tac"]] == [rule.code for rule in RULES]
    (finding,) = told["phat_hien"]
    assert (finding["ma"], finding["thay"], finding["phai_la"]) == ("audit/number-zero", "Số viết “5”", "“05”")
    assert finding["cho"][0]["chu"] == "Số: 5/KH-SVHTT"
    assert told["tong_hop"]["vi phạm"] == 1
    assert sum(told["tong_hop"].values()) == len(RULES)


def test_many_places_are_one_finding() -> None:
    def arial(document: Any) -> None:
        for paragraph in hand.every_paragraph(document):
            for run_ in paragraph.runs:
                run_.font.name = "Arial"

    done = audit(hand.broken(plan, arial))
    fonts = [one for one in done.findings if one.code == "audit/font"]
    assert len(fonts) == 1
    assert len(fonts[0].places) > 20
    assert "chỗ nữa" in as_text(done, "a.docx")
    assert "vi phạm 1" in summary(done)


# the book


def rows() -> Iterator[list[str]]:
    for rule in RULES:
        party = rule.party_article or "không xét"
        yield [f"`{rule.code}`", rule.title, rule.article or "không xét", party, rule.measures, rule.limits or "–"]


@cache
def book() -> list[str]:
    return [line for line in BOOK.read_text(encoding="utf-8").splitlines() if line.startswith("| `audit/")]


def test_book_is_what_the_rules_say() -> None:
    assert book() == [f"| {' | '.join(row)} |" for row in rows()]


def test_codes_are_told_apart_and_well_formed() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(code.startswith("audit/") and code == code.lower() for code in codes)
    assert all("|" not in cell for row in rows() for cell in row)


@pytest.mark.parametrize("he", [NGHI_DINH_30, DANG], ids=lambda he: he.ten)
def test_figures_are_those_of_the_law(he: Any) -> None:
    """The auditor judges by the same figures as the templates are made from."""
    assert all(figures_of(he, key) is law for key, law in he.thanh_to.items())
