"""Register entries as a record keeps them: those that a text asked for, written as in the registers themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.registers.entries import Group, LegalDocument, Registers, Unit, names_of, read_documents, read_units
from gen.schema.validation import check_part
from gen.text.dates import PartialDate
from gen.text.inline import typed, untyped

_UNITS, _DOCUMENTS = "don_vi", "van_ban"
_UNIT_TEXTS = ("ma", "ten", "goi", "chu_quan", "cha", "cap", "loai", "dia_danh", "ky_hieu")
_LEGAL_TEXTS = ("loai", "so", "co_quan", "ve", "goi_tat", "thay_the_boi")
_DATES = ("ngay", "het_hieu_luc")


def kept_entries(registers: Registers, asked: Iterable[str], place: Position) -> Node:
    """The entries of these names (`don-vi:<ma>`, `van-ban:<ma>`) that there are, each register under its key."""
    names = sorted(asked)
    units = [name.removeprefix("don-vi:") for name in names if name.startswith("don-vi:")]
    documents = [name.removeprefix("van-ban:") for name in names if name.startswith("van-ban:")]
    bodies = [_body(registers, ma, place) for ma in units if ma in registers.units or ma in registers.groups]
    cited = {ma: legal_node(registers.documents[ma], place) for ma in documents if ma in registers.documents}
    kept = {_UNITS: Node(tuple(bodies), place)} if bodies else {}
    return Node(kept | ({_DOCUMENTS: Node(cited, place)} if cited else {}), place)


def registers_of(kept: Node) -> Registers:
    """The registers that hold these entries alone."""
    units_node, documents_node = kept.get(_UNITS), kept.get(_DOCUMENTS)
    units, groups = read_units(units_node) if units_node is not None else ({}, {})
    documents = read_documents(documents_node) if documents_node is not None else {}
    return Registers(units, groups, documents, names_of(units, groups))


def problems_of(kept: Node) -> list[Diagnostic]:
    """What is wrong with the kept entries, held against the rules of the registers."""
    units, documents = kept.get(_UNITS), kept.get(_DOCUMENTS)
    found = [problem for item in (units.items if units is not None else ()) for problem in check_part(item, "unit")]
    for entry in documents.mapping.values() if documents is not None else ():
        found += check_part(entry, "legal")
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
