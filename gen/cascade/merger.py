"""One child over one parent: mappings key by key, lists by id, texts replaced; whatever is unclear is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gen.cascade.added_text import with_text
from gen.cascade.attributes import aligned, is_line_of
from gen.cascade.fitted_columns import fitted
from gen.cascade.idle_tags import idle_tags
from gen.cascade.item_locks import without_locked
from gen.cascade.joined_cells import with_joins_kept
from gen.cascade.key_places import inserted
from gen.cascade.locks import is_locked, refusal, refusals
from gen.cascade.merge_findings import USE_BO, MergeFindings
from gen.cascade.near_miss import near_misses
from gen.cascade.old_ids import with_new_ids
from gen.cascade.override import OverrideKind
from gen.cascade.parent_list import ParentList
from gen.cascade.part_kinds import BY_ID, HELPERS, fits_form, id_of, is_texts, kind_below, same_shape
from gen.core.node import Node, Tag
from gen.core.vocabulary import NEVER_INHERITED, PURPOSE, PartKind
from gen.source.paths import UNSAID, step
from gen.source.placing import Placer, ma_of
from gen.source.sugar import attribute_of, left_empty, written_as
from gen.text.suggestions import did_you_mean


class Merger:
    """Merges the tree of one child; reports what it could not merge."""

    def __init__(self, behind: Mapping[str, str] | None = None) -> None:
        # the parent's sections that were put behind another, by their ids
        self.behind = behind or {}
        self.findings = MergeFindings()

    def mapping(self, parent: Node, child: Node, kind: PartKind, path: str = "") -> Node:
        """Key by key; a key the parent lacks stands after the nearest one before it that the result has."""
        if kind == "node":
            child = aligned(parent, child)
        result = dict(parent.mapping)
        removed: list[str] = []
        for key, value in child.mapping.items():
            if kind != "plain" and (key == "ma" or key in HELPERS):
                continue
            theirs = parent.mapping.get(key)
            at = step(path, key)
            if value.tag is Tag.REMOVE:
                removed += self._removal(parent, key, value, at)
            elif theirs is not None:
                result[key] = self.value(theirs, value, kind_below(kind, key), _typed(child, key, path), at)
            elif value.tag in (Tag.APPEND, Tag.REPLACE):
                word = "nối vào" if value.tag is Tag.APPEND else "thay"
                hint = did_you_mean(key, parent.mapping) or f"Bỏ dấu !{value.tag}."
                message = f"Văn bản cha không có “{key}” để {word}."
                self.findings.report("no-such-key", key, message, value, hint, parent)
            else:
                self.findings.found += idle_tags(value, key=key)
                self.findings.added += [(at, value)] if at not in NEVER_INHERITED else []
                result = inserted(result, child, key, value)
        for key in removed:
            result.pop(key, None)
        merged = parent.with_value(result)
        return self._table(parent, merged, child) if kind == "table" else merged

    def _table(self, parent: Node, merged: Node, child: Node) -> Node:
        """A merged table with the cells of its parent's rows as they stand among other rows and columns."""
        table = with_joins_kept(parent, merged)
        if "cot" not in child.mapping:
            return table
        table, locked = fitted(parent, table)
        self.findings.found += [refusal(ma_of(row), child.mapping["cot"], row) for row in locked]
        return table

    def _removal(self, parent: Node, key: str, value: Node, path: str) -> list[str]:
        theirs = parent.mapping.get(key)
        if theirs is None:
            hint = did_you_mean(key, parent.mapping) or "Bỏ dòng này."
            self.findings.report("no-such-key", key, f"Văn bản cha không có “{key}” để bỏ.", value, hint, parent)
            return []
        self.findings.found += refusals(key, value, theirs)
        self.findings.set_aside(path, OverrideKind.REMOVED, theirs)
        return [key]

    def value(self, parent: Node, child: Node, kind: PartKind, name: str, path: str) -> Node:
        """A child's value over the parent's of the same key or id."""
        if child.tag is Tag.REPLACE:
            return self._whole(parent, child, name, path)
        if child.tag is Tag.APPEND:
            return self._appended(parent, child, kind, name, path)
        if left_empty(child) and not parent.is_text:
            self.findings.clash(parent, child, name)
            return parent
        if kind == "node" and self._other_form(parent, child, name):
            return parent
        parent, child = same_shape(parent, child, kind)
        if parent.is_mapping and child.is_mapping:
            return self.mapping(parent, child, kind, path)
        if parent.is_list and child.is_list:
            return self.sequence(parent, child, kind, name, path)
        if parent.is_text and child.is_text:
            return self._over(parent, child, path)
        if {parent.is_text, child.is_text} == {True, False} and is_texts(parent) and is_texts(child):
            self.findings.found += idle_tags(child)
            return self._over(parent, child, path)
        self.findings.clash(parent, child, name)
        return parent

    def _over(self, parent: Node, child: Node, path: str) -> Node:
        self.findings.set_aside(path, OverrideKind.PATCHED, parent)
        return replace(child, over=parent)

    def _other_form(self, parent: Node, child: Node, name: str) -> bool:
        """True, and told, for a section written as a text alone over a list, or as a list over a text."""
        shape = written_as(child)
        if not shape or fits_form(parent, shape):
            return False
        self.findings.clash(parent, child.mapping[shape], name)
        return True

    def _whole(self, parent: Node, child: Node, name: str, path: str) -> Node:
        self.findings.found += refusals(name, child, parent)
        self.findings.found += idle_tags(child, inside=True, key=name)
        self.findings.set_aside(path, OverrideKind.REPLACED, parent)
        # what they were called before and whom they are for stays with the place, whatever stands there
        kept = {key: value for key, value in parent.mapping.items() if key in UNSAID and key not in child.mapping}
        child = child.with_value({**child.mapping, **kept}) if kept and child.is_mapping else child
        return replace(child, tag=Tag.NONE, over=parent)

    def _appended(self, parent: Node, child: Node, kind: PartKind, name: str, path: str) -> Node:
        if kind in ("texts", "cell") and (joined := with_text(parent, child)) is not None:
            return joined
        if not parent.is_list or not child.is_list:
            message = f"“!noi” chỉ nối danh sách vào danh sách; “{name}” của văn bản cha là {parent.shape}."
            hint = "Bỏ !noi và viết cả phần này, kể cả lời của văn bản cha cần giữ."
            if parent.is_list:
                message = f"“!noi” chỉ nối danh sách vào danh sách; “{name}” ở đây là {child.shape}."
                hint = f"Viết hai dòng: “{name}: !noi”, dưới nó là “  - …”."
            self.findings.report("shape-clash", name, message, child, hint, parent)
            return parent
        known = ParentList(parent, kind, name, path).by_id()
        # a task attribute that the parent has is patched in whatever form; there is only one of each
        lines = tuple(item for item in child.items if kind == "node" and is_line_of(item, known))
        new, told = with_new_ids((item for item in child.items if item not in lines), known)
        self.findings.found += told
        for item in new:
            self.findings.found += idle_tags(item)
            ma = id_of(item, kind)
            if ma in known:
                message = f"Văn bản cha đã có mục “{ma}”, !noi sẽ làm nó thành hai."
                hint = f"Bỏ !noi để sửa mục của cha; là mục khác thì đổi mã, ví dụ “{ma}-2”."
                self.findings.report("already-there", ma, message, item, hint, known[ma])
        base = self.sequence(parent, child.with_value(lines), kind, name, path) if lines else parent
        return base.with_value((*base.items, *new))

    def sequence(self, parent: Node, child: Node, kind: PartKind, name: str, path: str) -> Node:
        """By id where either side has ids; else the child's list takes the parent's place."""
        both = (*parent.items, *child.items)
        by_id = kind in BY_ID and any(id_of(item, kind) or item.tag is Tag.REMOVE for item in both)
        if not by_id:
            self.findings.found += refusals(name, child, parent)
            for item in child.items:
                self.findings.found += idle_tags(item)
            return self._over(parent, child, path)
        if not child.items:
            message = f"“{name}” để danh sách rỗng trên danh sách có mã."
            self.findings.report("shape-clash", name, message, child, USE_BO, parent)
            return parent
        return self._by_id(ParentList(parent, kind, name, path), child)

    def _by_id(self, theirs: ParentList, child: Node) -> Node:
        known, kind = theirs.by_id(), theirs.kind
        items, told = with_new_ids(child.items, known)
        child = child.with_value(items)
        self.findings.found += told
        behind = self.behind if theirs.name == "phan" else {}
        placer = Placer(theirs.node.items, lambda item: id_of(item, kind), behind)
        removed: list[str] = []
        for item in child.items:
            if item.tag is Tag.REMOVE:
                removed += self._item_removal(theirs, known, item)
            else:
                self._item(theirs, known, item, placer)
        self.findings.found += placer.found
        for item in child.items:
            if item.tag is not Tag.REMOVE and (ma := id_of(item, kind)) in removed:
                message = f"Mục “{ma}” vừa bị bỏ vừa được viết trong cùng một danh sách."
                hint = f"Xoá dòng “- !bo {ma}”; muốn thay hẳn mục của cha thì thêm “thay: true” vào mục viết mới."
                self.findings.report("removed-and-written", ma, message, item, hint)
        kept = [item for item in placer.items if not (removed and placer.id_of(item) in removed)]
        if kind == "node":
            kept = [item for item in kept if not _hollow(item, known)]
        return theirs.node.with_value(tuple(kept))

    def _item_removal(self, theirs: ParentList, known: dict[str, Node], item: Node) -> list[str]:
        gone = known.get(item.text)
        if gone is None:
            self.findings.no_such_item(theirs.node, known, item, item.text, "bỏ")
            return []
        self.findings.found += refusals(item.text, item, gone)
        self.findings.set_aside(step(theirs.path, item.text), OverrideKind.REMOVED, gone)
        return [item.text]

    def _item(self, theirs: ParentList, known: dict[str, Node], item: Node, placer: Placer) -> None:
        name, path = theirs.name, theirs.path
        ma = id_of(item, theirs.kind)
        old = known.get(ma)
        whole = item.tag is Tag.REPLACE or item.text_of("thay") == "true"
        if item.tag is Tag.APPEND:
            self.findings.found += idle_tags(item)
        elif not ma:
            message = f"Mục này không có mã, mà các mục “{name}” được nối với nhau bằng mã."
            hint = f"Thêm “ma: …”; hoặc nói rõ “{name}: !noi” (thêm vào cuối) hay “{name}: !thay” (thay cả danh sách)."
            self.findings.report("item-without-ma", name, message, item, hint, theirs.node)
        elif old is not None:
            at = placer.index(ma)
            if at is not None:
                placer.items[at] = self._patched(old, item, theirs.kind, step(path, ma), whole=whole)
                if item.text_of("doi_cho") == "true":
                    placer.move(ma, item)
        elif whole:
            self.findings.no_such_item(theirs.node, known, item, ma, "thay")
        else:
            self.findings.found += near_misses(known, item, ma)
            self.findings.added.append((step(path, ma), item))
            self.findings.found += idle_tags(item, top=True)
            placed = name == "phan" or path == PURPOSE
            placer.add(item, placer.standard_place(ma) if placed else None)

    def _moves(self, theirs: Node, item: Node) -> bool:
        """True where a patch puts the parent's item elsewhere; a place without `doi_cho`, or this alone, is told."""
        ma, moves = ma_of(item), item.text_of("doi_cho") == "true"
        places = [key for key in ("sau", "truoc") if key in item.mapping]
        for key in places if not moves else ():
            hint = f"Bỏ “{key}”, hoặc thêm “doi_cho: true” nếu định dời mục của cha."
            message = f"Mục “{ma}” có sẵn ở văn bản cha, không ghi doi_cho thì không dời chỗ được."
            self.findings.report("moved", ma, message, item.mapping[key], hint, theirs)
        if moves and not places:
            message = f"Mục “{ma}” dời chỗ (doi_cho) mà không nói tới đâu."
            hint = "Thêm “sau: MÃ” hoặc “truoc: MÃ” vào mục này, hoặc bỏ doi_cho."
            self.findings.report("move-without-place", ma, message, item.mapping["doi_cho"], hint, theirs)
        return moves and bool(places)

    def _patched(self, theirs: Node, item: Node, kind: PartKind, path: str, *, whole: bool) -> Node:
        ma = id_of(theirs, kind)
        moves = self._moves(theirs, item)
        own = item.with_value({key: value for key, value in item.mapping.items() if key not in HELPERS})
        if is_locked(theirs) and (moves or len(own.mapping) > ("ma" in own.mapping)):
            self.findings.found.append(refusal(ma, item, theirs))
            return theirs
        if whole:
            return self._whole(theirs, own, ma, path)
        own, refused = without_locked(theirs, own)
        self.findings.found += refused
        # a section written under a key of its own is called by that key
        name = ma if item.key_pos is None else ma.replace("-", "_")
        if left_empty(own):
            self.findings.clash(theirs, own, name)
            return theirs
        if kind == "node" and self._other_form(theirs, own, name):
            return theirs
        line = attribute_of(theirs) if kind == "node" else ""
        if line and line in own.mapping:
            value = self.value(theirs.mapping[line], own.mapping[line], "plain", line, path)
            return theirs.with_value({line: value})
        return self.mapping(theirs, own, kind, path)


def _typed(holder: Node, key: str, path: str) -> str:
    """How the drafter called a value: the list of a section stands under the section's own key."""
    if key == "muc" and holder.key_pos is not None and holder.mapping[key].key_pos == holder.key_pos:
        return path.rsplit("/", 1)[-1].replace("-", "_")
    return key


def _hollow(item: Node, known: dict[str, Node]) -> bool:
    """True for a section of the parent without a word of its own whose last item this child removed."""
    if item.mapping.keys() - {"ma", "muc", "kieu"} or "muc" not in item.mapping or item.mapping["muc"].items:
        return False
    return known.get(ma_of(item)) is not item
