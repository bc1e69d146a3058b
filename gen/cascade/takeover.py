"""`nhan_viec`: of the parent's table, the rows that concern this unit, with leads of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from gen.cascade.blank_cells import with_blank_cells
from gen.cascade.joined_cells import Said, told_in_full
from gen.cascade.locks import is_locked, locked_inside, locked_keys, refusal
from gen.cascade.old_ids import old_keys, told
from gen.cascade.override import Override, OverrideKind
from gen.cascade.rows import is_total, is_work, rows_below
from gen.cascade.sibling_sharing import NOBODY
from gen.cascade.table_survey import TableSurvey, survey_of
from gen.core.diagnostic import Diagnostic, Related
from gen.core.memo import Memo, open_memos
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.core.vocabulary import LEADS
from gen.registers.entries import Registers
from gen.source.held_tables import HeldTable, held_tables, table_called, table_once_called, with_table
from gen.source.paths import item_name, step
from gen.source.placing import ma_of
from gen.text.suggestions import did_you_mean

_EVERY = "*"
# by the name of the new lead: a row of the parent that somebody took over
_WITH_LEAD: Memo[str, Node] = Memo("row with a new lead")


class _Row(NamedTuple):
    """A row of the parent: how `giao` calls it, its path, the lock that covers it, whether it or one below stays."""

    node: Node
    key: str
    path: str
    lock: Node | None
    stays: bool


class Takeover:
    """One `nhan_viec` at work on the parent's tree; `share` lets children with the same new lead have one row."""

    def __init__(self, nhan_viec: Node, unit: str, registers: Registers, *, share: bool = False) -> None:
        self.nhan_viec, self.unit, self.registers, self.share = nhan_viec, unit, registers, share
        self.leads = nhan_viec.mapping["giao"].mapping if "giao" in nhan_viec.mapping else {}
        self.found: list[Diagnostic] = []
        self.overrides: list[Override] = []

    def apply(self, root: Node) -> Node:
        """The parent's tree with the table cut down and the leads given out; as it was where that can't be done."""
        table = self._table(root)
        names = self._names() if table is not None else None
        theirs = table.node.get("hang") if table is not None else None
        if table is None or names is None or theirs is None:
            return root
        survey = survey_of(theirs, self.registers)
        staying = set(_staying(theirs.items, names, survey))
        lock = locked_keys(root).get(table.key) or next(filter(is_locked, table.holders), None)
        top = _Row(theirs, "", table.path, lock, True)
        rows = list(_listed(theirs.items, top, staying, survey))
        if "ma_cu" in summary_of(theirs).marks:
            self._read_old_keys(rows)
        dropped = [row for row in rows if not row.stays]
        # a group or a total is no work
        taken = [row for row in rows if row.stays and is_work(row.node)]
        if lock is not None or "co_dinh" in summary_of(theirs).marks:
            self._refuse_locked(dropped, taken)
        self._check_leads(dropped, taken, survey)
        cut = theirs.with_value(tuple(_cut(theirs.items, staying, self._with_leads(rows, survey))))
        if not cut.items:
            self._tell_no_task(table)
            return root
        rows_left = with_blank_cells(table.node, cut)
        return with_table(root, table, table.node.with_value({**table.node.mapping, "hang": rows_left}))

    def _report(self, code: str, about: tuple[str, ...], message: str, at: Node, hint: str, *related: Related) -> None:
        self.found.append(Diagnostic(f"cascade/{code}", message, at.pos, hint, related=related, about=about))

    def _table(self, root: Node) -> HeldTable | None:
        """The table that `tu` names; where there is none, that is told."""
        wanted = self.nhan_viec.get("tu")
        name = wanted.text if wanted else ""
        table = table_called(root, name) if name else None
        if table is not None:
            return table
        if wanted and (once := table_once_called(root, name)):
            self.found.append(told(wanted, once.holders[-1], once.ids))
            return once
        known = [ids for one in held_tables(root) if (ids := one.ids)]
        hint = did_you_mean(name, known) or f"Những chỗ có bảng: {', '.join(known) or 'không có'}."
        message = f"Văn bản cha không có bảng ở “{name}”."
        self._report("no-such-item", (name,), message, wanted or self.nhan_viec, hint)
        return None

    def _names(self) -> set[str] | None:
        """The ids that mean this unit: itself, its level's group, every group that holds it."""
        unit = self.registers.units.get(self.unit)
        level = self.nhan_viec.get("chon")
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

    def _read_old_keys(self, rows: Sequence[_Row]) -> None:
        """Puts leads that call rows by ids they had before under those of today, and tells these."""
        known = {row.key: row.node for row in rows}
        for old, key in old_keys(known.items()):
            if old in self.leads and old not in known:
                lead = self.leads[old]
                self.found.append(told(replace(lead, pos=lead.named_at), known[key], key, old))
                self.leads = {key if name == old else name: value for name, value in self.leads.items()}

    def _lead(self, row: _Row) -> Node | None:
        lead = self.leads.get(row.key) if row.key else None
        return lead if lead is not None else self.leads.get(_EVERY)

    def _refuse_locked(self, dropped: Sequence[_Row], taken: Sequence[_Row]) -> None:
        """Tells locked rows that would go, and leads for rows that are locked."""
        for row in dropped:
            for lock in (row.lock,) if row.lock is not None else filter(is_locked, locked_inside(row.node)):
                self.found.append(refusal(ma_of(lock) or row.key, self.nhan_viec, lock))
        for row in taken:
            lead = self._lead(row)
            held = _lead_lock(row)
            if lead is not None and held is not None:
                self.found.append(refusal(row.key or ma_of(held), lead, held))

    def _check_leads(self, dropped: Sequence[_Row], taken: Sequence[_Row], survey: TableSurvey) -> None:
        """Tells leads for rows that are not taken."""
        gone, keys = {row.key: row for row in dropped}, {row.key: row for row in taken}
        for key, lead in self.leads.items():
            if key == _EVERY or key in keys:
                continue
            if key in gone:
                message = f"Hàng “{key}” không có việc của đơn vị này nên đã bỏ, không giao được."
                related = (Related(gone[key].node.named_at, "hàng của văn bản cha"),)
                hint = "Xoá dòng này; nếu hàng có việc của đơn vị thì đơn vị ban hành ghi thêm lien_quan vào hàng ấy."
                self.found.append(
                    Diagnostic("cascade/dropped-row", message, lead.named_at, hint, related=related, about=(key,))
                )
            elif key in survey.doubled:
                whole = [f"“{name}”" for name in (*keys, *gone) if name.endswith(f"/{key}")]
                hint = f"Viết nhóm/hàng: {' hoặc '.join(whole)}."
                self._report("ambiguous-row", (key,), f"Có hơn một hàng mã “{key}”.", lead, hint)
            else:
                hint = did_you_mean(key, keys) or f"Các hàng được nhận: {', '.join(filter(None, keys))}."
                self._report("no-such-item", (key,), f"Bảng của văn bản cha không có hàng “{key}”.", lead, hint)

    def _with_leads(self, rows: Sequence[_Row], survey: TableSurvey) -> dict[Node, Node]:
        """What becomes of each row that is taken, whatever becomes of the rows below it."""
        new = {}
        # of the row above: whether it went, and whether it got a new lead
        gone = given = False
        for row in rows:
            if row.stays and is_work(row.node):
                lead, joined = self._lead(row), survey.joined[row.node]
                whole = _with_joined_told(row.node, joined, gone=gone, given=given) if joined else row.node
                given = lead is not None
                new[row.node] = (
                    self._with_lead(row, whole, lead) if lead is not None and _lead_lock(row) is None else whole
                )
            gone = not row.stays
        return new

    def _with_lead(self, row: _Row, whole: Node, lead: Node) -> Node:
        column = _lead_column(whole)
        old = whole.get(column)
        if old is not None:
            self.overrides.append(Override(step(row.path, column), OverrideKind.GIVEN, old))
        if self.share and lead.is_text and not lead.tag and whole is row.node:
            return _with_common_lead(whole, lead.text)
        return _replaced_lead(whole, replace(lead, over=old, by=(lead,)))

    def _tell_no_task(self, table: HeldTable) -> None:
        name = table.ids
        message = f"Bảng “{name}” của văn bản cha không có việc nào của đơn vị “{self.unit}”."
        hint = "Bỏ nhan_viec; không cần bảng thì bỏ cả phụ lục: “- !bo …” dưới phu_luc."
        if len(table.holders) > 1 or not table.in_appendix:
            hint = f"Bỏ nhan_viec; không cần bảng thì viết “bang: !bo” ở mục “{ma_of(table.holders[-1])}”."
        related = Related(table.node.named_at, "bảng của văn bản cha")
        self._report("no-task", (name, self.unit), message, self.nhan_viec, hint, related)


