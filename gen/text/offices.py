"""Titles of office as signatures bear them: heads, their deputies, collectives (Decree 30, appendix I, II.7)."""

from __future__ import annotations

import re

from gen.text.diacritics import without_diacritics

# what has a head called by it: BỘ TRƯỞNG, TỔ TRƯỞNG, KẾ TOÁN TRƯỞNG
_LED = "BỘ|CỤC|CHI CỤC|TỔNG CỤC|VỤ|VIỆN|HIỆU|THỦ|CHỈ HUY|TỔ|ĐỘI|TRẠM|THỨ|KẾ TOÁN|HẠT|BẾN|XÃ ĐỘI|PHƯỜNG ĐỘI"
_OFFICES = (
    rf"CHỦ TỊCH|PHÓ|BÍ THƯ|TỔNG BÍ THƯ|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG|(?:{_LED}) TRƯỞNG|CHÁNH|CHỦ NHIỆM|THỦ TƯỚNG"
    "|THƯỜNG TRỰC|ỦY VIÊN|UỶ VIÊN|TỔNG BIÊN TẬP|TỔNG THANH TRA|TỔNG KIỂM TOÁN|KIỂM TOÁN TRƯỞNG|THỐNG ĐỐC|TƯ LỆNH"
    "|CHÍNH ỦY|CHÍNH UỶ|CHÍNH TRỊ VIÊN|TỔNG THƯ KÝ|THƯ KÝ|KIỂM SOÁT VIÊN|NGƯỜI|CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ"
)
OFFICE = re.compile(rf"^(?:QUYỀN |PHÓ |Q\. ?)?(?:{_OFFICES})\b")
COLLECTIVE = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BAN |ĐẢNG ỦY|ĐẢNG UỶ|CHI ỦY|CHI UỶ|ĐOÀN|THƯỜNG TRỰC|TẬP THỂ|LIÊN)"
)
TITLE_OF_LEARNING = re.compile(
    r"^(GS|PGS|TS|ThS|Ths|BS|CN|KS|NGND|NGƯT|Tiến sĩ|Thạc sĩ|Giáo sư|Kỹ sư|Cử nhân|Ông|Bà|Đồng chí|Đ/c)(\.|\s|\b)"
)
# units whose own ministry lets titles of learning or rank stand before a name (PL I, II.7c)
_LEARNED = re.compile(r"TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|Y TẾ|VIỆN |CÔNG AN|QUÂN SỰ|BIÊN PHÒNG|KHOA HỌC")
_DEPUTY = re.compile(r"(?:quyền )?(?:phó\b|cấp phó|thứ trưởng\b)", re.I)
# the one head whose deputy is not called Phó …
_MINISTER, _DEPUTY_MINISTER = "bo truong", "thu truong"


def is_office(title: str) -> bool:
    """Whether words are a title of office: Chủ tịch, Phó Giám đốc, Tổ trưởng."""
    return bool(OFFICE.match(title.upper()))


def office_of(words: str) -> str:
    """The title of office that words begin with, as typed; empty where they begin with none."""
    found = OFFICE.match(words.upper())
    return words[: found.end()] if found else ""


def as_written(title: str) -> str:
    """A title typed in capitals as a sentence has it: `TỔNG GIÁM ĐỐC` -> `Tổng Giám đốc`; others stay as typed."""
    if not title.isupper():
        return title
    return title.capitalize().replace("Tổng giám", "Tổng Giám").replace("Chánh văn", "Chánh Văn")


def is_collective(name: str) -> bool:
    """Whether words name a body that decides together, which TM. stands before."""
    return bool(COLLECTIVE.match(name.upper()))


def is_deputy(title: str) -> bool:
    """Whether a title is that of a deputy: Phó …, Thứ trưởng."""
    return bool(_DEPUTY.match(title))


def is_member(title: str) -> bool:
    """Whether a title is that of a member: Ủy viên."""
    return _words(title).startswith("uy vien")


def deputy_of(head: str) -> str:
    """The title of a head's deputy: `Phó Chủ tịch`, for a minister `Thứ trưởng`."""
    return "Thứ trưởng" if _words(head).startswith(_MINISTER) else f"Phó {head}"


def is_deputy_of(title: str, head: str) -> bool:
    """Whether a title is that of this head's deputy; either may say more: Phó Chủ tịch Thường trực."""
    said, led = _words(title).removeprefix("quyen "), _words(head)
    if led.startswith(_MINISTER):
        return said.startswith(_DEPUTY_MINISTER)
    below = said.removeprefix("pho ")
    # “Phó Văn phòng” of a Chánh Văn phòng, “Phó phòng” of a Trưởng phòng
    heads = (led, led.removeprefix("truong ").removeprefix("chanh "))
    return below != said and any(below.startswith(name) or name.startswith(below) for name in heads)


def keeps_learning(unit: str) -> bool:
    """Whether in this unit titles of learning or rank may stand before a name."""
    return bool(_LEARNED.search(unit.upper()))


def _words(title: str) -> str:
    return " ".join(without_diacritics(title).split())
