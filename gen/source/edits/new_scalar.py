"""A new text in the form in which the old one is written: its quotes, its folded or literal lines."""

from __future__ import annotations

import re

from gen.source.scalars import WIDTH, first_and_rest, flow_scalar, is_safe, quoted, scalar
from gen.source.wrap import wrapped

_HEADER = re.compile(r"[|>][-+0-9]*")


def on_one_line(text: str, style: str) -> str:
    """The text inside brackets, or where it must not take more than its line; in the quotes of `style`."""
    return _in_quotes(text, style) or flow_scalar(text)


def rewritten_scalar(head: str, old: str, text: str, style: str, indent: str) -> tuple[str, list[str]]:
    """What stands behind `head` in place of `old` (as it is written, in `style`), and the lines below it.

    Those are without the indent that they get, which is `indent`.
    """
    quotes = _in_quotes(text, style)
    if quotes:
        return quotes, []
    body = _body(old)
    if style == "|" and text and _keeps(paragraphs := text.split("\n")):
        return _header(old, "|-"), paragraphs
    if style == ">" and text and body is not None:
        lines = _folded(body, text, WIDTH - len(indent))
        if lines is not None:
            return _header(old, ">-"), lines
    if not style and "\n" not in old and "\n" not in text and len(head) + 1 + len(scalar(text)) <= WIDTH:
        return scalar(text), []
    return first_and_rest(head, text, indent, style if style in ("|", ">") else "")


def _in_quotes(text: str, style: str) -> str:
    if style == "'" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return quoted(text) if style == "'" else ""


def _header(old: str, usual: str) -> str:
    match = _HEADER.match(old)
    # one that counts blanks, or keeps the last line breaks, is put right
    return match[0] if match and match[0] in ("|", "|-", ">", ">-") else usual


def _body(old: str) -> list[list[str]] | None:
    """The lines of a folded text, paragraph by paragraph; None where some are set in."""
    lines = [line.rstrip() for line in old.split("\n")[1:]]
    indents = {len(line) - len(line.lstrip(" ")) for line in lines if line}
    if len(indents) > 1:
        return None
    paragraphs: list[list[str]] = [[]]
    for line in (line.strip(" ") for line in lines):
        if line:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([])
    return paragraphs


def _keeps(lines: list[str]) -> bool:
    """True where lines are read back as they are from `|`."""
    return is_safe(lines) and not any(line != line.strip(" ") for line in lines)


def _folded(old: list[list[str]], text: str, width: int) -> list[str] | None:
    """The lines of `>` that fold to the text, those of the old ones that still say the same left as they are."""
    new = text.split("\n")
    if any(not paragraph or paragraph != paragraph.strip(" ") for paragraph in new):
        return None
    known = {" ".join(lines): lines for lines in old}
    out: list[str] = []
    for number, paragraph in enumerate(new):
        before = old[number] if len(old) == len(new) else []
        lines = known.get(paragraph) or _refolded(before, paragraph, width)
        if any(line.startswith(" ") for line in lines):
            return None
        out += ([""] if number else []) + lines
    return out if is_safe(out) else None


def _refolded(old: list[str], text: str, width: int) -> list[str]:
    """One paragraph in lines: the old ones from its beginning and its end, the rest anew."""
    first: list[str] = []
    for line in old:
        if not text.startswith(f"{line} "):
            break
        first.append(line)
        text = text[len(line) + 1 :]
    last: list[str] = []
    for line in reversed(old[len(first) :]):
        if not text.endswith(f" {line}"):
            break
        last.insert(0, line)
        text = text[: -len(line) - 1]
    return [*first, *wrapped(text, width), *last]
