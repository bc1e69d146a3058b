"""Files read once: sources, registers, and the documents resolved from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gen.compose import compose
from gen.diagnostic import Diagnostic, Position, Severity, has_errors
from gen.model import Document
from gen.node import Node
from gen.placing import order_sections
from gen.registers import Group, LegalDocument, Registers, Unit, read_documents, read_units
from gen.schema import check_documents, check_plan, check_units
from gen.source import read_source
from gen.sugar import join_sections, spread
from gen.vocabulary import KINDS
from gen.workspace import DOCUMENTS, UNITS, Workspace


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One source, read and spread; `node` is None where it can't be read."""

    path: str
    node: Node | None
    found: tuple[Diagnostic, ...]


class Library:
    """Reads the files of a workspace as they are asked for, each one once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._files: dict[str, SourceFile] = {}

    def file(self, path: str) -> SourceFile:
        """A source below plans/, by its path in the workspace."""
        if path not in self._files:
            self._files[path] = self._read(path)
        return self._files[path]

    def _read(self, path: str) -> SourceFile:
        data = self.workspace.read(path)
        if data is None:
            return SourceFile(path, None, (Diagnostic("source/missing", f"Không có tệp “{path}”.", Position(path)),))
        node, found = read_source(data, path)
        return SourceFile(path, spread(node) if node else None, tuple(found))

    @cached_property
    def _registers(self) -> tuple[Registers, list[Diagnostic]]:
        units: dict[str, Unit] = {}
        groups: dict[str, Group] = {}
        documents: dict[str, LegalDocument] = {}
        found: list[Diagnostic] = []
        for path in (UNITS, DOCUMENTS):
            data = self.workspace.read(path)
            if data is None:
                continue
            node, problems = read_source(data, path)
            found += problems
            if node is None:
                continue
            if path == UNITS:
                found += check_units(node)
                units, groups = read_units(node)
            else:
                found += check_documents(node)
                documents = read_documents(node)
        return Registers(units, groups, documents), found

    @property
    def registers(self) -> Registers:
        """The units and legal documents of the workspace."""
        return self._registers[0]

    @property
    def register_problems(self) -> list[Diagnostic]:
        """What is wrong with the registers themselves."""
        return self._registers[1]

    def resolve(self, id: str) -> tuple[Node | None, list[Diagnostic]]:
        """The resolved tree of a document, its sections in order."""
        source = self.file(self.workspace.source_path(id))
        found = list(source.found)
        if source.node is None or has_errors(found):
            return None, found
        found += check_plan(source.node, kind_of(source.node))
        if has_errors(found):
            return None, found
        root, misplaced = order_sections(join_sections(source.node))
        return root, found + misplaced

    def document(self, id: str) -> tuple[Document | None, list[Diagnostic]]:
        """The composed document."""
        root, found = self.resolve(id)
        if root is None or has_errors(found):
            return None, found
        document, problems = compose(root, id, self.registers)
        return document, found + problems

    def misnamed(self) -> list[Diagnostic]:
        """A warning for every plan that its ending hides."""
        message = "Tệp có đuôi .yml nên không được dựng."
        hint = "Đổi đuôi tệp thành .yaml."
        return [
            Diagnostic("source/misnamed", message, Position(path), hint, Severity.WARNING)
            for path in self.workspace.misnamed()
        ]


def kind_of(root: Node) -> str:
    """The kind whose keys a file is held against, also where it does not say a known one."""
    named = root.text_of("loai")
    if named in KINDS:
        return named
    return "quyet-dinh" if "dieu" in root.mapping else "ke-hoach"
