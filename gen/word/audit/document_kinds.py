"""Kinds of document and their abbreviations in the sign: Decree 30, PL III, mục I; the Party's, HD 05."""

from __future__ import annotations

import re

from gen.text.diacritics import without_diacritics
from gen.word.audit.component_patterns import letters

LOAI = {
    "nghị quyết": ("NQ",),
    "quyết định": ("QĐ",),
    "chỉ thị": ("CT",),
    "quy chế": ("QC",),
    "quy định": ("QyĐ", "QĐ"),
    "thông cáo": ("TC",),
    "thông báo": ("TB",),
    "hướng dẫn": ("HD",),
    "chương trình": ("CTr",),
    "kế hoạch": ("KH",),
    "phương án": ("PA",),
    "đề án": ("ĐA",),
    "dự án": ("DA",),
    "báo cáo": ("BC",),
    "biên bản": ("BB",),
    "tờ trình": ("TTr",),
    "hợp đồng": ("HĐ",),
    "công điện": ("CĐ",),
    "bản ghi nhớ": ("BGN",),
    "bản thỏa thuận": ("BTT",),
    "giấy ủy quyền": ("GUQ",),
    "giấy mời": ("GM",),
    "giấy giới thiệu": ("GGT",),
    "giấy nghỉ phép": ("GNP",),
    "phiếu gửi": ("PG",),
    "phiếu chuyển": ("PC",),
    "phiếu báo": ("PB",),
    "kết luận": ("KL",),
    "nghị định": (),
    "thông tư": (),
    "quy hoạch": (),
    "danh mục": (),
    "điều lệ": (),
    "nội quy": (),
    "đề cương": (),
}
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")  # “ĐIỀU LỆ (SỬA ĐỔI, BỔ SUNG)”
_LOAI_BY_KEY = {without_diacritics(name): name for name in LOAI}


def kind_of(text: str) -> str:
    """The kind of document that a line names and nothing else, such as “kế hoạch”; else empty."""
    if text.rstrip().endswith(":"):
        return ""
    return _LOAI_BY_KEY.get(letters(_REMARK.sub("", text)), "")


def begins_with_kind(text: str) -> bool:
    """Whether a line in capitals begins with the name of a kind, its subject beside it."""
    words = letters(text)
    return any(words.startswith(f"{key} ") for key in _LOAI_BY_KEY)
