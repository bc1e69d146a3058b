"""Expressions that are more than a name, by Jinja: sandboxed, and only the part of its language that texts need."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from gen.text.compiled import SYNTAX, Compiled
from gen.text.fold import did_you_mean

# names, attributes, calls and simple choices; nothing that can loop, grow or reach Python
_ALLOWED = (
    nodes.Name,
    nodes.Const,
    nodes.TemplateData,
    nodes.Getattr,
    nodes.Call,
    nodes.Concat,
    nodes.Filter,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Add,
    nodes.Sub,
    nodes.Output,
    nodes.Template,
)
_CALLABLE = ("vb", "dv")


def _upper_first(text: object) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]


def _lower_first(text: object) -> str:
    words = str(text)
    return words[:1].lower() + words[1:]


_FILTERS: dict[str, Callable[[object], str]] = {
    "hoa": lambda text: str(text).upper(),
    "thuong": lambda text: str(text).lower(),
    "hoa_dau": _upper_first,
    "thuong_dau": _lower_first,
}
_ENV = SandboxedEnvironment(autoescape=False, undefined=StrictUndefined, optimized=False)
_ENV.filters.clear()
_ENV.filters.update(_FILTERS)
_ENV.globals.clear()


def compiled(expression: str) -> Compiled:
    """The expression compiled, where it has nothing but what is allowed."""
    source = "{{" + expression + "}}"
    try:
        tree = _ENV.parse(source)
        return _checked(expression, source, tree)
    except (TemplateError, RecursionError):
        curly = "Dùng dấu nháy thẳng ' trong ngoặc. " if re.search("[‘’“”]", source) else ""
        return Compiled(None, code="bad-expression", message=f"Không hiểu “{source}”", hint=curly + SYNTAX)


def _checked(expression: str, source: str, tree: nodes.Template) -> Compiled:
    names = sorted({node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"})
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            hint = "Chỉ dùng tên, thuộc tính (don_vi.ten), vb('…'), dv('…') và các bộ lọc hoa, thuong, hoa_dau."
            return Compiled(None, code="unsafe-expression", message=f"“{source}” không được phép", hint=hint)
        if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name in _CALLABLE):
            hint = "Chỉ gọi được vb('…') và dv('…'); chữ hoa, chữ thường dùng bộ lọc hoa, thuong, hoa_dau."
            return Compiled(None, code="unsafe-expression", message=f"“{source}” không được phép", hint=hint)
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            hint = "Thuộc tính bắt đầu bằng gạch dưới không dùng được."
            return Compiled(None, code="unsafe-expression", message=f"“{source}” không được phép", hint=hint)
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            hint = did_you_mean(node.name, _FILTERS) or f"Các bộ lọc: {', '.join(_FILTERS)}."
            return Compiled(None, code="unknown-name", message=f"Không có bộ lọc “{node.name}”", hint=hint)
    return Compiled(_ENV.compile_expression(expression, undefined_to_none=False), tuple(names))
