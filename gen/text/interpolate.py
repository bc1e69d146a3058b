"""`{{ … }}` in texts: a small, safe part of Jinja's expressions, every mistake at its own place in the YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node
from gen.text.braces import OPEN, expression_spans, replaced
from gen.text.compiled_expression import SYNTAX, CompiledExpression
from gen.text.printed_value import Made, Markup, NotANumber, NotWords, printable
from gen.text.suggestions import did_you_mean
from gen.text.template_tags import REMARK, STATEMENT, template_tags

# a name, or one of what it has; an attribute that begins with `_` is for Jinja to refuse
_PLAIN = re.compile(r" *(?P<name>[a-z_][a-z0-9_]*)(?:\.(?P<attribute>[a-z][a-z0-9_]*))? *")
_JINJA_WORDS = {"true", "false", "none", "not", "and", "or", "in", "is", "if", "else", "loop", "self", "recursive"}
_BARE_ID = re.compile(r"\b(vb|dv)\(\s*([a-z0-9]+(?:-[a-z0-9]+)+)\s*\)")
# an expression is a name or a choice between a few; a text is a few pages at most
_LONGEST_EXPRESSION, _LONGEST_TEXT = 400, 200_000
# names that not every document has -> what gives it to a document
CONDITIONAL = {
    "nam": "“nam” có khi văn bản có “ngay”; chưa có ngày thì viết “ngay: 2026”.",
    "so_lieu": "“so_lieu” chỉ có khi văn bản, hay văn bản cha, có khoá “so_lieu: tệp.csv”.",
    "cha": "“cha” chỉ có trong văn bản có “ke_thua”. Đã có thì văn bản cha còn thiếu “don_vi” hoặc “loai”.",
}


class UnknownId(LookupError):
    """`vb('…')` or `dv('…')` of an id that no register has; the argument is the hint."""


class CircularCitation(Exception):
    """Documents that cite each other in their own subjects; the argument is their ids, the first one last as well."""


class NoFigure(LookupError):
    """A row or column that a file of figures does not have: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class ToldElsewhere(LookupError):
    """There is nothing to print, and why is told at the source of it."""


class NoTotal(LookupError):
    """`tong('…', '…')` that can't be told; the arguments are why, and the hint."""


# what a unit or a citation can be asked for
_OF_UNITS, _OF_CITATIONS = ("ten", "ten_ngan", "goi", "dia_danh", "ky_hieu", "ma"), ("ngan", "khong_ve")


@lru_cache(maxsize=4096)
def _compile(expression: str) -> CompiledExpression:
    source = "{{" + expression + "}}"
    if len(source) > _LONGEST_EXPRESSION or "\\" in source:
        hint = f"Biểu thức dài nhất {_LONGEST_EXPRESSION} ký tự, không có dấu “\\”. {SYNTAX}"
        return CompiledExpression(None, code="unsafe-expression", message=f"“{source[:60]}” không được phép", hint=hint)
    bare = _BARE_ID.search(expression)
    if bare:
        hint = f"Đặt mã trong nháy: {bare[1]}('{bare[2]}')."
        return CompiledExpression(None, code="bad-expression", message=f"“{source}” thiếu nháy quanh mã", hint=hint)
    plain = _PLAIN.fullmatch(expression)
    if plain and plain["name"] not in _JINJA_WORDS:
        return CompiledExpression(_looking_up(plain["name"], plain["attribute"]), (plain["name"],))
    # Jinja is loaded where an expression is more than a name
    from gen.text.jinja_expressions import compiled

    return compiled(expression)


def _looking_up(name: str, attribute: str | None) -> Callable[..., object]:
    """What Jinja makes of `name` and `name.attribute`: most expressions are no more than that."""

    def run(**scope: object) -> object:
        return scope[name] if attribute is None else getattr(scope[name], attribute)

    return run


def expressions(text: str) -> list[str]:
    """The insides of all `{{ }}` of a text."""
    return [text[start + 2 : end - 2] for start, end in expression_spans(text)]


def names_in(expression: str) -> tuple[str, ...]:
    """The names that an expression uses."""
    return tuple(_compile(expression).names)


def uses(expression: str, name: str) -> bool:
    """True where an expression uses a name."""
    return name in _compile(expression).names


def expand(node: Node, scope: Mapping[str, object], found: list[Diagnostic]) -> str:
    """The text with its expressions evaluated; what went wrong is appended to `found`."""
    text = node.text
    if STATEMENT in text or REMARK in text:
        found += template_tags(node)
    if "{{" not in text and "}}" not in text:
        return text
    count = room = 0
    places: list[Position] = []

    def place(occurrence: int) -> Position:
        if not places:
            places.extend(node.places_of(OPEN))
        return places[occurrence] if occurrence < len(places) else node.pos

    def value(expression: str) -> str:
        nonlocal count, room
        count += 1
        printed = _evaluate(expression[2:-2], partial(place, count - 1), scope, found) if room <= _LONGEST_TEXT else ""
        room += len(printed)
        return printed

    out = replaced(text, value)
    if room > _LONGEST_TEXT:
        message = f"Các {{{{ }}}} ở đây cho ra hơn {_LONGEST_TEXT} ký tự."
        hint = "Bỏ bớt các {{ }} gọi nhau trong bien: mỗi biến viết hẳn chữ của nó."
        found.append(Diagnostic("text/too-long", message, node.pos, hint))
        return ""
    found += _unclosed(node, lambda: place(count))
    return out


