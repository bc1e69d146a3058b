"""Expressions that are more than a name, by Jinja: sandboxed, and only the part of its language that texts need."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.environment import TemplateExpression
from jinja2.sandbox import SandboxedEnvironment
from jinja2.visitor import NodeTransformer

from gen.text.compiled_expression import SYNTAX, CompiledExpression
from gen.text.inline import NOTE
from gen.text.number_words import number_words
from gen.text.printed_value import Made, NotANumber, printable
from gen.text.suggestions import did_you_mean
from gen.text.vietnamese_numbers import read_number

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
_CALLABLE = ("vb", "dv", "tong")
# the calls of notes in a text, and its first sign behind the stars that open it
_NOTE, _FIRST = re.compile(f"({NOTE})"), re.compile(r"(\**)(.)", re.DOTALL)


def _filter(change: Callable[[str], str]) -> Callable[[object], Made]:
    """A filter of words."""
    return lambda value: Made(change(printable(value)))


def _all(change: Callable[[str], str]) -> Callable[[str], str]:
    """Changes all words; what calls a note is none."""
    return lambda text: "".join(part if at % 2 else change(part) for at, part in enumerate(_NOTE.split(text)))


def _first(change: Callable[[str], str]) -> Callable[[str], str]:
    """Changes the first letter."""
    return lambda text: _FIRST.sub(lambda match: match[1] + change(match[2]), text, count=1)


def _in_words(text: str) -> str:
    number = read_number(text)
    if number is None:
        raise NotANumber(text)
    return number_words(number)


_FILTERS: dict[str, Callable[[object], str]] = {
    "hoa": _filter(_all(str.upper)),
    "thuong": _filter(_all(str.lower)),
    "hoa_dau": _filter(_first(str.upper)),
    "thuong_dau": _filter(_first(str.lower)),
    "bang_chu": _filter(_in_words),
}
# what `a ~ b` is, under a name that no drafter can type
_JOINED = "~"
_ENV = SandboxedEnvironment(autoescape=False, undefined=StrictUndefined, optimized=False)
_ENV.filters.clear()
_ENV.filters.update(_FILTERS | {_JOINED: lambda *values: _joined(*values)})
_ENV.globals.clear()


def compiled(expression: str) -> CompiledExpression:
    """The expression compiled, where it has nothing but what is allowed."""
    source = "{{" + expression + "}}"
    try:
        tree = _ENV.parse(source)
        return _checked(expression, source, tree)
    except (TemplateError, RecursionError):
        better = re.sub("[‘’“”]", "'", source)
        straight = f"Dùng dấu nháy thẳng: {better}" if better != source else ""
        return CompiledExpression(
            None, code="bad-expression", message=f"Không hiểu “{source}”", hint=straight or SYNTAX
        )


def _checked(expression: str, source: str, tree: nodes.Template) -> CompiledExpression:
    names = sorted({node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"})
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            filters = ", ".join(_FILTERS)
            hint = f"Chỉ dùng tên, thuộc tính (don_vi.ten), vb('…'), dv('…'), tong('…') và các bộ lọc {filters}."
            return CompiledExpression(None, code="unsafe-expression", message=f"“{source}” không được phép", hint=hint)
        if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name in _CALLABLE):
            hint = "Chỉ gọi được vb('…'), dv('…') và tong('…'); chữ hoa, chữ thường thì viết như {{ don_vi.ten|hoa }}."
            return CompiledExpression(None, code="unsafe-expression", message=f"“{source}” không được phép", hint=hint)
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            hint = "Tên bắt đầu bằng gạch dưới không dùng được; bỏ phần ấy, ví dụ {{ don_vi.ten }}."
            return CompiledExpression(None, code="unsafe-expression", message=f"“{source}” không được phép", hint=hint)
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            hint = did_you_mean(node.name, _FILTERS) or f"Các bộ lọc: {', '.join(_FILTERS)}."
            return CompiledExpression(None, code="unknown-name", message=f"Không có bộ lọc “{node.name}”", hint=hint)
    return CompiledExpression(_runnable(tree), tuple(names))


def _runnable(tree: nodes.Template) -> Callable[..., object]:
    """The one expression of a tree, its `~` joining words alone."""
    output = tree.body[0]
    assert isinstance(output, nodes.Output)
    (value,) = output.nodes
    body: list[nodes.Node] = [nodes.Assign(nodes.Name("result", "store"), _Joining().visit(value), lineno=1)]
    return TemplateExpression(_ENV.from_string(nodes.Template(body, lineno=1)), undefined_to_none=False)


class _Joining(NodeTransformer):
    """Puts our own joining in place of Jinja's, which would join anything."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        first, *rest = (self.visit(operand) for operand in node.nodes)
        return nodes.Filter(first, _JOINED, rest, [], None, None, lineno=node.lineno)


def _joined(*values: object) -> Made:
    return Made("".join(map(printable, values)))