def _staying(rows: Sequence[Node], names: set[str], survey: TableSurvey) -> Iterator[Node]:
    """The rows that name one of these bodies, all rows and groups above them, and totals of what stays.

    Those below come first.
    """
    any_stays = False
    for row in rows:
        inner = rows_below(row)
        below = list(_staying(inner, names, survey)) if inner else []
        yield from below
        if below or not names.isdisjoint(survey.named[row]) or (any_stays and is_total(row)):
            any_stays = True
            yield row


def _listed(rows: Sequence[Node], above: _Row, staying: Collection[Node], survey: TableSurvey) -> Iterator[_Row]:
    """The rows in the order written; what stands below a row that goes is not listed."""
    for node in rows:
        ma = ma_of(node)
        key = f"{ma_of(above.node)}/{ma}" if ma in survey.doubled else ma
        if node not in staying:
            yield _Row(node, key, "", above.lock, False)
            continue
        row = _Row(node, key, step(above.path, item_name(node)), node if is_locked(node) else above.lock, True)
        yield row
        below = rows_below(node)
        if below:
            yield from _listed(below, row, staying, survey)


def _with_joined_told(row: Node, joined: Said, *, gone: bool, given: bool) -> Node:
    """The row with its joined cells told in full where what they were joined with is gone or was given away."""
    return told_in_full(row, {key: value for key, value in joined.items() if gone or (given and key in LEADS)})


