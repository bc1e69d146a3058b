"""Files read once: sources, registers, and the documents resolved from them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from gen.cascade.idle_tags import tags_without_parent
from gen.cascade.sibling_sharing import Sharing, expect_children, is_at_nobodys_place
from gen.core.diagnostic import Diagnostic, has_errors
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.document import as_standalone, cite, compose, names_of
from gen.document.model import Document
from gen.document.unprinted import unprinted
from gen.issued.record_names import ISSUED_MARK, is_issued_path, is_text_id, plan_of
from gen.registers.asked_entries import AskedEntries
from gen.registers.entries import LegalDocument, Registers
from gen.schema import check_plan, check_sections
from gen.source.ordering import ordered
from gen.source.placing import order_sections, put_behind
from gen.source.sugar import has_named_sections, join_sections
from gen.workspace.amended_plan import amends_no_plan
from gen.workspace.folder import Workspace
from gen.workspace.foreign_files import ForeignFiles
from gen.workspace.foreign_registers import ForeignRegisters
from gen.workspace.made_from import made_from
from gen.workspace.named_figures import idle_figures, with_figures_found
from gen.workspace.parent_link import ParentLink, circle, missing, not_named, outside, parent_link
from gen.workspace.parent_meant import parent_meant
from gen.workspace.parent_watch import ParentWatch
from gen.workspace.partly import folded_partly, found_in_part
from gen.workspace.register_loading import LoadedRegisters, load_registers
from gen.workspace.resolved import Resolved, SourceFile, kind_of
from gen.workspace.source_file import read_file
from gen.workspace.table_files import rows_told
from gen.workspace.waivers import waived


class Library:
    """Reads the files of a workspace as they are asked for, each one once."""

    def __init__(
        self,
        workspace: Workspace,
        read: Callable[[str], bytes | None] | None = None,
        *,
        share: Sharing = Sharing.NOTHING,
        loaded: LoadedRegisters | None = None,
    ) -> None:
        self.workspace, self.read, self.share = workspace, read or workspace.read, share
        self._files: dict[str, SourceFile] = {}
        # a document that others build on is resolved for them, and where it shares more by itself, for itself as well
        self._resolved: dict[tuple[str, Sharing], Resolved] = {}
        # where a `ke_thua` leads from a folder
        self._targets: dict[tuple[str, str], str | None] = {}
        self._parents: set[str] = set()
        # of each source, where its text stands that others inherit
        self._issued: dict[str, str] = {}
        self._loaded = loaded
        self._foreign = ForeignFiles(self.read)
        self.asked = loaded.registers.asked if loaded is not None else AskedEntries()

    def file(self, path: str) -> SourceFile:
        """A source below plans/, by its path in the workspace."""
        if path not in self._files:
            figures = self._registers.figures
            file = read_file(path, self.read, lambda one: with_figures_found(one, self.workspace, figures))
            self._files[path] = self._foreign.as_fetched(file)
        return self._files[path]

    @cached_property
    def _registers(self) -> LoadedRegisters:
        return self._loaded or load_registers(self.read, self.asked)

    @cached_property
    def registers(self) -> Registers:
        """The units and legal documents of the workspace, its own plans as others cite them among them."""
        return self._entries.office("")

    @cached_property
    def _entries(self) -> ForeignRegisters:
        return ForeignRegisters(self.workspace, self.read, self._registers, self._as_others_see, self._document)

    def _as_others_see(self, path: str) -> Resolved:
        return self._resolve(self._in_force(path), self.share.of_parents, ())

    @property
    def register_problems(self) -> list[Diagnostic]:
        """What is wrong with the registers themselves."""
        return self._registers.found

    def entry_digest(self, name: str) -> str:
        """A digest of what was asked for by this name: an entry of a register, a row of figures."""
        return self._registers.digest(name)

    @property
    def entry_digests(self) -> dict[str, str]:
        """A digest of the content of each register entry."""
        return self._registers.digests

    def resolve(self, id: str) -> Resolved:
        """The resolved tree of a document, folded from the root of its chain down."""
        path = self.workspace.source_path(id)
        return self._resolve(path, self.share.of_parents if path in self._parents else self.share, ())

    def _resolve(self, path: str, share: Sharing, trail: tuple[str, ...]) -> Resolved:
        resolved = self._resolved.get((path, share))
        if resolved is None:
            with self.asked.tracked() as used:
                resolved = self._as_issued(self._fold(path, (*trail, path), share))
            resolved = self._resolved[path, share] = replace(resolved, used=frozenset(used))
        self.asked.repeat(resolved.used)
        return resolved

    def _as_issued(self, resolved: Resolved) -> Resolved:
        """What was read from a record, with all that the record knows of it."""
        record = self.file(resolved.path).record
        return replace(resolved, issued=record, behind=record.behind) if record is not None else resolved

    def _fold(self, path: str, trail: tuple[str, ...], share: Sharing) -> Resolved:
        source = self.file(path)
        node, found = source.node, list(source.found)
        if node is None:
            return Resolved(path, None, found)
        link = parent_link(node)
        inherits = link.named if link is not None else None
        parent = None
        if link is not None and link.named.is_text:
            parent, problems = self._parent(link, path, trail)
            found += problems
        told = rows_told(self.workspace, self.read, node, parent.root if parent else None)
        resolved = self._checked(told.node, found + told.found, parent, inherits, trail, share)
        return replace(resolved, files=told.files) if told.files else resolved

    def _checked(
        self,
        node: Node,
        found: list[Diagnostic],
        parent: Resolved | None,
        inherits: Node | None,
        trail: tuple[str, ...],
        share: Sharing,
    ) -> Resolved:
        """A source, each of its cells under its column, held against the rules and folded onto its parent."""
        path = node.pos.path
        inherited_kind = parent.root.text_of("loai") if parent and parent.root else ""
        found += check_plan(node, kind_of(node, inherited_kind))
        joined = join_sections(node)
        if not has_errors(found):
            found += check_sections(joined)
            # whom an issued text is for was known on its day, whatever the registers say since
            if "chi_cho" in summary_of(joined).marks and not is_issued_path(path):
                from gen.cascade.withheld import unknown_units

                found += unknown_units(joined, self._entries.of(path, (parent,)))
        if has_errors(found) or (inherits is not None and (parent is None or parent.root is None)):
            return folded_partly(node, found, parent, inherits, self._entries.of(path, (parent,)))
        if parent is None or parent.root is None:
            ordered, problems = order_sections(joined, named=has_named_sections(node))
            found += problems + tags_without_parent(ordered)
            root = None if has_errors(found) else ordered
            return Resolved(path, root, found, partial=ordered, behind=put_behind(joined.get("phan")))
        from gen.cascade.fold_child import fold
        from gen.workspace.taken_from import orders_of

        orders, taken, problems = orders_of(joined, lambda link: self._parent(link, path, trail))
        folded = fold(parent.root, joined, self._entries.of(path, (parent, *taken)), share, parent.behind, orders)
        found += problems + folded.found
        root = None if has_errors(found) else folded.root
        only_slots = all(finding.code == "cascade/unfilled-slot" for finding in found if finding.is_error)
        draft = folded.root if root is None and only_slots else root
        resolved = Resolved(path, root, found, parent, inherits, folded.overrides, draft=draft, partial=folded.root)
        behind = {**parent.behind, **put_behind(joined.get("phan"), folded.root.get("phan"))}
        return replace(resolved, added=folded.added, withheld=folded.withheld, taken=taken, behind=behind)

    def _parent(self, link: ParentLink, path: str, trail: tuple[str, ...]) -> tuple[Resolved | None, list[Diagnostic]]:
        """The resolved parent that a `ke_thua` names, or why there is none."""
        named = link.named
        if not named.text.strip():
            return None, [not_named(named)]
        at = (posixpath.dirname(path), named.text)
        if at not in self._targets:
            self._targets[at] = self.workspace.relative(path, named.text)
        target = self._targets[at]
        if target is None:
            return None, [outside(named, path)]
        if target in trail:
            return None, [circle(named, trail, target)]
        target = target if link.draft else self._in_force(target)
        if target not in self._files and not self.workspace.has(target):
            # from the file that names it: told once, whichever heir is read first
            meant = parent_meant(self.workspace, lambda source: self.file(source).node, target, path)
            return None, [missing(named, path, target, meant)]
        parent = self._resolve(target, self.share.of_parents, trail)
        if target not in self._parents:
            self._parents.add(target)
            if parent.root is not None and self.share is not Sharing.NOTHING:
                expect_children(parent.root)
        return parent, ([finding for finding in parent.found if finding.is_error] if parent.root is None else [])

    def _in_force(self, source: str) -> str:
        """The file that holds what a plan says to others: its text as last amended, as issued, or else its source."""
        if source not in self._issued:
            self._issued[source] = self.workspace.last_record(source)
        return self._issued[source]

    def in_force(self, id: str) -> str:
        """The id of the text of a plan that children inherit: as last amended, as issued, or else its own."""
        return self.workspace.id_of(self._in_force(self.workspace.source_path(plan_of(id))))

    def printed(self, id: str) -> str:
        """The id of the text that a plan prints: of its issued text where it is issued, else its own."""
        return id if is_text_id(id) or self.in_force(id) == id else f"{id}{ISSUED_MARK}"

    def document(self, id: str) -> tuple[Document | None, list[Diagnostic]]:
        """The composed document, and what was found in it that its waivers leave."""
        document, found = self._unwaived(id)
        source = self.file(self.workspace.source_path(id)).node
        if source is None or "bo_qua" not in source.mapping:
            return document, found
        return document, waived(found, source, self.resolve(id).root)

    def _unwaived(self, id: str) -> tuple[Document | None, list[Diagnostic]]:
        document, found = self._document(id)
        if self.share is Sharing.ROWS and (document is None or any(map(is_at_nobodys_place, found))):
            # told by a document that shares nothing: there each value knows its place
            alone, found = self._alone._unwaived(id)
            self._alone.forget(id)
            return document or alone, found
        return document, found

    @cached_property
    def _alone(self) -> Library:
        return Library(self.workspace, self.read, loaded=self._registers)

    def _document(self, id: str) -> tuple[Document | None, list[Diagnostic]]:
        resolved = self.resolve(id)
        found = list(resolved.found)
        if resolved.root is None or has_errors(found):
            return None, found + found_in_part(resolved, id, self.registers_of(resolved), self.cite(resolved.parent))
        place = resolved.inherits.pos if resolved.inherits is not None else None
        registers = self.registers_of(resolved)
        own = resolved.issued.id if resolved.issued is not None else id
        document, problems = compose(resolved.root, own, registers, place, self._parent_cited(resolved))
        if document is not None:
            problems = [*problems, *unprinted(resolved.root, document, registers), *self._entries.found(resolved)]
            problems += self.watch.found(resolved) + amends_no_plan(self.workspace, self.read, resolved)
            problems += idle_figures(resolved.root, self.file(resolved.path).node, self._registers.figures, registers)
        return (None if has_errors(problems) else document), found + problems

    @cached_property
    def watch(self) -> ParentWatch:
        """Holds children against their records."""
        return ParentWatch(self.read, lambda path: self.document(self.workspace.id_of(path))[0])

    def made_from(self, id: str) -> tuple[tuple[str, ...], dict[str, str]]:
        """The sources of a document, records beside them that it was asked of, and the links on the way to them."""
        resolved = self.resolve(id)
        return (*made_from(resolved), *self._foreign.beside(resolved)), resolved.links

    def forget(self, id: str) -> None:
        """Lets a document go that is nobody's parent, so that thousands of them take no memory."""
        path = self.workspace.source_path(id)
        if path not in self._parents:
            self._files.pop(path, None)
        if path not in self._parents or self.share is not self.share.of_parents:
            self._resolved.pop((path, self.share), None)

    def cite(self, resolved: Resolved | None) -> LegalDocument | None:
        """A resolved document as others cite it; None where there is none."""
        if resolved is None or resolved.root is None:
            return None
        return cite(resolved.root, self.registers_of(resolved))

    def registers_of(self, resolved: Resolved) -> Registers:
        """What a document refers to by id: of an issued one, the entries of that day."""
        if resolved.issued is not None:
            return resolved.issued.registers
        return self._entries.of(resolved.path, (resolved.parent, *resolved.taken))

    def _parent_cited(self, resolved: Resolved) -> LegalDocument | None:
        """What `{{ cha }}` cites in a document."""
        return resolved.issued.parent if resolved.issued is not None else self.cite(resolved.parent)

    def names(self, resolved: Resolved) -> Mapping[str, object]:
        """What `{{ }}` may use in a resolved document; none where it has no tree."""
        root = resolved.root
        return names_of(root, self.registers_of(resolved), self._parent_cited(resolved)) if root is not None else {}

    def shown(self, id: str) -> tuple[Node | None, list[Diagnostic]]:
        """The resolved document as a source of its own that builds to the same bytes."""
        resolved = self.resolve(id)
        if resolved.root is None:
            return None, list(resolved.found)
        tree = as_standalone(resolved.root, self.registers_of(resolved), self._parent_cited(resolved))
        return ordered(tree), list(resolved.found)
