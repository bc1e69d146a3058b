"""What real offices rightly do, and the audit once took for a fault: each document is told nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import hand
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm
from hand import decision, decision_with_regulation, find, letter, party_plan, plan, regulation, retype
from spoil import Change, both, says, typed

from gen.word.audit import audit
from gen.word.audit.audit_report import as_text


@dataclass(frozen=True)
class Habit:
    """A right document, and what is done to it that leaves it right."""

    name: str
    make: Callable[[], Any]
    change: Change


def base_with_room(*words: str) -> Change:
    """The last base, with room left in it for a number and a date."""
    return typed("Theo đề nghị của Chánh Văn phòng Sở.", "".join(words))


ROOM = [
    Habit(
        "chừa chỗ cho số và ngày trong căn cứ",
        decision,
        base_with_room("Theo đề nghị của Giám đốc Sở tại Tờ trình số      /TTr-SNV ngày      tháng 3 năm 2026."),
    ),
    Habit(
        "chừa chỗ bằng phím Tab, không ghi ký hiệu",
        decision,
        base_with_room("Xét đề nghị của Trưởng phòng tại Tờ trình số\tngày\ttháng 3 năm 2026."),
    ),
    Habit(
        "chừa chỗ cho ngày trong lời văn",
        plan,
        says("1. Văn phòng", "1. Văn phòng trả lời Công văn số      ngày      tháng 3 năm 2026."),
    ),
]


def charter(document: Any) -> None:
    """The name of the body in capitals below “ĐIỀU LỆ (SỬA ĐỔI, BỔ SUNG)”."""
    retype(document, "QUY CHẾ", "ĐIỀU LỆ (SỬA ĐỔI, BỔ SUNG)")
    retype(document, "Làm việc của Tổ công tác chuyển đổi số", "HỘI CẦU LÔNG TỈNH")


ATTACHED = [
    Habit("quy chế kèm theo quyết định", regulation, both()),
    Habit("điều lệ kèm theo quyết định", regulation, charter),
    Habit("quyết định và quy chế trong một tệp", decision_with_regulation, both()),
    Habit("văn bản kèm theo không rõ loại", regulation, typed("QUY CHẾ", "DANH SÁCH KHEN THƯỞNG")),
]


def opens_with_bases(document: Any) -> None:
    """A letter that opens with what it rests on, upright as the rest of it."""
    opening = find(document, "Thực hiện chỉ đạo")
    for text in ("Căn cứ Luật Di sản văn hóa ngày 23/11/2024;", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026;"):
        opening._p.addprevious(hand.prose(document, text)._p)


def headings_of_the_party(document: Any) -> None:
    """HD 05 prints “I- Tên mục” in small letters; offices put it in the middle."""
    heading = find(document, "I. MỤC ĐÍCH")
    retype(document, "I. MỤC ĐÍCH", "I- Mục đích")
    heading.alignment, heading.paragraph_format.first_line_indent = ALIGN.CENTER, Mm(0)


def above(words: str, text: str) -> Change:
    """One more paragraph of the body."""
    return lambda document: find(document, words)._p.addprevious(hand.prose(document, text)._p)


def table_with_recipients(document: Any) -> None:
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip(table._cells, ("Hồ sơ", "Nơi nhận", "Kế hoạch", "Văn phòng"), strict=True):
        hand.left(cell, text, 12)
    find(document, "II. TỔ CHỨC")._p.addprevious(table._tbl)


def kept_together(document: Any) -> None:
    """Hyphens and blanks at which a line must not break, typed as signs of their own."""
    for words in ("Số: 05/KH-SVHTT", "Hải Phòng, ngày", "Độc lập - Tự do", "- Lưu: VT", "Căn cứ Nghị định"):
        for run in (run for run in find(document, words).runs if run.text):
            run.text = run.text.replace("-", "\u2011").replace(" ", "\u00a0")


LAW = [
    Habit("gạch nối và dấu cách không ngắt dòng", plan, kept_together),
    Habit("công văn mở đầu bằng căn cứ", letter, opens_with_bases),
    Habit("đề mục I- của Đảng ở giữa, chữ thường", party_plan, headings_of_the_party),
    Habit("đoạn bắt đầu bằng chữ Nơi nhận", plan, above("II. TỔ CHỨC", "Nơi nhận hồ sơ là Văn phòng Sở.")),
    Habit("bảng có cột Nơi nhận", plan, table_with_recipients),
]


@pytest.mark.parametrize("habit", [*ROOM, *ATTACHED, *LAW], ids=lambda habit: habit.name)
def test_nothing_is_told(habit: Habit) -> None:
    audited = audit(hand.broken(habit.make, habit.change))
    assert audited.findings == [], as_text(audited, habit.name)
