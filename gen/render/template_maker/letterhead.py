"""The letterhead: the unit on the left, the State's or the Party's title on the right, number and date below."""

from gen.render.template_maker.xml_text import cell, each, el, paragraph, row, table, text, when
from gen.word.ooxml.units import mm_to_twips
from gen.word.the_thuc import DANG, TheThuc

# Widths of the left column in mm. The right column of the State holds the Quốc hiệu at 13 pt (95.7 mm) on one line; the
# left one of the Party the longest usual name at 14 pt (75.6 mm), its right one “Tuyên Quang, ngày … năm …”.
COT_TRAI = {"chinh-quyen": 66.0, "dang": 78.0}

# Length of the rules in mm: as long as the words above them.
DAI_TIEU_NGU = 60.2
DAI_TIEU_DE_DANG = 72.9


def letterhead(he: TheThuc, *, numbered: bool) -> str:
    """The table at the top of the first page; `numbered` adds the row of number and date."""
    left = mm_to_twips(COT_TRAI["dang" if he is DANG else "chinh-quyen"])
    right = mm_to_twips(he.trang.be_rong_chu) - left
    title = _party_title(right) if he is DANG else _state_title(right)
    rows = [row(cell(left, _unit(he)), cell(right, title))]
    if numbered:
        number, date = text("SoKyHieu", "{{ so_ky_hieu }}"), text("DiaDanh", "{{ dia_danh_ngay }}")
        rows.append(row(cell(left, number), cell(right, date)))
    return table((left, right), *rows)


def rule(width: int, length_mm: float) -> str:
    """A rule of `length_mm` in the middle of a column of `width` twips."""
    side = (width - mm_to_twips(length_mm)) // 2
    return paragraph("KeNgang", properties=el("ind", left=side, right=side))


def _unit(he: TheThuc) -> str:
    name = when("ChuQuan", "chu_quan", text("ChuQuan", "{{ chu_quan }}"))
    name += each("CoQuan", "dong", "co_quan", text("CoQuan", "{{ dong }}"))
    return name + (text("DauSao", "*") if he is DANG else text("KeNgang", "{{p ke_co_quan }}"))


def _state_title(width: int) -> str:
    words = text("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + text("TieuNgu", "Độc lập - Tự do - Hạnh phúc")
    return words + rule(width, DAI_TIEU_NGU)


def _party_title(width: int) -> str:
    return text("QuocHieu", "ĐẢNG CỘNG SẢN VIỆT NAM") + rule(width, DAI_TIEU_DE_DANG)
