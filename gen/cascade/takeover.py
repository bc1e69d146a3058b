"""`nhan_viec`: of the parent's table, the rows that concern this unit, with leads of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gen.cascade.locks import is_locked, locked_inside, locked_keys, refusal
from gen.cascade.merge import Touch
from gen.diagnostic import Diagnostic, Related
from gen.node import Node, walk
from gen.paths import item_name, step
from gen.placing import ma_of
from gen.registers import Registers
from gen.text.fold import did_you_mean

_LEAD, _NAMING = "chu_tri", ("chu_tri", "phoi_hop", "lien_quan")
_EVERY = "*"
# a cell that is joined with the one above
_JOINED = "^"


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands over a row: its path, the id of the row or group, the lock that covers all below."""

    path: str
    ma: str
    lock: Node | None


@dataclass
class Takeover:
    """One `nhan_viec` at work on the parent's tree."""

    order: Node
    unit: str
    registers: Registers
    found: list[Diagnostic] = field(default_factory=list)
    kept: dict[str, Node] = field(default_factory=dict)
    dropped: dict[str, Node] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    touched: list[Touch] = field(default_factory=list)

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
            self._report("no-such-item", f"Văn bản cha không có bảng ở phụ lục “{name}”.", wanted or self.order, hint)
            return root
        names = self._names()
        if names is None:
            return root
        table = items[at].mapping["bang"]
        rows = table.get("hang")
        if rows is None:
            return root
        self._index(rows.items)
        lock = locked_keys(root).get("phu_luc") or (items[at] if is_locked(items[at]) else None)
        top = _Above(f"phu_luc/{wanted.text}" if wanted else "", "", lock)
        cut = rows.with_value(tuple(self._rows(_parted(rows.items), names, top)))
        self._check_given()
        if not cut.items:
            message = f"Bảng “{ma_of(items[at])}” của văn bản cha không có việc nào của đơn vị “{self.unit}”."
            hint = "Bỏ nhan_viec; không cần bảng thì bỏ cả phụ lục: “- !bo …” dưới phu_luc."
            self._report("no-task", message, self.order, hint, Related(table.named_at, "bảng của văn bản cha"))
            return root
        cut = _with_blanks(table, cut)
        appendix = items[at].with_value({**items[at].mapping, "bang": table.with_value({**table.mapping, "hang": cut})})
        muc = appendices.mapping["muc"].with_value((*items[:at], appendix, *items[at + 1 :]))
        return root.with_value({**root.mapping, "phu_luc": appendices.with_value({**appendices.mapping, "muc": muc})})

    def _report(self, code: str, message: str, at: Node, hint: str, *related: Related) -> None:
        self.found.append(Diagnostic(f"cascade/{code}", message, at.pos, hint, related=related))

    def _names(self) -> set[str] | None:
        """The ids that mean this unit: itself, its level's group, every group that holds it."""
        unit = self.registers.units.get(self.unit)
        level = self.order.get("chon")
        if unit is None:
            return None
        groups = {ma for ma, group in self.registers.groups.items() if group.holds(unit)}
        if level is not None and level.text not in groups:
            hint = (
                did_you_mean(level.text, self.registers.groups)
                or f"Các nhóm có đơn vị này: {', '.join(sorted(groups)) or 'không có'}."
            )
            message = f"Đơn vị “{self.unit}” không thuộc nhóm “{level.text}”."
            self._report("not-in-group", message, level, hint)
            return None
        return {self.unit} | groups

    def _index(self, rows: tuple[Node, ...]) -> None:
        """Ids that stand twice in the table; they must be written `group/row`."""
        seen = [ma_of(row) for row in self._all(rows)]
        self.doubled = {ma for ma in seen if ma and seen.count(ma) > 1}

    def _all(self, rows: tuple[Node, ...]) -> Iterator[Node]:
        for row in rows:
            yield row
            inner = row.get("hang")
            yield from self._all(inner.items) if inner else ()

    def _key(self, row: Node, above: str) -> str:
        ma = ma_of(row)
        return f"{above}/{ma}" if ma in self.doubled else ma

    def _rows(self, rows: tuple[Node, ...], names: set[str], above: _Above) -> Iterator[Node]:
        for row in rows:
            key = self._key(row, above.ma)
            here = _Above(step(above.path, item_name(row)), ma_of(row), row if is_locked(row) else above.lock)
            inner = row.get("hang")
            below = tuple(self._rows(inner.items, names, here)) if inner else ()
            heading = "nhom" in row.mapping
            if not below and (heading or not self._concerns(row, names)):
                self._drop(row, key, above.lock)
                continue
            entries = {name: value for name, value in row.mapping.items() if name != "hang"}
            if inner and below:
                entries["hang"] = inner.with_value(below)
            kept = row.with_value(entries)
            if not heading:
                self.kept[key] = row
                kept = self._given(kept, key, here)
            yield kept

    def _drop(self, row: Node, key: str, lock: Node | None) -> None:
        self.dropped[key] = row
        for one in (lock,) if lock is not None else locked_inside(row):
            self.found.append(refusal(ma_of(one) or key, self.order, one))

    def _concerns(self, row: Node, names: set[str]) -> bool:
        for column in _NAMING:
            value = row.get(column)
            for node in walk(value) if value is not None else ():
                if node.text in names or (node.text and names & self.registers.mentioned(node.text)):
                    return True
        return False

    def _given(self, row: Node, key: str, here: _Above) -> Node:
        given = self.order.mapping["giao"].mapping if "giao" in self.order.mapping else {}
        lead = given.get(key) if key else None
        lead = lead if lead is not None else given.get(_EVERY)
        if lead is None:
            return row
        if here.lock is not None:
            self.found.append(refusal(key or ma_of(here.lock), lead, here.lock))
            return row
        old = row.get(_LEAD)
        new = replace(lead, over=old, by=(lead,))
        if old is not None:
            self.touched.append(Touch(step(here.path, _LEAD), "giao", old))
        return row.with_value({**row.mapping, _LEAD: new})

    def _check_given(self) -> None:
        given = self.order.mapping["giao"].mapping if "giao" in self.order.mapping else {}
        for key, lead in given.items():
            if key == _EVERY or key in self.kept:
                continue
            if key in self.dropped:
                message = f"Hàng “{key}” không có việc của đơn vị này nên đã bỏ, không giao được."
                related = (Related(self.dropped[key].named_at, "hàng của văn bản cha"),)
                hint = "Xoá dòng này; nếu hàng có việc của đơn vị, đề nghị đơn vị ban hành ghi lien_quan."
                self.found.append(Diagnostic("cascade/dropped-row", message, lead.named_at, hint, related=related))
            elif key in self.doubled:
                self._report("ambiguous-row", f"Có hơn một hàng mã “{key}”.", lead, f"Viết nhóm/hàng: “…/{key}”.")
            else:
                hint = did_you_mean(key, self.kept) or f"Các hàng được nhận: {', '.join(filter(None, self.kept))}."
                self._report("no-such-item", f"Bảng của văn bản cha không có hàng “{key}”.", lead, hint)


