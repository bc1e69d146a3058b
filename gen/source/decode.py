"""Bytes to text: UTF-8, NFC, no character that could vanish or turn into structure on the way to Word."""

from __future__ import annotations

import re
from collections import Counter

from gen.core.diagnostic import Diagnostic, Position, Severity, has_errors
from gen.source.file_text import INVISIBLE, FileText, file_text, has_high, invisible
from gen.source.legacy_encodings import code_of, legacy_texts

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "Mở lại bằng Notepad hoặc VS Code, chọn Lưu dưới dạng (Save As), mục Mã hoá (Encoding) chọn UTF-8, rồi lưu."
# tab and line feed are looked at by themselves; U+0085, U+2028 and U+2029 are line breaks to YAML but to no editor;
# letters for private use are bullets of Word's own fonts, and stand in for escaped stars and brackets (text/inline)
_STRAYS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\uf8ff\ufff9-\uffff"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# most files have none of these, and are read once to see it: what looks for one of them is not made before it is needed
_STRAY, _DIRECTION = f"[{_STRAYS}]", f"[{_DIRECTIONS}]"
_UNSEEN = re.compile(f"[{_STRAYS}{_DIRECTIONS}{INVISIBLE}]")
# the same of the high planes, and letters for private use there
_UNSEEN_HIGH, _STRAY_HIGH = "[\U000e0000-\U0010ffff]", "[\U000f0000-\U0010ffff]"
# at the head of a line, or behind the colon of a key; elsewhere it is the drafter's own
HARD_BLANK = "(?m)^ *\u00a0|^ *(?:- +)?[a-z][a-z_]*:\u00a0"
_NAMES = {
    "\x07": "ký tự chuông",
    "\x0b": "ký tự tab dọc",
    "\x0c": "ký tự ngắt trang",
    "\x0d": "dấu về đầu dòng lẻ",
    "\x85": "dấu xuống dòng lạ",
    "\u2028": "dấu xuống dòng lạ",
    "\u2029": "dấu xuống đoạn lạ",
    "\ufffc": "chỗ của một hình hay đối tượng",
}
_LOST = "\ufffd"
_INVISIBLE_NAMES = {"\u00ad": "dấu nối mềm", "\u200b": "dấu cách không bề rộng", "\ufeff": "dấu thứ tự byte (BOM)"}


def stray_in(text: str) -> str:
    """The first character of a text that could vanish or turn into structure, empty where there is none."""
    match = re.search(_STRAY, text) or re.search(_STRAY_HIGH, text)
    match = match or re.search("[\t\r]", text) or re.search(_DIRECTION, text)
    hidden = invisible(text) if match is None else []
    return match[0] if match else hidden[0][1] if hidden else ""


