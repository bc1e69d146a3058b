"""What a node holds prints in one order wherever the node stands: label and title, text, table, items.

Laws: every word of a tree with tables at any nodes is printed once, in order; a table prints the same words in the body
and in an appendix; a child that changes rows of any table reads as a plan written with these rows.
"""

from __future__ import annotations

import copy
import json
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from places import ROOT
from workbench import Docx, Office, W

from gen.render import Renderer
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

Tree = dict[str, Any]
_WORD = re.compile(r"\bchu\d+\b")


class _Words:
    """Words that stand once in a plan."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return f"chu{self.count}"


@st.composite
def _tables(draw: st.DrawFn, words: _Words) -> Tree:
    columns = draw(st.integers(1, 3))
    ids = [f"c{number}" for number in range(columns)]
    rows: list[Tree] = []
    for number in range(draw(st.integers(1, 3))):
        row: Tree = {"ma": f"h{number}", **{ma: words.next() for ma in ids}}
        if draw(st.booleans()):
            row["hang"] = [{"ma": f"b{number}", **{ma: words.next() for ma in ids}}]
        rows.append(row)
    tt = [{"ma": "tt", "ten": words.next()}] if draw(st.booleans()) else []
    return {"cot": [*tt, *({"ma": ma, "ten": words.next()} for ma in ids)], "hang": rows}


@st.composite
def _nodes(draw: st.DrawFn, words: _Words, ma: str, depth: int = 3, appendix: bool = False) -> Tree:
    node: Tree = {"ma": ma}
    if appendix or draw(st.booleans()):
        node["tieu_de"] = words.next()
    if draw(st.booleans()):
        node["noi_dung"] = [words.next() for _ in range(draw(st.integers(1, 2)))]
    if draw(st.booleans()):
        node["bang"] = draw(_tables(words))
    if depth and draw(st.booleans()):
        node["muc"] = [draw(_nodes(words, f"m{at}", depth - 1)) for at in range(draw(st.integers(1, 3)))]
    if not node.keys() & {"noi_dung", "bang", "muc"}:
        node["noi_dung"] = [words.next()]
    if not appendix and "tieu_de" in node and "noi_dung" in node and draw(st.booleans()):
        node["dong_chu"] = "true"
    return node


@st.composite
def _plans(draw: st.DrawFn) -> Tree:
    words = _Words()
    plan: Tree = {"noi_dung": {"muc": [draw(_nodes(words, f"n{at}")) for at in range(draw(st.integers(1, 3)))]}}
    appendices = [draw(_nodes(words, f"p{at}", 2, True)) for at in range(draw(st.integers(0, 2)))]
    for appendix in appendices:
        if draw(st.booleans()):
            appendix["noi_nhan"] = [words.next()]
            appendix["ky"] = {"chuc_vu": "Chủ tịch", "ho_ten": words.next()}
        if draw(st.booleans()):
            appendix["kho"] = "ngang"
    return {**plan, "phu_luc": appendices} if appendices else plan


def _said(node: Tree) -> Iterator[str]:
    """The words of a node in the order in which they print."""
    yield node.get("tieu_de", "")
    yield from node.get("noi_dung", ())
    if "bang" in node:
        yield from (column["ten"] for column in node["bang"]["cot"])
        yield from _cells(node["bang"]["hang"])
    for item in node.get("muc", ()):
        yield from _said(item)
    yield from node.get("noi_nhan", ())
    yield node.get("ky", {}).get("ho_ten", "")


def _cells(rows: list[Tree]) -> Iterator[str]:
    for row in rows:
        yield from (value for key, value in row.items() if key not in ("ma", "hang"))
        yield from _cells(row.get("hang", []))


def _expected(plan: Tree) -> list[str]:
    return [word for node in (plan["noi_dung"], *plan.get("phu_luc", ())) for word in _said(node) if word]


def _source(plan: Tree) -> str:
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in plan.items())


def _tables_of(node: Tree, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Tree]]:
    if "bang" in node:
        yield path, node["bang"]
    for item in node.get("muc", ()):
        yield from _tables_of(item, (*path, item["ma"]))


def _every_table(plan: Tree) -> list[tuple[tuple[str, ...], Tree]]:
    found = [(("noi_dung", *path), table) for path, table in _tables_of(plan["noi_dung"], ())]
    for appendix in plan.get("phu_luc", ()):
        found += [(("phu_luc", *path), table) for path, table in _tables_of(appendix, (appendix["ma"],))]
    return found


def _patch(path: tuple[str, ...], table: Tree) -> Tree:
    """A child's patch of the table that a path of ids leads to."""
    key, *ids = path
    inner: Tree = {"bang": table}
    for ma in reversed(ids[1:]):
        inner = {"muc": [{"ma": ma, **inner}]}
    return {key: [{"ma": ids[0], **inner}]}


