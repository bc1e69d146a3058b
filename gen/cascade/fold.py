"""One step down the chain: what is not inherited goes, rows are taken over, the child is merged, phrases replaced."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gen.cascade.locks import is_locked, locked_keys, refusal, refusals, with_section_locks
from gen.cascade.merge import Merger
from gen.cascade.notes import still_called, without_orphans
from gen.cascade.override import Override, OverrideKind
from gen.cascade.shapes import NEVER_INHERITED
from gen.cascade.sharing import Sharing
from gen.cascade.signature import with_own_signature
from gen.cascade.slots import open_slots
from gen.cascade.substitute import Substitution
from gen.cascade.tags import CHILD_KEYS
from gen.cascade.takeover import Takeover
from gen.core.diagnostic import Diagnostic, Related
from gen.core.memo import kept
from gen.core.node import Node, Tag
from gen.core.vocabulary import PURPOSE, SECTION_KEYS, DocumentKind
from gen.registers.entries import Registers
from gen.text.fold import did_you_mean


@dataclass(frozen=True, slots=True)
class Folded:
    """The resolved tree of a child, where it stands in its parent's way, and all that does not fit."""

    root: Node
    overrides: tuple[Override, ...]
    found: list[Diagnostic]


def fold(parent: Node, child: Node, registers: Registers, share: Sharing = Sharing.NOTHING) -> Folded:
    """A child over its resolved parent."""
    parent = kept(parent, "khoá mục", lambda: with_section_locks(parent)) if locked_keys(parent) else parent
    found: list[Diagnostic] = []
    base = parent.with_value({key: value for key, value in parent.mapping.items() if key not in NEVER_INHERITED})
    overrides: list[Override] = []
    base = _without(base, child, found, overrides)
    base, problems = with_own_signature(base, parent, child, registers)
    found += problems
    order, unit = child.get("nhan_viec"), child.text_of("don_vi")
    if order is not None and order.is_mapping:
        takeover = Takeover(order, unit, registers, share >= Sharing.ROWS)
        base = takeover.apply(base)
        found += takeover.found
        overrides += takeover.overrides
    own = child.with_value({key: value for key, value in child.mapping.items() if key not in CHILD_KEYS})
    own = _with_locks(base, _unlocked(base, own, found), found)
    merger = Merger()
    result = without_orphans(parent, merger.mapping(base, own, "document"), child.pos.path)
    found += merger.found
    found += [*_lost_by_kind(result, child), *still_called(result, child)]
    rules = child.get("thay_tu")
    if rules is not None and rules.is_mapping:
        substitution = Substitution(rules, child.pos.path, parent if share >= Sharing.TEXTS else None)
        result = substitution.apply(result)
        found += substitution.dead()
    found += open_slots(result, child.pos.path, _here(child).pos)
    if "don_vi" not in child.mapping:
        hint = "Thêm “don_vi: …” (mã đơn vị ban hành bản này); khoá này không kế thừa."
        found.append(Diagnostic("schema/required", "Thiếu “don_vi”.", _here(child).pos, hint))
    return Folded(result, (*overrides, *merger.overrides), found)


def _here(child: Node) -> Node:
    return child.mapping.get("ke_thua", child)


def _without(base: Node, child: Node, found: list[Diagnostic], overrides: list[Override]) -> Node:
    """The parent without the keys that the child does not want."""
    listed = child.get("khong_ke_thua")
    entries = dict(base.mapping)
    locks = locked_keys(base)
    for item in listed.items if listed is not None else ():
        key = item.text
        section = SECTION_KEYS.get(key)
        gone = entries.get(key) if section is None else _section(entries.get("phan"), section)
        if gone is None:
            there = [name for name, ma in SECTION_KEYS.items() if _section(entries.get("phan"), ma)]
            hint = did_you_mean(key, [*entries, *there]) or "Xoá dòng này."
            message = f"Văn bản cha không có “{key}” để bỏ."
            found.append(Diagnostic("cascade/no-such-key", message, item.pos, hint, about=(key,)))
            continue
        found += refusals(key, item, gone)
        overrides.append(Override(section or key, OverrideKind.REMOVED, gone))
        lock = None if is_locked(gone) else locks.get(key) or (locks.get("phan") if section else None)
        lock = gone if locks and key == "co_dinh" else lock
        if lock is not None:
            found.append(refusal(key, item, lock))
        if section is None:
            del entries[key]
        else:
            left = _drop_section(entries["phan"], section)
            entries["phan"] = left
            if not left.items:
                del entries["phan"]
    return base.with_value(entries)


def _section(sections: Node | None, ma: str) -> Node | None:
    for item in sections.items if sections is not None else ():
        if item.text_of("ma") == ma:
            return item
        inner = item.get("muc")
        if item.text_of("ma") == PURPOSE and inner is not None:
            found = next((one for one in inner.items if one.text_of("ma") == ma), None)
            if found is not None:
                return found
    return None


def _drop_section(sections: Node, ma: str) -> Node:
    left = []
    for item in sections.items:
        if item.text_of("ma") == ma:
            continue
        inner = item.get("muc")
        if item.text_of("ma") == PURPOSE and inner is not None:
            below = tuple(one for one in inner.items if one.text_of("ma") != ma)
            if not below:
                continue
            item = item.with_value({**item.mapping, "muc": inner.with_value(below)})
        left.append(item)
    return sections.with_value(tuple(left))


def _unlocked(base: Node, own: Node, found: list[Diagnostic]) -> Node:
    """The child without what it says about keys that the parent locked; each is told."""
    entries = dict(own.mapping)
    for key, lock in locked_keys(base).items():
        if key in entries and key not in SECTION_KEYS and key != "don_vi":
            found.append(refusal(key, entries[key], lock))
            del entries[key]
    return own.with_value(entries)


def _with_locks(base: Node, own: Node, found: list[Diagnostic]) -> Node:
    """The child with its parent's list of locked keys before its own: locks hold all the way down."""
    theirs, mine = base.get("co_dinh"), own.get("co_dinh")
    if theirs is None or mine is None:
        return own
    if mine.tag in (Tag.REMOVE, Tag.REPLACE) and theirs.items:
        found.append(refusal("co_dinh", mine, theirs))
    both = replace(mine, value=(*theirs.items, *mine.items), tag=Tag.NONE)
    return own.with_value({**own.mapping, "co_dinh": both})


def _lost_by_kind(result: Node, child: Node) -> list[Diagnostic]:
    """Parts of the parent that the child's own `loai` has no room for: they would vanish in silence."""
    kind = child.get("loai")
    if kind is None:
        return []
    lost = ("phan",) if kind.text == DocumentKind.DECISION else ("dieu", "tham_quyen")
    hint = "Giữ loại của văn bản cha; hoặc bỏ hẳn phần đó bằng khong_ke_thua."
    message = "Loại “{}” không in được phần “{}” của văn bản cha."
    return [
        Diagnostic(
            "cascade/lost-by-kind",
            message.format(kind.text, key),
            kind.named_at,
            hint,
            related=(Related(result.mapping[key].named_at, "phần của văn bản cha"),),
            about=(key, kind.text),
        )
        for key in lost
        if key in result.mapping and result.mapping[key].pos.path != child.pos.path
    ]
