"""`khong_ke_thua`: keys and sections of the parent that a child does not want."""

from __future__ import annotations

from gen.cascade.locks import is_locked, locked_keys, refusal, refusals
from gen.cascade.override import Override, OverrideKind
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.vocabulary import PURPOSE, SECTION_KEYS
from gen.text.suggestions import did_you_mean


def without_unwanted(base: Node, child: Node) -> tuple[Node, list[Override], list[Diagnostic]]:
    """The parent's tree without what the child does not want, where that stood, and what can't be left out."""
    listed = child.get("khong_ke_thua")
    entries = dict(base.mapping)
    overrides: list[Override] = []
    found: list[Diagnostic] = []
    for item in listed.items if listed is not None else ():
        key = item.text
        section = SECTION_KEYS.get(key)
        path, gone = (key, entries.get(key)) if section is None else _section(entries.get("phan"), section)
        if gone is None:
            found.append(_no_such_key(item, entries))
            continue
        found += _refusals(base, item, gone)
        overrides.append(Override(path, OverrideKind.REMOVED, gone))
        left = _without_section(entries["phan"], section) if section is not None else None
        if left is not None and left.items:
            entries["phan"] = left
        else:
            del entries["phan" if section is not None else key]
    return base.with_value(entries), overrides, found


def _no_such_key(item: Node, entries: dict[str, Node]) -> Diagnostic:
    sections = [name for name, ma in SECTION_KEYS.items() if _section(entries.get("phan"), ma)[1]]
    hint = did_you_mean(item.text, [*entries, *sections]) or "Xoá dòng này."
    message = f"Văn bản cha không có “{item.text}” để bỏ."
    return Diagnostic("cascade/no-such-key", message, item.pos, hint, about=(item.text,))


def _refusals(base: Node, item: Node, gone: Node) -> list[Diagnostic]:
    """An error for each lock on what the child wants gone: inside of it, on itself, on the key that holds it."""
    key, locks = item.text, locked_keys(base)
    found = list(refusals(key, item, gone))
    lock = None if is_locked(gone) else locks.get(key) or (locks.get("phan") if key in SECTION_KEYS else None)
    lock = gone if locks and key == "co_dinh" else lock
    return [*found, refusal(key, item, lock)] if lock is not None else found


def _section(sections: Node | None, ma: str) -> tuple[str, Node | None]:
    """A section by its id, and its path: two of them stand in another."""
    for item in sections.items if sections is not None else ():
        if item.text_of("ma") == ma:
            return ma, item
        inner = item.get("muc")
        if item.text_of("ma") == PURPOSE and inner is not None:
            found = next((below for below in inner.items if below.text_of("ma") == ma), None)
            if found is not None:
                return f"{PURPOSE}/{ma}", found
    return ma, None


def _without_section(sections: Node, ma: str) -> Node:
    left = []
    for item in sections.items:
        if item.text_of("ma") == ma:
            continue
        inner = item.get("muc")
        if item.text_of("ma") == PURPOSE and inner is not None:
            below = tuple(section for section in inner.items if section.text_of("ma") != ma)
            if not below:
                continue
            item = item.with_value({**item.mapping, "muc": inner.with_value(below)})
        left.append(item)
    return sections.with_value(tuple(left))
