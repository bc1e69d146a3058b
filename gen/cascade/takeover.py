"""`nhan_viec`: of the parent's table, the rows that concern this unit, with leads of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gen.cascade.columns import with_blanks
from gen.cascade.joined import JOINED
from gen.cascade.locks import is_locked, locked_inside, locked_keys, refusal
from gen.cascade.override import Override, OverrideKind
from gen.cascade.sharing import NOBODY
from gen.core.diagnostic import Diagnostic, Related
from gen.core.memo import Memo, open_memos
from gen.core.node import Node, walk
from gen.registers.entries import Registers
from gen.registers.lookups import Tracked
from gen.source.paths import item_name, step
from gen.source.placing import ma_of
from gen.text.fold import did_you_mean

# who leads a row, and all whose work it is
LEADS = ("chu_tri", "thuc_hien")
_NAMING = (*LEADS, "phoi_hop", "lien_quan")
_EVERY = "*"


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands over a row: its path, the id of the row or group, the lock that covers all below."""

    path: str
    ma: str
    lock: Node | None


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a table says, whoever takes rows over: ids that stand twice (they must be written `group/row`); of each
    row, what its joined cells say and whom it names."""

    doubled: frozenset[str]
    joined: dict[Node, dict[str, Node]]
    named: dict[Node, frozenset[str]]


_SURVEYS: Memo[str, Tracked[_Rows]] = Memo("rows of a table")
# by the name of the new lead: a row of the parent that somebody took over
_GIVEN: Memo[str, Node] = Memo("row with a new lead")


@dataclass
class Takeover:
    """One `nhan_viec` at work on the parent's tree."""

    order: Node
    unit: str
    registers: Registers
    share: bool = False
    found: list[Diagnostic] = field(default_factory=list)
    taken: dict[str, Node] = field(default_factory=dict)
    dropped: dict[str, Node] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    # the rows that stay
    staying: set[Node] = field(default_factory=set)
    rows: _Rows = field(init=False)
    # of the row above: whether it went, and whether it got a new lead
    alone: bool = False
    given: bool = False

    def apply(self, root: Node) -> Node:
        """The parent's tree with the table cut down and the leads given out."""
        appendices = root.get("phu_luc")
        items = appendices.mapping["muc"].items if appendices and "muc" in appendices.mapping else ()
        wanted = self.order.get("tu")
        at = next((i for i, item in enumerate(items) if wanted and ma_of(item) == wanted.text), None)
        if at is None or appendices is None or "bang" not in items[at].mapping:
            known = [ma_of(item) for item in items if "bang" in item.mapping]
            name = wanted.text if wanted else ""
            hint = did_you_mean(name, known) or f"Các phụ lục có bảng: {', '.join(known) or 'không có'}."
            message = f"Văn bản cha không có bảng ở phụ lục “{name}”."
            self._report("no-such-item", (name,), message, wanted or self.order, hint)
            return root
        names = self._names()
        if names is None:
            return root
        table = items[at].mapping["bang"]
        rows = table.get("hang")
        if rows is None:
            return root
        self.rows = self.registers.made_once(_SURVEYS, rows, lambda: _Survey(self.registers).rows(rows.items))
        lock = locked_keys(root).get("phu_luc") or (items[at] if is_locked(items[at]) else None)
        top = _Above(f"phu_luc/{wanted.text}" if wanted else "", "", lock)
        self._choose(rows.items, names)
        cut = rows.with_value(tuple(self._rows(rows.items, top)))
        self._check_given()
        if not cut.items:
            message = f"Bảng “{ma_of(items[at])}” của văn bản cha không có việc nào của đơn vị “{self.unit}”."
            hint = "Bỏ nhan_viec; không cần bảng thì bỏ cả phụ lục: “- !bo …” dưới phu_luc."
            related = Related(table.named_at, "bảng của văn bản cha")
            self._report("no-task", (ma_of(items[at]), self.unit), message, self.order, hint, related)
            return root
        cut = with_blanks(table, cut)
        appendix = items[at].with_value({**items[at].mapping, "bang": table.with_value({**table.mapping, "hang": cut})})
        muc = appendices.mapping["muc"].with_value((*items[:at], appendix, *items[at + 1 :]))
        return root.with_value({**root.mapping, "phu_luc": appendices.with_value({**appendices.mapping, "muc": muc})})

    def _report(self, code: str, about: tuple[str, ...], message: str, at: Node, hint: str, *related: Related) -> None:
        self.found.append(Diagnostic(f"cascade/{code}", message, at.pos, hint, related=related, about=about))

    def _names(self) -> set[str] | None:
        """The ids that mean this unit: itself, its level's group, every group that holds it."""
        unit = self.registers.units.get(self.unit)
        level = self.order.get("chon")
        if unit is None:
            return None
        groups = {ma for ma, group in self.registers.groups.items() if group.holds(unit)}
        if level is not None and level.text not in groups:
            known = self.registers.groups
            nearest = "" if level.text in known else did_you_mean(level.text, known)
            hint = nearest or f"Các nhóm có đơn vị này: {', '.join(sorted(groups)) or 'không có'}."
            message = f"Đơn vị “{self.unit}” không thuộc nhóm “{level.text}”."
            self._report("not-in-group", (level.text, self.unit), message, level, hint)
            return None
        return {self.unit} | groups

    def _key(self, row: Node, above: str) -> str:
        ma = ma_of(row)
        return f"{above}/{ma}" if ma in self.rows.doubled else ma

    def _choose(self, rows: tuple[Node, ...], names: set[str]) -> bool:
        """Notes which rows stay."""
        found = False
        for row in rows:
            below = self._choose(_below(row), names)
            if below or not names.isdisjoint(self.rows.named[row]):
                self.staying.add(row)
                found = True
        return found

    def _rows(self, rows: tuple[Node, ...], above: _Above) -> Iterator[Node]:
        for row in rows:
            key = self._key(row, above.ma)
            if row not in self.staying:
                self._drop(row, key, above.lock)
                self.alone = True
                continue
            here = _Above(step(above.path, item_name(row)), ma_of(row), row if is_locked(row) else above.lock)
            new = row
            if "nhom" not in row.mapping:
                self.taken[key] = row
                new = self._given(self._parted(row), key, here)
            self.alone = False
            below = tuple(self._rows(_below(row), here))
            if below != _below(row):
                entries = {name: value for name, value in new.mapping.items() if name != "hang"}
                new = new.with_value({**entries, "hang": row.mapping["hang"].with_value(below)} if below else entries)
            yield new

    def _parted(self, row: Node) -> Node:
        """The row with its joined cells told in full where what they were joined with is gone or was given away."""
        joined = self.rows.joined[row]
        told = {key: value for key, value in joined.items() if self.alone or (key in LEADS and self.given)}
        return row.with_value({**row.mapping, **told}) if told else row

    def _drop(self, row: Node, key: str, lock: Node | None) -> None:
        self.dropped[key] = row
        for one in (lock,) if lock is not None else locked_inside(row):
            self.found.append(refusal(ma_of(one) or key, self.order, one))

    def _given(self, row: Node, key: str, here: _Above) -> Node:
        given = self.order.mapping["giao"].mapping if "giao" in self.order.mapping else {}
        lead = given.get(key) if key else None
        lead = lead if lead is not None else given.get(_EVERY)
        self.given = lead is not None
        if lead is None:
            return row
        if here.lock is not None:
            self.found.append(refusal(key or ma_of(here.lock), lead, here.lock))
            return row
        column = _lead_of(row)
        old = row.get(column)
        if old is not None:
            self.overrides.append(Override(step(here.path, column), OverrideKind.GIVEN, old))
        if self.share and lead.is_text and not lead.tag and row is self.taken[key]:
            return _with_common_lead(row, lead.text)
        return _with_lead(row, Node(lead.value, lead.pos, lead.key_pos, lead.tag, lead.raw, old, (lead,)))

    def _check_given(self) -> None:
        given = self.order.mapping["giao"].mapping if "giao" in self.order.mapping else {}
        for key, lead in given.items():
            if key == _EVERY or key in self.taken:
                continue
            if key in self.dropped:
                message = f"Hàng “{key}” không có việc của đơn vị này nên đã bỏ, không giao được."
                related = (Related(self.dropped[key].named_at, "hàng của văn bản cha"),)
                hint = "Xoá dòng này; nếu hàng có việc của đơn vị, đề nghị đơn vị ban hành ghi lien_quan."
                self.found.append(
                    Diagnostic("cascade/dropped-row", message, lead.named_at, hint, related=related, about=(key,))
                )
            elif key in self.rows.doubled:
                self._report(
                    "ambiguous-row", (key,), f"Có hơn một hàng mã “{key}”.", lead, f"Viết nhóm/hàng: “…/{key}”."
                )
            else:
                hint = did_you_mean(key, self.taken) or f"Các hàng được nhận: {', '.join(filter(None, self.taken))}."
                self._report("no-such-item", (key,), f"Bảng của văn bản cha không có hàng “{key}”.", lead, hint)