def _unclosed(node: Node, next_opening: Callable[[], Position]) -> Iterator[Diagnostic]:
    """An error for braces without their mates."""
    text = node.text
    rest = replaced(text, lambda _: "")
    if "{{" in rest:
        message = f"“{{{{” mở mà không có “}}}}” đóng trong “{_around(text)}”."
        yield Diagnostic("text/unclosed-expression", message, next_opening(), SYNTAX)
    elif "}}" in rest:
        blank = replaced(text, lambda expression: " " * len(expression))
        closing = node.place_of("}}", text.count("}}", 0, blank.index("}}")))
        yield Diagnostic("text/unclosed-expression", "“}}” đóng mà không có “{{” mở.", closing, SYNTAX)


def _evaluate(
    expression: str, place: Callable[[], Position], scope: Mapping[str, object], found: list[Diagnostic]
) -> str:
    def report(code: str, message: str, hint: str) -> str:
        """Notes what is wrong with the expression, which then prints nothing."""
        found.append(Diagnostic(f"text/{code}", message, place(), hint))
        return ""

    compiled = _compile(expression)
    if compiled.run is None:
        return report(compiled.code, f"{compiled.message}.", compiled.hint)
    unknown = [name for name in compiled.names if name not in scope]
    for name in unknown:
        hint = CONDITIONAL.get(name) or did_you_mean(name, scope) or f"Các tên dùng được: {', '.join(sorted(scope))}."
        report("unknown-name", f"Không có tên “{name}” trong {{{{ }}}}.", hint)
    if unknown:
        return ""
    source = "{{" + expression + "}}"
    try:
        value = compiled.run(**{name: scope[name] for name in compiled.names})
        printed = printable(value)
    except CircularCitation as err:
        if getattr(scope, "cites", False):
            # told where the citation stands, not in what it cites
            raise
        hint = "Viết thẳng số, ký hiệu, trích yếu của một trong các văn bản ấy."
        return report("circle", f"Các văn bản viện dẫn nhau vòng tròn: {' → '.join(err.args[0])}.", hint)
    except Exception as err:
        # whatever an expression does wrong is the author's to mend, never a crash
        return _refused(err, source, report)
    own = isinstance(value, Markup) and not isinstance(value, Made)
    if not own and not printed.strip() and not re.search(r"\bif\b", expression):
        hint = "Điền khoá đó trong danh mục, hoặc viết chữ thay cho ngoặc."
        report("bad-expression", f"“{source}” không có chữ nào để in.", hint)
    return printed


def _refused(err: Exception, source: str, report: Callable[[str, str, str], str]) -> str:
    """Tells why an expression prints nothing, by what went wrong in it."""
    if isinstance(err, NotWords):
        hint = "Chỉ in được chữ và số: viết rõ cái cần in, ví dụ {{ don_vi.ten }}, {{ vb('…') }}, {{ dv('…').ten }}."
        return report("bad-expression", f"“{source}” không cho ra chữ nào.", hint)
    if isinstance(err, NotANumber):
        hint = "Số viết như 1.500.000 hoặc 0,5: dấu chấm giữa các nhóm ba chữ số, dấu phẩy trước phần thập phân."
        return report("bad-expression", f"“{err}” trong “{source}” không phải là số, không viết bằng chữ được.", hint)
    if isinstance(err, NoFigure):
        return report("no-figure", err.message, err.hint)
    if isinstance(err, ToldElsewhere):
        return ""
    if isinstance(err, NoTotal):
        return report("no-total", f"“{source}” không tính được: {err.args[0]}.", err.args[1])
    if isinstance(err, UnknownId):
        return report("unknown-id", f"“{source}” gọi một mã không có trong danh mục.", str(err))
    if type(err).__name__ == "SecurityError":
        return report("unsafe-expression", f"“{source}” không được phép.", SYNTAX)
    hint = _attribute_hint(err)
    if "tong(" in source:
        hint = "Viết mã của phụ lục (mục) có bảng, rồi mã cột: {{ tong('mã-phụ-lục', 'mã_cột') }}."
    return report("bad-expression", f"Không tính được “{source}”.", hint)


def _attribute_hint(err: Exception) -> str:
    match = re.search(r"has no attribute '(\w+)'", str(err))
    if not match:
        return "Viết mã trong nháy, một mã một lần gọi: {{ vb('mã-văn-bản') }}, {{ dv('mã-đơn-vị').ten }}."
    known = _OF_CITATIONS if "Citation" in str(err) else _OF_UNITS
    meant = did_you_mean(match[1], known) or f"Dùng được: {', '.join(known)}."
    return f"Không có thuộc tính “{match[1]}”. {meant}"


def _around(text: str) -> str:
    at = text.rfind("{{")
    return text[at : at + 30]
