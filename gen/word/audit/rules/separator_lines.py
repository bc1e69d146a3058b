"""The separator lines (đường kẻ) below names: present, drawn rather than typed, of the right length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import at_component, at_line
from gen.word.audit.legal_figures import figures_of, number_text
from gen.word.audit.printed_lines import PrintedLine
from gen.word.font_metrics import longest_line_mm
from gen.word.the_thuc import KE_NGANG

_SLACK_SHARE, _SLACK_MM = 0.12, 2.0
_DRAW = "Insert › Shapes › Line, giữ Shift để thẳng; hoặc đoạn trống có viền dưới (Borders › Bottom)"


@dataclass(frozen=True)
class SeparatorLine:
    """The line that sets a name off from what follows: its length in mm (None: unknown), or its typed substitute."""

    length: float | None
    typed: PrintedLine | None = None


def separator_lines(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.1b: a line as long as Tiêu ngữ; II.2b, II.5b: a third to a half of the unit's name, of the subject.

    The Party (HD 05): a line as long as its title. Lengths in mm, 2 mm of slack.
    """
    for lines, wants_share in _names(document):
        last = lines[-1]
        law = figures_of(document.the_thuc, last.key)
        name = law.ten if law else last.key
        if any(run.format.underline for component in lines for run in component.line.visible_runs):
            yield Violation(
                f"{name} gạch chân chữ thay cho đường kẻ",
                "đường kẻ riêng, nét liền, bên dưới",
                f"Bỏ gạch chân (Ctrl+U), rồi vẽ: {_DRAW}.",
                at_component(document, last),
            )
            continue
        drawn = _below(document, last)
        if drawn is None:
            yield _absent(document, last, name)
        elif drawn.typed is not None:
            yield Violation(
                f"Đường kẻ dưới {name} gõ bằng ký tự",
                "đường kẻ thật, nét liền",
                f"Xoá dòng ký tự, rồi vẽ: {_DRAW}.",
                at_line(document, drawn.typed),
            )
        else:
            yield _judged(document, lines, drawn, name, whole_line=wants_share)


def _names(document: AuditedDocument) -> Iterator[tuple[list[Component], bool]]:
    """The names that carry a line, with whether it is as long as the words (else a third to a half)."""
    for part in sorted({c.part for c in document.components}):
        if document.party:
            title = document.components_of(ComponentKey.QUOC_HIEU, part=part)
            yield from [(title, True)] if title else []
            continue
        motto, unit, subject = (
            document.components_of(key, part=part)
            for key in (ComponentKey.TIEU_NGU, ComponentKey.CO_QUAN, ComponentKey.TRICH_YEU)
        )
        yield from [(motto, True)] if motto else []
        yield from [(unit, False)] if unit else []
        if subject and not document.components_of(ComponentKey.KEM_THEO, part=part):
            yield subject, False


def _absent(document: AuditedDocument, last: Component, name: str) -> CheckOutcome:
    if last.line.paragraph.cell is None and _loose(document, last):
        return NotMeasured(f"Đường kẻ dưới {name}: có nét vẽ nổi trên trang nhưng không biết nằm dưới dòng nào.")
    wants = "đường kẻ ngang, nét liền"
    return Violation(f"Không có đường kẻ dưới {name}", wants, f"{_DRAW}.", at_component(document, last))


def _loose(document: AuditedDocument, last: Component) -> bool:
    near = document.lines[max(0, last.line.index - 15) : last.line.index + 15]
    return any(line.paragraph.lines and line.paragraph.cell is None for line in near)


def _below(document: AuditedDocument, last: Component) -> SeparatorLine | None:
    """The line of a name: in its own paragraph, else below it in its cell, else anywhere in its column."""
    own = last.line.paragraph
    if own.lines:
        return SeparatorLine(own.lines[0])
    if own.format.border_bottom:
        return SeparatorLine(document.available_width(last.line))
    for line in document.lines_after(last.line):
        found = _drawn_at(document, line)
        if found is not None:
            return found
        other = document.component_at(line)
        if line.text and not (
            other and other.key in (ComponentKey.KE_GO, ComponentKey.GACH_DUOI, ComponentKey.QUOC_HIEU_TIEP)
        ):
            break
    return _in_column(document, last)


