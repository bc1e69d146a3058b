"""`gen table import`: what an office changed in Excel, and nothing else, stands in the YAML."""

from __future__ import annotations

import datetime
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from office_sheets import column_of, edited_book, line_of, row_lines, saved_anew
from places import PLANS
from test_table_export import BUDGET, tail, write_budget
from workbench import Office, Outcome

pytest.importorskip("openpyxl", reason="no openpyxl here")


def put(key: str, ma: str, value: object) -> Callable[[Any], None]:
    """Types a value into the cell of a row and column."""

    def change(sheet: Any) -> None:
        sheet.cell(line_of(sheet, key), column_of(sheet, ma)).value = value

    return change


def taken_back(office: Office, *changes: Callable[[Any], None], options: tuple[str, ...] = ()) -> Outcome:
    """The budget exported, changed and imported."""

    def change(sheet: Any) -> None:
        for one in changes:
            one(sheet)

    return office.run("table", "import", str(edited_book(write_budget(office), change)), "thu", *options)


def moved_lines(office: Office, before: str = BUDGET) -> tuple[list[str], list[str]]:
    """The lines that went from the plan and those that came."""
    old, now = (before + tail(office)).splitlines(), (office.root / "plans/thu.yaml").read_text("utf-8").splitlines()
    return [line.strip() for line in old if line not in now], [line.strip() for line in now if line not in old]


ROW_A = '- {ma: a, noi_dung: "=Việc a", ma_so: "0012", so_luong: "1.000", don_gia: "2.500"}'
ROW_C = '- {ma: c, noi_dung: Việc c, so_luong: "-", ghi_chu: ^}'
ROW_D = '- {ma: d, noi_dung: Việc d, so_luong: 2, don_gia: "0,5", ghi_chu: "{{ don_vi.ten }} chủ trì"}'


@pytest.mark.parametrize(
    ("key", "ma", "value", "gone", "came"),
    [
        ("mot/a", "noi_dung", "Việc: mới", ROW_A, ROW_A.replace('"=Việc a"', '"Việc: mới"')),
        ("mot/a", "ma_so", "0013", ROW_A, ROW_A.replace("0012", "0013")),
        ("mot/a", "ma_so", 2026, ROW_A, ROW_A.replace("0012", "2026")),
        ("mot/a", "ma_so", 0.5, ROW_A, ROW_A.replace("0012", "0,5")),
        ("mot/a", "ma_so", datetime.date(2026, 2, 5), ROW_A, ROW_A.replace("0012", "05/02/2026")),
        ("mot/a", "don_gia", 1234567.25, ROW_A, ROW_A.replace("2.500", "1.234.567,25")),
        ("mot/a", "don_gia", "3.500", ROW_A, ROW_A.replace("2.500", "3.500")),
        ("mot/c", "noi_dung", "Một\nhai", ROW_C, ROW_C.replace("Việc c", '"Một\\nhai"')),
        ("mot/c", "noi_dung", "5* và *nghiêng*", ROW_C, ROW_C.replace("Việc c", "5\\* và \\*nghiêng\\*")),
        ("hai/d", "ghi_chu", "", None, None),
        ("hai", "noi_dung", "PHẦN BA", "nhom: PHẦN HAI", "nhom: PHẦN BA"),
        ("tong", "noi_dung", "Cộng", "- {ma: tong, tong: Tổng cộng}", "- {ma: tong, tong: Cộng}"),
        ("mot/b", "noi_dung", "Dòng một\nDòng ba", "Dòng hai", "Dòng ba"),
    ],
)
def test_a_cell_is_written_as_a_drafter_types_it(
    key: str, ma: str, value: object, gone: str | None, came: str | None, office: Office
) -> None:
    outcome = taken_back(office, put(key, ma, value))
    if gone is None:
        return
    assert came is not None
    out, now = moved_lines(office)
    assert out == [gone], outcome.out
    assert [line.replace("'", '"') for line in now] == [came.replace("'", '"')], outcome.out
    assert re.search(rf"sua-du-toan\.xlsx!du-toan![A-H]\d+: sửa du-toan/{key}/{ma}: “", outcome.out)


def test_words_beside_marks_change_and_the_marks_stay(office: Office) -> None:
    taken_back(office, put("mot/b", "ghi_chu", "H2O đậm hay nghiêng"))
    assert moved_lines(office)[1] == ["ghi_chu: H~2~O **đậm** hay *nghiêng*[^a]"]
    taken_back(office, put("hai/d", "ghi_chu", "Ủy ban nhân dân phường Mẫu phối hợp"))
    assert moved_lines(office) == ([ROW_D], [ROW_D.replace("chủ trì", "phối hợp")])


