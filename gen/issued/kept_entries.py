"""Register entries as a record keeps them: those that a text asked for, written as in the registers themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node, Value
from gen.core.vocabulary import Khoi
from gen.registers.entries import Group, LegalDocument, Registers, Unit, names_of, read_documents, read_units
from gen.registers.figure_names import ASKED
from gen.registers.figures import Figures
from gen.schema.validation import check_part
from gen.text.dates import PartialDate
from gen.text.inline import typed, untyped

# plans of the workspace that are cited by their ids stand apart from what the register of documents says
_UNITS, _DOCUMENTS, _PLANS, _FIGURES = "don_vi", "van_ban", "ke_hoach", "so_lieu"
_UNIT_OF, _DOCUMENT_OF = "don-vi:", "van-ban:"
_UNIT_TEXTS = ("ma", "ten", "goi", "chu_quan", "cha", "cap", "loai", "dia_danh", "ky_hieu")
_LEGAL_TEXTS = ("loai", "so", "co_quan", "ve", "goi_tat", "thay_the_boi")
_DATES = ("ngay", "het_hieu_luc")


def kept_entries(registers: Registers, asked: Iterable[str], place: Position) -> Node:
    """What there is of these names (`don-vi:<ma>`, `van-ban:<ma>`, rows of figures), each kind under its key."""
    names = sorted(asked)
    units = [name.removeprefix(_UNIT_OF) for name in names if name.startswith(_UNIT_OF)]
    documents = [name.removeprefix(_DOCUMENT_OF) for name in names if name.startswith(_DOCUMENT_OF)]
    bodies = tuple(_body(registers, ma, place) for ma in units if ma in registers.units or ma in registers.groups)
    cited = {ma: legal_node(registers.documents[ma], place) for ma in documents if ma in registers.documents}
    others = [ma for ma in documents if ma not in cited]
    plans = {ma: parent_node(plan, place) for ma in others if (plan := registers.plans.get(ma)) is not None}
    figures = _figures(registers, names, place)
    parts: dict[str, Value] = {_UNITS: bodies, _DOCUMENTS: cited, _PLANS: plans, _FIGURES: figures}
    return Node({key: Node(value, place) for key, value in parts.items() if value}, place)


def _figures(registers: Registers, names: Iterable[str], place: Position) -> dict[str, Node]:
    """Of each file of figures its columns, and the rows that were asked for."""
    found: dict[str, dict[str, Node]] = {}
    for name in names:
        path, _, unit = name.removeprefix(ASKED).rpartition("#")
        file = registers.figures.get(path) if name.startswith(ASKED) else None
        if file is not None:
            row = {column: file.rows.get(unit, {}).get(column, "") for column in file.columns}
            found.setdefault(path, {})[unit] = Node({key: Node(text, place) for key, text in row.items()}, place)
    return {path: Node(dict(rows), place) for path, rows in found.items()}


def registers_of(kept: Node) -> Registers:
    """The registers that hold these entries alone."""
    units_node, documents_node = kept.get(_UNITS), kept.get(_DOCUMENTS)
    units, groups = read_units(units_node) if units_node is not None else ({}, {})
    documents = read_documents(documents_node) if documents_node is not None else {}
    plans = {ma: read_parent(node) for ma, node in _entries(kept, _PLANS)}
    figures = {path: _read_figures(path, node) for path, node in _entries(kept, _FIGURES)}
    return Registers(units, groups, documents, names_of(units, groups), plans=plans, figures=figures)


def _entries(kept: Node, key: str) -> Iterable[tuple[str, Node]]:
    part = kept.get(key)
    return part.mapping.items() if part is not None else ()


def _read_figures(path: str, node: Node) -> Figures:
    rows = {unit: {key: cell.text for key, cell in row.mapping.items()} for unit, row in node.mapping.items()}
    columns = dict.fromkeys(column for row in rows.values() for column in row)
    # a unit without a row has blanks, as it had when it was issued
    return Figures(path, tuple(columns), {unit: row for unit, row in rows.items() if any(row.values())})


def problems_of(kept: Node) -> list[Diagnostic]:
    """What is wrong with the kept entries, held against the rules of the registers."""
    units = kept.get(_UNITS)
    found = [problem for item in (units.items if units is not None else ()) for problem in check_part(item, "unit")]
    for key in (_DOCUMENTS, _PLANS):
        found += [problem for _, entry in _entries(kept, key) for problem in check_part(entry, "legal")]
    return found


def parent_node(parent: LegalDocument, place: Position) -> Node:
    """What `{{ cha }}` cites, as a register would say it."""
    return legal_node(_each_text(parent, typed), place)


def read_parent(node: Node) -> LegalDocument:
    """What `{{ cha }}` cites; a date that was open prints its blanks."""
    parent = read_documents(Node({"": node}, node.pos))[""]
    return replace(_each_text(parent, untyped), ngay=parent.ngay or PartialDate())


def _each_text(cited: LegalDocument, change: Callable[[str], str]) -> LegalDocument:
    """A citation whose texts that hold shielded signs are written in another way."""
    return replace(cited, so=change(cited.so), co_quan=change(cited.co_quan), ve=change(cited.ve))


def legal_node(document: LegalDocument, place: Position) -> Node:
    """An entry of the register of legal documents."""
    dates = {key: _iso(getattr(document, key)) for key in _DATES}
    texts = {key: getattr(document, key) for key in _LEGAL_TEXTS} | dates
    return _mapping(texts, place)


def _body(registers: Registers, ma: str, place: Position) -> Node:
    unit = registers.units.get(ma)
    return _unit(unit, place) if unit is not None else _group(registers.groups[ma], place)


def _unit(unit: Unit, place: Position) -> Node:
    texts = {key: getattr(unit, key) for key in _UNIT_TEXTS}
    texts |= {"khoi": unit.khoi if unit.khoi != Khoi.STATE else ""}
    texts |= {"ten_ngan": unit.ten_ngan if unit.ten_ngan != unit.ten else ""}
    node = _mapping(texts, place)
    lists = {"ten_dong": unit.ten_dong, "goi_khac": unit.goi_khac}
    return node.with_value({**node.mapping, **{key: _texts(texts, place) for key, texts in lists.items() if texts}})


def _group(group: Group, place: Position) -> Node:
    node = _mapping({"ma": group.ma, "ten": group.ten}, place)
    gom = _mapping(group.having, place) if group.having else _texts(group.members, place)
    others = {"goi_khac": _texts(group.goi_khac, place)} if group.goi_khac else {}
    return node.with_value({**node.mapping, **others, "gom": gom})


def _mapping(texts: Mapping[str, str], place: Position) -> Node:
    return Node({key: Node(text, place) for key, text in texts.items() if text}, place)


def _texts(texts: Sequence[str], place: Position) -> Node:
    return Node(tuple(Node(text, place) for text in texts), place)


def _iso(date: PartialDate | None) -> str:
    """A date as a source writes it, as far as it is known."""
    parts = (date.year, date.month, date.day) if date is not None else ()
    return "-".join(f"{part:02d}" for part in parts if part is not None)
