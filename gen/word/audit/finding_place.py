"""Where a finding stands, in words: “văn bản chính, phần đầu, ô trái, đoạn 2”."""

from __future__ import annotations

from dataclasses import dataclass

from gen.text.shorten import on_one_line
from gen.word.audit.audited_document import MAIN, AuditedDocument, Component
from gen.word.audit.component_keys import APPENDIX_HEAD, BODY, ENDING, LETTERHEAD, SUBJECT, ComponentKey
from gen.word.audit.printed_lines import PrintedLine
from gen.word.measure import MeasuredParagraph

_QUOTED = 70  # characters
_SPOTS = {
    **dict.fromkeys(LETTERHEAD, "phần đầu"),
    **dict.fromkeys(SUBJECT, "tên loại và trích yếu"),
    ComponentKey.KINH_GUI: "kính gửi",
    ComponentKey.CAN_CU: "căn cứ",
    **dict.fromkeys(BODY, "nội dung"),
    **dict.fromkeys(ENDING, "phần ký"),
    **dict.fromkeys(APPENDIX_HEAD, "đầu phụ lục"),
}
_IN_COLUMNS = (*LETTERHEAD, *ENDING)


@dataclass(frozen=True)
class FindingPlace:
    """Where: the part of the document, the spot in it, the paragraph's number from 1 (0: none) and its words."""

    part: str
    spot: str
    number: int
    text: str

    def __str__(self) -> str:
        named = [self.part, self.spot] + ([f"đoạn {self.number}"] if self.number else [])
        return ", ".join(name for name in named if name)

    @property
    def quote(self) -> str:
        """The words, shortened; empty where there are none."""
        return f"“{on_one_line(self.text, _QUOTED)}”" if self.text.strip() else ""


def part_name(number: int) -> str:
    """What a part is called: the main document is 0, appendices count from 1."""
    return "văn bản chính" if number == MAIN else f"phụ lục thứ {number}"


def at_line(document: AuditedDocument, line: PrintedLine) -> FindingPlace:
    """The place of a line."""
    component, part = document.component_at(line), document.part_of(line)
    spot = _SPOTS.get(component.key, "") if component else ""
    cell = line.paragraph.cell
    if cell is not None and component is not None:
        spot += f", ô {'trái' if cell.column == 0 else 'phải'}" if component.key in _IN_COLUMNS else ""
    elif cell is not None:
        spot = f"bảng {cell.table + 1}, hàng {cell.row + 1}, ô {cell.column + 1}"
    elif line.side is not None:
        spot += f", bên {line.side.value}"
    elif line.paragraph.boxed and not spot:
        spot = "hộp chữ"
    return FindingPlace(part_name(part.number if part else MAIN), spot, line.number, line.text)


def at_component(document: AuditedDocument, component: Component) -> FindingPlace:
    """The place of a component."""
    return at_line(document, component.line)


def at_page_edge(section: int, spot: str, paragraph: MeasuredParagraph | None = None) -> FindingPlace:
    """The header, footer or page set-up of a section, counted from 0."""
    return FindingPlace(f"phần trang {section + 1}", spot, 0, paragraph.text if paragraph else "")


def at_part(number: int = MAIN, spot: str = "") -> FindingPlace:
    """A part as a whole."""
    return FindingPlace(part_name(number), spot, 0, "")


def in_package(name: str, text: str = "") -> FindingPlace:
    """An entry of the .docx by its name."""
    return FindingPlace("bên trong tệp", on_one_line(name), 0, text)
