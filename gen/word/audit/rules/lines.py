"""The rules drawn below names: present, drawn rather than typed, of the right length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gen.word.audit.finding import FINE, Fault, Outcome, Rule, Unmeasured
from gen.word.audit.law import component, figure
from gen.word.audit.lines import Line
from gen.word.audit.sheet import Component, Sheet
from gen.word.audit.where import at_component, at_line
from gen.word.metrics import longest_line

_SLACK_SHARE, _SLACK_MM = 0.12, 2.0
_DRAW = "Insert › Shapes › Line, giữ Shift để thẳng; hoặc đoạn trống có viền dưới (Borders › Bottom)"


@dataclass(frozen=True)
class Drawn:
    """What stands below a name: a line of a length (None: unknown), or its typed substitute."""

    length: float | None
    typed: Line | None = None


def lines_below(sheet: Sheet) -> Iterator[Outcome]:
    """A line below Tiêu ngữ, the unit's name, the subject; below the Party's title."""
    for lines, wants_share in _names(sheet):
        last = lines[-1]
        law = component(sheet.he, last.key)
        name = law.ten if law else last.key
        if any(run.format.underline for one in lines for run in one.line.seen):
            yield Fault(
                f"{name} gạch chân chữ thay cho đường kẻ",
                "đường kẻ riêng, nét liền, bên dưới",
                f"Bỏ gạch chân (Ctrl+U), rồi vẽ: {_DRAW}.",
                at_component(sheet, last),
            )
            continue
        drawn = _below(sheet, last)
        if drawn is None:
            yield _absent(sheet, last, name)
        elif drawn.typed is not None:
            yield Fault(
                f"Đường kẻ dưới {name} gõ bằng ký tự",
                "đường kẻ thật, nét liền",
                f"Xoá dòng ký tự, rồi vẽ: {_DRAW}.",
                at_line(sheet, drawn.typed),
            )
        else:
            yield _judged(sheet, lines, drawn, name, whole_line=wants_share)


def _names(sheet: Sheet) -> Iterator[tuple[list[Component], bool]]:
    """The names that carry a line, with whether it is as long as the words (else a third to a half)."""
    for part in sorted({c.part for c in sheet.components}):
        if sheet.party:
            title = sheet.of("QuocHieu", part=part)
            yield from [(title, True)] if title else []
            continue
        motto, unit, subject = (sheet.of(key, part=part) for key in ("TieuNgu", "CoQuan", "TrichYeu"))
        yield from [(motto, True)] if motto else []
        yield from [(unit, False)] if unit else []
        if subject and not sheet.of("KemTheo", part=part):
            yield subject, False


def _absent(sheet: Sheet, last: Component, name: str) -> Outcome:
    if last.line.paragraph.cell is None and _loose(sheet, last):
        return Unmeasured(f"Đường kẻ dưới {name}: có nét vẽ nổi trên trang nhưng không biết nằm dưới dòng nào.")
    wants = "đường kẻ ngang, nét liền"
    return Fault(f"Không có đường kẻ dưới {name}", wants, f"{_DRAW}.", at_component(sheet, last))


def _loose(sheet: Sheet, last: Component) -> bool:
    near = sheet.lines[max(0, last.line.index - 15) : last.line.index + 15]
    return any(line.paragraph.lines and line.paragraph.cell is None for line in near)


def _below(sheet: Sheet, last: Component) -> Drawn | None:
    """The line of a name: in its own paragraph, else below it in its cell, else anywhere in its column."""
    own = last.line.paragraph
    if own.lines:
        return Drawn(own.lines[0])
    if own.format.border_bottom:
        return Drawn(sheet.room(last.line))
    for line in sheet.following(last.line):
        found = _drawn_at(sheet, line)
        if found is not None:
            return found
        other = sheet.known(line)
        if line.text and not (other and other.key in ("KeGo", "GachDuoi", "QuocHieuTiep")):
            break
    return _in_column(sheet, last)


def _drawn_at(sheet: Sheet, line: Line) -> Drawn | None:
    stands = line.paragraph.format
    if line.paragraph.lines:
        return Drawn(line.paragraph.lines[0])
    if stands.border_top or (stands.border_bottom and not line.text):
        return Drawn(sheet.room(line))
    known = sheet.known(line)
    return Drawn(None, line) if known is not None and known.key in ("KeGo", "GachDuoi") else None


def _in_column(sheet: Sheet, last: Component) -> Drawn | None:
    cell = last.line.paragraph.cell
    if cell is None:
        return None
    for line in sheet.lines:
        own = line.paragraph.cell
        same = own is not None and own.table == cell.table and own.column == cell.column
        if same and line.paragraph.lines:
            return Drawn(line.paragraph.lines[0])
    return None


def _judged(sheet: Sheet, lines: Sequence[Component], drawn: Drawn, name: str, *, whole_line: bool) -> Outcome:
    if drawn.length is None:
        return Unmeasured(f"Độ dài đường kẻ dưới {name}: nét vẽ không ghi kích thước.")
    widths = [_shown_width(sheet, one) for one in lines]
    low, high = (min(widths), max(widths)) if whole_line else (min(widths) / 3, max(widths) / 2)
    if whole_line:
        low, high = low * (1 - _SLACK_SHARE), high * (1 + _SLACK_SHARE)
    if low - _SLACK_MM <= drawn.length <= high + _SLACK_MM:
        return FINE
    wants = "dài bằng dòng chữ" if whole_line else "dài 1/3–1/2 dòng chữ"
    found = f"Đường kẻ dưới {name} dài {figure(drawn.length)} mm, dòng chữ dài {figure(max(widths))} mm"
    mend = "Chọn nét vẽ, Shape Format › Width; với viền đoạn: chỉnh lùi trái, phải (Indent) hai bên bằng nhau."
    return Fault(found, wants, mend, at_component(sheet, lines[-1]))


def _shown_width(sheet: Sheet, one: Component) -> float:
    """The width of a name's longest line as it breaks in its room."""
    room = sheet.room(one.line)
    if room is None or one.line.width <= room or not one.line.seen:
        return one.line.width
    return longest_line(one.line.text, one.line.seen[0].format.size, room)


def party_signs(sheet: Sheet) -> Iterator[Outcome]:
    """The Party's dashes below the subject, instead of a line."""
    if not sheet.party:
        return
    for subject in sheet.of("TrichYeu", part=0)[-1:]:
        if sheet.of("GachDuoi", part=0):
            yield FINE
        else:
            mend = "Gõ năm gạch nối “-----”, canh giữa, ở dòng dưới trích yếu."
            yield Fault("Không có “-----” dưới trích yếu", "“-----” giữa dòng", mend, at_component(sheet, subject))


RULES = (
    Rule(
        "audit/line-below",
        "Đường kẻ dưới tên",
        "PL I, II.1b, II.2b, II.5b",
        "HD 05: tiêu đề",
        "có đường kẻ (viền đoạn, nét vẽ, VML), không gạch chân, không gõ ký tự; độ dài khi tệp có ghi",
        lines_below,
        "đường kẻ là ảnh; nét đậm nhạt, đứt hay liền; kẻ dưới dòng “Kèm theo” của phụ lục",
    ),
    Rule(
        "audit/dashes-below",
        "Gạch dưới trích yếu",
        "",
        "HD 05: -----",
        "dòng “-----” dưới trích yếu văn bản Đảng",
        party_signs,
    ),
)
