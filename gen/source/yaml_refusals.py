"""What YAML allows and a source may not hold, because it could lose or change a word: each as a finding, or None."""

from __future__ import annotations

import re
from typing import Any

import yaml

from gen.core.diagnostic import Diagnostic, Position, Related
from gen.core.node import Tag
from gen.source.decode import stray_in
from gen.source.scalars import quoted
from gen.source.typed_cures import below, in_quotes, in_single_quotes

# a comment is meant where two blanks stand before it; with one, it is a text that lost its end
_CUT = re.compile(" (#.*)")
# what was meant as an item of a list and became part of a text: a dash without a blank, or below a text
_GLUED_DASH = r"-[^\W\d_]"
_JOINED_ITEM = r"\n(?P<blanks> *)(?P<item>(?P<dash>[-–—•]) [^\Wa-zà-ỹđ].*)"
_LONG_DASHES = ("– ", "— ", "• ")
_YAML_TAG = "tag:yaml.org,2002:"
_UNITS = "danh-muc/don-vi.yaml"
CUT, SPLIT = "source/comment-cuts-text", "source/split-by-comma"


def limits(event: yaml.Event) -> tuple[Any, Any]:
    """Where an event begins and ends, as the parser's marks."""
    # both parsers always set them; the stubs allow None
    return event.start_mark, event.end_mark


def alias(event: yaml.AliasEvent, place: Position) -> Diagnostic:
    """`*name`, which would stand for a value written elsewhere."""
    hint = f'Muốn dùng lại nội dung của văn bản khác thì dùng khoá “ke_thua”; là chữ thì viết: "*{event.anchor}"'
    message = f"“*{event.anchor}” là lối viết tắt (alias) của YAML, không được dùng."
    return Diagnostic("source/alias", message, place, hint)


def anchor(event: yaml.NodeEvent, place: Position) -> Diagnostic | None:
    """`&name`, which would give a value a name."""
    if not event.anchor:
        return None
    hint = f"Bỏ “&{event.anchor}”; dùng lại nội dung của văn bản khác thì dùng khoá “ke_thua”."
    if isinstance(event, yaml.ScalarEvent):
        hint = f"Bỏ “&{event.anchor}”; là chữ thì viết: {quoted(f'&{event.anchor} {event.value}')}"
    message = f"“&{event.anchor}” là điểm neo (anchor) của YAML, không được dùng."
    return Diagnostic("source/anchor", message, place, hint)


def unknown_tag(event: yaml.NodeEvent, tag: str, place: Position) -> Diagnostic:
    """A tag that is none of the format's."""
    name = f"!{tag.replace(_YAML_TAG, '!')}"
    hint = f"Bỏ “{name}”; chỉ có các dấu !bo, !thay, !noi và !dien."
    if isinstance(event, yaml.ScalarEvent):
        hint = f"Chỉ có các dấu !bo, !thay, !noi và !dien; là chữ thì viết: {quoted(f'{name} {event.value}'.strip())}"
    return Diagnostic("source/unknown-tag", f"Không có dấu “{name}”.", place, hint)


def tag_on_key(name: str, tag: Tag, place: Position) -> Diagnostic | None:
    """A tag before a key, where it says nothing of the value."""
    if tag is Tag.NONE:
        return None
    message = f"Dấu “!{tag}” đứng trước khoá “{name}” nên không có tác dụng."
    return Diagnostic("source/tag-on-key", message, place, f"Viết dấu sau dấu hai chấm: “{name}: !{tag}”.")


def control_character(event: yaml.ScalarEvent, place: Position, raw: str = "") -> Diagnostic | None:
    """An escape in a quoted text that makes a character nobody sees; `raw` is a value as it stands in the file."""
    bad = stray_in(event.value) if event.style == '"' else ""
    if not bad:
        return None
    message = f"Trong ngoặc kép có dấu thoát tạo ra ký tự điều khiển (U+{ord(bad):04X})."
    hint = "Bỏ dấu “\\” và mã sau nó"
    if raw and "\n" not in raw:
        hint += f"; muốn in chính các chữ ấy thì viết: {in_single_quotes(raw)}"
    return Diagnostic("source/control-character", message, place, hint)


def cut_text(file: str, start: Any, end: Any, path: str) -> Diagnostic | None:
    """A text without quotes that ends, at the mark `end`, at a `#` with only one blank before it."""
    cut = _CUT.match(file, end.index)
    if not cut:
        return None
    message = f"Phần “{cut[1]}” bị YAML coi là chú thích và sẽ mất khỏi văn bản."
    lines, remark = file.split("\n"), "Là ghi chú của mình thì gõ thêm một dấu cách trước #; là chữ thì "
    hint = in_quotes(lines, end.line, remark)
    if start.line != end.line or not hint.startswith(remark):
        hint = f"Là ghi chú của mình thì gõ thêm một dấu cách trước #. Là chữ thì: {below(lines, start.line)}"
    return Diagnostic(CUT, message, Position(path, end.line + 1, end.column + 2), hint)


