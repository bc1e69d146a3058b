"""What a drafter did wrong in YAML's own grammar, told from what the parser could not go on with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from gen.core.diagnostic import Diagnostic, Position
from gen.source.line_levels import among_items, item_with_keys, level_with
from gen.source.scalars import quoted
from gen.source.typed_cures import (
    IN_WORDS,
    TAG_AND_BRACKET,
    VALUE,
    begins,
    below,
    goes_on,
    in_brackets,
    in_quotes,
    in_single_quotes,
    typed,
    with_blanks_after_tags,
)

# a line that begins with what may be a key of the format
_KEY = re.compile(r"^\s*(?:- )?[a-z0-9_-]+:")
_BRACKET = re.compile(r"[\[{]")


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
        match = VALUE.match(self.line)
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
    return error.finding("syntax", f"Không đọc được dòng này: “{error.line.strip()}”.", IN_WORDS, column)


def _colon(error: _ParserError) -> Diagnostic | None:
    if not error.problem.startswith("mapping values are not allowed"):
        return None
    line, lines, row = error.line, error.lines, error.row
    if line.find(":") + 1 == error.column and row and lines[row - 1].strip() and _KEY.match(line):
        # the first colon of its line: a line above was taken for the beginning of the key
        start = _joined(lines, row)
        if re.match(r"^\s*(- )?(\w+:\S|[^:]+$)", lines[start]) and _indent(lines[start]) == _indent(line):
            return _glued(error, start)
        message = "Dòng này có khoá nhưng thụt lề không khớp, YAML nối nó vào đoạn chữ ở dòng trên."
        hint = item_with_keys(lines, start, line) or level_with(lines, row)
        return error.finding("indentation", message, hint, _indent(line) + 1)
    message = f"Đoạn chữ “{error.value[0]}” có dấu hai chấm kèm dấu cách, YAML tưởng là một khoá nữa."
    match = VALUE.match(line)
    own = bool(match and match["lead"].strip())
    hint = in_quotes(lines, row) if own else below(lines, begins(lines, row))
    return error.finding("colon-in-text", message, hint, error.column)


def _joined(lines: list[str], row: int) -> int:
    """The line above that the text at `row` was joined to: the nearest that is not set in further."""
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
    return error.finding("bad-escape", message, _single_quotes(error), at + 1)


def _single_quotes(error: _ParserError) -> str:
    """The hint for a text in double quotes that holds a `\\`."""
    match = VALUE.match(error.line)
    text = match["value"].rstrip() if match else ""
    hint = "Muốn giữ dấu “\\” thì dùng ngoặc đơn '…' thay cho ngoặc kép"
    if not match or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return f"{hint}."
    return typed(f"{match['lead'].lstrip()}{in_single_quotes(text)}", f"{hint}, ") or f"{hint}."


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
        return error.finding("text-after-quote", message, in_quotes(error.lines, error.row), start)
    if opener in ("[", "{") and "flow" in error.context and not _closes(_from_context(error) or value):
        return None
    mended = in_brackets(value)
    if mended and mended != value.rstrip():
        message = "Trong ngoặc có đoạn chữ mang dấu mà YAML hiểu khác đi."
        if opener == "{" and ":" in value:
            message = "Trong { } có đoạn chữ mang dấu hai chấm hoặc dấu phẩy, YAML tưởng là một khoá nữa."
        hint = in_quotes(error.lines, error.row, "Đặt đoạn ấy trong ngoặc kép, ")
        return error.finding("colon-in-text", message, hint, start)
    if opener in ("{{", "*", "&", "[", "{", "%", "@", "`", "!", "|", ">", "?"):
        message = f"Đoạn chữ mở đầu bằng “{opener}” thì YAML hiểu khác đi."
        if value.startswith("%YAML"):
            return error.finding("special-first-character", message, "Xoá dòng này.", start)
        hint = in_quotes(error.lines, error.row)
        if opener in ("|", ">") and re.match(r"[|>][-+]? +[^\W\d_]", value):
            long = below(error.lines, error.row)
            first = f"Đoạn dài thì {long[0].lower()}{long[1:]}"
            hint = first if hint == long else f"{first} Dấu {opener} là chữ thì {hint[0].lower()}{hint[1:]}"
        return error.finding("special-first-character", message, hint, start)
    return None


def _tag_in_brackets(error: _ParserError) -> Diagnostic | None:
    """A tag with the closing bracket right behind it, which YAML reads as a letter of the tag."""
    opened = error.context_mark.line if error.context_mark else error.row
    for row in dict.fromkeys((error.row, min(opened, len(error.lines) - 1))):
        line = error.lines[row]
        match = TAG_AND_BRACKET.search(line)
        if match and (cure := typed(with_blanks_after_tags(line), "Thêm dấu cách, ")):
            message = f"Trong ngoặc, sau “{match[1]}” phải có dấu cách; YAML tưởng dấu “{match[2]}” thuộc về nó."
            return error.finding("tag-in-brackets", message, cure, match.start() + 1, row)
    return None


def _from_context(error: _ParserError) -> str:
    """What stands on the line of the bracket that the parser was reading in, from that bracket on."""
    mark = error.context_mark
    return error.lines[mark.line][mark.column :] if mark and mark.line < error.row else ""


def _closes(value: str) -> bool:
    """True where the bracket that begins a value is closed in it."""
    depth = 0
    for sign in value:
        depth += (sign in "[{") - (sign in "]}")
        if depth == 0:
            return True
    return False


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
    return error.finding("unclosed", message, _closing(error.lines, row, column), column + 1, row)


def _closing(lines: list[str], row: int, column: int) -> str:
    """The hint for a quote or bracket that nothing closes: the line with the missing sign at its end."""
    line = lines[row]
    opener = line[column : column + 1]
    sign = {"[": "]", "{": "}"}.get(opener, opener)
    match = VALUE.match(line)
    hint = f"Thêm dấu {sign} vào cuối đoạn"
    before = line.rstrip()
    for end in range(len(before), max(len(before) - 3, 0), -1):
        tried = typed(f"{before[:end].strip()}{sign}{before[end:]}", f"Thiếu dấu {sign}, ")
        if opener in "[{" and tried and not goes_on(lines, row):
            return tried
    if match and match.start("value") == column and not goes_on(lines, row):
        return typed(f"{line.strip()}{sign}", f"{hint}, ") or f"{hint}."
    return f"{hint}; nếu dấu ấy là chữ của văn bản, viết đoạn chữ ở dòng dưới sau dấu >-."


def _same_line_list(error: _ParserError) -> Diagnostic | None:
    if not error.problem.startswith("block sequence entries"):
        return None
    if error.line[: error.column - 1].rstrip().endswith(("[", ",", "{")):
        return _dash_in_brackets(error)
    message = "Dấu gạch “- ” của danh sách phải ở dòng riêng, không đứng cùng dòng với khoá."
    lead, text = error.line[: error.column - 1].strip(), error.line[error.column - 1 :].strip()
    if text == "-":
        return error.finding("list-on-key-line", message, typed(f'{lead} "-"', "Gạch là nhãn thì "), error.column)
    hint = f"Là danh sách thì viết hai dòng: “{lead}”, dưới nó là “  {text}”"
    if text.startswith("- ") and not goes_on(error.lines, error.row):
        hint = typed(f"{lead} {quoted(text)}", f"{hint}; gạch là chữ của văn bản thì ") or hint
    return error.finding("list-on-key-line", message, hint, error.column)


def _dash_in_brackets(error: _ParserError) -> Diagnostic:
    message = "Trong [ ] có đoạn chữ mở đầu bằng gạch “- ”, YAML tưởng là một danh sách nữa."
    hint = in_quotes(error.lines, error.row, "Đặt đoạn ấy trong ngoặc kép, ")
    return error.finding("special-first-character", message, hint, error.column)


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
        column = _indent(error.lines[row - 1]) + 3
        hint = f"Thụt vào: bắt đầu dòng này ở cột {column}; các dòng sau của đoạn cũng vậy."
        return error.finding("indentation", message, hint, _indent(line) + 1, row)
    dash = "- " if line.lstrip().startswith("- ") else ""
    key, _, rest = line.strip().removeprefix("- ").partition(":")
    message = f"Dòng “{line.strip()}” thiếu dấu hai chấm và một dấu cách sau khoá."
    hint = typed(f"{dash}{key}: {rest}".strip(), "Là khoá thì ") if _KEY.match(f"{key}:") else ""
    text = line.strip()
    if not hint and (text[:2] in ("– ", "— ", "• ") or among_items(error.lines, row)):
        words = text[2:] if text[:2] in ("– ", "— ", "• ") else text
        hint = typed(f"- {words}", "Là một mục thì ")
    if not hint:
        remark = typed(
            f"# {line.strip()}", "Là chữ nối tiếp dòng trên thì thụt vào và dùng >-; là ghi chú của mình thì "
        )
        hint = remark
    return error.finding("missing-colon", message, hint, _indent(line) + 1, row)


def _indentation(error: _ParserError) -> Diagnostic | None:
    if "did not find expected" not in error.problem:
        return None
    message = "Thụt lề lệch: dòng này không thẳng hàng với nhóm nào ở trên."
    return error.finding("indentation", message, level_with(error.lines, error.row), _indent(error.line) + 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# the first that recognises its mistake tells it
_MISTAKES: tuple[Callable[[_ParserError], Diagnostic | None], ...] = (
    _colon,
    _escape,
    _tag_in_brackets,
    _opener,
    _unclosed,
    _same_line_list,
    _missing_colon,
    _indentation,
)
