"""`gen table import … --moi`: a workbook that someone made by hand, as YAML that builds when it is pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from office_sheets import saved_anew
from test_table_export import tail
from workbench import Docx, Office

openpyxl = pytest.importorskip("openpyxl", reason="no openpyxl here")


def book(office: Office, fill: Callable[[Any], None]) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "PL2"
    fill(made.active)
    target = office.root / "du-toan.xlsx"
    made.save(target)
    return target


def budget(sheet: Any) -> None:
    """A budget as offices make them: a title, a header of two lines, numbered columns, groups, a total."""
    sheet["A1"] = "DỰ TOÁN KINH PHÍ"
    sheet.merge_cells("A1:G1")
    sheet["G2"] = "ĐVT: đồng"
    for place, text in {"A4": "STT", "B4": "Nội dung", "C4": "Đơn vị tính", "D4": "Năm 2026", "G4": "Ghi chú"}.items():
        sheet[place] = text
    for cells in ("A4:A5", "B4:B5", "C4:C5", "D4:F4", "G4:G5"):
        sheet.merge_cells(cells)
    sheet["D5"], sheet["E5"], sheet["F5"] = "Số lượng", "Đơn giá", "Thành tiền"
    rows = (
        (1, 2, 3, 4, 5, "6=4x5", 7),
        ("I", "CHI TUYÊN TRUYỀN", None, None, None, 9500010, None),
        (1, "In tờ rơi", "tờ", 1000, 2500, 2500000, None),
        ("1.1", "Thiết kế", "mẫu", "-", "-", "-", None),
        (2, "Băng rôn", "cái", 20, 350000.5, 7000010, "Treo ở\n20 thôn"),
        (None, None, None, None, None, None, None),
        ("II", "CHI TẬP HUẤN", None, None, None, 10000000, None),
        (1, "Thuê hội trường", "buổi", 2, 3000000, 6000000, "cho 2 buổi"),
        (2, "Nước uống", "người", 200, "20.000", 4000000, None),
        (5, "Tài liệu: *in* màu", None, None, None, None, None),
        (None, "Tổng cộng", None, None, None, 19500010, None),
    )
    for line, row in enumerate(rows, 6):
        for column, value in enumerate(row, 1):
            sheet.cell(line, column, value)
    sheet.merge_cells("G13:G14")


def pasted(office: Office, file: Path) -> tuple[dict[str, Any], Docx]:
    """What is printed, read, and the document that it makes when it is pasted below an appendix."""
    outcome = office.run("table", "import", str(file), "--moi")
    assert outcome.exit == 0, outcome.err
    below = "".join(f"    {line}\n" for line in outcome.out.splitlines())
    head = "noi_dung:\n  - Chi theo Phụ lục.\nphu_luc:\n  - ma: du-toan\n    tieu_de: Dự toán\n"
    office.write("plans/thu.yaml", head + below + tail(office))
    built = office.run("build", "thu")
    assert built.exit == 0, built.out
    document = office.built("thu")
    assert document is not None
    return yaml.load(outcome.out, yaml.BaseLoader)["bang"], document


def check_budget(office: Office, file: Path) -> None:
    table, document = pasted(office, file)
    columns = [column["ma"] for column in table["cot"]]
    assert columns == ["tt", "noi_dung", "don_vi_tinh", "nhom_so_luong", "ghi_chu"]
    assert [column["ma"] for column in table["cot"][3]["cot"]] == ["so_luong", "don_gia", "thanh_tien"]
    assert [column.get("so") for column in table["cot"][3]["cot"]] == ["true"] * 3 and table["cot"][3][
        "ten"
    ] == "Năm 2026"
    assert (table["cot"][3]["cot"][2]["tinh"], table["cot"][3]["cot"][2]["cong"]) == ("so_luong * don_gia", "true")
    assert table["danh_so"] == ["I", "1", "1.1"]
    first, second, total = table["hang"]
    assert first["nhom"] == "CHI TUYÊN TRUYỀN" and first["danh_so"] == "true" and first["thanh_tien"] == "9.500.010"
    assert [row["ma"] for row in first["hang"]] == ["in-to-roi", "bang-ron"]
    assert first["hang"][0]["hang"][0]["noi_dung"] == "Thiết kế" and first["hang"][1]["don_gia"] == "350.000,5"
    assert second["hang"][1]["ghi_chu"] == "^" and second["hang"][1]["don_gia"] == "20.000"
    assert second["hang"][2] == {"ma": "tai-lieu-in-mau", "tt": "5", "noi_dung": "Tài liệu: \\*in\\* màu"}
    assert total["tong"] == "Tổng cộng" and total["thanh_tien"] == "19.500.010"
    printed = [[cell for cell in row if cell] for row in document.tables[0]]
    assert printed[0] == ["STT", "Nội dung", "Đơn vị tính", "Năm 2026", "Ghi chú"]
    assert ["1.1", "Thiết kế", "mẫu", "-", "-", "-"] in printed and ["5", "Tài liệu: *in* màu"] in printed


def test_a_budget_made_by_hand_comes_in_and_builds(office: Office) -> None:
    check_budget(office, book(office, budget))


@pytest.mark.long
@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_so_does_one_that_libreoffice_saved(ending: str, office: Office) -> None:
    check_budget(office, saved_anew(book(office, budget), ending))


def test_a_list_of_members_has_no_groups_and_no_numbers(office: Office) -> None:
    def members(sheet: Any) -> None:
        rows = (
            ("DANH SÁCH TỔ CÔNG TÁC", None, None, None),
            ("TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"),
            (1, "Nguyễn Văn A", "Chủ tịch", "Tổ trưởng"),
            (2, "Trần Thị B", "Phó Chủ tịch", "Tổ phó"),
            (3, "Lê Văn C", "Công chức", "=B3"),
        )
        for line, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(line, column, value)
        sheet.merge_cells("A1:D1")

    file = book(office, members)
    table, document = pasted(office, file)
    assert [column["ma"] for column in table["cot"]] == ["tt", "ho_va_ten", "chuc_vu", "nhiem_vu"]
    assert table["hang"][1] == {
        "ma": "tran-thi-b",
        "ho_va_ten": "Trần Thị B",
        "chuc_vu": "Phó Chủ tịch",
        "nhiem_vu": "Tổ phó",
    }
    outcome = office.run("table", "import", str(file), "--moi")
    assert "du-toan.xlsx!PL2!D5: Để trống: ô có công thức chưa được tính." in outcome.err
    assert document.tables[0][1][1:3] == ["Nguyễn Văn A", "Chủ tịch"]


def test_bodies_and_deadlines_get_the_ids_that_the_program_knows(office: Office) -> None:
    def tasks(sheet: Any) -> None:
        sheet.append(
            ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm", "Mã"]
        )
        sheet.append(["A", "NHIỆM VỤ CHUNG", None, None, None, None, None])
        sheet.append(["-", "Việc một", "Sở Nội vụ", None, "Quý I/2026", None, "007"])

    table, _ = pasted(office, book(office, tasks))
    names = [column["ma"] for column in table["cot"]]
    assert names == ["tt", "nhiem_vu", "chu_tri", "thoi_gian", "ma_cot"]
    assert table["danh_so"] == ["A", "-"] and table["hang"][0]["hang"][0]["ma_cot"] == "007"


def with_words_around(sheet: Any) -> None:
    """A list with its unit above, and a note and signatures below."""
    sheet["A1"], sheet["C2"] = "DỰ TOÁN HÈ", "(Đơn vị tính: nghìn đồng)"
    rows = (
        ("STT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"),
        (1, "Thuê bể bơi", 24, "1.500", 36000),
        (2, "Mua sách", 60, 75, 4500),
        (None, "Tổng cộng", None, None, 40500),
        ("Ghi chú: theo thực tế.",),
        (),
        (None, None, None, "NGƯỜI LẬP"),
    )
    for line, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(line, column, value)


def test_unit_and_notes_come_along_and_other_words_around_a_table_are_told(office: Office) -> None:
    file = book(office, with_words_around)
    table, _ = pasted(office, file)
    assert (table["dvt"], table["ghi_chu"]) == ("nghìn đồng", "Ghi chú: theo thực tế.")
    # a signature below a column of numbers does not make it one of words
    assert table["cot"][3]["so"] == "true" and table["cot"][4]["tinh"] == "so_luong * don_gia"
    assert [row.get("tong") for row in table["hang"]] == [None, None, "Tổng cộng"]
    told = office.run("table", "import", str(file), "--moi").err
    assert "PL2!A1: Chữ “DỰ TOÁN HÈ” ở ngoài bảng" in told and "PL2!D10: Chữ “NGƯỜI LẬP” ở ngoài bảng" in told


def test_the_last_rows_of_a_list_are_rows(office: Office) -> None:
    def fill(sheet: Any) -> None:
        for row in (("STT", "Họ và tên", "Ghi chú"), (1, "Nguyễn Văn A", "x"), (2, "Trần Thị B"), (None, "Lê Văn C")):
            sheet.append(row)

    _, document = pasted(office, book(office, fill))
    assert any("Lê Văn C" in row for row in document.tables[0])


def test_a_workbook_without_a_table_is_told(office: Office) -> None:
    outcome = office.run("table", "import", str(book(office, lambda sheet: sheet.append(["chữ"]))), "--moi")
    assert outcome.exit == 1 and "Không thấy bảng nào trong sổ Excel." in outcome.err and outcome.out == ""


def test_either_a_plan_or_moi(office: Office) -> None:
    file = str(book(office, budget))
    assert office.run("table", "import", file).exit == 2
    assert "thêm --moi" in office.run("table", "import", file).err
    assert office.run("table", "import", file, "thu", "--moi").exit == 2