def decode(data: bytes, path: str) -> tuple[FileText | None, list[Diagnostic]]:
    """The characters of a file with plain line ends, or None where an error keeps them from being read."""
    if data.startswith(_UTF16):
        message = "Tệp không ghi bằng UTF-8 (đang là UTF-16)."
        return None, [Diagnostic("source/not-utf8", message, Position(path), _SAVE_AS)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        return None, [_not_utf8(data, err.start, path)]
    text = text.replace("\r\n", "\n")
    unseen = (_UNSEEN.search(text) or (has_high(text) and re.search(_UNSEEN_HIGH, text))) is not None
    found = [*_conflicts(text, path), *_tabs(text, path), *_hard_blanks(text, path), *legacy_texts(text, path)]
    found += [*_stray(text, path), *_directions(text, path)] if unseen else []
    if has_errors(found):
        return None, found
    return file_text(text), _invisible(text, path) if unseen else []


def _not_utf8(data: bytes, at: int, path: str) -> Diagnostic:
    line_start = data.rfind(b"\n", 0, at) + 1
    column = len(data[line_start:at].decode("utf-8", "replace")) + 1
    place = Position(path, data.count(b"\n", 0, at) + 1, column)
    line_end = data.find(b"\n", at)
    code = code_of(data[line_start : line_end if line_end >= 0 else len(data)].decode("cp1252", "replace"))
    like = f"giống bảng mã {code}" if code else "thường do bảng mã cũ như TCVN3, VNI, cp1258"
    return Diagnostic(
        "source/not-utf8", f"Tệp không ghi bằng UTF-8: có chữ không đọc được ở đây ({like}).", place, _SAVE_AS
    )


def _conflicts(text: str, path: str) -> list[Diagnostic]:
    if not any(sign * 7 in text for sign in "<=>|"):
        return []
    from gen.source.merge_conflicts import conflicts

    return conflicts(text, path)


def _place(text: str, at: int, path: str) -> Position:
    return Position(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _tabs(text: str, path: str) -> list[Diagnostic]:
    found, indented = [], []
    for number, line in enumerate(text.split("\n"), 1) if "\t" in text else ():
        at = line.find("\t")
        if at < 0:
            continue
        place = Position(path, number, at + 1)
        if not line[:at].strip():
            indented.append(place)
            continue
        message = "Có ký tự tab giữa dòng; vào Word nó sẽ thành khoảng trống khó lường."
        found.append(Diagnostic("source/control-character", message, place, "Thay bằng dấu cách."))
    if indented:
        # once: whoever has set in one line so has set in all
        more = f" ({len(indented)} dòng như vậy)" if len(indented) > 1 else ""
        message = f"Thụt lề bằng phím Tab; YAML chỉ nhận dấu cách{more}."
        hint = "Xoá ký tự tab đầu dòng, gõ hai dấu cách cho mỗi bậc; cả tệp thì tìm Tab, thay hết bằng hai dấu cách."
        found.append(Diagnostic("source/tab-indentation", message, indented[0], hint))
    return found


def _hard_blanks(text: str, path: str) -> list[Diagnostic]:
    """Blanks that look like blanks but do not indent, or do not part a key from its text, for YAML."""
    found = []
    for match in re.finditer(HARD_BLANK, text) if "\u00a0" in text else ():
        place = _place(text, match.end() - 1, path)
        message = "Dấu cách ở đây là dấu cách cứng (U+00A0), thường do dán từ Word; YAML không coi là dấu cách."
        found.append(Diagnostic("source/hard-blank", message, place, "Xoá rồi gõ lại bằng phím cách."))
    return found


def _stray(text: str, path: str) -> list[Diagnostic]:
    found = []
    for match in (*re.finditer(_STRAY, text), *(re.finditer(_STRAY_HIGH, text) if has_high(text) else ())):
        char, place = match.group(), _place(text, match.start(), path)
        own_font = "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"
        name = "ký hiệu của phông chữ riêng" if own_font else _NAMES.get(char, "ký tự điều khiển")
        message = f"Có {name} không nhìn thấy được (U+{ord(char):04X}), thường do dán từ phần mềm khác."
        if char == _LOST:
            message = "Có chữ đã mất ở đây, thay bằng dấu U+FFFD, thường do lưu tệp bằng bảng mã khác."
        found.append(Diagnostic("source/control-character", message, place, "Xoá ký tự đó rồi gõ lại chỗ này."))
    return found


def _directions(text: str, path: str) -> list[Diagnostic]:
    """Signs that turn the order of letters on the screen: what is read there is not what is printed."""
    found = []
    for match in re.finditer(_DIRECTION, text):
        message = f"Có dấu đổi chiều viết không nhìn thấy được (U+{ord(match[0]):04X}): chữ hiện ra khác chữ sẽ in."
        hint = "Xoá dấu đó; nếu không thấy nó thì xoá cả đoạn quanh đây rồi gõ lại."
        found.append(Diagnostic("source/direction-mark", message, _place(text, match.start(), path), hint))
    return found


def _invisible(text: str, path: str) -> list[Diagnostic]:
    """A warning for each kind of sign that is left out, at the first of its kind."""
    found: dict[str, int] = {}
    signs = invisible(text)
    for at, char in signs:
        found.setdefault(char, at)
    counted = Counter(char for _, char in signs)
    out = []
    for char, at in found.items():
        name = _INVISIBLE_NAMES.get(char, "ký tự ẩn")
        times = f", cả tệp có {counted[char]} chỗ" if counted[char] > 1 else ""
        message = f"Có {name} không nhìn thấy được (U+{ord(char):04X}) ở đây{times}; máy bỏ qua nó."
        hint = "Chạy gen fmt để xoá hẳn khỏi tệp, hoặc tự xoá rồi gõ lại chỗ này."
        out.append(Diagnostic("source/invisible-character", message, _place(text, at, path), hint, Severity.WARNING))
    return out
