"""Font and colour of every run, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gen.word.audit.finding import FINE, Fault, Outcome, Place, Rule
from gen.word.audit.sheet import Sheet
from gen.word.audit.where import at_edge, at_line
from gen.word.measure import Run
from gen.word.the_thuc import PHONG_CHU

_LEGACY = (".vn", "vni-", "vni ")
_BLACK = ("auto", "000000", "windowtext")


def _every_run(sheet: Sheet) -> Iterator[tuple[Run, Place]]:
    for line in sheet.lines:
        yield from ((run, at_line(sheet, line)) for run in line.seen)
    for number, section in enumerate(sheet.measured.sections):
        for name, edge in (("đầu trang", section.headers), ("chân trang", section.footers)):
            for paragraph in (p for paragraphs in edge.values() for p in paragraphs):
                yield from ((run, at_edge(number, name, paragraph)) for run in paragraph.runs if run.text.strip())
    for note in sheet.measured.notes:
        yield from ((run, Place("chú thích", "", 0, note.text)) for run in note.runs if run.text.strip())


def font(sheet: Sheet) -> Iterable[Outcome]:
    """Times New Roman in every run; also in tables, headers, footers and notes."""
    for run, place in _every_run(sheet):
        wrong = sorted(f for f in run.fonts if not f.casefold().startswith(PHONG_CHU.casefold()))
        if not wrong:
            yield FINE
        for name in wrong:
            old = name.casefold().startswith(_LEGACY)
            found = f"Phông {name}" + (" (bảng mã cũ TCVN3/VNI, không phải Unicode)" if old else "")
            mend = f"Chọn hết (Ctrl+A), đặt phông {PHONG_CHU}; sửa cả ở kiểu (Modify Style)."
            if old:
                mend = "Chuyển mã sang Unicode trước (UniKey › Công cụ), rồi đặt phông Times New Roman."
            yield Fault(found, f"phông {PHONG_CHU}, bộ mã Unicode", mend, place)


def colour(sheet: Sheet) -> Iterable[Outcome]:
    """Black in every run, nothing behind it."""
    for run, place in _every_run(sheet):
        if run.format.color.casefold() not in _BLACK:
            mend = "Chọn chữ, đặt Home › Font Color = Automatic."
            yield Fault(f"Chữ màu {run.format.color}", "chữ màu đen", mend, place)
        elif run.format.shade:
            mend = "Chọn chữ, Home › Text Highlight Color = No Color, Shading = No Color."
            yield Fault(f"Chữ có tô nền màu {run.format.shade}", "chữ màu đen, không tô nền", mend, place)
        else:
            yield FINE


_HD = "HD 05 (thể thức)"

RULES = (
    Rule(
        "audit/font",
        "Phông chữ",
        "PL I, I.4",
        _HD,
        "phông của từng chữ sau khi phân giải kiểu",
        font,
        "chữ nằm trong ảnh; dấu đầu dòng tự động của Word",
    ),
    Rule(
        "audit/colour",
        "Màu chữ",
        "PL I, I.4",
        _HD,
        "màu chữ, màu nền của từng chữ",
        colour,
        "màu trong ảnh; màu nền của ô, của đoạn",
    ),
)
