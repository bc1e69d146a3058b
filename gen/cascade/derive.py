"""A ready child plan for a unit: its own keys, the parent's tasks, and as comments all that it may take otherwise."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from gen.cascade.frame_figures import figures_told
from gen.cascade.frame_lines import MUST, commented, patch_lines, preview
from gen.cascade.locks import is_locked, locked_keys
from gen.cascade.own_signature import body_type
from gen.cascade.table_survey import survey_of
from gen.cascade.withheld import given_to
from gen.core.node import Node, Tag, walk
from gen.core.summary import summary_of
from gen.core.vocabulary import NEVER_INHERITED, PURPOSE, SECTION_KEYS
from gen.registers.entries import Group, Registers, Unit
from gen.source.held_tables import HeldTable, tables_by_place
from gen.source.placing import ma_of
from gen.source.scalars import WIDTH, scalar
from gen.text.interpolate import expressions, uses
from gen.text.shorten import shortened

_CITED = "van-ban-cha"


def child_source(parent: Node, parent_path: str, path: str, unit: Unit, registers: Registers) -> str:
    """The YAML of a new child of a resolved parent; comments begin with `#` and cost nothing to delete."""
    parent = given_to(parent, unit.ma, registers).root
    frame = _Frame(parent, unit, registers)
    lines = [
        f"# {_title(parent)} của {unit.ten}, kế thừa {parent_path}",
        "# Chỉ viết chỗ khác với văn bản cha. Sửa dòng nào thì bỏ dấu # ở nó và các dòng chứa nó; xoá các dòng # thừa.",
        *frame.slots_told(),
        *figures_told(parent, unit.ma, registers),
        "",
        f"ke_thua: {posixpath.relpath(parent_path, posixpath.dirname(path))}",
        f"don_vi: {unit.ma}",
        "# so: 12",
        f"ngay: {_year(parent)}",
        *frame.tasks(),
        *frame.citation(),
        *frame.recipients(),
        *frame.signature(),
        *frame.comments(),
    ]
    return "\n".join(lines).rstrip() + "\n"


class _Frame:
    """What a child of one parent is given to write on."""

    def __init__(self, parent: Node, unit: Unit, registers: Registers) -> None:
        self.parent, self.unit, self.registers = parent, unit, registers
        self.locked = locked_keys(parent)
        self.issuer = registers.units.get(parent.text_of("don_vi"))
        # a plan of the quarter below that of the year: its recipients and the work given to its own rooms stay
        self.same = parent.text_of("don_vi") == unit.ma
        # a body of another type signs for itself, wherever the parent is signed
        self.signs = self.issuer is not None and body_type(self.issuer.ten) != body_type(self.unit.ten)
        self.table, self.level = self._work()

    def slots_told(self) -> list[str]:
        """A line that says how many slots there are."""
        many = sum(node.tag is Tag.SLOT for node in walk(self.parent))
        return [f"# Văn bản cha để trống {many} chỗ; chưa điền thì chưa in được: tìm chữ “PHẢI ĐIỀN”."] if many else []

    def citation(self) -> list[str]:
        """A basis that cites the parent, unless one is inherited."""
        bases = self.parent.get("can_cu")
        heads = [node for key in ("can_cu", "mo_dau") if (node := self.parent.get(key)) is not None]
        if any(_names_parent(node) for head in heads for node in walk(head)) or "can_cu" in self.locked:
            return []
        taken = {ma_of(item) for item in bases.items} if bases is not None else set()
        ma = next(name for name in (_CITED, *(f"{_CITED}-{n}" for n in range(2, 99))) if name not in taken)
        proposed = (ma_of(item) for item in bases.items if _is_proposal(item)) if bases is not None else iter(())
        place = next((f"    truoc: {name}" for name in proposed if name), "")
        own = [f"  - ma: {ma}", *([place] if place else []), "    noi_dung: Thực hiện {{ cha }}"]
        return ["", "can_cu:", *own, *commented(patch_lines("can_cu", bases)[1:] if bases is not None else [])]

    def recipients(self) -> list[str]:
        """Recipients of its own: those of another body are not the child's."""
        if "noi_nhan" in self.locked or self.same:
            return []
        theirs = self.parent.get("noi_nhan")
        filed = "Văn phòng" if self.unit.khoi == "dang" else "VT"
        above = [f"  - {scalar(self.issuer.ten)}"] if self.issuer is not None else []
        return ["", f"noi_nhan:{' !thay' if theirs is not None else ''}", *above, "  # - …", f"  - luu: {filed}"]

    def signature(self) -> list[str]:
        """Who signs and by what authority; commented out where the titles of the parent serve."""
        theirs = self.parent.get("ky")
        lines = []
        own = self.parent.get("tham_quyen")
        if own is not None and own.text:
            lines += commented([f"tham_quyen: …   # cha: {preview(own.text)}; khoá này không kế thừa"])
        if theirs is None:
            return lines
        if self.signs:
            return ["", *lines, f"# {MUST}: cơ quan khác loại không kế thừa người ký", "ky: {chuc_vu: …, ho_ten: …}"]
        if any(node.tag is Tag.SLOT for node in walk(theirs)) and "ky" not in self.locked:
            return ["", *lines, f"# {MUST}: người ký", "ky: !thay {chuc_vu: …, ho_ten: …}"]
        if theirs.is_list:
            return ["", *lines, *commented(_signatories(theirs, whole="ky" in self.locked))]
        return ["", *lines, *commented(["ky: {ho_ten: …}   # tên người ký không kế thừa, chức vụ thì có"])]

    def _work(self) -> tuple[HeldTable | None, Group | None]:
        """The first table whose rows name the unit or its level, and the group of the level."""
        groups = [
            one
            for one in self.registers.groups.values()
            if one.having.get("cap") == self.unit.cap and one.holds(self.unit)
        ]
        if not self.unit.cap or not groups or self.same:
            return None, None
        for table in tables_by_place(self.parent):
            if table.ids and not self._is_locked(table) and any(self._own_rows(table.node, groups[0])):
                return table, groups[0]
        return None, None

    def _is_locked(self, table: HeldTable) -> bool:
        """True where a lock stands above a table or in it."""
        sections = {ma for key, ma in SECTION_KEYS.items() if key in self.locked}
        held_in_locked = any(is_locked(holder) or ma_of(holder) in sections for holder in table.holders)
        return table.key in self.locked or held_in_locked or "co_dinh" in summary_of(table.node).marks

    def _own_rows(self, table: Node, level: Group) -> Iterator[tuple[str, Node]]:
        """The rows that are the unit's work, each with the name by which `giao` calls it."""
        rows = table.get("hang")
        if rows is None:
            return
        survey = survey_of(rows, self.registers)

        def below(rows: Sequence[Node], above: str) -> Iterator[tuple[str, Node]]:
            for row in rows:
                ma = ma_of(row)
                if survey.named[row] & {level.ma, self.unit.ma}:
                    yield f"{above}/{ma}" if ma in survey.doubled else ma, row
                yield from below(row.mapping["hang"].items if "hang" in row.mapping else (), ma)

        yield from below(rows.items, "")

    def tasks(self) -> list[str]:
        """`nhan_viec` for the table whose rows name the unit's level."""
        if self.table is None or self.level is None:
            return []
        where = "phụ lục" if self.table.in_appendix else f"bảng ở “{self.table.ids}”"
        lines = ["", f"# Việc trong {where} của cha có nêu đơn vị; “*” là đơn vị chủ trì mọi việc còn lại."]
        lines += ["nhan_viec:", f"  tu: {self.table.ids}", f"  chon: {self.level.ma}", "  # giao:"]
        rows = {name: row for name, row in self._own_rows(self.table.node, self.level) if name}
        lines += [f"  #   {name}: …   # {preview(_first_text(row))}" for name, row in rows.items()]
        return [*lines, '  #   "*": …']

    def comments(self) -> list[str]:
        """What the unit will want to change, commented out, by the ids that patch it; each key once."""
        dropped: set[Node] = set()
        if self.table is not None and self.level is not None:
            own = [row for _, row in self._own_rows(self.table.node, self.level)]
            dropped = {row for row in _rows(self.table.node) if not any(one in own for one in (row, *_rows(row)))}
        lines = ["", "# --- Những phần của văn bản cha có thể sửa ---"]
        cited = any("can_cu:" in line for line in self.citation())
        for key, value in self.parent.mapping.items():
            if key in _PLACED or key in self.locked or (key == "can_cu" and cited):
                continue
            found = patch_lines(key, self._unlocked(key, value), dropped, signs=self.signs)
            lines += ["#", *commented(found)] if found else []
        return lines

    def _unlocked(self, key: str, value: Node) -> Node:
        """The sections without those that the parent locks by their key."""
        locked = {ma for name, ma in SECTION_KEYS.items() if name in self.locked}
        if key != "phan" or not locked:
            return value
        kept = []
        for item in value.items:
            inner = item.get("muc")
            if ma_of(item) == PURPOSE and inner is not None:
                rest = tuple(section for section in inner.items if ma_of(section) not in locked)
                item = item.with_value({**item.mapping, "muc": inner.with_value(rest)})
            kept += [item] if ma_of(item) not in locked else []
        return value.with_value(tuple(kept))


