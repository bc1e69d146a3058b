"""Sums of generated tables, held against sums made otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from workbench import Office

COLUMNS = [
    {"ma": "viec", "ten": "Việc"},
    {"ma": "a", "ten": "A", "so": "true"},
    {"ma": "b", "ten": "B", "so": "true", "cong": "true"},
    {"ma": "c", "ten": "C", "tinh": "a * b - a / 4", "cong": "true"},
]
NUMBERS = st.integers(0, 10**12).map(Decimal) | st.decimals(0, 10**6, places=2)
LEAVES = st.tuples(NUMBERS, NUMBERS)
GROUPS = st.recursive(
    st.lists(LEAVES, min_size=1, max_size=3),
    lambda below: st.lists(LEAVES | below, min_size=1, max_size=3),
    max_leaves=10,
)


def shown(number: Decimal) -> str:
    """As Vietnamese write it, by a way of its own."""
    whole, _, part = f"{number:f}".partition(".")
    groups = []
    while whole:
        whole, group = whole[:-3], whole[-3:]
        groups.insert(0, group)
    return ".".join(groups) + (f",{part}" if part else "")


def rows(below: list[Any]) -> list[dict[str, Any]]:
    return [
        {"viec": "việc", "a": shown(each[0]), "b": shown(each[1])}
        if isinstance(each, tuple)
        else {"nhom": "nhóm", "hang": rows(each)}
        for each in below
    ]


def values(each: Any) -> tuple[Decimal, Decimal]:
    """What a row holds in the two last columns."""
    if isinstance(each, tuple):
        return each[1], each[0] * each[1] - each[0] / 4
    pairs = [values(below) for below in each]
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)  # type: ignore[return-value]


def every(below: list[Any]) -> Iterator[tuple[Decimal, Decimal]]:
    for each in below:
        yield values(each)
        if not isinstance(each, tuple):
            yield from every(each)


def read(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


@given(below=GROUPS)
@one_in(4)
def test_every_sum_and_every_product_is_the_one_made_otherwise(below: list[Any], office: Office) -> None:
    table = {"cot": COLUMNS, "hang": [*rows(below), {"tong": "Tổng cộng"}]}
    text = json.dumps([{"tieu_de": "Bảng", "bang": table}], ensure_ascii=False)
    docx = office.make(f"phu_luc: {text}\n" + office.tail("ke-hoach"))
    (printed,) = docx.tables
    found = [tuple(read(cell) for cell in row[-2:]) for row in printed[1:]]
    assert found == [*every(below), values(below)]
