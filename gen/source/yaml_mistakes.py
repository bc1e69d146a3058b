"""What a drafter did wrong in YAML's own grammar, told from what the parser could not go on with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from gen.core.diagnostic import Diagnostic, Position

# the value that a line begins: after "- ", after "key: ", or both
_VALUE = re.compile(r"^(?P<lead>\s*(?:-\s+)*(?:[\w.]+:\s+)?)(?P<value>\S.*)$")
# a line that begins with what may be a key of the format
_KEY = re.compile(r"^\s*(?:- )?[a-z0-9_-]+:")
_BRACKET = re.compile(r"[\[{]")
_QUOTES = 'Đặt cả đoạn chữ trong ngoặc kép "…", hoặc viết nó ở dòng dưới sau dấu >-.'


@dataclass(frozen=True, slots=True)
class _ParserError:
    """What the parser said and where; rows count from 0, columns from 1."""

    problem: str
    context: str
    context_mark: yaml.Mark | None
    lines: list[str]
    row: int
    column: int
    path: str

    @property
    def line(self) -> str:
        return self.lines[self.row]

    @property
    def value(self) -> tuple[str, int]:
        """The value that begins on the line of the error, and its column."""
        match = _VALUE.match(self.line)
        return (match["value"], match.start("value") + 1) if match else (self.line.strip(), 1)

    def finding(self, code: str, message: str, hint: str, column: int, row: int | None = None) -> Diagnostic:
        """A finding on the line of the error, or on another."""
        place = Position(self.path, (self.row if row is None else row) + 1, column)
        return Diagnostic(f"source/{code}", message, place, hint)


def diagnose(err: yaml.MarkedYAMLError, text: str, path: str) -> Diagnostic:
    """The drafter's own mistake behind a parser's error, at the place to mend."""
    mark = err.problem_mark or err.context_mark
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column + 1 if mark else 1
    error = _ParserError(
        problem=err.problem or "",
        context=err.context or "",
        context_mark=err.context_mark,
        lines=lines,
        row=row,
        column=column,
        path=path,
    )
    for recognise in _MISTAKES:
        found = recognise(error)
        if found:
            return found
    return error.finding("syntax", f"Không đọc được dòng này: “{error.line.strip()}”.", _QUOTES, column)


def _colon(error: _ParserError) -> Diagnostic | None:
    if not error.problem.startswith("mapping values are not allowed"):
        return None
    line, lines, row = error.line, error.lines, error.row
    if line.find(":") + 1 == error.column and row and lines[row - 1].strip() and _KEY.match(line):
        # the first colon of its line: a line above was taken for the beginning of the key
        start = _begins(lines, row)
        if re.match(r"^\s*(- )?(\w+:\S|[^:]+$)", lines[start]) and _indent(lines[start]) == _indent(line):
            return _glued(error, start)
        message = "Dòng này có khoá nhưng thụt lề không khớp, YAML nối nó vào đoạn chữ ở dòng trên."
        hint = "Cho dòng thẳng hàng với các khoá cùng nhóm; nếu đây là chữ nối tiếp, dùng >- và thụt vào."
        return error.finding("indentation", message, hint, _indent(line) + 1)
    message = f"Đoạn chữ “{error.value[0]}” có dấu hai chấm kèm dấu cách, YAML tưởng là một khoá nữa."
    return error.finding("colon-in-text", message, _QUOTES, error.column)


def _begins(lines: list[str], row: int) -> int:
    """The line above that the text at `row` began on: the nearest that is not set in further."""
    at = row - 1
    while at > 0 and (not lines[at].strip() or _indent(lines[at]) > _indent(lines[row])):
        at -= 1
    return at


def _escape(error: _ParserError) -> Diagnostic | None:
    if "escape" not in error.problem and "hexdecimal" not in error.problem:
        return None
    at = error.line.rfind("\\", 0, error.column + 1)
    if at < 0:
        return None
    quoted = error.line[at : at + 2]
    message = f"Trong ngoặc kép, “{quoted}” là một dấu thoát mà YAML không hiểu."
    hint = "Muốn giữ dấu “\\” thì dùng ngoặc đơn '…' hoặc viết đoạn chữ ở dòng dưới sau dấu >-."
    return error.finding("bad-escape", message, hint, at + 1)


def _opener(error: _ParserError) -> Diagnostic | None:
    """A text that begins with a character that means something to YAML."""
    value, start = error.value
    opener = value[:1]
    if opener == "{" and value.startswith("{{"):
        opener = "{{"
    if opener in ('"', "'"):
        end = value.find(opener, 1)
        if end < 0 or not value[end + 1 :].strip():
            return None
        message = f"Sau đoạn trong ngoặc {value[: end + 1]} còn chữ, YAML không hiểu."
        hint = "Đặt cả đoạn trong ngoặc đơn '…', dùng ngoặc “ ” của văn bản, hoặc viết ở dòng dưới sau dấu >-."
        return error.finding("text-after-quote", message, hint, start)
    if opener == "{" and ":" in value:
        message = "Trong { } có đoạn chữ mang dấu hai chấm hoặc dấu phẩy, YAML tưởng là một khoá nữa."
        hint = "Đặt đoạn đó trong ngoặc kép, hoặc viết mỗi khoá một dòng thay cho { }."
        return error.finding("colon-in-text", message, hint, start)
    if opener in ("{{", "*", "&", "[", "{", "%", "@", "`", "!", "|", ">", "?"):
        message = f"Đoạn chữ mở đầu bằng “{opener}” thì YAML hiểu khác đi."
        return error.finding("special-first-character", message, _QUOTES, start)
    return None


def _unclosed(error: _ParserError) -> Diagnostic | None:
    start = error.context_mark
    if start is None or not ("quoted scalar" in error.context or "flow" in error.context):
        return None
    row, column = start.line, start.column
    if row >= len(error.lines) or column >= len(error.lines[row]):
        # the parser stands behind the end of the text: what it wants closed is the last that was opened
        row = next((row for row in range(len(error.lines) - 1, 0, -1) if _BRACKET.search(error.lines[row])), 0)
        column = max(error.lines[row].rfind("["), error.lines[row].rfind("{"), 0)
    message = f"Dấu “{error.lines[row][column : column + 1]}” mở ở đây nhưng không đóng lại."
    hint = "Thêm dấu đóng ở cuối đoạn; nếu đó là chữ của văn bản, dùng ngoặc cong “ ” hoặc >-."
    return error.finding("unclosed", message, hint, column + 1, row)


def _same_line_list(error: _ParserError) -> Diagnostic | None:
    if not error.problem.startswith("block sequence entries"):
        return None
    message = "Dấu gạch “- ” của danh sách phải ở dòng riêng, không đứng cùng dòng với khoá."
    hint = "Xuống dòng trước dấu gạch và thụt vào hai dấu cách; nếu gạch là chữ, đặt đoạn trong ngoặc kép."
    return error.finding("list-on-key-line", message, hint, error.column)


def _missing_colon(error: _ParserError) -> Diagnostic | None:
    if "could not find expected ':'" not in error.problem:
        return None
    row = error.context_mark.line if error.context_mark else error.row
    return _glued(error, min(row, len(error.lines) - 1))


def _glued(error: _ParserError, row: int) -> Diagnostic:
    """A line that lacks the colon or the blank that makes a key of its first word."""
    line = error.lines[row]
    if "：" in line:
        message = "Dấu “：” ở đây không phải dấu hai chấm thường, YAML không hiểu."
        hint = "Gõ lại dấu hai chấm “:” và một dấu cách."
        return error.finding("missing-colon", message, hint, line.index("：") + 1, row)
    if row and re.search(r"[>|][-+]?\s*$", error.lines[row - 1]):
        message = f"Dòng “{line.strip()}” nối tiếp dấu “>-” ở trên mà không thụt vào."
        hint = "Thụt dòng này vào hai dấu cách so với khoá ở dòng trên."
        return error.finding("indentation", message, hint, _indent(line) + 1, row)
    key = line.strip().removeprefix("- ").split(":")[0]
    message = f"Dòng “{line.strip()}” thiếu dấu hai chấm và một dấu cách sau khoá."
    hint = f"Viết “{key}: …” (sau dấu hai chấm có dấu cách); nếu là chữ nối tiếp dòng trên, thụt vào và dùng >-."
    if not _KEY.match(f"{key}:"):
        hint = "Là ghi chú của mình thì thêm “# ” ở đầu dòng; là chữ nối tiếp dòng trên thì thụt vào và dùng >-."
    return error.finding("missing-colon", message, hint, _indent(line) + 1, row)


def _indentation(error: _ParserError) -> Diagnostic | None:
    if "did not find expected" not in error.problem:
        return None
    message = "Thụt lề lệch: dòng này không thẳng hàng với nhóm nào ở trên."
    hint = "Cho các khoá (hoặc các dấu gạch) cùng nhóm thẳng hàng; mỗi bậc thụt hai dấu cách."
    return error.finding("indentation", message, hint, _indent(error.line) + 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# the first that recognises its mistake tells it
_MISTAKES: tuple[Callable[[_ParserError], Diagnostic | None], ...] = (
    _colon,
    _escape,
    _opener,
    _unclosed,
    _same_line_list,
    _missing_colon,
    _indentation,
)
