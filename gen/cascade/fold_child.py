"""One step down the chain: what is not inherited goes, rows are taken over, the child is merged, phrases replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from gen.cascade.inherited_sums import without_old_sums
from gen.cascade.locks import locked_keys, refusal, with_section_locks
from gen.cascade.merger import Merger
from gen.cascade.orphan_notes import still_called, without_orphans
from gen.cascade.override import Override
from gen.cascade.own_signature import may_sign, with_own_signature
from gen.cascade.sibling_sharing import Sharing
from gen.cascade.slots import open_slots
from gen.cascade.substitute import Substitution
from gen.cascade.taken import Order, with_taken
from gen.cascade.takeover import Takeover
from gen.cascade.unwanted import without_unwanted
from gen.cascade.wanted import wanted_only
from gen.cascade.withheld import Given, given_to, told_withheld
from gen.core.diagnostic import Diagnostic, Related
from gen.core.memo import Memo
from gen.core.node import Node, Tag
from gen.core.vocabulary import CHILD_KEYS, NEVER_INHERITED, SECTION_KEYS, DocumentKind
from gen.registers.entries import Registers

_LOCKED: Memo[None, Node] = Memo("parent with locks on its sections")


@dataclass(frozen=True, slots=True)
class Folded:
    """The resolved tree of a child, where it stands in its parent's way, and all that does not fit."""

    root: Node
    overrides: tuple[Override, ...]
    found: list[Diagnostic]
    # what the child says where its parent says nothing, by its path
    added: tuple[tuple[str, Node], ...] = ()
    # the paths of what its parent has for other units alone
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Base:
    """What of a parent goes to a child before it says anything of its own, and what was found on the way there."""

    root: Node
    given: Given
    overrides: list[Override]
    found: list[Diagnostic]


def _base(parent: Node, child: Node, registers: Registers, share: Sharing, taking: Sequence[Order]) -> _Base:
    """What a child inherits: without what is not for it or not wanted, with its own signatures and rows."""
    given = given_to(parent, child.text_of("don_vi"), registers)
    base = parent.with_value({key: value for key, value in given.root.mapping.items() if key not in NEVER_INHERITED})
    base, found = wanted_only(base, child)
    base, overrides, problems = without_unwanted(base, child)
    found += problems
    base, problems = with_own_signature(base, parent, child, registers)
    found += problems
    orders = child.get("nhan_viec")
    for order in orders.items if orders is not None else ():
        takeover = Takeover(order, child.text_of("don_vi"), registers, share=share >= Sharing.ROWS)
        base = takeover.apply(base)
        found += takeover.found
        overrides += takeover.overrides
    base, problems = with_taken(base, taking, child.text_of("don_vi"), registers)
    return _Base(base, given, overrides, found + problems)


def fold(
    parent: Node,
    child: Node,
    registers: Registers,
    share: Sharing = Sharing.NOTHING,
    behind: Mapping[str, str] = MappingProxyType({}),
    taking: Sequence[Order] = (),
) -> Folded:
    """A child over its resolved parent, and items taken from others; `behind` tells of the parent's sections which were
    put behind which (by id)."""
    inherits = child.mapping.get("ke_thua", child)
    parent = _LOCKED.made(parent, None, lambda: with_section_locks(parent)) if locked_keys(parent) else parent
    start = _base(parent, child, registers, share, taking)
    base, found = start.root, start.found
    own = child.with_value({key: value for key, value in child.mapping.items() if key not in CHILD_KEYS})
    own, refused = _unlocked(base, own)
    own, problems = _with_locks(base, own)
    found += refused + problems
    merger = Merger(behind)
    result = without_orphans(parent, merger.mapping(base, own, "document"), child.pos.path)
    result = without_old_sums(parent, own, result)
    found += merger.findings.found
    found = told_withheld(found, merger.findings.added, start.given, child.text_of("don_vi"))
    found += [*_lost_by_kind(result, child), *still_called(result, child)]
    rules = child.get("thay_tu")
    if rules is not None and rules.is_mapping:
        substitution = Substitution(rules, child.pos.path, parent if share >= Sharing.TEXTS else None)
        result = substitution.apply(result)
        found += substitution.dead()
    found += open_slots(result, child.pos.path, inherits.pos)
    if "don_vi" not in child.mapping:
        hint = "Thêm dòng “don_vi: …” với mã đơn vị ban hành bản này; khoá này không kế thừa."
        found.append(Diagnostic("schema/required", "Thiếu “don_vi”.", inherits.pos, hint))
    added, withheld = tuple(merger.findings.added), tuple(path for path, _ in start.given.withheld)
    return Folded(result, (*start.overrides, *merger.findings.overrides), found, added, withheld)


def _unlocked(base: Node, own: Node) -> tuple[Node, list[Diagnostic]]:
    """The child without what it says about keys that the parent locked, and an error for each."""
    entries, found = dict(own.mapping), []
    for key, lock in locked_keys(base).items():
        # what is not inherited can't be held on to: a child has one of its own
        if key in entries and key not in SECTION_KEYS and key not in NEVER_INHERITED and not may_sign(base, own, key):
            found.append(refusal(key, entries[key], lock))
            del entries[key]
    return own.with_value(entries), found


def _with_locks(base: Node, own: Node) -> tuple[Node, list[Diagnostic]]:
    """The child with its parent's list of locked keys before its own, and an error where it would take that away."""
    theirs, mine = base.get("co_dinh"), own.get("co_dinh")
    if theirs is None or mine is None:
        return own, []
    found = [refusal("co_dinh", mine, theirs)] if mine.tag in (Tag.REMOVE, Tag.REPLACE) and theirs.items else []
    both = replace(mine, value=(*theirs.items, *mine.items), tag=Tag.NONE)
    return own.with_value({**own.mapping, "co_dinh": both}), found


def _lost_by_kind(result: Node, child: Node) -> list[Diagnostic]:
    """Parts of the parent that the child's own `loai` has no room for: they would vanish in silence."""
    kind = child.get("loai")
    if kind is None:
        return []
    lost = ("phan",) if kind.text == DocumentKind.DECISION else ("dieu", "tham_quyen")
    hint = "Giữ loại của văn bản cha; không cần phần đó thì viết “khong_ke_thua: [{}]”."
    message = "Loại “{}” không in được phần “{}” của văn bản cha."
    return [
        Diagnostic(
            "cascade/lost-by-kind",
            message.format(kind.text, key),
            kind.named_at,
            hint.format(key),
            related=(Related(result.mapping[key].named_at, "phần của văn bản cha"),),
            about=(key, kind.text),
        )
        for key in lost
        if key in result.mapping and result.mapping[key].pos.path != child.pos.path
    ]
