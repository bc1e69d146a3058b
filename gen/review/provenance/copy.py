"""The comments of a review copy: neighbours of one origin told together, rows cell by cell, notes at their calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gen.core.node import Node
from gen.document.model import Table
from gen.render.package import Package
from gen.review.provenance.layers import How, Layers, Origin, short
from gen.review.provenance.values import differing
from gen.review.traced.comments import Comments, paragraphs
from gen.review.traced.sheet import DOCUMENT, FOOTNOTES, Sheet, as_review, finished
from gen.source.paths import called, find, item_names, leaves, step, words
from gen.word.ooxml import Element, W, heading_of, said
from gen.workspace.library import Library, Resolved

AUTHOR, INITIALS = "Nguồn", "N"
# what the template writes of the head and the end, by style, and the keys that it is made from
_TEMPLATE = {"SoKyHieu": ("so", "ky_hieu"), "DiaDanh": ("ngay", "dia_danh"), "ChucVu": ("ky",)}
_REMOVED = 12
# a text no longer than this is a number of a row
_LABEL = 6


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph or row, the part of the document that it is in, and its origin."""

    element: Element
    part: str
    origin: Origin


def review_copy(library: Library, sheet: Sheet, resolved: Resolved, parent: Mapping[str, str]) -> bytes:
    """The file of a sheet with its comments; the sheet is used up. `parent` is what the parent prints, by name."""
    layers = Layers(library, resolved, parent)
    comments = Comments(AUTHOR, INITIALS)
    comments.add(_overview(library, layers, resolved), heading_of(sheet.body))
    for run in _runs(list(_places(sheet, layers))):
        first, last = paragraphs(run[0].element)[0], paragraphs(run[-1].element)[-1]
        comments.add(layers.said(_joined(run)), first, last)
    parts = comments.parts({**sheet.parts, DOCUMENT: finished(sheet.root), FOOTNOTES: finished(sheet.notes)})
    return Package(as_review(parts, "Bản xem nguồn", "nguon")).zipped({})


def printed(sheet: Sheet) -> dict[str, str]:
    """What a sheet prints by the names of its values."""
    out: dict[str, str] = {}
    for element, name in sheet.keys.items():
        if element.tag == f"{W}p" and not name.startswith("="):
            out[name] = f"{out[name]} {said(element)}" if name in out else said(element)
    return out


def _places(sheet: Sheet, layers: Layers) -> Iterator[_Place]:
    """Everything that can be told of, in reading order."""
    columns = _columns(sheet)
    for element in sheet.body.iter(f"{W}p", f"{W}tr"):
        source = sheet.sources.get(element)
        if source is None:
            node = _of_template(sheet, layers.root, element)
            if node is not None:
                # what no document inherits is not added to anything
                origin = layers.origin(node)
                how = How.OWN if origin.how is How.ADDED else origin.how
                yield _Place(element, "", replace(origin, how=how))
            continue
        if element.tag == f"{W}tr":
            origin = _row(layers, source, columns)
        elif _in_row(sheet, element) or not said(element):
            continue
        else:
            origin = layers.origin(source)
        name = sheet.keys.get(element, "").split("/")
        part = "/".join(name[:2] if name[0] == "phu_luc" else name[:1])
        yield _Place(element, part, _with_notes(sheet, layers, element, origin))


def _in_row(sheet: Sheet, paragraph: Element) -> bool:
    return any(row in sheet.sources for row in paragraph.iterancestors(f"{W}tr"))


def _of_template(sheet: Sheet, root: Node, element: Element) -> Node | None:
    """The value behind a line of the letterhead or signature."""
    style = sheet.keys.get(element, "").removeprefix("=").partition(":")[0]
    keys = _TEMPLATE.get(style, ()) if said(element) else ()
    return next((node for key in keys if (node := root.get(key)) is not None), None)


def _columns(sheet: Sheet) -> dict[str, str]:
    """The printed names of the columns of all tables."""
    tables: list[Table] = [one.table for one in sheet.document.appendices if one.table is not None]
    return {leaf.ma: leaf.name for table in tables for leaf in table.leaves}


def _row(layers: Layers, row: Node, columns: Mapping[str, str]) -> Origin:
    """The origin of a row: that of its cells, each changed one told by its column."""
    cells = {key: value for key, value in row.mapping.items() if key in columns or key == "nhom"}
    found = {key: layers.origin(value) for key, value in cells.items()}
    whole = layers.origin(row)
    kinds = {one.how for one in found.values()}
    if len(kinds) < 2 and not whole.told:
        return whole
    told = []
    for key, one in found.items():
        if one.how not in (How.KEPT, How.FILLED):
            told.append(f"{columns.get(key, 'Nhóm')}: {layers.said_shortly(one)}")
    kept = next((one for one in found.values() if one.how in (How.KEPT, How.FILLED)), None)
    if kept is None:
        return replace(whole, told=tuple(told))
    return Origin(How.MIXED, kept.path, kept.first, kept.last, tuple(told), whole.names)


