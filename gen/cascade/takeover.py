"""`nhan_viec`: of the parent's table, the rows that concern this unit, with leads of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gen.cascade.joined import JOINED
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
    # by identity: the rows that stay, and what a row's joined cells say
    staying: set[int] = field(default_factory=set)
    joined: dict[int, dict[str, Node]] = field(default_factory=dict)
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
        self._survey(rows.items, names, {})
        cut = rows.with_value(tuple(self._rows(rows.items, top)))
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
            known = self.registers.groups
            nearest = "" if level.text in known else did_you_mean(level.text, known)
            hint = nearest or f"Các nhóm có đơn vị này: {', '.join(sorted(groups)) or 'không có'}."
            message = f"Đơn vị “{self.unit}” không thuộc nhóm “{level.text}”."
            self._report("not-in-group", message, level, hint)
            return None
        return {self.unit} | groups

    def _index(self, rows: tuple[Node, ...]) -> None:
        """Ids that stand twice in the table; they must be written `group/row`."""
        seen = Counter(ma_of(row) for row in self._all(rows))
        self.doubled = {ma for ma, count in seen.items() if ma and count > 1}

    def _all(self, rows: tuple[Node, ...]) -> Iterator[Node]:
        for row in rows:
            yield row
            yield from self._all(_below(row))

    def _key(self, row: Node, above: str) -> str:
        ma = ma_of(row)
        return f"{above}/{ma}" if ma in self.doubled else ma

    def _survey(self, rows: tuple[Node, ...], names: set[str], seen: dict[str, Node]) -> bool:
        """Notes which rows stay, and what a cell says that is joined with the one above."""
        found = False
        for row in rows:
            joined = {key: seen[key] for key, value in row.mapping.items() if value.text == JOINED and key in seen}
            cells = {key: value for key, value in row.mapping.items() if key != "hang"} | joined
            seen.update(cells)
            self.joined[id(row)] = joined
            below = self._survey(_below(row), names, seen)
            if below or ("nhom" not in row.mapping and self._concerns(cells, names)):
                self.staying.add(id(row))
                found = True
        return found

    def _rows(self, rows: tuple[Node, ...], above: _Above) -> Iterator[Node]:
        for row in rows:
            key = self._key(row, above.ma)
            here = _Above(step(above.path, item_name(row)), ma_of(row), row if is_locked(row) else above.lock)
            stays = id(row) in self.staying
            if not stays:
                self._drop(row, key, above.lock)
            else:
                kept = row
                if "nhom" not in row.mapping:
                    self.kept[key] = row
                    kept = self._given(self._parted(row), key, here)
            self.alone = not stays
            below = tuple(self._rows(_below(row), here)) if stays else ()
            if stays and below != _below(row):
                entries = {name: value for name, value in kept.mapping.items() if name != "hang"}
                kept = kept.with_value({**entries, "hang": row.mapping["hang"].with_value(below)} if below else entries)
            if stays:
                yield kept

    def _parted(self, row: Node) -> Node:
        """The row with its joined cells told in full where what they were joined with is gone or was given away."""
        joined = self.joined[id(row)]
        told = {key: value for key, value in joined.items() if self.alone or (key == _LEAD and self.given)}
        return row.with_value({**row.mapping, **told}) if told else row

    def _drop(self, row: Node, key: str, lock: Node | None) -> None:
        self.dropped[key] = row
        for one in (lock,) if lock is not None else locked_inside(row):
            self.found.append(refusal(ma_of(one) or key, self.order, one))

    def _concerns(self, cells: dict[str, Node], names: set[str]) -> bool:
        for column in _NAMING:
            value = cells.get(column)
            for node in walk(value) if value is not None else ():
                if node.text in names or (node.text and names & self.registers.mentioned(node.text)):
                    return True
        return False

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


def _below(row: Node) -> tuple[Node, ...]:
    inner = row.get("hang")
    return inner.items if inner is not None else ()


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
