"""The registers of a workspace, read and checked; whoever asks for an entry is noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gen.core.diagnostic import Diagnostic
from gen.core.digest import digest
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.registers.asked_entries import AskedEntries
from gen.registers.entries import Registers, names_of, read_documents, read_units
from gen.registers.figure_names import ASKED
from gen.schema import check_documents, check_units
from gen.source import read_source
from gen.source.ordering import ordered
from gen.workspace.dependencies import ALL, TrackedEntries
from gen.workspace.figure_files import FigureFiles
from gen.workspace.folder import DOCUMENTS, PLANS, REGISTER_KINDS, UNITS
from gen.workspace.system_errors import read_told

# what depends on all groups, or on all names, but not on the rest of their entries
_GROUPS, _NAMES = f"nhom:{ALL}", f"ten:{ALL}"
_Read = Callable[[str], bytes | None]


class LoadedRegisters(NamedTuple):
    """The registers, what is wrong with them, and a digest of the content of each entry."""

    registers: Registers
    found: list[Diagnostic]
    digests: dict[str, str]
    figures: FigureFiles

    def digest(self, name: str) -> str:
        """The digest of an entry that was asked for, empty where there is none."""
        return self.figures.digest(name) if name.startswith(ASKED) else self.digests.get(name, "")


def load_registers(read: _Read, asked: AskedEntries, home: str = PLANS) -> LoadedRegisters:
    """Both registers below a folder of plans; `asked` collects the entries that are asked for."""
    found: list[Diagnostic] = []
    units_node = _register(read, UNITS, home, check_units, found)
    documents_node = _register(read, DOCUMENTS, home, check_documents, found)
    units, groups = read_units(units_node) if units_node is not None else ({}, {})
    documents = read_documents(documents_node) if documents_node is not None else {}
    digests: dict[str, str] = {}
    for name, node in (("don-vi", units_node), ("van-ban", documents_node)):
        digests |= _entry_digests(name, node) if node is not None else {}
    names = names_of(units, groups)
    digests |= {_GROUPS: digest(repr(groups).encode()), _NAMES: digest(repr(names).encode())}
    figures = FigureFiles(read, asked)
    registers = Registers(
        units=TrackedEntries("don-vi", units, asked),
        groups=TrackedEntries("don-vi", groups, asked, _GROUPS),
        documents=TrackedEntries("van-ban", documents, asked),
        names=TrackedEntries("ten", names, asked, _NAMES),
        figures=figures,
        digest=digests.get(f"don-vi:{ALL}", ""),
        asked=asked,
    )
    return LoadedRegisters(registers, found, digests, figures)


def _register(
    read: _Read, register: str, home: str, check: Callable[[Node], list[Diagnostic]], found: list[Diagnostic]
) -> Node | None:
    path = home + register.removeprefix(PLANS)
    data, unread = read_told(read, path)
    found += unread
    if data is None:
        return None
    node, problems = read_source(data, path)
    # an office may have no documents of its own to cite yet, but always a unit that issues
    found += [problem for problem in problems if register != DOCUMENTS or problem.code != "source/empty"]
    if node is not None:
        found += check(node)
    return ordered(node, REGISTER_KINDS[register]) if node is not None else None


def _entry_digests(name: str, root: Node) -> dict[str, str]:
    """A digest of each entry of a register, and one of all."""
    entries = [(item.text_of("ma"), item) for item in root.items] or list(root.mapping.items())
    digests = {f"{name}:{ALL}": digest(summary_of(root).digest)}
    for ma, node in entries:
        # an id that stands twice is a mistake of the register, but who uses it is made from both
        digests[f"{name}:{ma}"] = digest(digests.get(f"{name}:{ma}", "").encode() + summary_of(node).digest)
    return digests
