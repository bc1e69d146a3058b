"""`gen explain` of numbers: formulas with their inputs, sums with the rows that were summed, `tong()` in texts."""

from __future__ import annotations

import pytest
from workbench import Office

PARENT = """\
bien:
  tong_tien: "{{ tong('du-toan', 'tien') }} đồng"
noi_dung:
  - ma: von
    noi_dung: Kinh phí là {{ tong_tien }}.
phu_luc:
  - ma: du-toan
    tieu_de: Dự toán
    bang:
      cot:
        - {ma: tt, ten: TT}
        - {ma: viec, ten: Nội dung}
        - {ma: sl, ten: Số lượng, so: true}
        - {ma: gia, ten: Đơn giá, so: true}
        - {ma: tien, ten: Thành tiền, tinh: gia * sl, cong: true}
        - {ma: thang, ten: Một tháng, so: 0, tinh: tien / 12}
      hang:
        - ma: hop
          nhom: Họp
          hang:
            - {ma: in, viec: In, sl: 200, gia: 25.000}
            - {ma: nuoc, viec: Nước, sl: 10, gia: 7.500, tien: 75.000}
        - {ma: thue, viec: Thuê, sl: 1, gia: 100.001}
        - {ma: cong, tong: Tổng cộng}
"""
CHILD = """\
phu_luc:
  - ma: du-toan
    bang:
      hang:
        - {ma: hop, hang: [{ma: in, sl: 100}]}
"""


@pytest.fixture
def desk(office: Office) -> Office:
    office.write("plans/cha.yaml", PARENT + office.tail("ke-hoach"))
    office.write("plans/con.yaml", CHILD + office.tail("con"))
    return office


def told(office: Office, *args: str) -> list[str]:
    outcome = office.run("explain", *args)
    assert outcome.exit == 0, outcome.err
    return [line.strip() for line in outcome.out.splitlines()]


def test_a_formula_is_told_with_its_inputs(desk: Office) -> None:
    expected = [
        "phu_luc/du-toan/hop/in/tien",
        "“5.000.000”",
        "plans/cha.yaml:21:15: ô để trống, máy tính",
        "gia * sl (plans/cha.yaml:15:45) = 25.000 * 200 = 5.000.000",
        "gia: 25.000 (plans/cha.yaml:21:48)",
        "sl: 200 (plans/cha.yaml:21:38)",
    ]
    assert told(desk, "cha", "phu_luc/du-toan/hop/in/tien") == expected
    assert told(desk, "cha", "--text", "5.000.000") == ["¶ 5.000.000", *expected]


def test_a_formula_of_a_computed_cell_tells_where_it_is_rounded(desk: Office) -> None:
    assert told(desk, "cha", "phu_luc/du-toan/thue/thang")[3:] == [
        "tien / 12 (plans/cha.yaml:16:52) = 100.001 / 12 = 8.333 (làm tròn theo so: 0)",
        "tien: 100.001 (plans/cha.yaml:23:11)",
    ]


def test_a_sum_tells_which_cells_it_has_summed(desk: Office) -> None:
    group = ["cộng 2 số ở các hàng dưới:", "5.000.000 (plans/cha.yaml:21:15)", "75.000 (plans/cha.yaml:22:64)"]
    total = ["cộng 2 số ở các hàng trên:", "5.075.000 (plans/cha.yaml:18:11)", "100.001 (plans/cha.yaml:23:11)"]
    assert told(desk, "cha", "phu_luc/du-toan/hop/tien")[3:] == group
    assert told(desk, "cha", "phu_luc/du-toan/cong/tien")[3:] == total
    # a column that no row asks for holds nothing that could be told
    assert desk.run("explain", "cha", "phu_luc/du-toan/hop/thang").exit == 2
    both = told(desk, "cha", "phu_luc/du-toan/hop")
    assert both[0] == "phu_luc/du-toan/hop/nhom" and both[-5:] == [both[-5], both[-4], *group]


def test_a_typed_result_tells_what_it_agrees_with(desk: Office) -> None:
    assert told(desk, "cha", "phu_luc/du-toan/hop/nuoc/tien")[3:5] == [
        "gõ tay, đúng với:",
        "gia * sl (plans/cha.yaml:15:45) = 7.500 * 10 = 75.000",
    ]


@pytest.mark.parametrize("place", [("noi-dung/von",), ("bien/tong_tien",), ("--text", "Kinh phí là")])
def test_a_total_in_a_text_is_told_by_the_rows_of_its_table(desk: Office, place: tuple[str, ...]) -> None:
    assert told(desk, "con", *place)[-4:] == [
        "tong('du-toan', 'tien') = 2.675.001: hàng tổng ở plans/cha.yaml:24:11",
        "cộng 2 số ở các hàng trên:",
        "2.575.000 (plans/cha.yaml:18:11)",
        "100.001 (plans/cha.yaml:23:11)",
    ]


def test_a_child_tells_its_own_rows(desk: Office) -> None:
    assert told(desk, "con", "phu_luc/du-toan/hop/in/tien")[3:] == [
        "gia * sl (plans/cha.yaml:15:45) = 25.000 * 100 = 2.500.000",
        "gia: 25.000 (plans/cha.yaml:21:48)",
        "sl: 100 (plans/con.yaml:5:41)",
    ]


def test_after_nhan_viec_the_rows_that_were_taken_are_told(office: Office) -> None:
    parent = """\
noi_dung: ["Cần {{ tong('viec', 'tien') }} đồng"]
phu_luc:
  - ma: viec
    bang:
      cot: [{ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}, {ma: tien, ten: Tiền, so: true, cong: true}]
      hang:
        - {ma: mot, viec: Một, chu_tri: cap-xa, tien: 100}
        - {ma: hai, viec: Hai, chu_tri: phong-van-hoa, tien: 20}
        - {ma: ba, viec: Ba, chu_tri: cap-xa, tien: 3}
        - {ma: cong, tong: Cộng, tien: 123}
"""
    office.write("plans/cha.yaml", parent + office.tail("ke-hoach"))
    office.write("plans/con.yaml", "nhan_viec: {tu: viec, chon: cap-xa}\n" + office.tail("con"))
    summed = ["100 (plans/cha.yaml:7:55)", "3 (plans/cha.yaml:9:53)"]
    assert told(office, "con", "phu_luc/viec/cong/tien")[3:] == ["cộng 2 số ở các hàng trên:", *summed]
    assert told(office, "con", "--text", "Cần 103")[-2:] == summed


def test_rows_of_a_file_are_told_by_its_lines_the_first_of_many(office: Office) -> None:
    rows = "".join(f"Việc {number},{number}\n" for number in range(1, 31))
    office.write("plans/viec.csv", f"viec,tien\n{rows}")
    columns = "cot: [{ma: viec, ten: Việc}, {ma: tien, ten: Tiền, so: true, cong: true}]"
    plan = f"""\
noi_dung: ["Cần {{{{ tong('viec', 'tien')|bang_chu }}}} đồng"]
phu_luc:
  - ma: viec
    bang:
      {columns}
      tep: viec.csv
"""
    office.write("plans/a.yaml", plan + office.tail("ke-hoach"))
    lines = told(office, "a", "--text", "Bốn trăm sáu mươi lăm đồng")
    assert lines[-9:-6] == ["tong('viec', 'tien') = 465:", "cộng 30 số ở các hàng bậc một:", "1 (plans/viec.csv:2:8)"]
    assert lines[-1] == "… và 24 số nữa (--het)"
    assert told(office, "a", "--text", "Bốn trăm", "--het")[-1] == "30 (plans/viec.csv:31:9)"
