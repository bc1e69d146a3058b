"""`{{ … }}` in texts: a small, safe part of Jinja's expressions, every mistake at its own place in the YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.text.compiled import SYNTAX, Compiled
from gen.text.fold import did_you_mean
from gen.text.printable import Made, Markup, NotWords, printable

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
# a name, or one of what it has; an attribute that begins with `_` is for Jinja to refuse
_PLAIN = re.compile(r" *(?P<name>[a-z_][a-z0-9_]*)(?:\.(?P<attribute>[a-z][a-z0-9_]*))? *")
_JINJA_WORDS = {"true", "false", "none", "not", "and", "or", "in", "is", "if", "else", "loop", "self", "recursive"}
_BARE_ID = re.compile(r"\b(vb|dv)\(\s*([a-z0-9]+(?:-[a-z0-9]+)+)\s*\)")
_CALLABLE = ("vb", "dv")
# an expression is a name or a choice between a few; a text is a few pages at most
_LONGEST_EXPRESSION, _LONGEST_TEXT = 400, 200_000
# names that not every document has -> what gives it to a document
CONDITIONAL = {
    "nam": "“nam” có khi văn bản có “ngay”; chưa có ngày thì viết “ngay: 2026”.",
    "cha": "“cha” chỉ có trong văn bản có “ke_thua”.",
}


class UnknownId(LookupError):
    """`vb('…')` or `dv('…')` of an id that no register has; the argument is the hint."""


# what a unit or a citation can be asked for
_ATTRIBUTES = ("ten", "ten_ngan", "goi", "dia_danh", "ky_hieu", "ma", "ngan", "khong_ve")


@lru_cache(maxsize=4096)
def _compile(expression: str) -> Compiled:
    source = "{{" + expression + "}}"
    if len(source) > _LONGEST_EXPRESSION or "\\" in source:
        hint = f"Biểu thức dài nhất {_LONGEST_EXPRESSION} ký tự, không có dấu “\\”. {SYNTAX}"
        return Compiled(None, code="unsafe-expression", message=f"“{source[:60]}” không được phép", hint=hint)
    bare = _BARE_ID.search(expression)
    if bare:
        hint = f"Đặt mã trong nháy: {bare[1]}('{bare[2]}')."
        return Compiled(None, code="bad-expression", message=f"“{source}” thiếu nháy quanh mã", hint=hint)
    plain = _PLAIN.fullmatch(expression)
    if plain and plain["name"] not in _JINJA_WORDS:
        return Compiled(_looking_up(plain["name"], plain["attribute"]), (plain["name"],))
    # Jinja is loaded where an expression is more than a name
    from gen.text.expression import compiled

    return compiled(expression)


def _looking_up(name: str, attribute: str | None) -> Callable[..., object]:
    """What Jinja makes of `name` and `name.attribute`: most expressions are no more than that."""

    def run(**scope: object) -> object:
        return scope[name] if attribute is None else getattr(scope[name], attribute)

    return run


def expressions(text: str) -> list[str]:
    """The insides of all `{{ }}` of a text."""
    return _EXPRESSION.findall(text)


def uses(expression: str, name: str) -> bool:
    """True where an expression uses a name."""
    return name in _compile(expression).names


def expand(node: Node, scope: Mapping[str, object], found: list[Diagnostic]) -> str:
    """The text with its expressions evaluated; what went wrong is appended to `found`."""
    text = node.text
    if "{{" not in text and "}}" not in text:
        return text
    count = room = 0

    def value(match: re.Match[str]) -> str:
        nonlocal count, room
        count += 1
        printed = _evaluate(match[1], node, count - 1, scope, found) if room <= _LONGEST_TEXT else ""
        room += len(printed)
        return printed

    out = _EXPRESSION.sub(value, text)
    if room > _LONGEST_TEXT:
        message = f"Các {{{{ }}}} ở đây cho ra hơn {_LONGEST_TEXT} ký tự."
        found.append(Diagnostic("text/too-long", message, node.pos, "Kiểm tra các biến gọi nhau nhiều lần."))
        return ""
    rest = _EXPRESSION.sub("", text)
    if "{{" in rest:
        place = node.place_of("{{", count)
        message = f"“{{{{” mở mà không có “}}}}” đóng trong “{_around(text)}”."
        found.append(Diagnostic("text/unclosed-expression", message, place, SYNTAX))
    elif "}}" in rest:
        blank = _EXPRESSION.sub(lambda match: " " * len(match[0]), text)
        place = node.place_of("}}", text.count("}}", 0, blank.index("}}")))
        message = "“}}” đóng mà không có “{{” mở."
        found.append(Diagnostic("text/unclosed-expression", message, place, SYNTAX))
    return out


def _evaluate(
    expression: str, node: Node, occurrence: int, scope: Mapping[str, object], found: list[Diagnostic]
) -> str:
    place = node.place_of("{{", occurrence)
    compiled = _compile(expression)
    if compiled.run is None:
        found.append(Diagnostic(f"text/{compiled.code}", f"{compiled.message}.", place, compiled.hint))
        return ""
    unknown = [name for name in compiled.names if name not in scope]
    for name in unknown:
        hint = CONDITIONAL.get(name) or did_you_mean(name, scope) or f"Các tên dùng được: {', '.join(sorted(scope))}."
        found.append(Diagnostic("text/unknown-name", f"Không có tên “{name}” trong {{{{ }}}}.", place, hint))
    if unknown:
        return ""
    source = "{{" + expression + "}}"
    try:
        value = compiled.run(**{name: scope[name] for name in compiled.names})
        printed = printable(value)
    except NotWords:
        hint = "Chỉ in được chữ và số: viết rõ cái cần in, ví dụ {{ don_vi.ten }}, {{ vb('…') }}, {{ dv('…').ten }}."
        found.append(Diagnostic("text/bad-expression", f"“{source}” không cho ra chữ nào.", place, hint))
        return ""
    except UnknownId as err:
        message = f"“{source}” gọi một mã không có trong danh mục."
        found.append(Diagnostic("text/unknown-id", message, place, str(err)))
        return ""
    except Exception as err:
        if type(err).__name__ == "SecurityError":
            found.append(Diagnostic("text/unsafe-expression", f"“{source}” không được phép.", place, SYNTAX))
            return ""
        # whatever an expression does wrong is the author's to mend, never a crash
        hint = "Kiểm tra tên và thuộc tính trong ngoặc. " + _attribute_hint(err)
        found.append(Diagnostic("text/bad-expression", f"Không tính được “{source}”.", place, hint.strip()))
        return ""
    own = isinstance(value, Markup) and not isinstance(value, Made)
    if not own and not printed.strip() and not re.search(r"\bif\b", expression):
        hint = "Điền khoá đó trong danh mục, hoặc viết chữ thay cho ngoặc."
        found.append(Diagnostic("text/bad-expression", f"“{source}” không có chữ nào để in.", place, hint))
    return printed


def _attribute_hint(err: Exception) -> str:
    match = re.search(r"has no attribute '(\w+)'", str(err))
    return f"Không có thuộc tính “{match[1]}”. {did_you_mean(match[1], _ATTRIBUTES)}".strip() if match else ""


def _around(text: str) -> str:
    at = text.rfind("{{")
    return text[at : at + 30]
