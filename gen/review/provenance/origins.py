"""Where one value comes from: whose words they are, how they got here, what the parent says in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gen.core.diagnostic import Position
from gen.core.node import Node, Tag
from gen.review.provenance.filled_names import FilledNames, levels
from gen.review.provenance.origin_kinds import OriginKind, kind_of, replaced_parts
from gen.source.paths import paths_in, text_below
from gen.text.interpolate import uses
from gen.text.shorten import Limit, first_lines, shortened
from gen.workspace.folder import PLANS
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved

# names that print what a document has of its own
_BUILT_IN = ("don_vi", "van_ban_nay", "so_ky_hieu", "ngay_dai", "ngay_ngan", "cha", "nam")
# keys whose values never print
_SILENT = ("ma", "lien_quan", "co_dinh", "kieu", "danh_so", "danh_so_duoi", "hang", "muc")
# kept in the parent's words, names aside
AS_THE_PARENT = (OriginKind.KEPT, OriginKind.FILLED, OriginKind.FILLED_ABOVE)
_QUOTED = 200
_NAMES = 4
# {unit} is the one whose words they are
_SENTENCES = {
    OriginKind.OWN: "{unit} viết.",
    OriginKind.KEPT: "Kế thừa nguyên văn của {unit}.",
    OriginKind.FILLED: "Kế thừa của {unit}, tên gọi điền theo bản này.",
    OriginKind.FILLED_ABOVE: "Kế thừa của {unit}, như văn bản cha in: tên gọi điền theo văn bản cha.",
    OriginKind.REPLACED_WORDS: "Kế thừa của {unit}, có thay chữ (thay_tu).",
    OriginKind.GIVEN: "{unit} giao việc (nhan_viec).",
    OriginKind.PATCHED: "{unit} sửa.",
    OriginKind.ADDED: "{unit} viết thêm.",
    OriginKind.WHOLE: "{unit} viết thay cả phần của văn bản cha.",
    OriginKind.MIXED: "Hàng của {unit}, bản này đổi:",
    OriginKind.BLANK: "Chỗ trống chờ điền.",
}
_SHORT = {
    OriginKind.GIVEN: "giao việc",
    OriginKind.PATCHED: "sửa",
    OriginKind.ADDED: "viết thêm",
    OriginKind.WHOLE: "viết thay",
    OriginKind.REPLACED_WORDS: "thay chữ",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: kind, source and its first and last line.

    `details` are lines on what only this value has to tell, `names` on what was filled in.
    """

    kind: OriginKind
    path: str
    first: int
    last: int
    details: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def shared(self) -> tuple[OriginKind, str, tuple[str, ...]]:
        """What neighbours must have in common to be told together."""
        return self.kind, self.path, self.details


def short(text: str) -> str:
    """Some words on one line, cut where they are many."""
    return shortened(" ".join(text.split()), _QUOTED)


def _place(position: Position) -> str:
    """A place as a reviewer looks it up."""
    return f"{_file(position.path)}:{position.line}"


def _file(path: str) -> str:
    return path.removeprefix(f"{PLANS}/")