def list_in_text(file: str, raw: str, place: Position) -> Diagnostic | None:
    """A list that YAML reads as one text without quotes, because a dash lacks its blank or stands below a text."""
    if raw.startswith("-") and re.match(_GLUED_DASH, raw):
        return _dash_without_blank(file.split("\n"), raw.splitlines()[0], place)
    joined = re.search(_JOINED_ITEM, raw) if "\n" in raw else None
    if not joined:
        return None
    line = place.line + raw.count("\n", 0, joined.start() + 1)
    message = f"Dòng “{joined['item'][:40]}” bị YAML nối vào đoạn chữ ở dòng trên, không thành mục con."
    first = raw.splitlines()[0]
    begins_line = not file.split("\n")[place.line - 1][: place.column - 1].strip()
    if begins_line and len(joined["blanks"]) == place.column - 1 and not first.startswith(_LONG_DASHES):
        message = f"“{first[:40]}” thiếu gạch đầu dòng, nên dòng dưới bị nối vào nó."
        return Diagnostic("source/dash-without-blank", message, place, f"Viết: - {first}")
    if joined["dash"] != "-":
        return _long_dash(first if first.startswith(_LONG_DASHES) else joined["item"], place, line, joined)
    shown = first if len(first) < 40 else f"{first[:40]}…"
    hint = (
        f"Mục có mục con: dòng {place.line} viết “- noi_dung: {shown}”, dưới nó "
        "“  muc:” thẳng hàng với noi_dung, rồi các mục con dưới muc. Là chữ nối tiếp thì viết cả đoạn sau >-."
    )
    return Diagnostic("source/joined-item", message, Position(place.path, line, len(joined["blanks"]) + 1), hint)


def _long_dash(item: str, place: Position, line: int, joined: re.Match[str]) -> Diagnostic:
    """A list whose dashes are long, or dots: YAML knows the short one alone."""
    at = place if item != joined["item"] else Position(place.path, line, len(joined["blanks"]) + 1)
    message = f"“{item[:40]}” không thành một mục: gạch đầu dòng của danh sách là dấu gạch ngắn “-”."
    return Diagnostic(
        "source/dash-without-blank", message, at, f"Viết lại mọi dòng như vậy bằng gạch ngắn, viết: - {item[2:]}"
    )


def _dash_without_blank(lines: list[str], text: str, place: Position) -> Diagnostic:
    message = f"“{text[:40]}” có gạch đầu dòng mà thiếu dấu cách, nên không thành một mục."
    hint = f"Viết: - {text[1:].lstrip()}"
    if lines[place.line - 1][: place.column - 1].strip():
        hint = in_quotes(lines, place.line - 1, "Gạch là chữ của văn bản thì ")
    return Diagnostic("source/dash-without-blank", message, place, hint)


def split_by_comma(file: str, whole: str, key: str, place: Position) -> Diagnostic:
    """A text in { } without quotes that a comma parts, so that its end is taken for a key."""
    message = f"Trong {{ }}, dấu phẩy cắt rời đoạn “{whole}”."
    before = "Đặt đoạn ấy trong ngoặc kép, "
    hint = in_quotes(file.split("\n"), place.line - 1, before)
    if not hint.startswith(before):
        hint = f"Đặt đoạn ấy trong ngoặc kép: {key}: {quoted(whole)}"
    return Diagnostic(SPLIT, message, place, hint, about=(whole,))


def no_key(line: str, place: Position) -> Diagnostic:
    """A list or mapping, or `{{ … }}` without quotes, where a key must stand; `line` is the line of its beginning."""
    if "{{" in line[: place.column]:
        message = "Đoạn chữ mở đầu bằng “{{” phải đặt trong ngoặc kép, nếu không YAML hiểu là một nhóm khoá."
        place = Position(place.path, place.line, line.index("{{") + 1)
        return Diagnostic("source/not-a-key", message, place, in_quotes([line], 0))
    message, hint = "Khoá phải là một từ, không phải danh sách hay nhóm.", "Bỏ ngoặc hoặc dấu “?” ở đầu dòng."
    return Diagnostic("source/not-a-key", message, place, hint)


def merge_key(place: Position) -> Diagnostic:
    """`<<`, which would take in another mapping."""
    hint = "Muốn dùng lại nội dung của văn bản khác thì dùng khoá “ke_thua”."
    return Diagnostic("source/merge-key", "Khoá “<<” (trộn của YAML) không được dùng.", place, hint)


def duplicate_key(name: str, place: Position, first: Position) -> Diagnostic:
    """A key that stands twice in a mapping."""
    hint = "Xoá bớt một chỗ, hoặc gộp nội dung hai chỗ làm một."
    related = (Related(first, f"“{name}” viết lần đầu ở đây"),)
    message = f"Khoá “{name}” viết hai lần trong cùng một nhóm."
    return Diagnostic("source/duplicate-key", message, place, hint, related=related)


def second_document(place: Position) -> Diagnostic:
    """A file with more than one document."""
    hint = "Mỗi tệp là một văn bản: bỏ dòng “---”, hoặc tách thành hai tệp."
    return Diagnostic("source/two-documents", "Tệp có hơn một văn bản.", place, hint)


def too_deep(place: Position, most: int, hint: str = "") -> Diagnostic:
    """Lists and mappings nested further than `most`."""
    return Diagnostic("source/too-deep", f"Lồng nhau quá {most} bậc.", place, hint)


def empty(path: str) -> Diagnostic:
    """A file that says nothing."""
    hint = "Văn bản cần ít nhất loai, don_vi và trich_yeu; tệp không dùng thì xoá đi."
    if path.endswith(_UNITS):
        hint = "Danh mục đơn vị cần ít nhất một đơn vị, bắt đầu bằng “- ma: …”, dòng sau là “  ten: …”."
    return Diagnostic("source/empty", "Tệp trống, chưa có nội dung.", Position(path), hint)
