"""What a drafter did, told from what the YAML parser could not go on with."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from gen.core.diagnostic import Diagnostic, Position

# the value that a line begins: after "- ", after "key: ", or both
_VALUE = re.compile(r"^(?P<lead>\s*(?:-\s+)*(?:[\w.]+:\s+)?)(?P<value>\S.*)$")
# a line that begins with what may be a key of the format
_KEY = re.compile(r"^\s*(?:- )?[a-z0-9_-]+:")
_QUOTES = 'Đặt cả đoạn chữ trong ngoặc kép "…", hoặc viết nó ở dòng dưới sau dấu >-.'


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def value(self) -> tuple[str, int]:
        """The value that begins on this line and its column from 1."""
        match = _VALUE.match(self.text)
        return (match["value"], match.start("value") + 1) if match else (self.text.strip(), 1)


def explain(err: yaml.MarkedYAMLError, text: str, path: str) -> Diagnostic:
    """The drafter's own mistake behind a parser's error, at the place to mend."""
    mark = err.problem_mark or err.context_mark
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column + 1 if mark else 1
    problem = err.problem or ""
    for tell in (_colon, _escape, _opener, _unclosed, _same_line_list, _missing_colon, _indentation):
        found = tell(problem, err, lines, row, column, path)
        if found:
            return found
    quoted = lines[row].strip()
    message = f"Không đọc được dòng này: “{quoted}”."
    return Diagnostic("source/syntax", message, Position(path, row + 1, column), _QUOTES)


def _colon(
    problem: str, err: yaml.MarkedYAMLError, lines: list[str], row: int, column: int, path: str
) -> Diagnostic | None:
    if not problem.startswith("mapping values are not allowed"):
        return None
    line = lines[row]
    place = Position(path, row + 1, column)
    first = line.find(":")
    if first + 1 == column and row and lines[row - 1].strip() and _KEY.match(line):
        # the first colon of its line: a line above was taken for the beginning of the key
        start = _begins(lines, row)
        if re.match(r"^\s*(- )?(\w+:\S|[^:]+$)", lines[start]) and _indent(lines[start]) == _indent(line):
            return _glued(lines, start, path)
        message = "Dòng này có khoá nhưng thụt lề không khớp, YAML nối nó vào đoạn chữ ở dòng trên."
        hint = "Cho dòng thẳng hàng với các khoá cùng nhóm; nếu đây là chữ nối tiếp, dùng >- và thụt vào."
        return Diagnostic("source/indentation", message, Position(path, row + 1, _indent(line) + 1), hint)
    value, _ = _Line(row, line).value
    message = f"Đoạn chữ “{value}” có dấu hai chấm kèm dấu cách, YAML tưởng là một khoá nữa."
    return Diagnostic("source/colon-in-text", message, place, _QUOTES)


def _begins(lines: list[str], row: int) -> int:
    """The line above that the text at `row` began on: the nearest that is not set in further."""
    at = row - 1
    while at > 0 and (not lines[at].strip() or _indent(lines[at]) > _indent(lines[row])):
        at -= 1
    return at


def _escape(
    problem: str, err: yaml.MarkedYAMLError, lines: list[str], row: int, column: int, path: str
) -> Diagnostic | None:
    if "escape" not in problem and "hexdecimal" not in problem:
        return None
    at = lines[row].rfind("\\", 0, column + 1)
    if at < 0:
        return None
    quoted = lines[row][at : at + 2]
    message = f"Trong ngoặc kép, “{quoted}” là một dấu thoát mà YAML không hiểu."
    hint = "Muốn giữ dấu “\\” thì dùng ngoặc đơn '…' hoặc viết đoạn chữ ở dòng dưới sau dấu >-."
    return Diagnostic("source/bad-escape", message, Position(path, row + 1, at + 1), hint)


def _opener(
    problem: str, err: yaml.MarkedYAMLError, lines: list[str], row: int, column: int, path: str
) -> Diagnostic | None:
    """A text that begins with a character that means something to YAML."""
    value, start = _Line(row, lines[row]).value
    opener = value[:1]
    if opener == "{" and value.startswith("{{"):
        opener = "{{"
    if opener in ('"', "'"):
        end = value.find(opener, 1)
        if end < 0 or not value[end + 1 :].strip():
            return None
        message = f"Sau đoạn trong ngoặc {value[: end + 1]} còn chữ, YAML không hiểu."
        hint = "Đặt cả đoạn trong ngoặc đơn '…', dùng ngoặc “ ” của văn bản, hoặc viết ở dòng dưới sau dấu >-."
        return Diagnostic("source/text-after-quote", message, Position(path, row + 1, start), hint)
    if opener == "{" and ":" in value:
        message = "Trong { } có đoạn chữ mang dấu hai chấm hoặc dấu phẩy, YAML tưởng là một khoá nữa."
        hint = "Đặt đoạn đó trong ngoặc kép, hoặc viết mỗi khoá một dòng thay cho { }."
        return Diagnostic("source/colon-in-text", message, Position(path, row + 1, start), hint)
    if opener in ("{{", "*", "&", "[", "{", "%", "@", "`", "!", "|", ">", "?"):
        message = f"Đoạn chữ mở đầu bằng “{opener}” thì YAML hiểu khác đi."
        return Diagnostic("source/special-first-character", message, Position(path, row + 1, start), _QUOTES)
    return None


def _unclosed(
    problem: str, err: yaml.MarkedYAMLError, lines: list[str], row: int, column: int, path: str
) -> Diagnostic | None:
    context = err.context or ""
    start = err.context_mark
    if start is None or not ("quoted scalar" in context or "flow" in context):
        return None
    char = lines[start.line][start.column : start.column + 1]
    message = f"Dấu “{char}” mở ở đây nhưng không đóng lại."
    hint = "Thêm dấu đóng ở cuối đoạn; nếu đó là chữ của văn bản, dùng ngoặc cong “ ” hoặc >-."
    return Diagnostic("source/unclosed", message, Position(path, start.line + 1, start.column + 1), hint)


def _same_line_list(
    problem: str, err: yaml.MarkedYAMLError, lines: list[str], row: int, column: int, path: str
) -> Diagnostic | None:
    if not problem.startswith("block sequence entries"):
        return None
    message = "Dấu gạch “- ” của danh sách phải ở dòng riêng, không đứng cùng dòng với khoá."
    hint = "Xuống dòng trước dấu gạch và thụt vào hai dấu cách; nếu gạch là chữ, đặt đoạn trong ngoặc kép."
    return Diagnostic("source/list-on-key-line", message, Position(path, row + 1, column), hint)


def _missing_colon(
    problem: str, err: yaml.MarkedYAMLError, lines: list[str], row: int, column: int, path: str
) -> Diagnostic | None:
    if "could not find expected ':'" not in problem:
        return None
    start = err.context_mark.line if err.context_mark else row
    return _glued(lines, start, path)


def _glued(lines: list[str], row: int, path: str) -> Diagnostic:
    line = lines[row]
    if "：" in line:
        message = "Dấu “：” ở đây không phải dấu hai chấm thường, YAML không hiểu."
        place = Position(path, row + 1, line.index("：") + 1)
        return Diagnostic("source/missing-colon", message, place, "Gõ lại dấu hai chấm “:” và một dấu cách.")
    if row and re.search(r"[>|][-+]?\s*$", lines[row - 1]):
        message = f"Dòng “{line.strip()}” nối tiếp dấu “>-” ở trên mà không thụt vào."
        hint = "Thụt dòng này vào hai dấu cách so với khoá ở dòng trên."
        return Diagnostic("source/indentation", message, Position(path, row + 1, _indent(line) + 1), hint)
    key = line.strip().removeprefix("- ").split(":")[0]
    message = f"Dòng “{line.strip()}” thiếu dấu hai chấm và một dấu cách sau khoá."
    hint = f"Viết “{key}: …” (sau dấu hai chấm có dấu cách); nếu là chữ nối tiếp dòng trên, thụt vào và dùng >-."
    if not _KEY.match(f"{key}:"):
        hint = "Là ghi chú của mình thì thêm “# ” ở đầu dòng; là chữ nối tiếp dòng trên thì thụt vào và dùng >-."
    return Diagnostic("source/missing-colon", message, Position(path, row + 1, _indent(line) + 1), hint)


def _indentation(
    problem: str, err: yaml.MarkedYAMLError, lines: list[str], row: int, column: int, path: str
) -> Diagnostic | None:
    if "did not find expected" not in problem:
        return None
    message = "Thụt lề lệch: dòng này không thẳng hàng với nhóm nào ở trên."
    hint = "Cho các khoá (hoặc các dấu gạch) cùng nhóm thẳng hàng; mỗi bậc thụt hai dấu cách."
    return Diagnostic("source/indentation", message, Position(path, row + 1, _indent(lines[row]) + 1), hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