def _drawn_at(document: AuditedDocument, line: PrintedLine) -> SeparatorLine | None:
    stands = line.paragraph.format
    if line.paragraph.lines:
        return SeparatorLine(line.paragraph.lines[0])
    if stands.border_top or (stands.border_bottom and not line.text):
        return SeparatorLine(document.available_width(line))
    known = document.component_at(line)
    return (
        SeparatorLine(None, line)
        if known is not None and known.key in (ComponentKey.KE_GO, ComponentKey.GACH_DUOI)
        else None
    )


def _in_column(document: AuditedDocument, last: Component) -> SeparatorLine | None:
    cell = last.line.paragraph.cell
    if cell is None:
        return None
    for line in document.lines_of_tables.get(cell.table, ()):
        own = line.paragraph.cell
        if own is not None and own.column == cell.column and line.paragraph.lines:
            return SeparatorLine(line.paragraph.lines[0])
    return None


def _judged(
    document: AuditedDocument, lines: Sequence[Component], drawn: SeparatorLine, name: str, *, whole_line: bool
) -> CheckOutcome:
    if drawn.length is None:
        return NotMeasured(f"Độ dài đường kẻ dưới {name}: nét vẽ không ghi kích thước.")
    widths = [_shown_width(document, component) for component in lines]
    low, high = (min(widths), max(widths)) if whole_line else (min(widths) * KE_NGANG.tu, max(widths) * KE_NGANG.den)
    if whole_line:
        low, high = low * (1 - _SLACK_SHARE), high * (1 + _SLACK_SHARE)
    if low - _SLACK_MM <= drawn.length <= high + _SLACK_MM:
        return PASS
    wants = "dài bằng dòng chữ" if whole_line else "dài 1/3–1/2 dòng chữ"
    found = f"Đường kẻ dưới {name} dài {number_text(drawn.length)} mm, dòng chữ dài {number_text(max(widths))} mm"
    mend = "Chọn nét vẽ, Shape Format › Width; với viền đoạn: chỉnh lùi trái, phải (Indent) hai bên bằng nhau."
    return Violation(found, wants, mend, at_component(document, lines[-1]))


def _shown_width(document: AuditedDocument, component: Component) -> float:
    """The width of a name's longest line as it breaks in its room."""
    room = document.available_width(component.line)
    if room is None or component.line.width <= room or not component.line.visible_runs:
        return component.line.width
    return longest_line_mm(component.line.raw, component.line.visible_runs[0].format.size, room)


def dashes_below(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """HD 05: “-----” below the subject of a Party document, instead of a line."""
    if not document.party:
        return
    for subject in document.components_of(ComponentKey.TRICH_YEU, part=0)[-1:]:
        if document.components_of(ComponentKey.GACH_DUOI, part=0):
            yield PASS
        else:
            mend = "Gõ năm gạch nối “-----”, canh giữa, ở dòng dưới trích yếu."
            yield Violation(
                "Không có “-----” dưới trích yếu", "“-----” giữa dòng", mend, at_component(document, subject)
            )


RULES = (
    AuditRule(
        code="audit/line-below",
        title="Đường kẻ dưới tên",
        article="PL I, II.1b, II.2b, II.5b",
        party_article="HD 05: tiêu đề",
        measures="có đường kẻ (viền đoạn, nét vẽ, VML), không gạch chân, không gõ ký tự; độ dài khi tệp có ghi",
        check=separator_lines,
        limits="đường kẻ là ảnh; nét đậm nhạt, đứt hay liền; kẻ dưới dòng “Kèm theo” của phụ lục",
    ),
    AuditRule(
        code="audit/dashes-below",
        title="Gạch dưới trích yếu",
        article="",
        party_article="HD 05: -----",
        measures="dòng “-----” dưới trích yếu văn bản Đảng",
        check=dashes_below,
    ),
)
