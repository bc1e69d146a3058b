"""Tables as they are drawn: widths, alignment on the comma, size of type, what stays together."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import Docx, Office, W

from gen.document.column_widths import Demands, fitted_widths

PLAN = """\
noi_dung: [Một]
phu_luc:
  - tieu_de: Bảng
    {page}
    bang:
      {look}
      cot:
{columns}
      hang:
{rows}
"""
TASK = "Tổ chức tuyên truyền, phổ biến các quy định của pháp luật tới toàn thể cán bộ, công chức, viên chức"
PER_CM = 1440 / 2.54
TEXT = 9355


def made(
    office: Office, columns: list[str], rows: list[str], *, look: str = "sat: false", page: str = "kho: doc"
) -> Docx:
    """The plan with one table, as built."""
    drawn, lines = ("\n".join(f"        - {{{one}}}" for one in some) for some in (columns, rows))
    return office.make(PLAN.format(page=page, look=look, columns=drawn, rows=lines))


def table(made: Docx) -> ET.Element:
    """The only table with a header."""
    return next(one for one in made.body.iter(f"{W}tbl") if one.find(f".//{W}tblHeader") is not None)


def widths_cm(made: Docx) -> list[float]:
    grid = table(made).iterfind(f"{W}tblGrid/{W}gridCol")
    return [round(int(column.get(f"{W}w", "0")) / PER_CM, 2) for column in grid]


def cells(made: Docx, column: int) -> list[ET.Element]:
    return [row.findall(f"{W}tc")[column] for row in table(made).iterfind(f"{W}tr")][1:]


def number(element: ET.Element | None, name: str) -> int:
    return int(element.get(f"{W}{name}", "0")) if element is not None else 0


def test_columns_without_a_width_get_it_from_what_is_in_them(office: Office) -> None:
    columns = [
        "ma: tt, ten: TT",
        "ma: viec, ten: Nhiệm vụ",
        "ma: tien, ten: Kinh phí, so: true",
        "ma: ai, ten: Chủ trì",
    ]
    rows = [f"viec: '{TASK}', tien: 1.250.000, ai: Văn phòng"] * 3
    tt, task, money, lead = widths_cm(made(office, columns, rows))
    assert round((tt + task + money + lead) * PER_CM) == pytest.approx(TEXT, abs=12)
    assert tt < 1.2
    assert 1.8 < money < 2.6
    assert task > 2.5 * lead


def test_typed_widths_that_fit_are_what_prints_in_the_middle(office: Office) -> None:
    built = made(office, ["ma: a, ten: A, rong: 4.5", "ma: b, ten: B, rong: 7"], ["a: Một, b: Hai"])
    assert widths_cm(built) == [4.5, 7.0]
    assert table(built).find(f"{W}tblPr/{W}jc").get(f"{W}val") == "center"  # type: ignore[union-attr]


def test_typed_widths_beside_others(office: Office) -> None:
    columns = ["ma: a, ten: A, rong: 4.5", "ma: b, ten: B", "ma: c, ten: C"]
    first, second, third = widths_cm(made(office, columns, [f"a: Một, b: '{TASK}', c: Hai"]))
    assert first == 4.5
    assert second > 8
    assert first + second + third == pytest.approx(TEXT / PER_CM, abs=0.02)


def test_typed_widths_that_do_not_fit_are_cut_down_alike(office: Office) -> None:
    built = made(office, ["ma: a, ten: A, rong: 20", "ma: b, ten: B, rong: 10"], ["a: Một, b: Hai"])
    first, second = widths_cm(built)
    assert first == pytest.approx(2 * second, abs=0.02)
    assert first + second == pytest.approx(TEXT / PER_CM, abs=0.02)


def test_columns_below_one_share_its_width(office: Office) -> None:
    columns = ["ma: a, ten: A, rong: 4", "ma: n, ten: N, rong: 6, cot: [{ma: b, ten: B}, {ma: c, ten: C, rong: 2}]"]
    assert widths_cm(made(office, columns, ["a: Một, b: Hai, c: Ba"])) == [4.0, 4.0, 2.0]


def test_numbers_stand_on_their_comma(office: Office) -> None:
    rows = [f'a: Một, so: "{value}"' for value in ("12", "0,5", "1.000,25", "-")]
    found = cells(made(office, ["ma: a, ten: A", "ma: so, ten: Số, so: true"], rows), 1)
    indents = [number(cell.find(f"{W}p/{W}pPr/{W}ind"), "right") for cell in found]
    # a digit is half as wide as its type is high, a comma a quarter
    assert indents == [2 * 120 + 60, 120, 0, 0]


def test_numbers_with_alike_decimals_need_no_indent(office: Office) -> None:
    rows = [f'a: Một, so: "{value}"' for value in ("12", "5")]
    found = cells(made(office, ["ma: a, ten: A", "ma: so, ten: Số, so: 1"], rows), 1)
    assert [cell.find(f"{W}p/{W}pPr/{W}ind") for cell in found] == [None, None]


def test_a_size_of_its_own_holds_for_every_letter_and_empty_cell(office: Office) -> None:
    rows = ["a: Một **đậm**, b: ''", "nhom: Nhóm"]
    built = made(office, ["ma: tt, ten: TT", "ma: a, ten: A", "ma: b, ten: B"], rows, look="co_chu: 10")
    paragraphs = list(table(built).iter(f"{W}p"))
    assert len(paragraphs) > 6
    for paragraph in paragraphs:
        assert number(paragraph.find(f"{W}pPr/{W}rPr/{W}sz"), "val") == 20
        assert {number(run.find(f"{W}rPr/{W}sz"), "val") for run in paragraph.iter(f"{W}r")} <= {20}


def test_smaller_type_asks_for_less(office: Office) -> None:
    columns, rows = ["ma: tt, ten: TT", "ma: a, ten: A", "ma: b, ten: B"], [f"a: '{TASK}', b: 1.250.000.000"]
    columns[2] += ", so: true"
    large, small = (widths_cm(made(office, columns, rows, look=f"co_chu: {size}"))[2] for size in (14, 10))
    assert small < 0.85 * large


def test_close_rows_have_no_room_above_and_below(office: Office) -> None:
    built = made(office, ["ma: a, ten: A"], ["a: Một"], look="sat: true")
    margins = table(built).find(f"{W}tblPr/{W}tblCellMar")
    assert [number(margins.find(f"{W}{side}"), "w") for side in ("top", "bottom")] == [0, 0]  # type: ignore[union-attr]


def kept(built: Docx) -> list[bool]:
    """Of each row below the header, whether each of its paragraphs stays with the next row."""
    rows = table(built).findall(f"{W}tr")[1:]
    return [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows]


def test_no_last_row_and_no_total_begins_a_page_alone(office: Office) -> None:
    columns = ["ma: a, ten: A", "ma: so, ten: Số, so: true, cong: true"]
    rows = ["a: Một, so: 1", "a: Hai, so: 2", "a: Ba, so: 3", "tong: Cộng"]
    assert kept(made(office, columns, rows))[:3] == [False, False, True]
    assert kept(made(office, columns[:1], ["a: Một", "a: Hai", "a: Ba"])) == [False, True, False]


def test_the_last_row_stays_with_the_notes(office: Office) -> None:
    built = made(office, ["ma: a, ten: A"], ["a: Một", "a: Hai"], look="ghi_chu: Nguồn ngân sách")
    assert kept(built) == [True, True]


@given(st.integers(1, 7), st.data())
def test_widths_fill_the_room_and_tear_no_word_that_fits(count: int, data: st.DataObject) -> None:
    """While all have room no column is narrower than its longest word, and the sum is the room."""
    words = [data.draw(st.floats(1, 30)) for _ in range(count)]
    lines = [word + data.draw(st.floats(0, 300)) for word in words]
    rows = [tuple(data.draw(st.floats(0, line)) for line in lines) for _ in range(data.draw(st.integers(1, 5)))]
    demands = Demands(tuple(words), (), tuple(lines), tuple(rows), tuple(data.draw(st.booleans()) for _ in words))
    found = fitted_widths(demands, (0.0,) * count, 165.0, sides=2.8)
    assert sum(found.widths) == pytest.approx(165.0, abs=0.6)
    if sum(found.needed) + 0.5 * count < 165.0:
        assert found.torn == ()
        assert all(width >= need for width, need in zip(found.widths, found.needed, strict=True))


def test_a_column_has_room_for_the_longest_number_beside_the_most_decimals(office: Office) -> None:
    """The indent to the comma takes its part of the column."""
    columns = ["ma: a, ten: A", "ma: b, ten: B, so: true", "ma: c, ten: C"]
    words = f"a: '{TASK}', c: '{TASK}'"
    even, uneven = (
        widths_cm(made(office, columns, [f'{words}, b: "1.250.000"', f'{words}, b: "{other}"']))[1]
        for other in ("1", "0,2555")
    )
    # four digits and a comma of 12 pt
    assert uneven - even == pytest.approx(2.25 * 12 * 2.54 / 72, abs=0.06)