def _lead_of(row: Node) -> str:
    """The column that names who leads: `chu_tri`, in a table without it `thuc_hien`."""
    return next((column for column in LEADS if column in row.mapping), LEADS[0])


def _with_lead(row: Node, lead: Node) -> Node:
    return row.with_value({**row.mapping, _lead_of(row): lead})


def _with_common_lead(row: Node, name: str) -> Node:
    """A row of the parent with a lead that several children name in the same words; they share it."""
    met = _GIVEN.find(row, name)
    if met is None:
        return _GIVEN.keep(row, name, _with_lead(row, Node(name, NOBODY, over=row.get(_lead_of(row)))))
    if met.memos is None:
        open_memos(met)
    return met


class _Survey:
    """Reads a table for all who may take rows over."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.counts: Counter[str] = Counter()
        self.joined: dict[Node, dict[str, Node]] = {}
        self.named: dict[Node, frozenset[str]] = {}

    def rows(self, rows: tuple[Node, ...]) -> _Rows:
        """What these rows and those below them say."""
        self._read(rows, {})
        doubled = frozenset(ma for ma, count in self.counts.items() if ma and count > 1)
        return _Rows(doubled, self.joined, self.named)

    def _read(self, rows: tuple[Node, ...], seen: dict[str, Node]) -> None:
        for row in rows:
            self.counts[ma_of(row)] += 1
            joined = {key: seen[key] for key, value in row.mapping.items() if value.text == JOINED and key in seen}
            cells = {key: value for key, value in row.mapping.items() if key != "hang"} | joined
            seen.update(cells)
            self.joined[row] = joined
            self.named[row] = frozenset() if "nhom" in row.mapping else self._named(cells)
            self._read(_below(row), seen)

    def _named(self, cells: dict[str, Node]) -> frozenset[str]:
        """The ids of the bodies whose work a row is, written as such or named in a text."""
        found: set[str] = set()
        for column in _NAMING:
            value = cells.get(column)
            for node in walk(value) if value is not None else ():
                if node.text:
                    found |= {node.text} | self.registers.mentioned(node.text)
        return frozenset(found)


def _below(row: Node) -> tuple[Node, ...]:
    inner = row.get("hang")
    return inner.items if inner is not None else ()
