"""Where one value comes from: whose words they are, how they got here, what the parent says in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.review.provenance.values import replaced
from gen.source.paths import called, words
from gen.text.interpolate import expressions, uses
from gen.workspace.library import Library, Resolved
from gen.workspace.places import PLANS

# names of the house that print what a document has of its own, and the keys that they are made from
_HOUSE = {
    "don_vi": ("don_vi",),
    "van_ban_nay": ("loai", "ten_loai"),
    "so_ky_hieu": ("so", "ky_hieu", "don_vi"),
    "ngay_dai": ("ngay",),
    "ngay_ngan": ("ngay",),
    "cha": ("ke_thua",),
}
# keys whose values never print
_SILENT = ("ma", "lien_quan", "co_dinh", "kieu", "danh_so", "hang", "muc")
_QUOTED = 200
_NAMES = 4


class How(Enum):
    """How a value came into the document, and how that is said; {unit} is the one whose words they are."""

    OWN = "{unit} viết."
    KEPT = "Kế thừa nguyên văn của {unit}."
    FILLED = "Kế thừa của {unit}, tên gọi điền theo bản này."
    REPLACED_WORDS = "Kế thừa của {unit}, có thay chữ (thay_tu)."
    GIVEN = "{unit} giao việc (nhan_viec)."
    PATCHED = "{unit} sửa."
    ADDED = "{unit} viết thêm."
    WHOLE = "{unit} viết thay cả phần của văn bản cha."
    MIXED = "Hàng của {unit}, bản này đổi:"
    BLANK = "Chỗ trống chờ điền."


_SHORT = {
    How.GIVEN: "giao việc",
    How.PATCHED: "sửa",
    How.ADDED: "viết thêm",
    How.WHOLE: "viết thay",
    How.REPLACED_WORDS: "thay chữ",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from; `told` is what only this value has to tell, `names` what was filled in."""

    how: How
    path: str
    first: int
    last: int
    told: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def one_with(self) -> tuple[How, str, tuple[str, ...]]:
        """What neighbours must share to be told together."""
        how = How.KEPT if self.how is How.FILLED else self.how
        return how, self.path, self.told