class TestAnyTree:
    @one_in(4)
    @given(plan=_plans())
    def test_every_word_is_printed_once_and_in_order(self, plan: Tree) -> None:
        with tempfile.TemporaryDirectory() as folder:
            docx = _made(Office(Path(folder)), _source(plan))
            assert _WORD.findall(docx.text) == _expected(plan)
            assert len(docx.grids) == len(_every_table(plan))
            # tables that touch are one in Word
            for table in docx.body.iter(f"{W}tbl"):
                following = list(docx.body)[list(docx.body).index(table) + 1 :]
                assert not following or following[0].tag != f"{W}tbl"

    @one_in(4)
    @given(plan=_plans(), data=st.data())
    def test_a_child_changes_rows_of_any_table(self, plan: Tree, data: st.DataObject) -> None:
        tables = _every_table(plan)
        if not tables:
            return
        for appendix in plan.get("phu_luc", ()):
            # a name is never inherited
            appendix.get("ky", {}).pop("ho_ten", None)
        path, table = data.draw(st.sampled_from(tables))
        changed = copy.deepcopy(plan)
        theirs = next(one for at, one in _every_table(changed) if at == path)
        first = theirs["hang"][0]
        first["c0"] = "khác"
        added = {"ma": "moi", **{column["ma"]: "thêm" for column in table["cot"] if column["ma"] != "tt"}}
        rows: list[Tree] = [{"ma": first["ma"], "c0": "khác"}, added]
        theirs["hang"].append(added)
        with tempfile.TemporaryDirectory() as folder:
            office = Office(Path(folder))
            wanted = _made(office, _source(changed))
            office.write("plans/cha.yaml", f"{_source(plan)}{office.tail('ke-hoach')}")
            got = _made(office, f"ke_thua: cha.yaml\n{_source(_patch(path, {'hang': rows}))}")
            assert got.paragraphs == wanted.paragraphs


@cache
def _renderer() -> Renderer:
    return Renderer(Workspace(ROOT).template)


def _made(office: Office, source: str) -> Docx:
    """A plan as a file, by a renderer that knows the templates already."""
    office.write("plans/thu.yaml", f"{source}{office.tail('ke-hoach')}")
    document, found = Library(Workspace(office.root)).document("thu")
    assert document is not None, found
    data, problems = _renderer().render(document)
    assert data is not None, problems
    return Docx(data)


class TestOneTable:
    TABLE = "{cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}], hang: [{viec: Một}, {nhom: Nhóm, hang: [{viec: Hai}]}]}"

    def test_it_prints_the_same_in_the_body_and_in_an_appendix(self, office: Office) -> None:
        places = (
            f"noi_dung: [{{noi_dung: Lời, bang: {self.TABLE}}}]",
            f"noi_dung: {{bang: {self.TABLE}, muc: [Lời]}}",
            f"noi_dung: [Lời]\nphu_luc: [{{tieu_de: Bảng, bang: {self.TABLE}}}]",
            f"noi_dung: [Lời]\nphu_luc: [{{tieu_de: Bảng, kho: ngang, muc: [{{bang: {self.TABLE}}}]}}]",
        )
        printed = [office.make(source).tables for source in places]
        assert printed == [printed[0]] * 4
        assert printed[0] == [[["TT", "Việc"], ["1", "Một"], ["Nhóm"], ["1", "Hai"]]]

    @pytest.mark.parametrize("kho", ["doc", "ngang"])
    def test_it_is_as_wide_as_the_text(self, office: Office, kho: str) -> None:
        docx = office.make(f"noi_dung: [Lời]\nphu_luc: [{{tieu_de: Bảng, kho: {kho}, muc: [{{bang: {self.TABLE}}}]}}]")
        page = docx.body.findall(f"{W}sectPr")[-1]
        size, margins = (page.find(f"{W}{name}") for name in ("pgSz", "pgMar"))
        assert size is not None and margins is not None
        room = int(size.get(f"{W}w", "")) - int(margins.get(f"{W}left", "")) - int(margins.get(f"{W}right", ""))
        assert _width(docx) == room

    def test_the_line_above_stays_with_it(self, office: Office) -> None:
        docx = office.make(f"noi_dung: [{{noi_dung: Lời dẫn, bang: {self.TABLE}}}]")
        above = docx.paragraph("Lời dẫn")
        assert above.find(f"{W}pPr/{W}keepNext") is not None
        gap = list(docx.body)[list(docx.body).index(above) + 1]
        assert gap.find(f"{W}pPr/{W}keepNext") is not None


def _width(docx: Docx) -> int:
    return sum(int(column.get(f"{W}w", "")) for column in docx.grids[0].iter(f"{W}gridCol"))


def test_an_appendix_is_signed_as_the_document_is(office: Office) -> None:
    signed = "ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê Văn Mẫu}, noi_nhan: [Như trên, {luu: VT}]"
    both = office.make(
        f"noi_dung: [Lời]\nphu_luc: [{{tieu_de: Danh sách, noi_dung: Lời, {signed}}}]\n"
        "ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê Văn Mẫu}\nnoi_nhan: [Như trên, {luu: VT}]\n"
    )
    said = ["".join(table.itertext()) for table in both.body.findall(f"{W}tbl")]
    blocks = [words for words in said if "Nơi nhận:" in words]
    assert len(blocks) == 2 and blocks[0] == blocks[1]
