"""lint/abbreviation: an abbreviation is introduced before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import PrintedText, TextPart
from gen.lint.rule import LintRule, LintViolation
from gen.text.citing import citations

# common ones that everybody reads (the decree's own, and those of every office)
_COMMON = """
UBND HĐND MTTQ UBMTTQ TTHC CCHC CNTT BHXH BHYT BHTN THPT THCS TP TW CP QH TTg TU ĐU VT VP TT STT HCM ATGT PCCC
ANTT AN QP NTM OCOP VNPT GDP CT PCT ĐBQH TNHH MTV BCH BCĐ KT XH VH TDTT HTX ĐH GD ĐT OA SMS USB PDF QR AI ID
ASEAN WTO UNESCO COVID FAQ TV CCCD VNeID BTV CLB TDP ODA FDI PCI PAR INDEX SIPAS PAPI KPI ISO LGSP IT GCN LĐLĐ
"""
_KNOWN = frozenset(_COMMON.split())
_WORD = re.compile(r"(?<![\w/&.\-–])(?P<word>[A-ZĐƯÔÂÊ]{2,7})(?![\w/&])(?!-[A-ZĐ]|\.\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_GIVEN = re.compile(r"[(“\"](?:sau đây |gọi |viết |là |tắt |chung |: )*(?P<words>[^()“”\"]{2,60})[)”\"]")
# elsewhere abbreviations are part of a name, or the letters of a heading
_PARTS = frozenset(TextPart) - {TextPart.TRICH_YEU, TextPart.TIEU_DE, TextPart.NHOM, TextPart.NOI_NHAN}


def check(view: DocumentView) -> Iterator[LintViolation]:
    """One finding for a document: its abbreviations that were never introduced, or only later."""
    given = {view.document.unit.ky_hieu}
    unknown: dict[str, PrintedText] = {}
    for text in view.texts:
        used, introduced = _abbreviations(text.plain)
        given |= introduced
        if text.part in _PARTS:
            for word in used:
                if word not in given:
                    unknown.setdefault(word, text)
    if not unknown:
        return
    first = next(iter(unknown))
    names = ", ".join(list(unknown)[:12]) + (" …" if len(unknown) > 12 else "")
    message = f"Chữ viết tắt chưa được giải thích: {names}."
    hint = "Lần đầu viết đủ, kèm chữ tắt trong ngoặc: Bảo hiểm thất nghiệp (BHTN)."
    related = tuple(
        (view.place(text.source, word), f"“{word}” lần đầu ở đây") for word, text in list(unknown.items())[1:6]
    )
    yield LintViolation(unknown[first].source, message, hint, words=first, related=related, about=tuple(unknown))


@lru_cache(maxsize=32768)
def _abbreviations(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The abbreviations that a text uses, and those that it introduces."""
    if text == text.upper():
        return (), frozenset()
    introduced = frozenset(
        word for match in _GIVEN.finditer(text) for word in re.findall(r"[A-ZĐƯÔÂÊ&]{2,}", match["words"])
    )
    bare = text
    for cited in citations(text):
        bare = bare.replace(cited.typed, " ")
    # a run of capitals is a heading inside a text
    bare = re.sub(r"(?:(?<!\w)[A-ZĐÀ-Ỹ]{2,}[ ,]+){3,}[A-ZĐÀ-Ỹ]{2,}", " ", bare)
    words = (match["word"] for match in _WORD.finditer(bare))
    used = tuple(word for word in words if word not in _KNOWN and not _ROMAN.fullmatch(word))
    return used, introduced


RULE = LintRule(
    name="abbreviation",
    what="Chữ viết tắt không thông dụng được viết đủ ở lần đầu. Các chữ ai cũng biết (UBND, HĐND, MTTQ, CNTT …) "
    "thì không báo; mỗi văn bản một dòng.",
    why="Nghị định 30/2020/NĐ-CP cho viết tắt cụm từ thông dụng; HD 05-HD/VPTW mục 6.1.3: lần đầu viết đủ kèm chữ "
    "tắt trong ngoặc đơn.",
    severity=Severity.INFO,
    wrong="""\
noi_dung:
  - Phối hợp với »QLTT kiểm tra các chợ.
""",
    right="""\
noi_dung:
  - Phối hợp với Quản lý thị trường (QLTT) kiểm tra các chợ.
  - QLTT báo cáo UBND phường kết quả quý II.
""",
    check=check,
)
