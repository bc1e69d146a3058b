"""Places in words: “văn bản chính, phần đầu, ô trái, đoạn 2”."""

from __future__ import annotations

from gen.word.audit.finding import Place
from gen.word.audit.lines import Line
from gen.word.audit.sheet import BODY, MAIN, Component, Sheet
from gen.word.measure import Paragraph

HEAD = ("QuocHieu", "QuocHieuTiep", "TieuNgu", "ChuQuan", "CoQuan", "DauSao", "SoKyHieu", "DiaDanh", "TrichYeuCongVan")
END = ("NoiNhanNhan", "NoiNhan", "QuyenHan", "ChucVu", "HoTen")
_SPOTS = {
    **dict.fromkeys(HEAD, "phần đầu"),
    **dict.fromkeys(("TenLoai", "TrichYeu", "GachDuoi", "ThamQuyen"), "tên loại và trích yếu"),
    "KinhGui": "kính gửi",
    "CanCu": "căn cứ",
    **dict.fromkeys(BODY, "nội dung"),
    **dict.fromkeys(END, "phần ký"),
    **dict.fromkeys(("PhuLuc", "PhuLucTieuDe", "KemTheo"), "đầu phụ lục"),
}


def part_name(number: int) -> str:
    """How a part is called."""
    return "văn bản chính" if number == MAIN else f"phụ lục thứ {number}"


def at_line(sheet: Sheet, line: Line) -> Place:
    """The place of a line."""
    component, part = sheet.known(line), sheet.part_of(line)
    spot = _SPOTS.get(component.key, "") if component else ""
    cell = line.paragraph.cell
    if cell is not None and component is not None:
        spot += f", ô {'trái' if cell.column == 0 else 'phải'}" if component.key in (*HEAD, *END) else ""
    elif cell is not None:
        spot = f"bảng {cell.table + 1}, hàng {cell.row + 1}, ô {cell.column + 1}"
    elif line.side:
        spot += f", bên {line.side}"
    elif line.paragraph.boxed and not spot:
        spot = "hộp chữ"
    return Place(part_name(part.number if part else MAIN), spot, line.number, line.text)


def at_component(sheet: Sheet, component: Component) -> Place:
    """The place of a component."""
    return at_line(sheet, component.line)


def at_edge(section: int, name: str, paragraph: Paragraph | None = None) -> Place:
    """A header or footer of a section counted from 0."""
    return Place(f"phần trang {section + 1}", name, 0, paragraph.text if paragraph else "")


def whole(sheet: Sheet, part: int = MAIN, spot: str = "") -> Place:
    """A part as a whole."""
    return Place(part_name(part), spot, 0, "")
