"""A budget as offices write it: six levels of labels, products and sub-totals, all typed; no false alarm, no miss."""

from __future__ import annotations

import json
from typing import Any

import pytest
from workbench import Office

COLUMNS = [
    {"ma": "tt", "ten": "TT"},
    {"ma": "noi_dung_chi", "ten": "Nội dung chi"},
    {"ma": "so_luong", "ten": "Số lượng", "so": "true"},
    {"ma": "so_ngay", "ten": "Số ngày", "so": "true"},
    {"ma": "don_gia", "ten": "Đơn giá", "so": "true"},
    {"ma": "thanh_tien", "ten": "Thành tiền", "tinh": "so_luong * so_ngay * don_gia", "cong": "true"},
]
LEVELS = ["I", "1", "1.1", "1.1.1", "a", "-"]
# how many stand below one of each level; 149 products in all
WIDTHS = [4, 2, 2, 2, 2, 3]
PRODUCTS, QUANTITIES = 149, 104


def shown(number: int) -> str:
    return f"{number:,}".replace(",", ".")


class Budget:
    """Makes the rows, every result typed by sums of its own."""

    def __init__(self) -> None:
        self.products = 0

    def rows(self, level: int = 0) -> tuple[list[dict[str, Any]], int]:
        out, total = [], 0
        for at in range(WIDTHS[level]):
            if self.products == PRODUCTS:
                break
            row, amount = self.product() if level == len(LEVELS) - 1 else self.holder(level, at)
            out.append(row)
            total += amount
        return out, total

    def holder(self, level: int, at: int) -> tuple[dict[str, Any], int]:
        below, amount = self.rows(level + 1)
        row: dict[str, Any] = {"thanh_tien": shown(amount), "hang": below}
        if level == 0:
            return {"nhom": f"Phần {at + 1}", "danh_so": "true", **row}, amount
        return {"noi_dung_chi": f"Khoản chi bậc {level + 1}", **row}, amount

    def product(self) -> tuple[dict[str, Any], int]:
        self.products += 1
        number = self.products
        amount, days, price = number % 7 + 1, number % 5 + 1 if number <= QUANTITIES else 1, 12_500 * (number % 11 + 1)
        result = amount * days * price
        cells = {"so_luong": shown(amount), "so_ngay": shown(days), "don_gia": shown(price)}
        return {"noi_dung_chi": f"Sản phẩm {number}", **cells, "thanh_tien": shown(result)}, result


@pytest.fixture
def budget(office: Office) -> tuple[str, int]:
    made = Budget()
    rows, total = made.rows()
    assert made.products == PRODUCTS
    rows.append({"tong": "Tổng cộng", "thanh_tien": shown(total)})
    table = [{"ma": "du-toan", "bang": {"cot": COLUMNS, "danh_so": LEVELS, "hang": rows}}]
    text = json.dumps(table, ensure_ascii=False)
    words = "noi_dung: [\"Kinh phí {{ tong('du-toan', 'thanh_tien') }} đồng\"]"
    return f"phu_luc: {text}\n{words}\n", total


def test_no_false_alarm(budget: tuple[str, int], office: Office) -> None:
    source, total = budget
    docx = office.make(source)
    assert f"Kinh phí {shown(total)} đồng" in docx.text
    (table,) = docx.tables
    assert table[-1][-1] == shown(total)
    assert [row[0] for row in table[1:9]] == ["I", "1", "1.1", "1.1.1", "a", "-", "-", "-"]


def test_a_wrong_price_is_told_at_its_product_alone(budget: tuple[str, int], office: Office) -> None:
    wrong = budget[0].replace('"don_gia": "25.000"', '"don_gia": "26.000"', 1)
    assert wrong != budget[0]
    office.write("plans/a.yaml", wrong + office.tail("ke-hoach"))
    told = [one for one in office.run("build", "a").findings if one.severity == "error"]
    assert [one.code for one in told] == ["table/sum-differs"]


def test_a_wrong_sum_is_told_there_and_right_above(budget: tuple[str, int], office: Office) -> None:
    """A sub-total typed wrong differs from what is below it, and the sum above from it as it is written."""
    office.write("plans/a.yaml", budget[0] + office.tail("ke-hoach"))
    at = budget[0].index('"thanh_tien"', budget[0].index("Khoản chi bậc 5"))
    wrong = budget[0][:at] + budget[0][at:].replace(': "', ': "9', 1)
    office.write("plans/a.yaml", wrong + office.tail("ke-hoach"))
    told = [one for one in office.run("build", "a").findings if one.severity == "error"]
    assert [one.code for one in told] == ["table/sum-differs"] * 2
