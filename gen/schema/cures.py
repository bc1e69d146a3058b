"""What to type where a value has the wrong shape: the value as its author would have it, said in one line."""

from __future__ import annotations

from collections.abc import Iterable

from gen.core.node import Node
from gen.source.scalars import quoted, scalar

_LONG_DASHES = ("–", "—")
DASH = "Gạch đầu dòng phải là dấu gạch ngắn “-” và một dấu cách, không phải gạch dài."
IN_WORDS = 'Nếu đây là chữ của văn bản có dấu hai chấm, đặt cả đoạn trong ngoặc kép "…" hoặc viết sau dấu >-.'
# what a drafter may have broken over lines, so that one line in quotes would not take its place
_ONE_LINE = 90
_HOLDERS = (("noi_dung", "muc"), ("ten", "muc"))


def begins_with_long_dash(text: str) -> bool:
    """True for a text that begins with a dash that makes no list."""
    return text.startswith(_LONG_DASHES)


def of_colon(holder: Node, key: str, allowed: Iterable[str]) -> str:
    """The hint for a text with a colon that became a key of `holder`, which may have the keys `allowed`."""
    value = holder.mapping[key]
    first = next(iter(holder.mapping)) == key
    known = [name for name in holder.mapping if name in allowed]
    inner = next(((words, items) for words, items in _HOLDERS if {words, items} <= set(allowed)), None)
    if value.is_list and inner:
        words, items = inner
        head = f"{'- ' if first else ''}{words}: {quoted(f'{key}:')}"
        return f"Mục có mục con viết hai dòng: “{head}”, dưới nó là “{items}:” thẳng hàng với {words}, rồi các mục con."
    text = f"{key}: {value.text}".rstrip()
    if not value.is_text or len(text) > _ONE_LINE:
        return IN_WORDS
    if first and not known and _on_one_line(holder):
        return f"Là chữ của văn bản có dấu hai chấm thì viết: {quoted(text)}"
    before = _text_before(holder, key)
    if before is not None and before.named_at.line == value.named_at.line:
        return f"Đặt cả đoạn trong ngoặc kép: {_name(holder, before)}: {quoted(f'{before.text}, {text}')}"
    if before is not None and inner and inner[0] in holder.mapping:
        name = _name(holder, before)
        place = f"ở dòng {before.named_at.line} chỉ để “{name}: >-”"
        return f"Là chữ nối tiếp “{name}” thì {place}, cả đoạn chữ viết ở các dòng dưới, thụt vào thêm hai dấu cách."
    if inner and inner[0] not in holder.mapping and _on_one_line(holder):
        return f"Là chữ của văn bản có dấu hai chấm thì viết: {inner[0]}: {quoted(text)}"
    return f"Là chữ của văn bản có dấu hai chấm thì đặt cả đoạn trong ngoặc kép: {quoted(text)}"


def _text_before(holder: Node, key: str) -> Node | None:
    """The text that stands right before a key."""
    keys = list(holder.mapping)
    at = keys.index(key)
    value = holder.mapping[keys[at - 1]] if at else None
    return value if value is not None and value.is_text else None


def _name(holder: Node, value: Node) -> str:
    return next(key for key, one in holder.mapping.items() if one is value)


def of_mapping(value: Node) -> str:
    """The hint for a text with a colon that became a mapping."""
    if len(value.mapping) == 1:
        ((key, inner),) = value.mapping.items()
        text = f"{key}: {inner.text}".rstrip()
        if inner.is_text and len(text) <= _ONE_LINE:
            return f"Là chữ của văn bản có dấu hai chấm thì đặt cả đoạn trong ngoặc kép: {quoted(text)}"
    return IN_WORDS


def to_list(key: str, value: Node) -> str:
    """The hint for a value that should be a list."""
    if begins_with_long_dash(value.text):
        return DASH
    if value.is_mapping and value.mapping:
        first = next(iter(value.mapping))
        return f"Thêm gạch trước khoá đầu của mỗi mục: “- {first}: …”, các khoá sau thụt vào hai dấu cách cho thẳng."
    return f"Viết hai dòng: “{key}:”, dưới nó là “  - {_shown(value.text)}”."


def to_text(key: str, value: Node) -> str:
    """The hint for a list that should be one text."""
    texts = [item.text for item in value.items if item.is_text]
    joined = " ".join(texts)
    if texts and len(texts) == len(value.items) and len(joined) <= _ONE_LINE:
        return f"Chỗ này là một đoạn chữ, viết: {key}: {scalar(joined)}"
    return f"Chỗ này là một đoạn chữ: bỏ các gạch đầu dòng, viết “{key}: >-” rồi cả đoạn ở các dòng dưới."


def _shown(text: str) -> str:
    return scalar(text) if len(text) <= _ONE_LINE else f"{text[:40]}…"


def _on_one_line(holder: Node) -> bool:
    """False where the keys of a mapping stand on one line, in { }: then a line can't be typed in place of one."""
    lines = [value.named_at.line for value in holder.mapping.values()]
    return len(set(lines)) == len(lines)
