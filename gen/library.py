"""Files read once: sources, registers, and the documents resolved from them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from gen.cascade import Touch, fold, loose_marks
from gen.compose import cite, compose, settled
from gen.diagnostic import Diagnostic, Position, has_errors
from gen.facts import facts
from gen.files import digest
from gen.model import Document
from gen.naming import Names
from gen.node import Node
from gen.ordering import ordered
from gen.placing import order_sections
from gen.registers import LegalDocument, Registers, names_of, read_documents, read_units
from gen.schema import check_documents, check_plan, check_sections, check_units
from gen.source import read_source
from gen.source.decode import decode
from gen.sugar import has_named_sections, join_sections, spread
from gen.text.fold import did_you_mean
from gen.view import View
from gen.vocabulary import KINDS
from gen.watch import ALL, Watched
from gen.workspace import DOCUMENTS, REGISTER_KINDS, UNITS, Workspace

# what depends on all groups, or on all names, but not on the rest of their entries
_GROUPS, _NAMES = f"nhom:{ALL}", f"ten:{ALL}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One source, read and spread; `node` is None where it can't be read."""

    path: str
    node: Node | None
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document's tree after the cascade (None where it could not be folded), its parent and its `ke_thua`."""

    path: str
    root: Node | None
    found: list[Diagnostic]
    parent: Resolved | None = None
    inherits: Node | None = None
    touched: tuple[Touch, ...] = ()
    used: frozenset[str] = frozenset()
    # the tree also where all that is wrong is that slots of the parent are still open
    draft: Node | None = None

    @property
    def chain(self) -> tuple[str, ...]:
        """The sources of the document, itself first, the root last."""
        return (self.path, *(self.parent.chain if self.parent else ()))

    @property
    def links(self) -> dict[str, str]:
        """Parents that are reached by way of a link, as written, and where it leads."""
        if self.parent is None or self.inherits is None:
            return {}
        written = posixpath.join(posixpath.dirname(self.path), self.inherits.text.replace("\\", "/"))
        own = {written: self.parent.path} if posixpath.normpath(written) != self.parent.path else {}
        return own | self.parent.links


