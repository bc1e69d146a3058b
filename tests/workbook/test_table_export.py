"""`gen table export`: what an office gets, and that taking it back unchanged changes nothing."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest
from office_sheets import saved_anew
from places import PLANS, SHARED
from workbench import Office

openpyxl = pytest.importorskip("openpyxl", reason="no openpyxl here")

BUDGET = """\
noi_dung:
  - Thực hiện theo bảng (Phụ lục).
phu_luc:
  - ma: du-toan
    tieu_de: Dự toán của {{ don_vi.ten }}
    bang:
      cot:
        - {ma: tt, ten: TT}
        - {ma: noi_dung, ten: Nội dung}
        - {ma: ma_so, ten: Mã số}
        - ma: nam
          ten: Năm 2026
          cot:
            - {ma: so_luong, ten: Số lượng, so: true}
            - {ma: don_gia, ten: Đơn giá, so: true}
            - {ma: thanh_tien, ten: Thành tiền, tinh: "lam_tron(so_luong * don_gia * 1, 2)", cong: true}
        - {ma: ghi_chu, ten: Ghi chú}
      danh_so: [I, "1"]
      hang:
        # phần một
        - ma: mot
          nhom: PHẦN MỘT
          danh_so: true
          thanh_tien: 5.500.000,51  # đã soát
          hang:
            - {ma: a, noi_dung: "=Việc a", ma_so: "0012", so_luong: "1.000", don_gia: "2.500"}
            - ma: b
              noi_dung: |
                Dòng một
                Dòng hai
              ma_so: "+84"
              so_luong: 3
              don_gia: "1.000.000,17"
              thanh_tien: 3.000.000,51
              ghi_chu: H~2~O **đậm** và *nghiêng*[^a]
            # hàng gộp
            - {ma: c, noi_dung: Việc c, so_luong: "-", ghi_chu: ^}
        - ma: hai
          nhom: PHẦN HAI
          danh_so: true
          hang:
            - {ma: d, noi_dung: Việc d, so_luong: 2, don_gia: "0,5", ghi_chu: "{{ don_vi.ten }} chủ trì"}
        - {ma: tong, tong: Tổng cộng}
chu_thich:
  a: Ghi chú
