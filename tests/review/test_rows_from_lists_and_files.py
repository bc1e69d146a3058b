"""Rows written as lists or kept in a file: rules, locks, show, explain, diff, review copies, what is built anew."""

from __future__ import annotations

import pytest
from workbench import Office

LISTED = """\
phu_luc:
  - ma: p
    tieu_de: Thành viên
    bang:
      cot: [{ma: tt, ten: TT}, {ma: ten, ten: Họ tên}, {ma: chuc, ten: Chức vụ}]
      hang:
        - [Người thứ nhất, Ủy viên cũ]
        - {ma: hai, co_dinh: true, ten: Người thứ hai, chuc: Phó ban cũ}
  - ma: q
    tieu_de: Kinh phí
    bang:
      cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}, {ma: tien, ten: Tiền, so: true, cong: true}]
      tep: a.csv
"""
FILE = "ma,viec,tien\nmot,Một,1\nhai,Hai cũ,2\n"


@pytest.fixture
def desk(office: Office) -> Office:
    (office.root / "plans" / "tot.yaml").unlink()
    office.write("plans/a.csv", FILE)
    office.write("plans/cha.yaml", LISTED + office.tail("ke-hoach"))
    office.write("plans/ban-con.yaml", "thay_tu: {cũ: mới}\n" + office.tail("con"))
    office.write("plans/khac.yaml", "noi_dung: [Việc khác]\n" + office.tail("ke-hoach"))
    assert office.run("build").exit == 0
    return office


def test_rules_change_their_words_but_not_what_is_locked(desk: Office) -> None:
    shown = desk.run("show", "ban-con").out
    assert "Ủy viên mới" in shown and "Phó ban cũ" in shown and "Hai mới" in shown
    explained = desk.run("explain", "ban-con", "--text", "Ủy viên mới").out
    assert "plans/cha.yaml:7:28: thay cho “Ủy viên cũ”" in explained
    assert "plans/a.csv:3:5: thay cho “Hai cũ”" in desk.run("explain", "ban-con", "--text", "Hai mới").out


def test_a_locked_row_of_the_same_table_stays_locked(desk: Office) -> None:
    patch = "phu_luc:\n  - ma: p\n    bang: {hang: [{ma: hai, ten: X}]}\n"
    desk.write("plans/ban-con.yaml", patch + desk.tail("con"))
    (found,) = desk.run("build", "ban-con").findings
    assert found.code == "cascade/locked" and found.place == "plans/ban-con.yaml:3:19"


def test_what_differs_is_told_cell_by_cell(desk: Office) -> None:
    told = desk.run("diff", "cha", "ban-con").out
    assert "Ủy viên [-cũ-]{+mới+}" in told and "[phu_luc/q/hai/viec]" in told and "Phó ban" not in told


def test_a_file_that_changed_builds_its_documents_and_no_other(desk: Office) -> None:
    desk.write("plans/a.csv", FILE.replace("cũ,2", "cũ,3"))
    assert "2 tệp mới, 1 không đổi" in desk.run("build").err


def test_a_file_that_is_gone_is_told_where_it_is_named(desk: Office) -> None:
    (desk.root / "plans" / "a.csv").unlink()
    outcome = desk.run("build")
    assert {(one.code, one.place) for one in outcome.findings} == {("table/no-file", "plans/cha.yaml:13:12")}
    assert not (desk.root / "build" / "ban-con.docx").exists() and (desk.root / "build" / "khac.docx").exists()


def test_their_review_copies_are_made_and_their_form_is_kept(desk: Office) -> None:
    assert desk.run("build", "--nguon").exit == 0
    assert (desk.root / "build" / "ban-con.nguon.docx").exists()
    before = {path.name: path.read_bytes() for path in (desk.root / "build").glob("*.docx")}
    desk.run("fmt")
    assert "- [Người thứ nhất, Ủy viên cũ]" in (desk.root / "plans" / "cha.yaml").read_text(encoding="utf-8")
    assert (desk.root / "plans" / "a.csv").read_text(encoding="utf-8") == FILE
    desk.run("build")
    assert {path.name: path.read_bytes() for path in (desk.root / "build").glob("*.docx")} == before