class Library:
    """Reads the files of a workspace as they are asked for, each one once."""

    def __init__(self, workspace: Workspace, read: Callable[[str], bytes | None] | None = None) -> None:
        self.workspace, self.read = workspace, read or workspace.read
        self._files: dict[str, SourceFile] = {}
        self._resolved: dict[str, Resolved] = {}
        self._texts: dict[str, str] = {}
        self._views: dict[str, View | None] = {}
        self._parents: set[str] = set()
        # the register entries that are being asked for, and a mark of the content of each
        self.seen: set[str] = set()
        self.entry_marks: dict[str, str] = {}

    def file(self, path: str) -> SourceFile:
        """A source below plans/, by its path in the workspace."""
        if path not in self._files:
            self._files[path] = self._read(path)
        return self._files[path]

    def _read(self, path: str) -> SourceFile:
        data = self.read(path)
        if data is None:
            return SourceFile(path, None, (Diagnostic("source/missing", f"Không có tệp “{path}”.", Position(path)),))
        node, found = read_source(data, path)
        return SourceFile(path, spread(ordered(node)) if node else None, tuple(found))

    @cached_property
    def _registers(self) -> tuple[Registers, list[Diagnostic]]:
        found: list[Diagnostic] = []
        units_node = self._register(UNITS, check_units, found)
        documents_node = self._register(DOCUMENTS, check_documents, found)
        units, groups = read_units(units_node) if units_node is not None else ({}, {})
        documents = read_documents(documents_node) if documents_node is not None else {}
        for name, node in (("don-vi", units_node), ("van-ban", documents_node)):
            self.entry_marks |= entry_marks(name, node) if node is not None else {}
        names = names_of(units, groups)
        self.entry_marks |= {_GROUPS: digest(repr(groups).encode()), _NAMES: digest(repr(names).encode())}
        return Registers(
            Watched("don-vi", units, self.seen),
            Watched("don-vi", groups, self.seen, _GROUPS),
            Watched("van-ban", documents, self.seen),
            Watched("ten", names, self.seen, _NAMES),
        ), found

    def _register(self, path: str, check: Callable[[Node], list[Diagnostic]], found: list[Diagnostic]) -> Node | None:
        data = self.read(path)
        if data is None:
            return None
        node, problems = read_source(data, path)
        # an office may have no documents of its own to cite yet, but always a unit that issues
        found += [one for one in problems if path != DOCUMENTS or one.code != "source/empty"]
        if node is not None:
            found += check(node)
        return ordered(node, REGISTER_KINDS[path]) if node is not None else None

    @property
    def registers(self) -> Registers:
        """The units and legal documents of the workspace."""
        return self._registers[0]

    @property
    def register_problems(self) -> list[Diagnostic]:
        """What is wrong with the registers themselves."""
        return self._registers[1]

    def resolve(self, id: str) -> Resolved:
        """The resolved tree of a document, folded from the root of its chain down."""
        return self._resolve(self.workspace.source_path(id), ())

    def _resolve(self, path: str, trail: tuple[str, ...]) -> Resolved:
        if path not in self._resolved:
            asked = self.seen.copy()
            self.seen.clear()
            resolved = self._fold(path, (*trail, path))
            used = frozenset(self.seen) | (resolved.parent.used if resolved.parent else frozenset())
            self._resolved[path] = replace(resolved, used=used)
            self.seen |= asked
        return self._resolved[path]

    def _fold(self, path: str, trail: tuple[str, ...]) -> Resolved:
        source = self.file(path)
        node, found = source.node, list(source.found)
        if node is None:
            return Resolved(path, None, found)
        inherits = node.get("ke_thua")
        parent = None
        if inherits is not None:
            parent, problems = self._parent(inherits, path, trail)
            found += problems
        known = parent.root.text_of("loai") if parent and parent.root else ""
        found += check_plan(node, kind_of(node, known))
        if has_errors(found) or (inherits is not None and (parent is None or parent.root is None)):
            return Resolved(path, None, found, parent, inherits)
        joined = join_sections(node)
        found += check_sections(joined)
        if has_errors(found):
            return Resolved(path, None, found, parent, inherits)
        if parent is None or parent.root is None:
            ordered, problems = order_sections(joined, named=has_named_sections(node))
            found += problems + loose_marks(ordered)
            return Resolved(path, None if has_errors(found) else ordered, found)
        folded = fold(parent.root, joined, self.registers)
        found += folded.found
        root = None if has_errors(found) else folded.root
        only_slots = all(one.code == "cascade/unfilled-slot" for one in found if one.is_error)
        draft = folded.root if root is None and only_slots else root
        return Resolved(path, root, found, parent, inherits, folded.touched, draft=draft)

    def _parent(self, inherits: Node, path: str, trail: tuple[str, ...]) -> tuple[Resolved | None, list[Diagnostic]]:
        """The resolved parent that a `ke_thua` names, or why there is none."""
        target = self.workspace.relative(path, inherits.text)
        if target is None:
            chain = " → ".join((*trail, inherits.text))
            message = f"“{inherits.text}” nằm ngoài thư mục plans/, không kế thừa được ({chain})."
            hint = "Viết đường dẫn tính từ tệp này, ví dụ ../thanh-pho/ke-hoach.yaml."
            return None, [Diagnostic("cascade/outside", message, inherits.pos, hint)]
        if target in trail:
            circle = " → ".join((*trail[trail.index(target) :], target))
            message = f"Các văn bản kế thừa vòng tròn: {circle}."
            hint = "Bỏ ke_thua ở văn bản gốc trong vòng này."
            return None, [Diagnostic("cascade/circle", message, inherits.pos, hint)]
        if not self.workspace.has(target):
            chain = " → ".join((*trail, target))
            known = [self.workspace.source_path(id) for id in self.workspace.documents()]
            hint = did_you_mean(target, known) or "Kiểm tra tên tệp và đuôi .yaml."
            message = f"Không có văn bản cha “{inherits.text}” ({chain})."
            return None, [Diagnostic("cascade/no-parent", message, inherits.pos, hint)]
        self._parents.add(target)
        parent = self._resolve(target, trail)
        return parent, ([one for one in parent.found if one.is_error] if parent.root is None else [])

    def document(self, id: str) -> tuple[Document | None, list[Diagnostic]]:
        """The composed document."""
        resolved = self.resolve(id)
        found = list(resolved.found)
        if resolved.root is None or has_errors(found):
            return None, found
        place = resolved.inherits.pos if resolved.inherits is not None else None
        document, problems = compose(resolved.root, id, self.registers, place, self.cite(resolved.parent))
        return document, found + problems

    def made_from(self, id: str) -> tuple[tuple[str, ...], dict[str, str], frozenset[str]]:
        """The sources of a document just composed, the links on the way to them, the register entries that it used."""
        resolved = self.resolve(id)
        return resolved.chain, resolved.links, resolved.used | self.seen

    def forget(self, id: str) -> None:
        """Lets a document go that is nobody's parent, so that thousands of them take no memory."""
        path = self.workspace.source_path(id)
        if path not in self._parents:
            self._files.pop(path, None)
            self._resolved.pop(path, None)
        self.seen.clear()

    def view(self, id: str) -> tuple[View | None, list[Diagnostic]]:
        """The composed document as lint rules read it, and what was found on the way."""
        document, found = self.document(id)
        resolved = self.resolve(id)
        own = self.file(resolved.path).node
        if document is None or resolved.root is None or own is None:
            return None, found
        cited = resolved.root.get("van_ban")
        registers = self.registers.with_documents(read_documents(cited)) if cited is not None else self.registers
        parent = self._parent_view(resolved.parent) if resolved.parent is not None else None
        view = View(
            resolved.path, document, resolved.root, own, registers, self._names, self.text, parent, resolved.touched
        )
        return view, found

    def _parent_view(self, parent: Resolved) -> View | None:
        """The view of a parent, made once for all its children."""
        if parent.path not in self._views:
            self._views[parent.path] = self.view(self.workspace.id_of(parent.path))[0]
        return self._views[parent.path]

    @cached_property
    def _names(self) -> Names:
        return Names(self.registers)

    def text(self, path: str) -> str:
        """The characters of a source, as positions count them; empty where it can't be read."""
        if path not in self._texts:
            data = self.read(path)
            self._texts[path] = (decode(data, path)[0] or "") if data is not None else ""
        return self._texts[path]

    def cite(self, resolved: Resolved | None) -> LegalDocument | None:
        """A resolved document as others cite it; None where there is none."""
        if resolved is None or resolved.root is None:
            return None
        return cite(resolved.root, self.registers)

    def shown(self, id: str) -> tuple[Node | None, list[Diagnostic]]:
        """The resolved document as a source of its own that builds to the same bytes."""
        resolved = self.resolve(id)
        if resolved.root is None:
            return None, list(resolved.found)
        tree = settled(resolved.root, self.registers, self.cite(resolved.parent))
        return ordered(tree), list(resolved.found)


def kind_of(root: Node, inherited: str = "") -> str:
    """The kind whose keys a file is held against, also where it does not say a known one."""
    named = root.text_of("loai") or inherited
    if named in KINDS:
        return named
    return "quyet-dinh" if "dieu" in root.mapping else "ke-hoach"


def entry_marks(name: str, root: Node) -> dict[str, str]:
    """A mark of each entry of a register, and one of all."""
    entries = [(item.text_of("ma"), item) for item in root.items] or list(root.mapping.items())
    marks = {f"{name}:{ALL}": digest(facts(root).digest)}
    for ma, node in entries:
        # an id that stands twice is a mistake of the register, but who uses it is made from both
        marks[f"{name}:{ma}"] = digest(marks.get(f"{name}:{ma}", "").encode() + facts(node).digest)
    return marks