def _with_notes(sheet: Sheet, layers: Layers, element: Element, origin: Origin) -> Origin:
    """The origin of a paragraph with that of the notes it calls, where theirs is another: a note holds no comments."""
    notes = layers.root.get("chu_thich")
    told = []
    for call in element.iter(f"{W}footnoteReference"):
        number = int(str(call.get(f"{W}id")))
        node = notes.get(sheet.note_ids.get(number, "")) if notes is not None else None
        one = layers.origin(node) if node is not None else None
        if one is not None and (one.how is not origin.how or one.told or one.path != origin.path):
            told.append(f"Chú thích {number}: {layers.said_shortly(one)}")
    return replace(origin, told=(*origin.told, *told)) if told else origin


def _runs(places: Sequence[_Place]) -> Iterator[list[_Place]]:
    """Neighbours in one part, at one level of the page, that have one origin."""
    run: list[_Place] = []
    for one in places:
        if run and not (
            one.part == run[-1].part
            and one.element.tag == run[-1].element.tag
            and one.element.getparent() is run[-1].element.getparent()
            and one.origin.one_with == run[-1].origin.one_with
        ):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _joined(run: Sequence[_Place]) -> Origin:
    origins = [one.origin for one in run]
    names = tuple(dict.fromkeys(name for one in origins for name in one.names))
    how = How.FILLED if names and origins[0].how is How.KEPT else origins[0].how
    first, last = min(one.first for one in origins), max(one.last for one in origins)
    return replace(origins[0], how=how, first=first, last=last, names=names)


def _overview(library: Library, layers: Layers, resolved: Resolved) -> list[str]:
    """What the whole document is made of."""
    lines = ["Bản xem nguồn, để soát chứ không để ký. Mỗi lời bên lề cho biết đoạn đó từ đâu ra."]
    if resolved.parent is None:
        return [*lines, f"Văn bản gốc: {resolved.path}"]
    everything = sum(1 for _ in leaves(layers.root))
    different = sum(1 for _ in differing(layers.root, resolved.path))
    removed = [touch for touch in resolved.touched if touch.how == "bo"]
    lines.append(f"Bản này: {resolved.path}")
    lines.append(f"Bản cha: {resolved.parent.path} ({layers.units[resolved.parent.path]})")
    others = list(_not_taken(library, resolved, [touch.path for touch in removed]))
    counted = f"; không nhận {len(others)} hàng là việc của đơn vị khác" if others else ""
    lines.append(f"Giữ nguyên {everything - different} đoạn chữ của cha; khác {different}; bỏ {len(removed)}{counted}.")
    lines += _lost(layers, "Bỏ", [(touch.path, touch.parent) for touch in removed])
    return [*lines, *_lost(layers, "Không nhận", others)]


def _lost(layers: Layers, how: str, gone: Sequence[tuple[str, Node]]) -> Iterator[str]:
    """What the parent says and this document does not, each with its place."""
    parent = layers.resolved.parent
    names = called(parent.root) if gone and parent is not None and parent.root is not None else {}
    for path, value in gone[:_REMOVED]:
        # a named section stands deeper than a child has to write it
        path = names.get(id(value)) or path
        below = (text for name, text in layers.printed.items() if f"{name}/".startswith(f"{path}/"))
        lost = next((text for text in below if len(text) > _LABEL), "") or words(value)
        yield f"{how}: “{short(lost)}” ({layers.near(value.named_at)})" if lost else f"{how}: {path}"
    if len(gone) > _REMOVED:
        yield f"… và {len(gone) - _REMOVED} chỗ {how.lower()} nữa"


def _not_taken(library: Library, resolved: Resolved, removed: Sequence[str]) -> Iterator[tuple[str, Node]]:
    """The rows of the parent's table that `nhan_viec` left to others, with their paths."""
    own = library.file(resolved.path).node
    order = own.get("nhan_viec") if own is not None else None
    if order is None or resolved.root is None or resolved.parent is None or resolved.parent.root is None:
        return
    table = f"phu_luc/{order.text_of('tu')}"
    here = dict(_table_rows(find(resolved.root, table), table))
    for path, row in _table_rows(find(resolved.parent.root, table), table):
        if path not in here and not any(f"{path}/".startswith(f"{one}/") for one in removed):
            yield path, row


def _table_rows(holder: Node | None, path: str) -> Iterator[tuple[str, Node]]:
    """The rows below an appendix, a group or a row, the groups left out."""
    if holder is None:
        return
    rows = (holder.get("bang") or holder).get("hang")
    items = rows.items if rows is not None else ()
    for name, row in zip(item_names(items), items, strict=True):
        inner = step(path, name)
        if row.get("nhom") is None:
            yield inner, row
        yield from _table_rows(row, inner)
