"""The order of labels: from the first, without gap or repeat, in the Vietnamese alphabet."""

from __future__ import annotations

from collections.abc import Iterator

from gen.text.numbering import LETTERS, roman
from gen.word.audit.finding import FINE, Fault, Outcome, Rule
from gen.word.audit.labels import RANK, Label, Level
from gen.word.audit.sheet import Component, Sheet
from gen.word.audit.where import at_component

_FOREIGN = "fjwz"
_COUNTED = tuple(level for level in Level if level not in (Level.DASH, Level.CAPITAL))
# articles go on counting through chapters
_ENDLESS = (Level.ARTICLE,)


class _Count:
    """The last number of each level, below its parent."""

    def __init__(self) -> None:
        self._last: dict[Level, int] = {}
        self._parent: dict[Level, str] = {}
        self._loose = False

    def expected(self, label: Label) -> tuple[int, ...]:
        """The numbers that may stand here."""
        last = self._last.get(label.level, 0)
        if label.level is Level.NESTED and self._parent.get(label.level) != label.parent:
            last = 0
        return (last + 1, 1) if self._loose else (last + 1,)

    def take(self, label: Label) -> None:
        """A label came by: the levels below it start again."""
        if label.value:
            self._last[label.level] = label.value
            self._parent[label.level] = label.parent
        self._loose = False
        for level in [at for at in self._last if RANK[at] > RANK[label.level] and at not in _ENDLESS]:
            del self._last[level]

    def loosen(self) -> None:
        """A heading without number came by: numbers may start again below it."""
        self._loose = True


def order(sheet: Sheet) -> Iterator[Outcome]:
    """Each label follows the one before it at its level."""
    for one, label, expected in _walk(sheet):
        if label.level is Level.POINT and _letter_fault(label, expected):
            continue
        if label.value in expected:
            yield FINE
            continue
        wants = _shown(label, expected[0])
        last = expected[0] - 1
        kind = "bắt đầu bằng" if last == 0 else "lặp lại" if label.value == last else "nhảy đến"
        found = f"{label.level.value.rstrip('.)')}: đánh số {kind} “{label.number}”, chờ “{wants}”"
        mend = "Sửa số thứ tự; nếu dùng danh sách tự động: Set Numbering Value."
        yield Fault(found, "liên tục, không nhảy, không lặp", mend, at_component(sheet, one))


def letters(sheet: Sheet) -> Iterator[Outcome]:
    """Điểm by the Vietnamese alphabet: đ after d, no f, j, w, z."""
    for one, label, expected in _walk(sheet):
        if label.level is not Level.POINT:
            continue
        fault = _letter_fault(label, expected)
        if not fault:
            yield FINE
            continue
        auto = (
            " Danh sách tự động của Word chỉ biết a, b, c tiếng Anh: gõ nhãn bằng tay."
            if one.line.paragraph.label
            else ""
        )
        mend = f"Sửa nhãn thành “{_shown(label, expected[0])})”.{auto}"
        yield Fault(fault, "bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k …", mend, at_component(sheet, one))


def _letter_fault(label: Label, expected: tuple[int, ...]) -> str:
    if label.number in _FOREIGN:
        return f"Điểm “{label.number}” không có trong bảng chữ cái tiếng Việt"
    after_d = expected[0] == LETTERS.index("đ") + 1
    if after_d and label.number == "e":
        return "Điểm “e” đứng ngay sau “d”, bỏ sót “đ”"
    return ""


def _walk(sheet: Sheet) -> Iterator[tuple[Component, Label, tuple[int, ...]]]:
    for part in sheet.parts:
        count = _Count()
        for one in sheet.body(part.number):
            label = one.label
            if label is None:
                if one.line.all_bold and one.line.first:
                    count.loosen()
                continue
            if label.level in _COUNTED and (label.value or label.level is Level.POINT):
                yield one, label, count.expected(label)
                count.take(label)


def _shown(label: Label, value: int) -> str:
    if label.level is Level.POINT:
        return LETTERS[min(value, len(LETTERS)) - 1]
    is_roman = label.number.isupper() and label.number.strip("IVXLC") == ""
    return roman(value) if is_roman else str(value)


RULES = (
    Rule(
        "audit/numbering-order",
        "Thứ tự đánh số",
        "PL I, II.6đ",
        "HD 05: nội dung",
        "phần, chương, mục, điều, khoản, điểm liên tục từ đầu, kể cả danh sách tự động của Word",
        order,
        "nhãn A., B.; gạch đầu dòng; số thứ tự trong bảng",
    ),
    Rule(
        "audit/numbering-letters",
        "Chữ cái của điểm",
        "PL I, II.6đ",
        "HD 05: nội dung",
        "điểm theo bảng chữ cái tiếng Việt, không f, j, w, z, không bỏ sót đ",
        letters,
    ),
)
