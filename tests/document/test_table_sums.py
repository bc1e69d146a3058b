"""Sums of generated tables, held against sums made otherwise."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
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


# many tables at once: rows as lists, rows of a file, labels of their own, totals among the rows

MANY = 200
HEADER = [
    {"ma": "tt", "ten": "TT"},
    {"ma": "viec", "ten": "Việc"},
    {"ma": "a", "ten": "A", "so": "true"},
    {"ma": "b", "ten": "B", "so": "true"},
    {"ma": "c", "ten": "C", "tinh": "a * b", "cong": "true"},
]


class Generated:
    """A table of random shape; `wanted` is what its last column should print, row by row."""

    def __init__(self, rng: random.Random, *, typed: float = 0.3) -> None:
        self.rng, self.typed, self.wanted = rng, typed, list[Decimal]()
        self.rows, top = self.level(3, self.wanted)
        self.rows.append({"tong": "Tổng cộng"})
        self.wanted.append(top)

    def level(self, depth: int, wanted: list[Decimal]) -> tuple[list[Any], Decimal]:
        """Rows of one level, what they print, and their sum."""
        rows: list[Any] = []
        total = Decimal()
        for _ in range(self.rng.randint(1, 4)):
            if depth and self.rng.random() < 0.4:
                inside: list[Decimal] = []
                below, result = self.level(depth - 1, inside)
                row: Any = {"nhom": "Nhóm"} if self.rng.random() < 0.5 else {"viec": "Việc"}
                if self.rng.random() < 0.4:
                    row["danh_so_duoi"] = self.rng.choice(["a)", "-", ["1", "1.1"], "I"])
                if self.rng.random() < self.typed:
                    row["c"] = shown(result)
                row["hang"] = below
                wanted += [result, *inside]
            else:
                row, result = self.leaf()
                wanted.append(result)
            rows.append(row)
            total += result
        if depth < 3 and self.rng.random() < 0.3:
            rows.append({"tong": "Cộng", "c": shown(total)} if self.rng.random() < self.typed else {"tong": "Cộng"})
            wanted.append(total)
        return rows, total

    def leaf(self) -> tuple[Any, Decimal]:
        a, b = Decimal(self.rng.randint(0, 10**6)), Decimal(self.rng.randint(0, 9999)) / 100
        result = a * b
        cells = ["việc", shown(a), shown(b), shown(result) if self.rng.random() < self.typed else ""]
        return (cells if self.rng.random() < 0.5 else dict(zip(("viec", "a", "b", "c"), cells, strict=False))), result


def leaves_of(rows: list[Any]) -> list[Any]:
    return [leaf for row in rows for leaf in (leaves_of(row["hang"]) if "hang" in row else [row])]


def as_table(rows: list[Any]) -> str:
    return json.dumps({"cot": HEADER, "hang": rows}, ensure_ascii=False)


def test_tables_of_every_shape_have_the_sums_made_otherwise(office: Office) -> None:
    rng = random.Random(12)
    made = [Generated(rng) for _ in range(MANY)]
    appendices = "".join(f"  - {{tieu_de: Bảng, bang: {as_table(table.rows)}}}\n" for table in made)
    docx = office.make(f"phu_luc:\n{appendices}" + office.tail("ke-hoach"))
    assert len(docx.tables) == MANY
    for table, printed in zip(made, docx.tables, strict=True):
        assert [read(row[-1]) for row in printed[1:]] == table.wanted


def test_rows_of_a_file_have_the_sums_made_otherwise(office: Office) -> None:
    rng = random.Random(13)
    wanted, lines = [], ["nhom,viec,a,b,c,tong"]
    for group in range(40):
        leaves = [Decimal(rng.randint(1, 999)) for _ in range(5)]
        lines.append(f"Nhóm {group},,,,,")
        lines += [f',Việc,"{shown(one)}","0,5",,' for one in leaves]
        wanted += [sum(leaves) / 2, *(one / 2 for one in leaves)]
    lines.append(",,,,,Tổng cộng")
    wanted.append(sum(wanted) / 2)
    office.write("plans/a.csv", "\n".join(lines) + "\n")
    table = json.dumps({"cot": HEADER, "tep": "a.csv"}, ensure_ascii=False)
    (printed,) = office.make(f"phu_luc: [{{tieu_de: Bảng, bang: {table}}}]\n" + office.tail("ke-hoach")).tables
    assert [read(row[-1]) for row in printed[1:]] == wanted


def told_in(office: Office, rows: list[Any]) -> list[tuple[int, str]]:
    """The lines of sums that are told not to agree, and the message of each."""
    lines = "".join(f"        - {json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    columns = json.dumps(HEADER, ensure_ascii=False)
    office.write(
        "plans/a.yaml", f"phu_luc:\n  - bang:\n      cot: {columns}\n      hang:\n{lines}" + office.tail("ke-hoach")
    )
    found = [one for one in office.run("check").findings if one.severity == "error"]
    assert {one.code for one in found} <= {"table/sum-differs"}, found
    return [(one.line, one.message) for one in found]


@pytest.mark.parametrize("seed", range(6))
def test_a_wrong_result_is_told_at_its_cell_alone_and_a_wrong_input_right_above_it(office: Office, seed: int) -> None:
    rng = random.Random(seed)
    rows = Generated(rng, typed=1.0).rows
    assert told_in(office, rows) == []
    spoiled = copy.deepcopy(rows)
    leaf = rng.choice(leaves_of(spoiled[:-1]))
    while not isinstance(leaf, list) and "tong" in leaf:
        leaf = rng.choice(leaves_of(spoiled[:-1]))
    at: Any = 3 if isinstance(leaf, list) else "c"
    wrong = read(leaf[at]) + 1
    leaf[at] = shown(wrong)
    told = told_in(office, spoiled)
    # its own formula tells it; and what is typed counts, so each typed sum right above differs by one too
    assert any(f"“{shown(wrong)}”" in message and "công thức" in message for _, message in told)
    sums = [message for _, message in told if "công thức" not in message]
    assert all("các hàng" in message for message in sums) and len(told) - len(sums) == 1
    # an input that is wrong alone is told by the product right above it
    inputs = copy.deepcopy(rows)
    leaf = next(one for one in leaves_of(inputs[:-1]) if isinstance(one, list) or "tong" not in one)
    place: Any = 1 if isinstance(leaf, list) else "a"
    leaf[place] = shown(read(leaf[place]) + 100)
    told = told_in(office, inputs)
    zero = read(leaf[2 if isinstance(leaf, list) else "b"]) == 0
    assert len(told) == (0 if zero else 1) and all("công thức" in message for _, message in told)