def _cut(rows: Sequence[Node], staying: Collection[Node], taken: Mapping[Node, Node]) -> Iterator[Node]:
    """The rows that stay, each as it has become."""
    for row in rows:
        if row not in staying:
            continue
        new, old = taken.get(row, row), rows_below(row)
        below = tuple(_cut(old, staying, taken)) if old else old
        if below != old:
            entries = {name: value for name, value in new.mapping.items() if name != "hang"}
            new = new.with_value({**entries, "hang": row.mapping["hang"].with_value(below)} if below else entries)
        yield new


def _lead_lock(row: _Row) -> Node | None:
    """What forbids to give a row to somebody else: a lock on it, or on who leads it."""
    return row.lock if row.lock is not None else locked_keys(row.node).get(_lead_column(row.node))


def _lead_column(row: Node) -> str:
    """The column that names who leads: `chu_tri`, in a table without it `thuc_hien`."""
    for column in LEADS:
        if column in row.mapping:
            return column
    return LEADS[0]


def _replaced_lead(row: Node, lead: Node) -> Node:
    return row.with_value({**row.mapping, _lead_column(row): lead})


def _with_common_lead(row: Node, name: str) -> Node:
    """A row of the parent with a lead that several children name in the same words; they share it."""
    met = _WITH_LEAD.find(row, name)
    if met is None:
        lead = Node(name, NOBODY, over=row.get(_lead_column(row)))
        return _WITH_LEAD.keep(row, name, _replaced_lead(row, lead))
    if met.memos is None:
        open_memos(met)
    return met
