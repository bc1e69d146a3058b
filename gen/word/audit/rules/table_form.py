"""Tables: between the margins, in type that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.finding_place import FindingPlace
from gen.word.audit.legal_figures import ROUNDING_MM, number_text
from gen.word.measure import MeasuredTable

# so far Word itself lets a table reach over a margin: what a cell leaves blank beside its text
_REACH_MM = 1.9
_SMALLEST, _LARGEST = 10.0, 14.0


def table_width(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.3 (the Party: HD 05): no table reaches over a margin, but for what Word itself lets it."""
    for number, table in enumerate(document.measured.tables):
        lines = document.lines_of_tables.get(number, [])
        if table.inner or not lines:
            continue
        section = lines[0].paragraph.section
        sections = document.measured.sections
        room = sections[section].room if section < len(sections) else 0
        out = _out(table, room)
        if out is None:
            yield NotMeasured(f"Bề rộng bảng {number + 1}: tệp không ghi, hoặc bảng đặt nổi.")
        elif out <= ROUNDING_MM:
            yield PASS
        else:
            text = next((line.paragraph.text for line in lines if line.paragraph.text), "")
            yield Violation(
                f"Bảng lấn ra lề {number_text(round(out, 1))} mm",
                "bảng nằm trong hai lề trang",
                "Table Layout › AutoFit › AutoFit Window; Table Properties › Indent from left: 0.",
                FindingPlace("", f"bảng {number + 1}", 0, text),
            )


def _out(table: MeasuredTable, room: float) -> float | None:
    """How far a table reaches over a margin in mm, beyond what Word lets it; None where nobody knows."""
    if not table.width or not room:
        return None
    if table.left is None:
        return (table.width - room) / 2 - _REACH_MM
    return max(table.left + table.width - room - 2 * _REACH_MM, -table.left - _REACH_MM)


def table_size(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """By custom: the type of a table of data is 10 to 14 pt."""
    for number, table in enumerate(document.measured.tables):
        if not table.bordered or table.inner:
            continue
        wrong = [
            (run.format.size, line.paragraph.text)
            for line in document.lines_of_tables.get(number, [])
            for run in line.visible_runs
            if run.text.strip() and not _SMALLEST <= run.format.size <= _LARGEST
        ]
        if not wrong:
            yield PASS
            continue
        size, text = min(wrong)
        yield Violation(
            f"Chữ trong bảng cỡ {number_text(size)} pt",
            f"cỡ {number_text(_SMALLEST)}–{number_text(_LARGEST)} pt",
            "Chọn cả bảng, đặt cỡ chữ.",
            FindingPlace("", f"bảng {number + 1}", 0, text),
            severity=Severity.WARNING,
        )


RULES = (
    AuditRule(
        code="audit/table-width",
        title="Bảng nằm trong lề",
        article="PL I, I.3",
        party_article="HD 05 (trang)",
        measures=f"bề rộng và chỗ bắt đầu của từng bảng so với lề; Word tự cho bảng lấn {number_text(_REACH_MM)} mm",
        check=table_width,
        limits="bảng đặt nổi, bảng không ghi bề rộng; bảng tự co giãn có thể rộng hơn số ghi",
    ),
    AuditRule(
        code="audit/table-size",
        title="Cỡ chữ trong bảng",
        article="theo lệ",
        party_article="theo lệ",
        measures="cỡ chữ trong bảng có viền: 10 đến 14 pt (nhắc)",
        check=table_size,
    ),
)
