"""One table written in several ways: the same bytes."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from workbench import Docx, Office

COLUMNS = [
    {"ma": "tt", "ten": "TT"},
    {"ma": "viec", "ten": "Nội dung, việc"},
    {"ma": "tien", "ten": "Số tiền", "so": "true", "cong": "true"},
    {"ma": "ghi_chu", "ten": "Ghi chú"},
]
IDS = [column["ma"] for column in COLUMNS[1:]]
WORDS = st.text("ab ;,\"'đỗ\n", min_size=1, max_size=12).map(str.strip).filter(lambda text: text.strip("\"'"))
WHOLE = st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", "."))
ROWS = st.lists(st.tuples(WORDS, WHOLE, WORDS), min_size=1, max_size=6)


def made(office: Office, table: dict[str, Any]) -> Docx:
    text = json.dumps([{"tieu_de": "Bảng", "bang": {"cot": COLUMNS, **table}}], ensure_ascii=False)
    return office.make(f"phu_luc: {text}\n")


def parts(docx: Docx) -> bytes:
    return docx.parts["word/document.xml"]


def mappings(rows: list[tuple[str, ...]]) -> list[dict[str, str]]:
    return [dict(zip(IDS, row, strict=True)) for row in rows]


@given(rows=ROWS)
@one_in(6)
def test_a_row_as_a_list_is_the_row_with_its_keys(rows: list[tuple[str, ...]], office: Office) -> None:
    with_keys = made(office, {"hang": mappings(rows)})
    as_lists = made(office, {"hang": [list(row) for row in rows]})
    assert parts(with_keys) == parts(as_lists)


@given(rows=ROWS, delimiter=st.sampled_from(",;"), bom=st.booleans(), named=st.booleans(), cut=st.integers(0, 6))
@one_in(6)
def test_rows_of_a_file_are_the_rows_with_their_keys(
    rows: list[tuple[str, ...]], delimiter: str, bom: bool, named: bool, cut: int, office: Office
) -> None:
    """Those behind `cut` stand in a group; a total closes it."""
    head = [column["ten"] if named else column["ma"] for column in COLUMNS[1:]]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["nhom", "tong", *head])
    writer.writerows(["", "", *row] for row in rows[:cut])
    hang: list[dict[str, Any]] = [*mappings(rows[:cut])]
    if rows[cut:]:
        writer.writerow(["Nhóm", "", "", "", ""])
        writer.writerows(["", "", *row] for row in rows[cut:])
        hang.append({"nhom": "Nhóm", "hang": mappings(rows[cut:])})
    writer.writerow(["", "Tổng", "", "", ""])
    with_keys = made(office, {"hang": [*hang, {"tong": "Tổng"}]})
    office.write("plans/so-lieu.csv", out.getvalue().encode("utf-8-sig" if bom else "utf-8"))
    assert parts(made(office, {"tep": "so-lieu.csv"})) == parts(with_keys)


TREES = st.recursive(
    st.just([]), lambda below: st.lists(st.tuples(st.sampled_from(["", "", "7b", "none"]), below), max_size=3)
)


def tree(nodes: list[Any], *, typed: bool) -> list[dict[str, Any]]:
    out = []
    for label, below in nodes:
        if label and not typed:
            continue
        # what stands below a typed label is labelled from it, so that none stands there
        inner = tree(below, typed=typed) if not label else []
        # a row with rows below is their sum
        row: dict[str, Any] = {"viec": "x", "tien": "" if inner else "1", "ghi_chu": label}
        out.append(
            row | ({"tt": "" if label == "none" else label} if label else {}) | ({"hang": inner} if inner else {})
        )
    return out


@given(nodes=TREES)
@one_in(6)
def test_a_typed_label_never_disturbs_the_count(nodes: list[Any], office: Office) -> None:
    counted = tree(nodes, typed=False)
    if not counted:
        return
    first = {"viec": "x", "tien": "1", "ghi_chu": "y"}
    (alone,) = made(office, {"hang": [first, *counted]}).tables
    (among,) = made(office, {"hang": [first, *tree(nodes, typed=True)]}).tables
    assert [row[0] for row in among if row[-1] in ("y", "")] == [row[0] for row in alone if row[-1] in ("y", "")]
