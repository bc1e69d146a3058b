"""`{% %}` and `{# #}` in a text: no part of our language, and the inline choice that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.text.braces import replaced

STATEMENT, REMARK = "{%", "{#"
_QUOTED = 40
_SHORT = r"[^{}%'\"]{0,200}"
_IF = (
    rf"\{{%-?\s*if\s+(?P<condition>[^{{}}%]{{1,200}}?)\s*-?%\}}(?P<yes>{_SHORT})"
    rf"(?:\{{%-?\s*else\s*-?%\}}(?P<no>{_SHORT}))?\{{%-?\s*endif\s*-?%\}}"
)


def template_tags(node: Node) -> Iterator[Diagnostic]:
    """An error where a text begins a statement or a remark of a template: it would print as it stands."""
    # what stands inside `{{ }}` is told with that
    outside = replaced(node.text, lambda expression: " " * len(expression))
    if STATEMENT in outside:
        choice = re.search(_IF, outside)
        better = "{{ 'chữ này' if nam == 2026 else 'chữ kia' }}"
        if choice:
            better = f"{{{{ '{choice['yes']}' if {choice['condition']} else '{choice['no'] or ''}' }}}}"
        hint = f"Chọn chữ theo điều kiện thì viết trong một ngoặc {{{{ }}}}: {better}"
        yield _told(node, outside, STATEMENT, hint)
    if REMARK in outside:
        hint = "Xoá nó khỏi đoạn chữ; ghi chú viết ở dòng riêng phía trên khoá, bắt đầu bằng # và một dấu cách."
        yield _told(node, outside, REMARK, hint)


def _told(node: Node, outside: str, sign: str, hint: str) -> Diagnostic:
    at = outside.index(sign)
    end = outside.find(f"{sign[1]}}}", at)
    quoted = node.text[at : min(end + 2, at + _QUOTED) if end >= 0 else at + _QUOTED]
    message = f"“{quoted}” không có nghĩa trong lời văn, để vậy sẽ in ra nguyên như thế."
    return Diagnostic("text/template-tag", message, node.place_of(sign, node.text.count(sign, 0, at)), hint)
