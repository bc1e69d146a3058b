"""What to type in place of a line that YAML reads otherwise than its author: the line itself, tried before it is told.

A hint that ends in “viết: …” holds the line as it should stand, without its indent; the tests type it into the case.
"""

from __future__ import annotations

import re

import yaml

from gen.core.node import Tag
from gen.source.scalars import flow_scalar, quoted

# the value that a line begins: after "- ", after "key: ", or both; and a remark behind it
VALUE = re.compile(r"^(?P<lead>\s*(?:-\s+)*(?:[a-z0-9_.-]+:\s+)?)(?P<value>\S.*)$")
_REMARK = re.compile(r"(?P<text>.*?)(?P<remark>\s{2,}#.*)?")
_NEXT_KEY = re.compile(r"\s*,\s*(?=[a-z][a-z0-9_]*:(?:\s|$))")
_KEY = re.compile(r"\s*(?P<key>[a-z][a-z0-9_]*):(?:\s+|$)")
_QUOTED = re.compile(r"""\s*(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?=[,\]}]|$)""")
_TAGS = "|".join(f"!{tag}" for tag in Tag if tag)
_TAG = re.compile(rf"\s*(?P<tag>{_TAGS})(?=[\s,\]}}]|$)")
TAG_AND_BRACKET = re.compile(rf"({_TAGS})([\]}}])")
# other readers of YAML take a comma for a letter of the tag too
_TAG_AND_SIGN = re.compile(rf"({_TAGS})(?=[,\]}}])")
# a longer text reads better below its key than in quotes
_LONGEST = 160
IN_WORDS = 'Đặt cả đoạn chữ trong ngoặc kép "…", hoặc viết nó ở dòng dưới sau dấu >-.'


def in_quotes(lines: list[str], row: int, before: str = "Đặt cả đoạn chữ trong ngoặc, ") -> str:
    """The hint for a text that begins on a row: the line with the text in quotes, `>-` where the text goes on below."""
    match = VALUE.match(lines[row])
    if not match or not match["lead"].strip():
        return IN_WORDS
    text, remark = _without_remark(match["value"])
    if goes_on(lines, row) or len(text) > _LONGEST:
        return below(lines, row)
    lead = match["lead"].lstrip()
    return typed(f"{lead}{in_brackets(text) or quoted(text)}{remark}", before) or below(lines, row)


def below(lines: list[str], row: int) -> str:
    """The hint that moves the text which begins on a row below `>-`."""
    match = VALUE.match(lines[row])
    lead = match["lead"].strip() if match else ""
    if not lead:
        return IN_WORDS
    return f"Ở dòng {row + 1} chỉ để “{lead} >-”; cả đoạn chữ viết ở các dòng dưới, thụt vào thêm hai dấu cách."


def with_blanks_after_tags(line: str) -> str:
    """A line without its indent, with a blank between a tag and what closes its brackets."""
    return _TAG_AND_SIGN.sub(r"\1 ", line.strip())


def in_single_quotes(text: str) -> str:
    """A text in double quotes, as it stands in a file, with each `\\` as a letter."""
    inner = text[1:-1].replace('\\"', '"').replace("'", "''")
    return f"'{inner}'"


def typed(line: str, before: str) -> str:
    """“…viết: LINE”, nothing where YAML could not read that line either."""
    try:
        list(yaml.parse(line, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return ""
    return f"{before}viết: {line}"


def goes_on(lines: list[str], row: int) -> bool:
    """True where the text that begins on a row goes on below."""
    if row + 1 >= len(lines):
        return False
    line, after = lines[row], lines[row + 1]
    return _indent(after) > _indent(line) and not after.lstrip().startswith(("- ", "#"))


def begins(lines: list[str], row: int) -> int:
    """The row that the text at `row` began on: the nearest above that is not set in as far."""
    at = row - 1
    while at > 0 and (not lines[at].strip() or _indent(lines[at]) >= _indent(lines[row])):
        at -= 1
    return at


def in_brackets(value: str) -> str:
    """A mapping or list in brackets with its texts in quotes where they need them; nothing where it is none."""
    text = value.rstrip()
    if text[:1] + text[-1:] not in ("{}", "[]") or text.startswith("{{"):
        return ""
    try:
        written, rest = _collection(text)
    except ValueError:
        return ""
    return written if not rest.strip() else ""


def _collection(text: str) -> tuple[str, str]:
    """A collection as it should be written, and what stands behind it; raises ValueError where it does not end."""
    opener, closer = text[0], {"{": "}", "[": "]"}[text[0]]
    rest, parts = text[1:].lstrip(), []
    while rest and rest[0] != closer:
        key = _KEY.match(rest) if opener == "{" else None
        if opener == "{" and not key:
            raise ValueError
        written, rest = _value(rest[key.end() :] if key else rest, closer, in_mapping=bool(key))
        parts.append(f"{key['key']}: {written}" if key else written)
        rest = rest.lstrip().removeprefix(",").lstrip()
    if not rest:
        raise ValueError
    return opener + ", ".join(parts) + closer, rest[1:]


def _value(text: str, closer: str, *, in_mapping: bool) -> tuple[str, str]:
    """The first value of a text as it should be written, and the rest behind it."""
    tag = _TAG.match(text)
    if tag:
        written, rest = _value(text[tag.end() :], closer, in_mapping=in_mapping)
        return f"{tag['tag']} {written}", rest
    found = _QUOTED.match(text)
    if found:
        return found["text"], text[found.end() :]
    if text[:1] in ("{", "[") and not text.startswith("{{"):
        return _collection(text)
    ends = [text.find(closer)]
    if in_mapping:
        after = _NEXT_KEY.search(text)
        ends.append(after.start() if after else -1)
    else:
        ends.append(text.find(","))
    end = min((at for at in ends if at >= 0), default=-1)
    if end < 0:
        raise ValueError
    return flow_scalar(text[:end].strip()), text[end:]


def _without_remark(value: str) -> tuple[str, str]:
    match = _REMARK.fullmatch(value.rstrip())
    assert match
    return match["text"], match["remark"] or ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