def short(text: str) -> str:
    """Some words on one line, cut where they are many."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED].rsplit(' ', 1)[0]} …"


def place(position: Position) -> str:
    """A place as a reviewer looks it up."""
    return f"{_file(position.path)}:{position.line}"


def _file(path: str) -> str:
    return path.removeprefix(f"{PLANS}/")


class Layers:
    """What is known of the values of one resolved document; `printed` is what the parent prints by the same names."""

    def __init__(self, library: Library, resolved: Resolved, printed: Mapping[str, str]) -> None:
        assert resolved.root is not None
        self.resolved, self.root, self.printed = resolved, resolved.root, printed
        self.names = called(self.root)
        self.units = dict(_units(library, resolved))
        self.rules = {id(value): phrase for path in resolved.chain for phrase, value in _rules(library, path)}
        self.inside = replaced(self.root)

    def origin(self, node: Node) -> Origin:
        """The origin of a value; one with several texts has that of the text that was changed most lately."""
        texts = list(_texts(node)) or [node]
        found = [self._of(text) for text in texts]
        own = [one for one in found if one.path == self.resolved.path]
        mixed = own and len(own) < len(found)
        main = own[0] if mixed else next((one for one in found if one.told), found[0])
        same = [one for one in found if one.path == main.path]
        told = tuple(dict.fromkeys(line for one in found for line in one.told))
        names = tuple(dict.fromkeys(line for one in found for line in one.names))
        how = How.FILLED if names and main.how is How.KEPT else main.how
        return Origin(how, main.path, min(o.first for o in same), max(o.last for o in same), told, names)

    def _of(self, node: Node) -> Origin:
        at, own = node.pos, node.pos.path == self.resolved.path
        told: tuple[str, ...] = ()
        names: tuple[str, ...] = ()
        if self.resolved.parent is None:
            how = How.OWN
        elif node.tag == "dien":
            how = How.BLANK
        elif node.by and own:
            how, told = How.GIVEN, self._instead(node)
        elif node.by:
            how, told = How.REPLACED_WORDS, tuple(dict.fromkeys(self._rule(rule) for rule in node.by))
            names = tuple(self._filled(node))
        elif not own:
            names = tuple(self._filled(node))
            how = How.FILLED if names else How.KEPT
        elif node.over is not None:
            how, told = How.PATCHED, self._instead(node)
        elif id(node) in self.inside:
            how, told = How.WHOLE, (f"Phần của cha: {self.near(self.inside[id(node)].named_at)}",)
        else:
            how = How.ADDED
        return Origin(how, at.path, at.line, at.line, told, names)

    def _instead(self, node: Node) -> tuple[str, ...]:
        """What the parent says in place of a value."""
        theirs = node.over
        while theirs is not None and theirs.pos.path == self.resolved.path and theirs.over is not None:
            theirs = theirs.over
        if theirs is None:
            return ()
        if theirs.tag == "dien":
            return (f"Cha để chỗ cho bản này điền ({self.near(theirs.pos)}).",)
        said = self.printed.get(self.names.get(id(node), "")) or words(theirs)
        return (
            f"Cha viết: “{short(said)}” ({self.near(theirs.pos)})"
            if said
            else f"Cha để trống ({self.near(theirs.pos)}).",
        )

    def near(self, position: Position) -> str:
        """A place by its line where the file is this document's or its parent's, which the first comment names."""
        if position.path == self.resolved.path:
            return f"dòng {position.line} bản này"
        parent = self.resolved.parent
        return f"dòng {position.line} bản cha" if parent and position.path == parent.path else place(position)

    def _rule(self, rule: Node) -> str:
        return f"“{self.rules.get(id(rule), '…')}” → “{rule.text}” ({self.near(rule.named_at)})"

    def _filled(self, node: Node) -> Iterator[str]:
        """The names in a text that say something else here than where the text was written."""
        yield from dict.fromkeys(self._in(node, node.pos.path, ()))

    def _in(self, node: Node, home: str, above: tuple[str, ...]) -> Iterator[str]:
        own = self.root.get("bien")
        variables = own.mapping if own is not None else {}
        for code in expressions(node.text):
            named = [name for name in (*variables, *_HOUSE, "nam") if name not in above and uses(code, name)]
            for name in sorted(named, key=code.find):
                value = variables.get(name)
                if value is None:
                    yield from self._of_house(name, home)
                elif value.pos.path != home:
                    yield f"{name} = “{short(value.text)}” ({self.near(value.pos)})"
                elif value.by:
                    rules = ", ".join(dict.fromkeys(self.near(rule.named_at) for rule in value.by))
                    yield f"{name} = “{short(value.text)}” (thay_tu, {rules})"
                else:
                    yield from self._in(value, home, (*above, name))

    def _of_house(self, name: str, home: str) -> Iterator[str]:
        """What a name of the house says, where it says something else than in the source at home."""
        if name == "don_vi":
            yield f"don_vi = {self.units[self.resolved.path]}"
            return
        here, there = self.root, self._root_of(home)
        if name == "nam":
            year = here.text_of("ngay")[:4]
            yield from (f"nam = {year}",) if there is None or there.text_of("ngay")[:4] != year else ()
        elif there is None or any(here.text_of(key) != there.text_of(key) for key in _HOUSE[name]):
            yield f"{name}: của bản này"

    def _root_of(self, path: str) -> Node | None:
        one: Resolved | None = self.resolved
        while one is not None and one.path != path:
            one = one.parent
        return one.root if one is not None else None

    def said(self, origin: Origin) -> list[str]:
        """The lines of a comment that tells an origin."""
        unit = self.units.get(origin.path, "văn bản cha")
        lines = [origin.how.value.format(unit=unit), *origin.told]
        if origin.names:
            rest = len(origin.names) - _NAMES
            lines += [*origin.names[:_NAMES], *([f"… và {rest} tên nữa"] if rest > 0 else [])]
        span = f"{origin.first}-{origin.last}" if origin.last > origin.first else str(origin.first)
        return [*lines, f"{_file(origin.path)}:{span}"]

    def said_shortly(self, origin: Origin) -> str:
        """The same on one line, for a cell or a note."""
        head = _SHORT.get(origin.how) or origin.how.value.format(unit=self.units.get(origin.path, "")).rstrip(".")
        where = self.near(Position(origin.path, origin.first))
        return " ".join((f"{head} ({where}).", *origin.told))


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
    one: Resolved | None = resolved
    while one is not None:
        ma = one.root.text_of("don_vi") if one.root is not None else ""
        unit = library.registers.units.get(ma)
        yield one.path, unit.ten if unit is not None else one.path
        one = one.parent


def _rules(library: Library, path: str) -> Iterator[tuple[str, Node]]:
    node = library.file(path).node
    rules = node.get("thay_tu") if node is not None else None
    yield from rules.mapping.items() if rules is not None else ()