def _parted(rows: tuple[Node, ...], above: dict[str, Node] | None = None) -> tuple[Node, ...]:
    """The rows with every cell that is joined with the one above told in full: the row above may be dropped."""
    seen = {} if above is None else above
    out = []
    for row in rows:
        told = {key: seen[key] for key, value in row.mapping.items() if value.text == _JOINED and key in seen}
        entries = {**row.mapping, **told}
        seen.update({key: value for key, value in entries.items() if key != "hang"})
        inner = row.get("hang")
        if inner is not None:
            below = _parted(inner.items, seen)
            if any(a is not b for a, b in zip(below, inner.items, strict=True)):
                told["hang"] = inner.with_value(below)
        out.append(row.with_value({**row.mapping, **told}) if told else row)
    return tuple(out)


def _with_blanks(table: Node, rows: Node) -> Node:
    """The rows with an empty cell for every column whose words all went with the dropped rows."""
    used = {key for node in walk(rows) for key in node.mapping}
    had = {key for node in walk(table.mapping["hang"]) for key in node.mapping}
    blank = {
        ma: Node("", node.pos) for node in walk(table.mapping.get("cot", table)) if (ma := ma_of(node)) in had - used
    }
    return _first_filled(rows, blank) if blank else rows


def _first_filled(rows: Node, blank: dict[str, Node]) -> Node:
    first = rows.items[0]
    if "nhom" in first.mapping:
        filled = {**first.mapping, "hang": _first_filled(first.mapping["hang"], blank)}
    else:
        filled = {**first.mapping, **blank}
    return rows.with_value((first.with_value(filled), *rows.items[1:]))
