"""The two registers of a workspace: units (who issues, who is assigned) and legal documents (what is cited)."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from gen.core.memo import Carrier, Memo
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.registers.asked_entries import AskedEntries, Tracked
from gen.text.dates import PartialDate, read_date
from gen.text.diacritics import is_slug

if TYPE_CHECKING:
    from gen.registers.figures import Figures

_Value = TypeVar("_Value")
_BELONGS = ("thuộc", "của")


@dataclass(frozen=True, slots=True)
class Unit:
    """One body: the names it is called by and what its letterhead needs."""

    ma: str
    ten: str
    goi: str = ""
    ten_ngan: str = ""
    ten_dong: tuple[str, ...] = ()
    chu_quan: str = ""
    cha: str = ""
    cap: str = ""
    loai: str = ""
    khoi: str = Khoi.STATE.value
    dia_danh: str = ""
    ky_hieu: str = ""
    goi_khac: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Several bodies under one name: listed, or chosen by what they have in common."""

    ma: str
    ten: str
    goi_khac: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    having: Mapping[str, str] = field(default_factory=dict)

    def holds(self, unit: Unit) -> bool:
        """True where the unit belongs to this group."""
        if self.having:
            return all(getattr(unit, key, "") == value for key, value in self.having.items())
        return unit.ma in self.members


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """One entry of the register of legal documents."""

    ma: str
    loai: str
    so: str = ""
    ngay: PartialDate | None = None
    co_quan: str = ""
    ve: str = ""
    goi_tat: str = ""
    het_hieu_luc: PartialDate | None = None
    thay_the_boi: str = ""


@dataclass(frozen=True)
class Registers:
    """What documents may refer to by id."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    documents: Mapping[str, LegalDocument] = field(default_factory=dict)
    # what texts may call each unit or group
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # plans of the workspace as others cite them, by their ids
    plans: Mapping[str, LegalDocument] = field(default_factory=dict, compare=False)
    # files of figures (`so_lieu`), by their paths
    figures: Mapping[str, Figures] = field(default_factory=dict, compare=False)
    # of the content of units and groups, empty where it is not known: the same words come of the same one
    digest: str = ""
    asked: AskedEntries = field(default_factory=AskedEntries, compare=False)

    def made_once(self, memo: Memo[str, Tracked[_Value]], part: Carrier, make: Callable[[], _Value]) -> _Value:
        """What is made of a part with these units and groups; whoever takes it depends on the same entries."""
        kept = memo.find(part, self.digest)
        if kept is None:
            with self.asked.tracked() as used:
                made = make()
            kept = Tracked(made, frozenset(used))
            if self.digest:
                memo.keep(part, self.digest, kept)
        if kept.used:
            self.asked.repeat(kept.used)
        return kept.value

    def name_of(self, ma: str) -> str:
        """The printed name of a unit or group id, empty where there is none."""
        if not is_slug(ma):
            return ""
        found = self.units.get(ma) or self.groups.get(ma)
        return found.ten if found else ""

    def is_name(self, text: str) -> bool:
        """True for a name of a unit or group, and for what else texts may call it."""
        return bool(self.names) and _folded(text) in self._ids_by_name

    def mentioned(self, text: str) -> set[str]:
        """The ids of the units and groups that a text names in whole words, but not as what something belongs to."""
        # looked at each time, also for an answer that is known: whoever asks depends on all names
        if not self.names:
            return set()
        if text not in self._mentions:
            self._mentions[text] = self._ids_in(text)
        return self._mentions[text]

    @cached_property
    def _mentions(self) -> dict[str, set[str]]:
        """What `mentioned` has answered: a parent's table is asked about once for each of its children."""
        return {}

    def _ids_in(self, text: str) -> set[str]:
        found: set[str] = set()
        folded = _folded(text)
        for match in self._names_pattern.finditer(folded):
            if not folded[: match.start()].rstrip().endswith(_BELONGS):
                found |= self._ids_by_name[match[0]]
        return found

    @cached_property
    def _ids_by_name(self) -> dict[str, set[str]]:
        """Every name that texts may use -> the ids it means."""
        names: dict[str, set[str]] = {}
        for ma, own in self.names.items():
            for name in own:
                names.setdefault(_folded(name), set()).add(ma)
        return names

    @cached_property
    def _names_pattern(self) -> re.Pattern[str]:
        """Finds every such name in whole words, the longest first."""
        ordered = "|".join(map(re.escape, sorted(self._ids_by_name, key=len, reverse=True)))
        return re.compile(rf"(?<![^\W_])(?:{ordered})(?![^\W_])")

    def with_documents(self, more: Mapping[str, LegalDocument]) -> Registers:
        """These registers and a document's own `van_ban`."""
        return replace(self, documents=ChainMap({**more}, self.documents)) if more else self  # type: ignore[arg-type]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def read_units(root: Node) -> tuple[dict[str, Unit], dict[str, Group]]:
    """The units and groups of a checked register."""
    units: dict[str, Unit] = {}
    groups: dict[str, Group] = {}
    for item in root.items:
        ma = item.text_of("ma")
        if "gom" in item.mapping:
            groups.setdefault(ma, _group(item))
        elif ma and item.text_of("ten"):
            units.setdefault(ma, _unit(item))
    return units, groups


def names_of(units: Mapping[str, Unit], groups: Mapping[str, Group]) -> dict[str, tuple[str, ...]]:
    """What texts may call each unit or group."""
    names: dict[str, tuple[str, ...]] = {}
    bodies = [(unit.ma, unit.ten, unit.goi_khac) for unit in units.values()]
    bodies += [(group.ma, group.ten, group.goi_khac) for group in groups.values()]
    for ma, ten, others in bodies:
        names[ma] = (*names.get(ma, ()), *(name for name in (ten, *others) if name.strip()))
    return names


def read_documents(root: Node) -> dict[str, LegalDocument]:
    """The entries of a checked register, or of a document's own `van_ban`."""
    return {ma: _document(ma, node) for ma, node in root.mapping.items()}


def _unit(node: Node) -> Unit:
    plain = ("ma", "goi", "chu_quan", "cha", "cap", "loai", "dia_danh", "ky_hieu")
    ten = node.text_of("ten")
    return Unit(
        ten=ten,
        ten_ngan=node.text_of("ten_ngan") or ten,
        ten_dong=_texts(node.get("ten_dong")),
        goi_khac=_texts(node.get("goi_khac")),
        khoi=node.text_of("khoi") or Khoi.STATE.value,
        **{key: node.text_of(key) for key in plain},
    )


def _group(node: Node) -> Group:
    gom = node.mapping["gom"]
    having = {key: value.text for key, value in gom.mapping.items()}
    return Group(node.text_of("ma"), node.text_of("ten"), _texts(node.get("goi_khac")), _texts(gom), having)


def _document(ma: str, node: Node) -> LegalDocument:
    return LegalDocument(
        ma=ma,
        loai=node.text_of("loai"),
        so=node.text_of("so"),
        ngay=_date(node.text_of("ngay")),
        co_quan=node.text_of("co_quan"),
        ve=node.text_of("ve"),
        goi_tat=node.text_of("goi_tat"),
        het_hieu_luc=_date(node.text_of("het_hieu_luc")),
        thay_the_boi=node.text_of("thay_the_boi"),
    )


def _date(text: str) -> PartialDate | None:
    found = read_date(text) if text else None
    return found if isinstance(found, PartialDate) else None


def _texts(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text for item in node.items) if node else ()
