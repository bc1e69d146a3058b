"""What an instruction quotes as YAML: paragraphs, and tables whose labels are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from gen.amend.instruction import Instruction
from gen.amend.provision import Provision, ProvisionKind
from gen.amend.quoting import QuotedLine, QuotedPart, QuotedRow, QuotedTable, quoted
from gen.amend.typed_words import typed_line
from gen.core.node import Node
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.table_columns import is_number, leaf_nodes

# makes a value at a place of its own
NewNode: TypeAlias = Callable[["str | dict[str, Node] | tuple[Node, ...]"], Node]


def quoted_nodes(sentence: str, one: Instruction, holders: Mapping[int, Provision], new: NewNode) -> Node:
    """The item of one instruction: its sentence and what it quotes."""
    parts: list[QuotedPart] = [QuotedLine(sentence, sentence), *quoted(one, holders)]
    first, *rest = _cut(parts)
    node = _item(first, new)
    if not rest:
        return node
    # what stands behind a table has no label
    below = [
        inner.with_value({"danh_so": new("false"), **_mapping(inner, new)}) for inner in (_item(r, new) for r in rest)
    ]
    return node.with_value({**_mapping(node, new), "muc": new(tuple(below))})


def _cut(parts: Sequence[QuotedPart]) -> list[list[QuotedPart]]:
    """The parts cut behind each table, since an item prints its table last."""
    out: list[list[QuotedPart]] = [[]]
    for part in parts:
        if out[-1] and isinstance(out[-1][-1], QuotedTable):
            out.append([])
        out[-1].append(part)
    return out


def _mapping(node: Node, new: NewNode) -> dict[str, Node]:
    return node.mapping or {"noi_dung": new(node.text)}


def _item(parts: Sequence[QuotedPart], new: NewNode) -> Node:
    """Lines, then perhaps a table."""
    lines = [part.typed for part in parts if isinstance(part, QuotedLine)]
    table = next((part for part in parts if isinstance(part, QuotedTable)), None)
    if table is None and len(lines) == 1:
        return new(lines[0])
    text = new(lines[0]) if len(lines) == 1 else new(tuple(map(new, lines)))
    entries = {"noi_dung": text} if lines else {}
    if table is not None:
        entries["bang"] = _table(table, new)
    return new(entries)


def _table(table: QuotedTable, new: NewNode) -> Node:
    source = table.table.source
    cot = source.get("cot") if source is not None else None
    headers = {one.ma: one for one in _columns(table.table)}
    columns = [_column(column, headers, new) for column in (cot.items if cot is not None else ())]
    ids = [leaf.text_of("ma") for leaf in leaf_nodes(cot)]
    rows = [_row(row, ids, new) for row in table.rows]
    return new({"cot": new(tuple(columns)), "hang": new(tuple(rows))})


def _columns(top: Provision) -> list[Provision]:
    found = [one for one in top.children if one.kind is ProvisionKind.COLUMN]
    return [inner for one in found for inner in (one, *_columns(one))]


def _column(column: Node, headers: Mapping[str, Provision], new: NewNode) -> Node:
    """A column as it prints: its words and how it is aligned; its width was of a page that may lie on its side."""
    ma = column.text_of("ma")
    header = headers.get(ma)
    entries = {"ma": new(ma)} if ma else {}
    if header is not None and header.lines:
        entries["ten"] = new(typed_line(header.lines[0], header.paras[0]))
    elif "ten" in column.mapping:
        entries["ten"] = new(column.text_of("ten"))
    if column.text_of("canh"):
        entries["canh"] = new(column.text_of("canh"))
    elif is_number(column):
        entries["canh"] = new("phai")
    inner = column.get("cot")
    if inner is not None:
        entries["cot"] = new(tuple(_column(one, headers, new) for one in inner.items))
    return new(entries)


def _row(quoted_row: QuotedRow, ids: Sequence[str], new: NewNode) -> Node:
    row, label = quoted_row
    cells = {cell.ma: cell for cell in row.children if cell.kind is ProvisionKind.CELL}
    entries: dict[str, Node] = {}
    if row.kind is ProvisionKind.GROUP:
        entries["nhom"] = new(typed_line(row.lines[0], row.paras[0]))
    for id in ids:
        if id == NUMBER_COLUMN:
            entries[id] = new(label)
        elif id in cells and (row.kind is ProvisionKind.ROW or any(cells[id].lines)):
            entries[id] = _cell(cells[id], new)
    return new(entries)


def _cell(cell: Provision, new: NewNode) -> Node:
    paras = cell.paras or (None,) * len(cell.lines)
    lines = [typed_line(line, para) for line, para in zip(cell.lines, paras, strict=True)]
    # not as a list: bodies in a list are joined on one line
    return new("\n".join(lines))