class OriginFinder:
    """Tells the origins of the values of one resolved document; `printed` is what the parent prints by the same names.

    The document must have a root.
    """

    def __init__(self, library: Library, resolved: Resolved, printed: Mapping[str, str]) -> None:
        assert resolved.root is not None
        self.resolved, self.root, self.printed = resolved, resolved.root, printed
        self.names = paths_in(self.root)
        self.filled = FilledNames(library, resolved)
        self.units = dict(_units(library, resolved))
        self.rules = {id(value): phrase for path in resolved.chain for phrase, value in _rules(library, path)}
        self.replaced = replaced_parts(self.root)

    def origin(self, node: Node) -> Origin:
        """The origin of a value; one with several texts has that of the text that was changed most lately."""
        texts = list(_texts(node)) or [node]
        found = [self._of(text) for text in texts]
        own = [origin for origin in found if origin.path == self.resolved.path]
        mixed = own and len(own) < len(found)
        main = own[0] if mixed else next((origin for origin in found if origin.details), found[0])
        same = [origin for origin in found if origin.path == main.path]
        details = tuple(dict.fromkeys(line for origin in found for line in origin.details))
        names = tuple(dict.fromkeys(line for origin in found for line in origin.names))
        kinds = [origin.kind for origin in found if main.kind in AS_THE_PARENT]
        kind = next((kind for kind in (OriginKind.FILLED, OriginKind.FILLED_ABOVE) if kind in kinds), main.kind)
        first, last = min(origin.first for origin in same), max(origin.last for origin in same)
        return Origin(kind, main.path, first, last, details, names)

    def of_heading(self, holder: Node, *, as_the_parent: bool) -> Origin:
        """The origin of words that the machine prints for what `holder` holds: a default title, “Kèm theo …”."""
        kind = self._kind(holder)
        if kind is OriginKind.PATCHED:
            kind = OriginKind.ADDED
        names = () if as_the_parent or kind is not OriginKind.KEPT else ("số, ngày, tên cơ quan: của bản này",)
        kind = OriginKind.FILLED if names else kind
        return Origin(kind, holder.pos.path, holder.pos.line, holder.pos.line, (), names)

    def _of(self, node: Node) -> Origin:
        details: tuple[str, ...] = ()
        names: tuple[str, ...] = ()
        kind = self._kind(node)
        if kind in (OriginKind.GIVEN, OriginKind.PATCHED):
            details = self._instead(node)
        elif kind is OriginKind.REPLACED_WORDS:
            details = tuple(dict.fromkeys(self._rule(rule) for rule in node.by))
            names = tuple(self._filled(node))
        elif kind is OriginKind.KEPT:
            names = tuple(self._filled(node))
            above = not names and self.filled.changed_above(node)
            kind = OriginKind.FILLED if names else OriginKind.FILLED_ABOVE if above else OriginKind.KEPT
        elif kind is OriginKind.WHOLE:
            details = (f"Phần của cha: {self.near(self.replaced[id(node)].named_at)}",)
        return Origin(kind, node.pos.path, node.pos.line, node.pos.line, details, names)

    def _kind(self, node: Node) -> OriginKind:
        if self.resolved.parent is None:
            return OriginKind.OWN
        return OriginKind.BLANK if node.tag is Tag.SLOT else kind_of(node, self.resolved.path, self.replaced)

    def _instead(self, node: Node) -> tuple[str, ...]:
        """What the parent says in place of a value."""
        theirs = node.over
        while theirs is not None and theirs.pos.path == self.resolved.path and theirs.over is not None:
            theirs = theirs.over
        if theirs is None:
            return ()
        place = self.near(theirs.pos)
        if theirs.tag is Tag.SLOT:
            return (f"Cha để chỗ cho bản này điền ({place}).",)
        text = self.printed.get(self.names.get(id(node), "")) or text_below(theirs)
        return (f"Cha viết: “{short(text)}” ({place})" if text else f"Cha để trống ({place}).",)

    def near(self, position: Position) -> str:
        """A place by its line where the file is this document's or its parent's, which the first comment names."""
        if position.path == self.resolved.path:
            return f"dòng {position.line} bản này"
        parent = self.resolved.parent
        return f"dòng {position.line} bản cha" if parent and position.path == parent.path else _place(position)

    def _rule(self, rule: Node) -> str:
        return f"“{self.rules.get(id(rule), '…')}” → “{rule.text}” ({self.near(rule.named_at)})"

    def _filled(self, node: Node) -> Iterator[str]:
        """The names in a text that say something else here than in the parent."""
        yield from dict.fromkeys(self._names_in(node, node.pos.path, ()))

    def _names_in(self, node: Node, home: str, above: tuple[str, ...]) -> Iterator[str]:
        own = self.root.get("bien")
        variables = own.mapping if own is not None else {}
        for code in self.filled.changed(node) if "{{" in node.text else ():
            if not any(uses(code, name) for name in (*variables, *_BUILT_IN)):
                yield f"{{{{{code}}}}}: theo bản này"
            named = [name for name in (*variables, *_BUILT_IN) if name not in above and uses(code, name)]
            for name in sorted(named, key=code.find):
                value = variables.get(name)
                if value is None:
                    yield from self._built_in(name, node)
                elif value.pos.path != home:
                    yield f"{name} = “{short(value.text)}” ({self.near(value.pos)})"
                elif value.by:
                    rules = ", ".join(dict.fromkeys(self.near(rule.named_at) for rule in value.by))
                    yield f"{name} = “{short(value.text)}” (thay_tu, {rules})"
                else:
                    yield from self._names_in(value, home, (*above, name))

    def _built_in(self, name: str, node: Node) -> Iterator[str]:
        """What a built-in name says, where it says something else than in the parent."""
        if name == "don_vi":
            yield f"don_vi = {self.units[self.resolved.path]}"
        elif self.filled.has_changed(name, node):
            yield f"nam = {self.root.text_of('ngay')[:4]}" if name == "nam" else f"{name}: của bản này"

    def lines(self, origin: Origin) -> list[str]:
        """The lines of a comment that tells an origin."""
        unit = self.units.get(origin.path, "văn bản cha")
        lines = [_SENTENCES[origin.kind].format(unit=unit), *origin.details]
        if origin.names:
            lines += first_lines(origin.names, Limit(_NAMES), "tên")
        span = f"{origin.first}-{origin.last}" if origin.last > origin.first else str(origin.first)
        return [*lines, f"{_file(origin.path)}:{span}"]

    def in_one_line(self, origin: Origin) -> str:
        """The same on one line, for a cell or a note."""
        sentence = _SENTENCES[origin.kind].format(unit=self.units.get(origin.path, "")).rstrip(".")
        head = _SHORT.get(origin.kind) or sentence
        where = self.near(Position(origin.path, origin.first))
        return " ".join((f"{head} ({where}).", *origin.details))


def _texts(node: Node) -> Iterator[Node]:
    if node.is_text:
        yield node
    for key, value in node.mapping.items():
        if key not in _SILENT:
            yield from _texts(value)
    for item in node.items:
        yield from _texts(item)


def _units(library: Library, resolved: Resolved) -> Iterator[tuple[str, str]]:
    """The name of the unit behind each source of a chain."""
    for level in levels(resolved):
        unit = library.registers.units.get(level.root.text_of("don_vi") if level.root is not None else "")
        yield level.path, unit.ten if unit is not None else level.path


def _rules(library: Library, path: str) -> Iterator[tuple[str, Node]]:
    node = library.file(path).node
    rules = node.get("thay_tu") if node is not None else None
    yield from rules.mapping.items() if rules is not None else ()
