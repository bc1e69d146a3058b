"""A review copy with comments: neighbours of one origin told together, rows cell by cell, notes at their calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gen.cascade.override import OverrideKind
from gen.core.node import Node
from gen.core.vocabulary import ROW_HEADINGS
from gen.document.model import tables_in
from gen.render.package import Package
from gen.review.provenance.origin_kinds import OriginKind
from gen.review.provenance.origins import AS_THE_PARENT, Origin, OriginFinder, short
from gen.review.traced.comments import Comments
from gen.review.traced.first_line import put_first_line
from gen.review.traced.review_properties import as_review
from gen.review.traced.traced_document import TracedDocument, without_traces
from gen.source.held_tables import table_called
from gen.source.paths import item_names, paths_in, step, text_below
from gen.text.shorten import and_more
from gen.word.ooxml.elements import heading_of, new, note_number, paragraphs_of, text_of
from gen.word.ooxml.namespaces import DOCUMENT_PART, FOOTNOTES_PART, W
from gen.word.ooxml.xml_parser import Element
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved

AUTHOR, INITIALS = "Nguồn", "N"
# what the template writes of the head and the end, by style, and the keys that it is made from
_TEMPLATE = {"SoKyHieu": ("so", "ky_hieu"), "DiaDanh": ("ngay", "dia_danh"), "ChucVu": ("ky",)}
# what holds other printed parts: a heading that has no text of its own is made from it
_BELOW = ("muc", "bang", "hang")
_REMOVED = 12
# a text no longer than this is a number of a row
_LABEL = 6


@dataclass(frozen=True, slots=True)
class _Located:
    """A paragraph or row, the part of the document that it is in, and its origin."""

    element: Element
    part: str
    origin: Origin


def commented_copy(library: Library, traced: TracedDocument, resolved: Resolved, parent: Mapping[str, str]) -> bytes:
    """The bytes of the .docx of a traced document with its comments; the document is used up.

    `parent` is what the parent prints, by the names of its values.
    """
    finder = OriginFinder(library, resolved, parent)
    comments = Comments(AUTHOR, INITIALS)
    places = list(_places(traced, finder))
    comments.add(_overview(library, finder, resolved, places), heading_of(traced.body))
    for run in _runs(places):
        first, last = paragraphs_of(run[0].element)[0], paragraphs_of(run[-1].element)[-1]
        comments.add(finder.lines(_joined(run)), first, last)
    put_first_line(traced.body, new("vanish"))
    parts = comments.parts(
        {**traced.parts, DOCUMENT_PART: without_traces(traced.root), FOOTNOTES_PART: without_traces(traced.notes)}
    )
    return Package(as_review(parts, "Bản xem nguồn", "nguon")).zipped({})


def printed_texts(traced: TracedDocument) -> dict[str, str]:
    """What a document prints by the names of its values."""
    out: dict[str, str] = {}
    for element, name in traced.keys.items():
        if element.tag == f"{W}p" and not name.startswith("="):
            out[name] = f"{out[name]} {text_of(element)}" if name in out else text_of(element)
    return out


def _places(traced: TracedDocument, finder: OriginFinder) -> Iterator[_Located]:
    """Everything that can be told of, in reading order."""
    columns = _columns(traced)
    sections, holder = iter(traced.document.appendices), finder.root
    for element in traced.body.iter(f"{W}p", f"{W}tr"):
        source = traced.sources.get(element)
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            # behind it stands an appendix, which may be signed by itself
            holder = next(sections).source
        if source is None:
            node = _of_template(traced, holder, element)
            if node is not None:
                # what no document inherits is not added to anything
                origin = finder.origin(node)
                kind = OriginKind.OWN if origin.kind is OriginKind.ADDED else origin.kind
                yield _Located(element, "", replace(origin, kind=kind))
            continue
        if element.tag == f"{W}tr":
            origin = _row(finder, source, columns)
        elif _in_row(traced, element) or not text_of(element):
            continue
        elif any(key in source.mapping for key in _BELOW):
            origin = finder.of_heading(source, as_the_parent=not _is_attached_otherwise(traced, finder, element))
        else:
            origin = finder.origin(source)
        name = traced.keys.get(element, "").split("/")
        part = "/".join(name[:2] if name[0] == "phu_luc" else name[:1])
        yield _Located(element, part, _with_notes(traced, finder, element, origin))


def _is_attached_otherwise(traced: TracedDocument, finder: OriginFinder, element: Element) -> bool:
    """True for a “Kèm theo” line that the parent prints with other words."""
    words = text_of(element)
    attached = {appendix.attached.plain for appendix in traced.document.appendices if appendix.attached}
    return words in attached and words not in finder.printed.get(traced.keys.get(element, ""), "")


def _in_row(traced: TracedDocument, paragraph: Element) -> bool:
    return any(row in traced.sources for row in paragraph.iterancestors(f"{W}tr"))


def _of_template(traced: TracedDocument, root: Node, element: Element) -> Node | None:
    """The value behind a line of the letterhead or signature."""
    style = traced.keys.get(element, "").removeprefix("=").partition(":")[0]
    keys = _TEMPLATE.get(style, ()) if text_of(element) else ()
    return next((node for key in keys if (node := root.get(key)) is not None), None)


def _columns(traced: TracedDocument) -> dict[str, str]:
    """The printed names of the columns of all tables."""
    return {leaf.ma: leaf.name.line for table in tables_in(traced.document) for leaf in table.leaves}


def _row(finder: OriginFinder, row: Node, columns: Mapping[str, str]) -> Origin:
    """The origin of a row: that of its cells, each changed one told by its column."""
    cells = {key: value for key, value in row.mapping.items() if key in columns or key in ROW_HEADINGS}
    found = {key: finder.origin(value) for key, value in cells.items()}
    whole = finder.origin(row)
    kinds = {origin.kind for origin in found.values()}
    if (len(kinds) < 2 or kinds <= set(AS_THE_PARENT)) and not whole.details:
        return whole
    details = [
        f"{columns.get(key, 'Nhóm')}: {finder.in_one_line(origin)}"
        for key, origin in found.items()
        if origin.kind not in AS_THE_PARENT
    ]
    kept = next((origin for origin in found.values() if origin.kind in AS_THE_PARENT), None)
    if kept is None:
        return replace(whole, details=tuple(details))
    return Origin(OriginKind.MIXED, kept.path, kept.first, kept.last, tuple(details), whole.names)


def _with_notes(traced: TracedDocument, finder: OriginFinder, element: Element, origin: Origin) -> Origin:
    """The origin of a paragraph with that of the notes it calls, where theirs is another: a note holds no comments."""
    notes = finder.root.get("chu_thich")
    details = []
    for call in element.iter(f"{W}footnoteReference"):
        number = note_number(call)
        node = notes.get(traced.note_ids.get(number, "")) if notes is not None else None
        own = finder.origin(node) if node is not None else None
        if own is not None and (own.kind is not origin.kind or own.details or own.path != origin.path):
            details.append(f"Chú thích {number}: {finder.in_one_line(own)}")
    return replace(origin, details=(*origin.details, *details)) if details else origin


def _runs(places: Sequence[_Located]) -> Iterator[list[_Located]]:
    """Neighbours in one part, at one level of the page, that have one origin."""
    run: list[_Located] = []
    for place in places:
        if run and not _are_together(run[-1], place):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _are_together(before: _Located, place: _Located) -> bool:
    return (
        place.part == before.part
        and place.element.tag == before.element.tag
        and place.element.getparent() is before.element.getparent()
        and place.origin.shared == before.origin.shared
    )


def _joined(run: Sequence[_Located]) -> Origin:
    """The one origin of a run."""
    origins = [place.origin for place in run]
    names = tuple(dict.fromkeys(name for origin in origins for name in origin.names))
    first, last = min(origin.first for origin in origins), max(origin.last for origin in origins)
    return replace(origins[0], first=first, last=last, names=names)


def _overview(library: Library, finder: OriginFinder, resolved: Resolved, places: Sequence[_Located]) -> list[str]:
    """What the whole document is made of."""
    lines = ["Bản xem nguồn, để soát chứ không để ký. Mỗi lời bên lề cho biết đoạn đó từ đâu ra."]
    if resolved.parent is None:
        return [*lines, f"Văn bản gốc: {resolved.path}"]
    kinds = Counter(place.origin.kind for place in places)
    kept, filled = kinds[OriginKind.KEPT] + kinds[OriginKind.FILLED_ABOVE], kinds[OriginKind.FILLED]
    removed = [override for override in resolved.overrides if override.kind is OverrideKind.REMOVED]
    lines.append(f"Bản này: {resolved.path}")
    lines.append(f"Bản cha: {resolved.parent.path} ({finder.units[resolved.parent.path]})")
    others = list(_not_taken(library, resolved, [override.path for override in removed]))
    counted = f"; không nhận {len(others)} hàng là việc của đơn vị khác" if others else ""
    told = f"Như cha in: {kept} đoạn và hàng; điền tên theo bản này: {filled}; khác: {kinds.total() - kept - filled}"
    lines.append(f"{told}; bỏ {len(removed)}{counted}.")
    lines += _lost(finder, "Bỏ", [(override.path, override.parent) for override in removed])
    return [*lines, *_lost(finder, "Không nhận", others)]


def _lost(finder: OriginFinder, how: str, gone: Sequence[tuple[str, Node]]) -> Iterator[str]:
    """What the parent says and this document does not, each with its place."""
    parent = finder.resolved.parent
    names = paths_in(parent.root) if gone and parent is not None and parent.root is not None else {}
    for path, value in gone[:_REMOVED]:
        # a named section stands deeper than a child has to write it
        path = names.get(id(value)) or path
        below = (text for name, text in finder.printed.items() if f"{name}/".startswith(f"{path}/"))
        lost = next((text for text in below if len(text) > _LABEL), "") or text_below(value)
        yield f"{how}: “{short(lost)}” ({finder.near(value.named_at)})" if lost else f"{how}: {path}"
    if rest := and_more(len(gone) - _REMOVED, f"chỗ {how.lower()}"):
        yield f"… {rest}"


def _not_taken(library: Library, resolved: Resolved, removed: Sequence[str]) -> Iterator[tuple[str, Node]]:
    """The rows of the parent's table that `nhan_viec` left to others, with their paths."""
    own = library.file(resolved.path).node
    orders = own.get("nhan_viec") if own is not None else None
    if orders is None or resolved.root is None or resolved.parent is None or resolved.parent.root is None:
        return
    for order in orders.items:
        tables = [table_called(root, order.text_of("tu")) for root in (resolved.root, resolved.parent.root)]
        ours, theirs = ((table.node, table.path) if table is not None else (None, "") for table in tables)
        taken = dict(_table_rows(*ours))
        for path, row in _table_rows(*theirs):
            if path not in taken and not any(f"{path}/".startswith(f"{above}/") for above in removed):
                yield path, row


def _table_rows(holder: Node | None, path: str) -> Iterator[tuple[str, Node]]:
    """The rows below a table, a group or a row, the groups left out."""
    if holder is None:
        return
    rows = holder.get("hang")
    items = rows.items if rows is not None else ()
    for name, row in zip(item_names(items), items, strict=True):
        inner = step(path, name)
        if row.get("nhom") is None:
            yield inner, row
        yield from _table_rows(row, inner)