# keys that have a place of their own in the frame, or are not for a child to change
_PLACED = (
    *NEVER_INHERITED,
    "noi_nhan",
    "so_lieu",
    "ky",
    "loai",
    "ten_loai",
    "ky_hieu",
    "dia_danh",
    "ngay_can_cu",
    "co_dinh",
    "dau_ket",
)


def _signatories(theirs: Node, *, whole: bool) -> list[str]:
    """Several signatories, with the titles of the parent where they must stay as they are."""
    if not whole:
        return ["ky: !thay", "  - {chuc_vu: …, ho_ten: …}"]
    lines = ["ky:   # chức vụ cố định, chỉ thêm họ tên"]
    for signer in theirs.items:
        titles = [f"{key}: {scalar(value.text)}" for key, value in signer.mapping.items() if key != "ho_ten"]
        lines += [f"  - {{{', '.join([*titles, 'ho_ten: …'])}}}"]
    return lines


def _is_proposal(basis: Node) -> bool:
    """True for a basis that tells who proposed, which stands last."""
    return "đề nghị" in f"{basis.text_of('dan')} {basis.text_of('noi_dung')}"[:20].casefold()


def _names_parent(node: Node) -> bool:
    return "{{" in node.text and any(uses(expression, "cha") for expression in expressions(node.text))


def _title(parent: Node) -> str:
    subject = " ".join(parent.text_of("trich_yeu").split())
    return shortened(subject, WIDTH // 2)


def _year(parent: Node) -> str:
    return parent.text_of("ngay")[:4] or "2026"


def _rows(holder: Node) -> Iterator[Node]:
    for row in holder.mapping["hang"].items if "hang" in holder.mapping else ():
        yield row
        yield from _rows(row)


def _first_text(row: Node) -> str:
    return next(
        (
            part.text
            for key, value in row.mapping.items()
            if key not in ("ma", "chu_tri")
            for part in walk(value)
            if part.text
        ),
        "",
    )
