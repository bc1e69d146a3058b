"""`gen vb` and `gen don-vi`: what is cited where and whether it is in force; bodies by any part of their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gen.core.node import Node, walk
from gen.document.citation import Citation
from gen.lint.rules.basis import called, entry_of
from gen.registers.entries import Group, LegalDocument, Registers, Unit, read_documents
from gen.text.citing import citations
from gen.text.fold import plain
from gen.workspace.library import Library

_SHOWN = 8


def documents_told(library: Library, ids: Sequence[str], day: date) -> list[str]:
    """A block for each legal document: its citation, its state on a day, the places that cite it."""
    entries = dict(library.registers.documents)
    places: dict[str, list[str]] = {ma: [] for ma in entries}
    for id in ids:
        source = library.file(library.workspace.source_path(id))
        if source.node is None:
            continue
        own = source.node.get("van_ban")
        more = read_documents(own) if own is not None else {}
        for ma, entry in more.items():
            entries.setdefault(ma, entry)
            places.setdefault(ma, [])
        registers = library.registers.with_documents(more)
        for ma, place in _cited(source.node, registers):
            if ma in places and place not in places[ma]:
                places[ma].append(place)
    lines = []
    for ma, entry in entries.items():
        lines += [f"{ma}: {Citation(entry)}", f"    {_state(entry, entries, day)}", *_told(places[ma])]
    return lines


def _cited(root: Node, registers: Registers) -> Iterator[tuple[str, str]]:
    for node in walk(root):
        for ma in called(node) if node.is_text else (node.text_of("van_ban"),):
            if ma:
                yield ma, str(node.mapping["van_ban"].pos if node.is_mapping else node.pos)
        for one in citations(" ".join(node.text.split())):
            entry = entry_of(registers, one)
            if entry is not None:
                yield entry.ma, str(node.pos)


def _state(entry: LegalDocument, entries: dict[str, LegalDocument], day: date) -> str:
    newer = entries.get(entry.thay_the_boi)
    by = f", thay bằng {Citation(newer).ngan} ({newer.ma})" if newer else ""
    issued = entry.ngay.exact if entry.ngay else None
    end = entry.het_hieu_luc.exact if entry.het_hieu_luc else None
    if issued is not None and issued > day:
        return f"chưa ban hành vào ngày {day:%d/%m/%Y}"
    if end is not None and end <= day:
        return f"HẾT HIỆU LỰC từ {end:%d/%m/%Y}{by}"
    if end is not None:
        return f"còn hiệu lực đến {end:%d/%m/%Y}{by}"
    return f"đã có văn bản thay thế{by}" if newer else "còn hiệu lực (danh mục không ghi ngày hết)"


def _told(places: list[str]) -> list[str]:
    if not places:
        return ["    chưa viện dẫn ở đâu"]
    rest = len(places) - _SHOWN
    return [f"    {place}" for place in places[:_SHOWN]] + ([f"    … và {rest} chỗ nữa"] if rest > 0 else [])


def units_named(registers: Registers, words: str) -> list[str]:
    """The units and groups whose name or id has words that begin like all of these, diacritics aside."""
    wanted = plain(words).split()
    found = []
    bodies: list[Unit | Group] = [*registers.units.values(), *registers.groups.values()]
    for body in bodies:
        names = [
            " ".join(plain(name).split()) for name in (body.ten, *body.goi_khac, body.ma, body.ma.replace("-", " "))
        ]
        if any(all(any(one.startswith(word) for one in name.split()) for word in wanted) for name in names):
            exact = any(f" {' '.join(wanted)} " in f" {name} " for name in names)
            found.append((not exact, len(body.ten), _line(body, registers)))
    return [line for _, _, line in sorted(found, key=lambda one: one[:2])]


def _line(body: Unit | Group, registers: Registers) -> str:
    if isinstance(body, Group):
        return f"{body.ma}  {body.ten}  (nhóm)"
    above = registers.name_of(body.cha)
    return f"{body.ma}  {body.ten}" + (f"  (trực thuộc {above})" if above else "")