def test_what_holds_names_in_braces_is_told_and_left(office: Office) -> None:
    outcome = taken_back(office, put("hai/d", "ghi_chu", "Sở Nội vụ chủ trì"))
    assert moved_lines(office) == ([], []) and outcome.exit == 1
    assert "Không lấy: ô ấy trong YAML có" in outcome.out and "Sửa trong YAML, ở plans/thu.yaml:4" in outcome.out


@pytest.mark.parametrize(
    ("key", "ma", "value", "told"),
    [
        ("mot/a", "don_gia", "1,500,000", "“1,500,000” ở cột số “don_gia” không phải là số"),
        ("mot/a", "don_gia", datetime.date(2026, 1, 2), "ô ở cột số lại là ngày tháng"),
        ("mot/a", "noi_dung", True, "ô là giá trị TRUE"),
        ("mot/a", "noi_dung", "=1/0", "ô có công thức chưa được tính"),
        ("mot/a", "noi_dung", "#REF!", "ô có lỗi #REF!"),
        ("mot/a", "noi_dung", datetime.time(8, 30), "ô là giờ trong ngày"),
        ("mot/a", "noi_dung", "chào {{ ten }}", "chữ trong ô có {{ }}"),
        ("mot/a", "noi_dung", "a\u200bb", "ký tự không nhìn thấy (U+200B)"),
        ("mot", "so_luong", "mười", "“mười” ở cột số"),
    ],
)
def test_what_can_not_be_taken_is_told_at_its_cell(key: str, ma: str, value: object, told: str, office: Office) -> None:
    outcome = taken_back(office, put(key, ma, value))
    assert moved_lines(office) == ([], []) and outcome.exit == 1
    assert re.search(rf"^sua-du-toan\.xlsx!du-toan![A-H]\d+: lỗi: Không lấy: .*{re.escape(told)}", outcome.out, re.M)
    assert "\n    → " in outcome.out


def test_a_percentage_is_words_in_a_column_of_words_and_told_in_one_of_numbers(office: Office) -> None:
    def percent(ma: str) -> Callable[[Any], None]:
        def change(sheet: Any) -> None:
            cell = sheet.cell(line_of(sheet, "mot/a"), column_of(sheet, ma))
            cell.value, cell.number_format = 0.8, "0%"

        return change

    outcome = taken_back(office, percent("ma_so"), percent("so_luong"))
    assert moved_lines(office) == ([ROW_A], [ROW_A.replace("0012", "80%")])
    assert "định dạng phần trăm (80%)" in outcome.out and outcome.exit == 1


def insert(after: str, **cells: object) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        line = line_of(sheet, after) + 1
        # what openpyxl does to merged cells is none of an office's doing
        for cells_ in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(cells_)) if cells_.min_row > 4 else None
        columns = {ma: column_of(sheet, ma) for ma in cells}
        sheet.insert_rows(line)
        for ma, value in cells.items():
            sheet.cell(line, columns[ma]).value = value

    return change