"""


def tail(office: Office) -> str:
    """The lines that make the table a whole document."""
    lines = [line for line in office.tail("ke-hoach").splitlines() if not line.startswith(("noi_dung", "  - "))]
    return "\n".join(lines) + "\n"


def write_budget(office: Office, source: str = BUDGET) -> Path:
    """The plan `thu` with the table, and the workbook of it."""
    office.write("plans/thu.yaml", source + tail(office))
    out = office.root / "du-toan.xlsx"
    outcome = office.run("table", "export", "thu", "-o", str(out))
    assert outcome.exit == 0, outcome.out + outcome.err
    return out


def test_a_sheet_holds_what_an_office_works_with(office: Office) -> None:
    sheet = openpyxl.load_workbook(write_budget(office)).worksheets[0]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert lines[0][1:] == ["tt", "noi_dung", "ma_so", "so_luong", "don_gia", "thanh_tien", "ghi_chu"]
    assert lines[1][1].startswith("Dự toán của Ủy ban nhân dân")
    assert lines[2][1:5] == ["TT", "Nội dung", "Mã số", "Năm 2026"] and lines[3][4:7] == [
        "Số lượng",
        "Đơn giá",
        "Thành tiền",
    ]
    group, first, second, third = lines[4:8]
    assert group[1:4] == ["I", "PHẦN MỘT", None] and group[6] == "=SUM(G6:G8)"
    assert first[1:] == ["1", "=Việc a", "0012", 1000, 2500, "=ROUND(E6 * F6 * 1, 2)", None]
    assert second[2:6] == ["Dòng một\nDòng hai", "+84", 3, 1000000.17] and second[7] == "H2O đậm và nghiêng"
    assert third[4] == "-" and lines[10][6] == "=SUM(G5,G9)"
    # text is text, whatever it begins with; cells that are one are one; ids are locked and out of sight
    assert sheet["C6"].data_type == "s" and sheet["D6"].number_format == "@" and sheet["E6"].number_format == "#,##0"
    assert "H7:H8" in [str(cells) for cells in sheet.merged_cells.ranges]
    assert sheet.column_dimensions["A"].hidden and sheet.row_dimensions[1].hidden
    assert sheet.protection.sheet and sheet["A6"].protection.locked and not sheet["C6"].protection.locked


def test_names_of_bodies_are_offered(office: Office) -> None:
    shutil.copytree(PLANS, office.root / "plans", dirs_exist_ok=True)
    out = office.root / "a.xlsx"
    office.run("table", "export", "thanh-pho/ke-hoach-chuyen-doi-so-2026", "nhiem-vu", "-o", str(out))
    book = openpyxl.load_workbook(out)
    told = book.worksheets[0].data_validations.dataValidation
    assert {str(one.sqref).partition(":")[0] for one in told} == {"D4", "E4"} and told[0].type == "list"
    assert "Sở Nội vụ" in [cell.value for cell in book["gen"]["A"]] and book["gen"].sheet_state == "veryHidden"


def test_the_same_table_gives_the_same_bytes(office: Office) -> None:
    data = write_budget(office).read_bytes()
    assert write_budget(office).read_bytes() == data


def planned() -> list[tuple[Path, str]]:
    """Every document of the examples and the corpus that has a table, with the folder of its plans."""
    found = []
    for plans in (PLANS, SHARED / "corpus" / "plans"):
        files = sorted(plans.rglob("*.yaml")) if plans.is_dir() else []
        found += [(plans, file.relative_to(plans).with_suffix("").as_posix()) for file in files if with_table(file)]
    return found


def with_table(file: Path) -> bool:
    text = file.read_text(encoding="utf-8")
    if file.name.endswith((".ban-hanh.yaml", ".da-xem.yaml")):
        return False
    return "danh-muc" not in file.parts and ("bang:" in text or "ke_thua:" in text)


def unchanged(office: Office, id: str, book: Path) -> str:
    """What taking a workbook back says; the plan must keep every byte."""
    source = office.root / "plans" / f"{id}.yaml"
    before = source.read_bytes()
    outcome = office.run("table", "import", str(book), id)
    assert source.read_bytes() == before, id
    return outcome.out


@pytest.mark.parametrize(("plans", "id"), planned(), ids=[id for _, id in planned()])
def test_what_nobody_touched_changes_nothing(plans: Path, id: str, office: Office) -> None:
    shutil.rmtree(office.root / "plans")
    shutil.copytree(plans, office.root / "plans")
    out = office.root / "bang.xlsx"
    if "không có bảng nào" in office.run("table", "export", id, "-o", str(out)).err:
        return
    if not out.is_file():
        pytest.fail(office.run("table", "export", id, "-o", str(out)).out)
    assert unchanged(office, id, out) == ""
    # as another program saves it, without what formulas gave
    book = openpyxl.load_workbook(out)
    book.save(out)
    assert unchanged(office, id, out) == ""


@pytest.mark.long
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_what_libreoffice_saved_changes_nothing(ending: str, office: Office) -> None:
    assert unchanged(office, "thu", saved_anew(write_budget(office), ending)) == ""


def test_without_the_libraries_it_says_how_to_get_them(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    out = write_budget(office)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    for arguments in (("export", "thu", "-o", str(out)), ("import", str(out), "thu")):
        outcome = office.run("table", *arguments)
        assert outcome.exit == 2 and "pip install xlsxwriter python-calamine" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("thu", "-o", "a.csv"), "phải có đuôi .xlsx"),
        (("thu", "du-tona", "-o", "a.xlsx"), "Không có bảng “du-tona” trong văn bản này. Có phải “du-toan”?"),
        (("thu2", "-o", "a.xlsx"), "Có phải “thu”?"),
    ],
)
def test_a_wrong_call_is_told(arguments: tuple[str, ...], told: str, office: Office) -> None:
    write_budget(office)
    outcome = office.run("table", "export", *arguments)
    assert outcome.exit == 2 and told in outcome.err


def test_a_cell_that_excel_cannot_hold_is_told(office: Office) -> None:
    office.write("plans/thu.yaml", BUDGET.replace("Việc c", "x" * 33_000) + tail(office))
    outcome = office.run("table", "export", "thu", "-o", str(office.root / "a.xlsx"))
    assert outcome.exit == 2 and "mot/c/noi_dung" in outcome.err and not (office.root / "a.xlsx").exists()


def test_the_workbook_is_sound(office: Office) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(write_budget(office).read_bytes())) as archive:
        assert archive.testzip() is None and "xl/vbaProject.bin" not in archive.namelist()
