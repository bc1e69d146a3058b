"""The order of labels: from the first, without gap or repeat, in the Vietnamese alphabet."""

from __future__ import annotations

from collections.abc import Iterator

from gen.text.numbering import LETTERS, roman
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.finding_place import at_component
from gen.word.audit.line_labels import RANK, LabelLevel, LineLabel

_FOREIGN = "fjwz"
_COUNTED = tuple(level for level in LabelLevel if level not in (LabelLevel.DASH, LabelLevel.CAPITAL))
# articles go on counting through chapters
_ENDLESS = (LabelLevel.ARTICLE,)


class _LabelCounters:
    """The last number of each level; nested labels (`1.1.`) count below each parent by itself."""

    def __init__(self) -> None:
        self._last: dict[LabelLevel, int] = {}
        self._nested: dict[str, int] = {}
        self._loose = False

    def expected(self, label: LineLabel) -> tuple[int, ...]:
        """The numbers that may stand here."""
        nested = label.level is LabelLevel.NESTED
        last = self._nested.get(label.parent, 0) if nested else self._last.get(label.level, 0)
        return (last + 1, 1) if self._loose else (last + 1,)

    def take(self, label: LineLabel) -> None:
        """A label came by: the levels below it start again."""
        self._loose = False
        if label.level is LabelLevel.NESTED:
            own = f"{label.parent}.{label.value}."
            self._nested = {parent: last for parent, last in self._nested.items() if not f"{parent}.".startswith(own)}
            self._nested[label.parent] = label.value
        elif label.value:
            self._last[label.level] = label.value
        below = [level for level in self._last if RANK[level] > RANK[label.level] and level not in _ENDLESS]
        for level in below:
            del self._last[level]
        if RANK[label.level] < RANK[LabelLevel.NESTED]:
            self._nested.clear()

    def loosen(self) -> None:
        """A heading without number came by: numbers may start again below it."""
        self._loose = True


def label_order(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6đ: each label follows the one before it at its level, from the first."""
    for component, label, expected in _walk(document):
        if label.level is LabelLevel.POINT and _letter_fault(label, expected):
            continue
        if label.value in expected:
            yield PASS
            continue
        wants = _shown(label, expected[0])
        last = expected[0] - 1
        kind = "bắt đầu bằng" if last == 0 else "lặp lại" if label.value == last else "nhảy đến"
        found = f"{label.level.value.rstrip('.)')}: đánh số {kind} “{label.number}”, chờ “{wants}”"
        mend = "Sửa số thứ tự; nếu dùng danh sách tự động: Set Numbering Value."
        yield Violation(found, "liên tục, không nhảy, không lặp", mend, at_component(document, component))


def point_letters(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6đ: điểm by the Vietnamese alphabet: đ after d, no f, j, w, z."""
    for component, label, expected in _walk(document):
        if label.level is not LabelLevel.POINT:
            continue
        fault = _letter_fault(label, expected)
        if not fault:
            yield PASS
            continue
        auto = (
            " Danh sách tự động của Word chỉ biết a, b, c tiếng Anh: gõ nhãn bằng tay."
            if component.line.paragraph.label
            else ""
        )
        mend = f"Sửa nhãn thành “{_shown(label, expected[0])})”.{auto}"
        yield Violation(
            fault, "bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k …", mend, at_component(document, component)
        )


def _letter_fault(label: LineLabel, expected: tuple[int, ...]) -> str:
    if label.number in _FOREIGN:
        return f"Điểm “{label.number}” không có trong bảng chữ cái tiếng Việt"
    after_d = expected[0] == LETTERS.index("đ") + 1
    if after_d and label.number == "e":
        return "Điểm “e” đứng ngay sau “d”, bỏ sót “đ”"
    return ""


def _walk(document: AuditedDocument) -> Iterator[tuple[Component, LineLabel, tuple[int, ...]]]:
    for part in document.parts:
        count = _LabelCounters()
        for component in document.body(part.number):
            label = component.label
            if label is None:
                if component.line.all_bold and component.line.first:
                    count.loosen()
                continue
            if label.level in _COUNTED and (label.value or label.level is LabelLevel.POINT):
                yield component, label, count.expected(label)
                count.take(label)


def _shown(label: LineLabel, value: int) -> str:
    if label.level is LabelLevel.POINT:
        return LETTERS[min(value, len(LETTERS)) - 1]
    is_roman = label.number.isupper() and label.number.strip("IVXLC") == ""
    return roman(value) if is_roman else str(value)


RULES = (
    AuditRule(
        code="audit/numbering-order",
        title="Thứ tự đánh số",
        article="PL I, II.6đ",
        party_article="HD 05: nội dung",
        measures="phần, chương, mục, điều, khoản, điểm liên tục từ đầu, kể cả danh sách tự động của Word",
        check=label_order,
        limits="nhãn A., B.; gạch đầu dòng; số thứ tự trong bảng",
    ),
    AuditRule(
        code="audit/numbering-letters",
        title="Chữ cái của điểm",
        article="PL I, II.6đ",
        party_article="HD 05: nội dung",
        measures="điểm theo bảng chữ cái tiếng Việt, không f, j, w, z, không bỏ sót đ",
        check=point_letters,
    ),
)
