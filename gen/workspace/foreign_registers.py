"""Which register entries a text means: its own office's, and for what it inherits those of the office that wrote it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from gen.core.diagnostic import Diagnostic, Position, Severity
from gen.core.digest import digest
from gen.registers.entries import LegalDocument, Registers
from gen.workspace.cited_plans import CitedPlans
from gen.workspace.dependencies import ALL
from gen.workspace.folder import Workspace
from gen.workspace.foreign_folder import foreign_root
from gen.workspace.register_loading import LoadedRegisters, load_registers
from gen.workspace.resolved import Resolved

_Value = TypeVar("_Value")
_UNITS, _DOCUMENTS = "don-vi", "van-ban"


class ForeignRegisters:
    """The registers of each office, and those of a child with the entries that its foreign parents' texts ask for.

    `own` are the workspace's, `as_others_see` resolves a source as it is cited, `compose` composes one.
    """

    def __init__(
        self,
        workspace: Workspace,
        read: Callable[[str], bytes | None],
        own: LoadedRegisters,
        as_others_see: Callable[[str], Resolved],
        compose: Callable[[str], object],
    ) -> None:
        self._workspace, self._read, self._own = workspace, read, own
        self._as_others_see, self._compose, self._asked = as_others_see, compose, own.registers.asked
        self._offices: dict[str, Registers] = {}
        self._entries: dict[str, frozenset[str]] = {}
        self._joined: dict[tuple[str, ...], Registers] = {}

    def office(self, home: str) -> Registers:
        """The registers in a folder of plans (empty for the workspace's own), its plans as others cite them among them.

        Files of figures are the same for all.
        """
        if home not in self._offices:
            loaded = load_registers(self._read, self._asked, home) if home else self._own
            plans = CitedPlans(self._workspace, self._as_others_see, lambda: self.office(home), self._asked, home)
            self._offices[home] = replace(loaded.registers, plans=plans, figures=self._own.registers.figures)
        return self._offices[home]

    def of(self, path: str, above: tuple[Resolved | None, ...]) -> Registers:
        """What a source means by an id, with these documents above it."""
        own, home = self.office(foreign_root(path)), foreign_root(path)
        foreign = {one.path: one for parent in above if parent is not None for one in _foreign(parent, home)}
        if not foreign:
            return own
        served = [self._served(one) for one in foreign.values()]
        key = (home, *foreign)
        if key not in self._joined:
            self._joined[key] = _joined(own, served)
        return self._joined[key]

    def found(self, resolved: Resolved) -> Iterator[Diagnostic]:
        """A warning for each id that an inherited text means otherwise than the register of its child."""
        home = foreign_root(resolved.path)
        for parent in (resolved.parent, *resolved.taken):
            for one in _foreign(parent, home) if parent is not None else ():
                named = resolved.inherits
                at = named.named_at if named is not None else Position(resolved.path)
                yield from _otherwise(self.office(home), self._served(one), at)

    def _served(self, parent: Resolved) -> Registers:
        """The entries that the texts of a foreign parent ask for."""
        if parent.issued is not None:
            return parent.issued.registers
        if parent.path not in self._entries:
            with self._asked.tracked() as used:
                self._compose(self._workspace.id_of(parent.path))
            self._entries[parent.path] = parent.used | used
        asked = self._entries[parent.path]
        self._asked.repeat(asked)
        office = self.office(foreign_root(parent.path))
        units, groups = _only(office.units, asked, _UNITS), _only(office.groups, asked, _UNITS)
        names = {ma: office.names[ma] for ma in (*units, *groups) if ma in office.names}
        documents = _only(office.documents, asked, _DOCUMENTS)
        return replace(office, units=units, groups=groups, documents=documents, names=names)


def _foreign(resolved: Resolved, home: str) -> Iterator[Resolved]:
    """A document and those above it that were fetched from another office; above an issued one there is nothing."""
    if foreign_root(resolved.path) != home:
        yield resolved
    for one in (resolved.parent, *resolved.taken):
        if one is not None:
            yield from _foreign(one, home)


def _only(entries: Mapping[str, _Value], asked: frozenset[str], register: str) -> dict[str, _Value]:
    # whoever asked for all of them has seen each
    wanted = list(entries) if f"{register}:{ALL}" in asked else sorted(name.partition(":")[2] for name in asked)
    return {ma: entries[ma] for ma in wanted if ma in entries}


def _joined(own: Registers, served: list[Registers]) -> Registers:
    known = digest(repr((own.digest, served)).encode()) if own.digest else ""
    every: list[Any] = [own, *served]
    return replace(
        own,
        units=ChainMap(*(one.units for one in every)),
        groups=ChainMap(*(one.groups for one in every)),
        documents=ChainMap(*(one.documents for one in every)),
        names=ChainMap(*(one.names for one in every)),
        plans=ChainMap(*(one.plans for one in every)),
        digest=known,
    )


def _otherwise(own: Registers, served: Registers, at: Position) -> Iterator[Diagnostic]:
    for ma in (*served.units, *served.groups):
        ours, theirs = own.name_of(ma), served.name_of(ma)
        if ours and ours != theirs:
            yield _told(ma, ours, theirs, at, "don-vi.yaml")
    for ma, cited in served.documents.items():
        known = own.documents.get(ma)
        if known is not None and _cited(known) != _cited(cited):
            yield _told(ma, _cited(known), _cited(cited), at, "van-ban.yaml")


def _cited(document: LegalDocument) -> str:
    return " ".join(filter(None, (document.loai, document.so, document.co_quan)))


def _told(ma: str, ours: str, theirs: str, at: Position, register: str) -> Diagnostic:
    message = f"Mã “{ma}” ở danh mục này là “{ours}”, ở danh mục của văn bản cha là “{theirs}”; in theo danh mục này."
    hint = f"Cùng một nơi thì không sao; hai nơi khác nhau thì đổi mã “{ma}” ở plans/danh-muc/{register}."
    return Diagnostic("cascade/other-entry", message, at, hint, Severity.WARNING, about=(ma,))