def remove(key: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for cell in sheet[line_of(sheet, key)][1:]:
            if type(cell).__name__ != "MergedCell":
                cell.value = None

    return change


def test_a_new_row_gets_an_id_and_the_place_it_has(office: Office) -> None:
    taken_back(office, insert("hai/d", noi_dung="Thuê hội trường", so_luong=2, don_gia=1500000.5))
    new = '- {ma: thue-hoi-truong, noi_dung: Thuê hội trường, so_luong: 2, don_gia: "1.500.000,5"}'
    assert moved_lines(office) == ([], [new])
    lines = (office.root / "plans/thu.yaml").read_text("utf-8").splitlines()
    assert lines[lines.index(f"            {new}") - 1].strip() == ROW_D


def test_an_empty_line_in_between_and_words_below_the_table_are_no_rows(office: Office) -> None:
    outcome = taken_back(
        office, insert("mot/a"), lambda sheet: sheet.cell(20, 3, "Người lập biểu"), put("mot/a", "ma_so", "7")
    )
    assert moved_lines(office)[1] == [ROW_A.replace("0012", "7")]
    assert "Chữ “Người lập biểu” ở dưới bảng, không lấy." in outcome.out and outcome.exit == 0


def test_a_removed_row_is_asked_for(office: Office) -> None:
    outcome = taken_back(office, remove("hai/d"))
    assert outcome.exit == 1 and moved_lines(office) == ([], [])
    assert "không còn hàng du-toan/hai/d (“Việc d”)" in outcome.out and "thêm --bo" in outcome.out
    outcome = taken_back(office, remove("hai/d"), insert("hai/d", noi_dung="Việc e"), options=("--bo",))
    assert moved_lines(office) == ([ROW_D], ["- ma: viec-e", "noi_dung: Việc e"]), outcome.out


def test_a_removed_group_goes_with_its_rows_and_comments_stay_or_are_told(office: Office) -> None:
    outcome = taken_back(office, *map(remove, ("mot", "mot/a", "mot/b", "mot/c")), options=("--bo",))
    text = (office.root / "plans/thu.yaml").read_text("utf-8")
    assert "PHẦN MỘT" not in text and "# phần một" in text
    assert "Dòng ghi chú “# đã soát” mất theo chỗ đã bỏ." in outcome.out
    # what the document lacks then is told at its line
    assert outcome.exit == 1 and {one.code for one in outcome.findings} >= {"text/note-not-called"}


def test_the_only_row_of_a_group_goes_when_it_is_said_so(office: Office) -> None:
    outcome = taken_back(office, remove("hai/d"), options=("--bo",))
    assert moved_lines(office) == ([ROW_D], []) and "bỏ hàng du-toan/hai/d" in outcome.out


def test_a_new_row_in_the_place_of_the_only_one_does_not_take_it_away(office: Office) -> None:
    outcome = taken_back(office, insert("hai/d", noi_dung="Việc e"), remove("hai/d"))
    assert "thêm --bo" in outcome.out and moved_lines(office)[0] == [], outcome.out


def test_a_result_typed_over_is_told_beside_a_row_that_is_asked_for(office: Office) -> None:
    outcome = taken_back(office, put("mot/a", "thanh_tien", 7), remove("hai/d"), put("mot/a", "ma_so", "7"))
    assert "Ô tính này ghi “7” mà máy tính được “2.500.000" in outcome.out, outcome.out


def test_only_looking_writes_nothing_and_shows_all(office: Office) -> None:
    outcome = taken_back(office, put("mot/a", "ma_so", "7"), options=("--xem",))
    assert moved_lines(office) == ([], []) and "--- plans/thu.yaml" in outcome.out
    assert (
        f"+            {ROW_A.replace('0012', '7')}" in outcome.out
        and "Sẽ ghi plans/thu.yaml: 1 chỗ sửa" in outcome.err
    )


def test_what_the_plan_says_anew_since_the_export_is_kept(office: Office) -> None:
    book = edited_book(write_budget(office), put("mot/a", "ma_so", "7"))
    source = BUDGET.replace("Việc d", "Việc d mới")
    office.write("plans/thu.yaml", source + tail(office))
    assert office.run("table", "import", str(book), "thu").exit == 0
    assert moved_lines(office, source) == ([ROW_A], [ROW_A.replace("0012", "7")])
    source = BUDGET.replace("=Việc a", "Việc a khác")
    office.write("plans/thu.yaml", source + tail(office))
    outcome = office.run("table", "import", str(book), "thu")
    assert outcome.exit == 1 and "mà hàng ấy trong YAML đã sửa từ lúc xuất" in outcome.out
    assert moved_lines(office, source) == ([], [])


def test_a_table_is_known_again_without_its_ids(office: Office) -> None:
    def change(sheet: Any) -> None:
        put("mot/a", "ma_so", "7")(sheet)
        sheet.delete_rows(1)
        sheet.delete_cols(1)
        sheet.insert_rows(1, 3)
        sheet.cell(4, 12, "thêm")

    outcome = taken_back(office, change)
    assert moved_lines(office) == ([ROW_A], [ROW_A.replace("0012", "7")]), outcome.out


def test_a_column_more_is_told_and_one_less_is_left_alone(office: Office) -> None:
    def change(sheet: Any) -> None:
        column = column_of(sheet, "ma_so")
        sheet.cell(3, 10).value = "Ý kiến"
        sheet.cell(6, 10).value = "được"
        sheet.cell(1, column).value = None
        sheet.cell(3, column_of(sheet, "noi_dung")).value = "Tên khác"

    outcome = taken_back(office, change, put("hai/d", "noi_dung", "Việc e"))
    assert "Cột “Ý kiến” không có trong bảng, không lấy." in outcome.out
    assert "Tên cột “Tên khác” khác “Nội dung”, không lấy." in outcome.out
    assert moved_lines(office) == ([ROW_D], [ROW_D.replace("Việc d", "Việc e")])


def test_a_sum_typed_over_its_formula_is_told(office: Office) -> None:
    outcome = taken_back(office, put("tong", "thanh_tien", 1))
    assert "Ô tính này ghi “1” mà máy tính được “5.500.001,51+"[:30] in outcome.out or "mà máy tính được" in outcome.out
    assert moved_lines(office) == ([], [])


def test_a_name_of_a_body_becomes_its_id_and_a_child_writes_only_what_differs(office: Office) -> None:
    shutil.copytree(PLANS, office.root / "plans", dirs_exist_ok=True)
    id, out = "vinh-bao/ke-hoach-chuyen-doi-so-2026", office.root / "vb.xlsx"
    assert office.run("table", "export", id, "nhiem-vu", "-o", str(out)).exit == 0

    def change(sheet: Any) -> None:
        put("dich-vu-cong/doi-thoai", "phoi_hop", "Phòng Kinh tế; Công an xã")(sheet)
        put("du-lieu-so-hoa/so-hoa-ho-tich", "thoi_gian", "Quý II/2026")(sheet)
        put("chi-dao-dieu-hanh/giao-ban", "san_pham", "Báo cáo")(sheet)
        remove("du-lieu-so-hoa/hoc-ba-so")(sheet)
        insert("ha-tang-an-toan/duong-truyen", nhiem_vu="Lắp máy phát sóng", chu_tri="Phòng Kinh tế")(sheet)

    source = office.root / f"plans/{id}.yaml"
    before = source.read_text("utf-8").splitlines()
    outcome = office.run("table", "import", str(edited_book(out, change)), id, "--bo")
    now = source.read_text("utf-8").splitlines()
    assert outcome.exit == 0, outcome.out
    came = [line.strip() for line in now if line not in before]
    assert [line.strip() for line in before if line not in now] == [
        "san_pham: Báo cáo trước mỗi phiên giao ban",
        "- ma: hoc-ba-so",
        "phoi_hop: Các trường tiểu học, trung học cơ sở trên địa bàn",
    ]
    assert "san_pham: Báo cáo" in came and "- !bo hoc-ba-so" in came and "- ma: so-hoa-ho-tich" in came
    all_now = [line.strip() for line in now]
    at = all_now.index("- ma: lap-may-phat-song")
    assert all_now[at : at + 4] == [
        *("- ma: lap-may-phat-song", "sau: duong-truyen", "nhiem_vu: Lắp máy phát sóng", "chu_tri: phong-kinh-te"),
    ]
    assert office.run("build", id).exit == 0


CITY = "thanh-pho/ke-hoach-chuyen-doi-so-2026"
WORDS = (
    "Sở Nội vụ",
    "Kế hoạch: số 1",
    "a # b",
    "- gạch",
    "05",
    "no",
    "1.500.000",
    "'đơn'",
    '"kép"',
    "a, b; c",
    "x" * 140,
)


def rows_in(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows of the city's table by the ids that lead to them, as YAML has them."""
    out: dict[str, dict[str, Any]] = {}

    def note(rows: list[dict[str, Any]], above: str) -> None:
        for row in rows:
            out[above + row["ma"]] = row
            note(row.get("hang", []), f"{above}{row['ma']}/")

    note(plan["phu_luc"][0]["bang"]["hang"], "")
    return out


def many_edits(draw: random.Random, sheet: Any, plan: dict[str, Any], count: int) -> None:
    """Types into cells, clears rows, adds rows; does the same to what the YAML says."""
    columns = ("nhiem_vu", "thoi_gian", "san_pham")
    for number in range(count):
        rows = rows_in(plan)
        leaves = [key for key, row in rows.items() if "nhom" not in row and "hang" not in row]
        key = draw.choice(leaves)
        kind = draw.random()
        if kind < 0.8 or len(leaves) < 8:
            ma, text = draw.choice(columns), draw.choice(WORDS)
            put(key, ma, text)(sheet)
            rows[key][ma] = text
        elif kind < 0.9:
            remove(key)(sheet)
            sheet.cell(line_of(sheet, key), 1).value = None
            above = rows[key.rpartition("/")[0]]
            above["hang"] = [row for row in above["hang"] if row is not rows[key]]
            if not above["hang"]:
                del above["hang"]
        else:
            sheet.insert_rows(line_of(sheet, key) + 1)
            sheet.cell(line_of(sheet, key) + 1, column_of(sheet, "nhiem_vu")).value = f"Việc thêm thứ {number}"
            above = rows[key.rpartition("/")[0]]
            made = {"ma": f"viec-them-thu-{number}", "nhiem_vu": f"Việc thêm thứ {number}"}
            above["hang"].insert(above["hang"].index(rows[key]) + 1, made)
            return


def check_many(draw: random.Random, office: Office, count: int, ending: str = "") -> None:
    if not (office.root / f"plans/{CITY}.yaml").is_file():
        shutil.copytree(PLANS, office.root / "plans", dirs_exist_ok=True)
    source = office.root / f"plans/{CITY}.yaml"
    text = (PLANS / f"{CITY}.yaml").read_text("utf-8")
    lines = text.splitlines()
    for at in sorted(draw.sample(range(300, len(lines)), 6), reverse=True):
        if lines[at].lstrip().startswith("- ma:"):
            lines.insert(at, " " * (len(lines[at]) - len(lines[at].lstrip())) + f"# ghi chú {at}")
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    out, plan = office.root / "tp.xlsx", yaml.load(source.read_text("utf-8"), yaml.BaseLoader)
    assert office.run("table", "export", CITY, "nhiem-vu", "-o", str(out)).exit == 0
    book = edited_book(out, lambda sheet: many_edits(draw, sheet, plan, count))
    outcome = office.run("table", "import", str(saved_anew(book, ending) if ending else book), CITY, "--bo")
    assert outcome.exit == 0, outcome.out
    assert yaml.load(source.read_text("utf-8"), yaml.BaseLoader) == plan
    kept = [line.strip() for line in lines if "# ghi chú" in line]
    assert [line.strip() for line in source.read_text("utf-8").splitlines() if "# ghi chú" in line] == kept


@one_in(4)
@given(st.randoms(use_true_random=False), st.integers(1, 12))
def test_the_yaml_says_exactly_what_was_edited(
    tmp_path_factory: pytest.TempPathFactory, draw: random.Random, count: int
) -> None:
    check_many(draw, Office(tmp_path_factory.mktemp("sua")), count)


@pytest.mark.long
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_so_it_does_when_libreoffice_saved_it(ending: str, office: Office) -> None:
    check_many(random.Random(ending), office, 10, ending)


def test_lines_and_keys_of_a_sheet_are_found(office: Office) -> None:
    import openpyxl

    sheet = openpyxl.load_workbook(write_budget(office)).worksheets[0]
    assert row_lines(sheet) == list(range(5, 12)) and Path("du-toan.xlsx").suffix == ".xlsx"


MEMBERS = """\
noi_dung:
  - ma: to
    noi_dung: Lập tổ công tác.
    bang:
      cot:
        - {ma: tt, ten: TT}
        - {ma: ho_ten, ten: Họ và tên}
        - {ma: chuc_vu, ten: Chức vụ}
      hang:
        - [Nguyễn Văn A, Chủ tịch]  # tổ trưởng
        - [Trần Thị B, "Phó, Chủ tịch"]
"""


def test_rows_written_as_lists_in_a_table_of_the_body_stay_lists(office: Office) -> None:
    out = write_budget(office, MEMBERS)

    def change(sheet: Any) -> None:
        lines = row_lines(sheet)
        sheet.cell(lines[0], column_of(sheet, "chuc_vu")).value = "Phó Chủ tịch"
        sheet.insert_rows(lines[1])
        sheet.cell(lines[1], column_of(sheet, "ho_ten")).value = "Lê Văn C"

    outcome = office.run("table", "import", str(edited_book(out, change)), "thu")
    assert outcome.exit == 0, outcome.out
    text = (office.root / "plans/thu.yaml").read_text("utf-8")
    assert '- [Nguyễn Văn A, Phó Chủ tịch]  # tổ trưởng\n        - [Lê Văn C, ""]\n        - [Trần Thị B, ' in text


def test_rows_of_a_file_beside_the_plan_are_changed_there(office: Office) -> None:
    source = MEMBERS.partition("      hang:")[0] + "      tep: to.csv\n"
    office.write("plans/to.csv", "ho_ten,chuc_vu\nNguyễn Văn A,Chủ tịch\n")
    out = write_budget(office, source)
    book = edited_book(out, lambda sheet: sheet.cell(row_lines(sheet)[0], 4, "Phó"))
    outcome = office.run("table", "import", str(book), "thu")
    assert outcome.exit == 1 and "các hàng của bảng này đọc từ tệp plans/to.csv" in outcome.out


def test_a_typed_label_is_a_value_like_others(office: Office) -> None:
    source = BUDGET.replace("{ma: c, noi_dung", '{ma: c, tt: "9a", noi_dung')
    book = edited_book(write_budget(office, source), put("mot/c", "tt", "9b"))
    assert office.run("table", "import", str(book), "thu").exit == 0
    assert moved_lines(office, source)[1] == [ROW_C.replace("{ma: c, ", '{ma: c, tt: "9b", ')]
    # one that is counted is none
    assert taken_back(office, put("mot/a", "tt", "7")).exit == 0 and moved_lines(office) == ([], [])


def test_a_table_of_the_body_is_patched_in_a_child(office: Office) -> None:
    shutil.copytree(PLANS / "danh-muc", office.root / "plans/danh-muc", dirs_exist_ok=True)
    rows = '- {ma: a, ho_ten: Nguyễn Văn A, chuc_vu: "Chủ tịch"}\n'
    source = MEMBERS.partition("        - [")[0] + f"        {rows}"
    head = "loai: ke-hoach\nngay: 2026-05-18\ntrich_yeu: Thử\n"
    office.write("plans/cha.yaml", f"{head}don_vi: hai-phong\n{source}ky: {{chuc_vu: Chủ tịch, ho_ten: A}}\n")
    child = "ke_thua: cha.yaml\ndon_vi: le-chan\nngay: 2026-05-20\nnoi_dung:\n  - ma: x\n    noi_dung: X\n"
    office.write("plans/con.yaml", child)
    out = office.root / "con.xlsx"
    assert office.run("table", "export", "con", "-o", str(out)).exit == 0
    outcome = office.run("table", "import", str(edited_book(out, put("a", "chuc_vu", "Bí thư"))), "con")
    assert outcome.exit == 0, outcome.out
    text = (office.root / "plans/con.yaml").read_text("utf-8")
    patch = "  - ma: to\n    bang:\n      hang:\n        - ma: a\n          chuc_vu: Bí thư\n"
    assert text == child + patch


def swapped(sheet: Any, one: str, other: str) -> None:
    """Two lines of a sheet change places."""
    lines = line_of(sheet, one), line_of(sheet, other)
    for first, second in zip(sheet[lines[0]], sheet[lines[1]], strict=True):
        first.value, second.value = second.value, first.value


def test_rows_change_places_below_their_group_and_nowhere_else(office: Office) -> None:
    shutil.copytree(PLANS, office.root / "plans", dirs_exist_ok=True)
    out, source = office.root / "tp.xlsx", office.root / f"plans/{CITY}.yaml"
    plan = yaml.load(source.read_text("utf-8"), yaml.BaseLoader)
    office.run("table", "export", CITY, "nhiem-vu", "-o", str(out))
    first, second = "chi-dao-dieu-hanh/giao-ban", "chi-dao-dieu-hanh/thi-dua"
    outcome = office.run("table", "import", str(edited_book(out, lambda sheet: swapped(sheet, first, second))), CITY)
    rows = rows_in(plan)["chi-dao-dieu-hanh"]["hang"]
    rows[2:4] = rows[3], rows[2]
    assert outcome.exit == 0 and yaml.load(source.read_text("utf-8"), yaml.BaseLoader) == plan
    assert f"đổi chỗ hàng nhiem-vu/{first}" in outcome.out or f"đổi chỗ hàng nhiem-vu/{second}" in outcome.out
    office.run("table", "export", CITY, "nhiem-vu", "-o", str(out))
    before, third = source.read_bytes(), "giam-sat/tong-ket"
    outcome = office.run("table", "import", str(edited_book(out, lambda sheet: swapped(sheet, first, third))), CITY)
    assert outcome.exit == 1 and source.read_bytes() == before
    assert outcome.out.count("đã chuyển ra khỏi nhóm của nó") == 2


def test_a_copied_row_is_a_new_one(office: Office) -> None:
    def change(sheet: Any) -> None:
        insert("hai/d")(sheet)
        line = line_of(sheet, "hai/d")
        for cell in sheet[line]:
            sheet.cell(line + 1, cell.column).value = cell.value
        sheet.cell(line + 1, column_of(sheet, "noi_dung")).value = "Việc e"
        sheet.cell(line + 1, column_of(sheet, "ghi_chu")).value = None

    outcome = taken_back(office, change)
    new = '- {ma: viec-e, noi_dung: Việc e, so_luong: 2, don_gia: "0,5"}'
    assert moved_lines(office) == ([], [new]), outcome.out
