"""Font and colour of every run, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.finding_place import FindingPlace, at_line, at_page_edge
from gen.word.measure import MeasuredParagraph, MeasuredRun
from gen.word.the_thuc import PHONG_CHU

_LEGACY = (".vn", "vni-", "vni ")
_BLACK = ("auto", "000000", "windowtext")


def _every_run(document: AuditedDocument) -> Iterator[tuple[MeasuredRun, Callable[[], FindingPlace]]]:
    """The runs of text, headers, footers, notes, each with how to name its place: most have nothing wrong."""
    for line in document.lines:
        yield from ((run, partial(at_line, document, line)) for run in line.visible_runs)
    for number, section in enumerate(document.measured.sections):
        for spot, edge in (("đầu trang", section.headers), ("chân trang", section.footers)):
            for paragraph in (p for paragraphs in edge.values() for p in paragraphs):
                yield from ((run, partial(at_page_edge, number, spot, paragraph)) for run in _visible(paragraph))
    for note in document.measured.notes:
        yield from ((run, partial(FindingPlace, "chú thích", "", 0, note.text)) for run in _visible(note))


def _visible(paragraph: MeasuredParagraph) -> Iterator[MeasuredRun]:
    return (run for run in paragraph.runs if run.text.strip())


def font(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.4: Times New Roman, Unicode (TCVN 6909:2001), in every run; also in tables, headers, footers, notes."""
    for run, place in _every_run(document):
        wrong = sorted(name for name in run.fonts if not name.casefold().startswith(PHONG_CHU.casefold()))
        if not wrong:
            yield PASS
        for name in wrong:
            old = name.casefold().startswith(_LEGACY)
            found = f"Phông {name}" + (" (bảng mã cũ TCVN3/VNI, không phải Unicode)" if old else "")
            mend = f"Chọn hết (Ctrl+A), đặt phông {PHONG_CHU}; sửa cả ở kiểu (Modify Style)."
            if old:
                mend = "Chuyển mã sang Unicode trước (UniKey › Công cụ), rồi đặt phông Times New Roman."
            yield Violation(found, f"phông {PHONG_CHU}, bộ mã Unicode", mend, place())


def colour(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.4: black in every run, no colour behind it."""
    for run, place in _every_run(document):
        if run.format.color.casefold() not in _BLACK:
            mend = "Chọn chữ, đặt Home › Font Color = Automatic."
            yield Violation(f"Chữ màu {run.format.color}", "chữ màu đen", mend, place())
        elif run.format.shade:
            mend = "Chọn chữ, Home › Text Highlight Color = No Color, Shading = No Color."
            yield Violation(f"Chữ có tô nền màu {run.format.shade}", "chữ màu đen, không tô nền", mend, place())
        else:
            yield PASS


_HD = "HD 05 (thể thức)"

RULES = (
    AuditRule(
        code="audit/font",
        title="Phông chữ",
        article="PL I, I.4",
        party_article=_HD,
        measures="phông của từng chữ sau khi phân giải kiểu",
        check=font,
        limits="chữ nằm trong ảnh; dấu đầu dòng tự động của Word",
    ),
    AuditRule(
        code="audit/colour",
        title="Màu chữ",
        article="PL I, I.4",
        party_article=_HD,
        measures="màu chữ, màu nền của từng chữ",
        check=colour,
        limits="màu trong ảnh; màu nền của ô, của đoạn",
    ),
)
