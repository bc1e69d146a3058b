"""`nhan_viec`: of the parent's table, the rows that concern this unit, with leads of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gen.cascade.locks import is_locked, locked_inside, refusal
from gen.cascade.merge import Touch
from gen.diagnostic import Diagnostic, Related
from gen.node import Node
from gen.placing import ma_of
from gen.registers import Registers
from gen.text.fold import did_you_mean

_LEAD, _NAMING = "chu_tri", ("chu_tri", "phoi_hop", "lien_quan")
_EVERY = "*"


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
    appendix: str = ""

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
        self.appendix = ma_of(items[at])
        names = self._names()
        if names is None:
            return root
        table = items[at].mapping["bang"]
        rows = table.get("hang")
        if rows is None:
            return root
        self._index(rows.items, "")
        cut = rows.with_value(tuple(self._rows(rows.items, names, "")))
        self._check_given()
        appendix = items[at].with_value({**items[at].mapping, "bang": table.with_value({**table.mapping, "hang": cut})})
        muc = appendices.mapping["muc"].with_value((*items[:at], appendix, *items[at + 1 :]))
        return root.with_value({**root.mapping, "phu_luc": appendices.with_value({**appendices.mapping, "muc": muc})})

    def _report(self, code: str, message: str, at: Node, hint: str) -> None:
        self.found.append(Diagnostic(f"cascade/{code}", message, at.pos, hint))

    def _names(self) -> set[str] | None:
        """The ids that mean this unit: itself, its level's group, every group that holds it."""
        unit = self.registers.units.get(self.unit)
        level = self.order.get("chon")
        if unit is None:
            return None
        groups = {ma for ma, group in self.registers.groups.items() if group.holds(unit)}
        if level is not None and level.text not in groups:
            hint = did_you_mean(level.text, self.registers.groups) or f"Các nhóm có đơn vị này: {', '.join(groups)}."
            message = f"Đơn vị “{self.unit}” không thuộc nhóm “{level.text}”."
            self._report("not-in-group", message, level, hint)
            return None
        return {self.unit} | groups

    def _index(self, rows: tuple[Node, ...], above: str) -> None:
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

    def _rows(self, rows: tuple[Node, ...], names: set[str], above: str) -> Iterator[Node]:
        for row in rows:
            inner = row.get("hang")
            below = tuple(self._rows(inner.items, names, ma_of(row))) if inner else ()
            heading = "nhom" in row.mapping
            key = self._key(row, above)
            concerns = not heading and self._concerns(row, names)
            if not concerns and not below:
                self._drop(row, key)
                continue
            entries = {name: value for name, value in row.mapping.items() if name != "hang"}
            if inner and below:
                entries["hang"] = inner.with_value(below)
            kept = row.with_value(entries)
            if not heading:
                self.kept[key] = row
                kept = self._given(kept, key) if concerns else kept
            yield kept

    def _drop(self, row: Node, key: str) -> None:
        self.dropped[key] = row
        for lock in locked_inside(row):
            self.found.append(refusal(ma_of(lock) or key, self.order, lock))

    def _concerns(self, row: Node, names: set[str]) -> bool:
        for column in _NAMING:
            value = row.get(column)
            for text in (value, *value.items) if value is not None else ():
                if text.text in names or (text.text and names & self.registers.mentioned(text.text)):
                    return True
        return False

    def _given(self, row: Node, key: str) -> Node:
        given = self.order.mapping["giao"].mapping if "giao" in self.order.mapping else {}
        lead = given.get(key) if key else None
        lead = lead if lead is not None else given.get(_EVERY)
        if lead is None:
            return row
        if is_locked(row):
            self.found.append(refusal(key, lead, row))
            return row
        old = row.get(_LEAD)
        new = replace(lead, over=old, by=(lead,))
        if old is not None:
            self.touched.append(Touch(f"phu_luc/{self.appendix}/{key or ma_of(row)}/{_LEAD}", "giao", old))
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
