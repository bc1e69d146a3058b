"""Nodes back to YAML, in the one way in which this house writes it."""

from __future__ import annotations

import re

from gen.node import Node

WIDTH = 112
_STEP = "  "
# what a plain scalar may not begin with, hold, or end in
_OPENERS = tuple("-?:,[]{}#&*!|>'\"%@`=~")
_UNSAFE = re.compile(r": |:$| #|^\s|\s$|^---|^\.\.\.")


def write(root: Node) -> str:
    """The YAML text of a document."""
    blocks = []
    for key, value in root.mapping.items():
        blocks.append("\n".join(_entry(key, value, "")) + "\n")
    return _spaced(blocks)


def write_items(items: tuple[Node, ...], indent: str = "") -> str:
    """The YAML text of list items alone, such as those of a register."""
    return "\n".join(line for item in items for line in _item(item, indent)) + "\n"


def _spaced(blocks: list[str]) -> str:
    """Short entries stand together, longer ones have a blank line between."""
    out = ""
    for block in blocks:
        long = block.count("\n") > 1
        if out and (long or not out.endswith("\n\n")) and (long or _last_long(out)):
            out = out.rstrip("\n") + "\n\n"
        out += block
    return out


def _last_long(out: str) -> bool:
    return out.rstrip("\n").rsplit("\n", 1)[-1].startswith(" ")


def _entry(key: str, value: Node, indent: str) -> list[str]:
    name = scalar(key)
    tag = f" !{value.tag}" if value.tag else ""
    if value.is_text:
        if value.tag and not value.text:
            return [f"{indent}{name}:{tag}"]
        return _text(f"{indent}{name}:{tag}", value.text, indent + _STEP)
    if value.is_list:
        if not value.items:
            return [f"{indent}{name}:{tag} []"]
        if all(item.is_text and not item.tag and len(item.text) < 30 for item in value.items) and _flow_safe(value):
            inner = ", ".join(_flow(item.text) for item in value.items)
            if len(inner) < WIDTH - 30:
                return [f"{indent}{name}:{tag} [{inner}]"]
        lines = [f"{indent}{name}:{tag}"]
        for item in value.items:
            lines += _item(item, indent + _STEP)
        return lines
    if not value.mapping:
        return [f"{indent}{name}:{tag} {{}}"]
    lines = [f"{indent}{name}:{tag}"]
    for inner_key, inner_value in value.mapping.items():
        lines += _entry(inner_key, inner_value, indent + _STEP)
    return lines


def _item(item: Node, indent: str) -> list[str]:
    tag = f"!{item.tag} " if item.tag else ""
    if item.is_text:
        return _text(f"{indent}- {tag}".rstrip(), item.text, indent + _STEP)
    if item.is_list:
        lines = [f"{indent}-"]
        for inner in item.items:
            lines += _item(inner, indent + _STEP)
        return lines
    lines = []
    for key, value in item.mapping.items():
        lines += _entry(key, value, indent + _STEP)
    if not lines:
        return [f"{indent}- {{}}"]
    return [f"{indent}- {tag}{lines[0][len(indent) + len(_STEP) :]}", *lines[1:]]


def _text(head: str, text: str, indent: str) -> list[str]:
    """A text behind `head`: on its line where it fits, else folded below."""
    if not text:
        return [f'{head} ""']
    if "\n" in text:
        lines = text.split("\n")
        if any(line != line.strip() for line in lines) or not lines[0]:
            return [f"{head} {quoted(text)}"]
        return [f"{head} |-", *(f"{indent}{line}".rstrip() for line in lines)]
    flat = scalar(text)
    if len(head) + 1 + len(flat) <= WIDTH:
        return [f"{head} {flat}"]
    return [f"{head} >-", *(f"{indent}{line}" for line in _wrapped(text, WIDTH - len(indent)))]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines that fold back to the same text: broken at single blanks only."""
    lines: list[str] = []
    line = ""
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        wider = f"{line} {word}" if line else word
        if len(wider) > width and line:
            lines.append(line)
            line = word
        else:
            line = wider
    return [*lines, line]


def scalar(text: str) -> str:
    """A one-line text as YAML: plain where that is safe, else in double quotes."""
    if not text or text.startswith(_OPENERS) or _UNSAFE.search(text) or "\n" in text:
        return quoted(text)
    return text


def quoted(text: str) -> str:
    """A text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _flow_safe(node: Node) -> bool:
    return all("\n" not in item.text for item in node.items)


def _flow(text: str) -> str:
    return quoted(text) if any(char in text for char in ",[]{}") else scalar(text)
