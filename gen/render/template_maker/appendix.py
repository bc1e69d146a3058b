"""The body of an appendix: its own letterhead where it has one, name, title, reference, content, table."""

from gen.render.template_maker.letterhead import letterhead
from gen.render.template_maker.xml_text import gap, paragraph, text, when
from gen.word.the_thuc import DANG, TheThuc

DUOI_QUOC_HIEU = 12.0  # pt, between an appendix's own letterhead and its name
TREN_BANG = 6.0  # pt, between the last words and the table


def appendix_body(he: TheThuc) -> str:
    """The paragraphs and tables of an appendix's template."""
    reference = text("KemTheo", "{{r kem_theo }}") + (text("GachDuoi", "-----") if he is DANG else "")
    return "".join(
        (
            # Some programs set an empty line above a table that begins a page.
            when("ChuQuan", "quoc_hieu", gap(0) + letterhead(he, numbered=False) + gap(DUOI_QUOC_HIEU)),
            text("PhuLuc", "{{r ten }}"),
            when("PhuLucTieuDe", "tieu_de", text("PhuLucTieuDe", "{{r tieu_de }}")),
            when("KemTheo", "kem_theo", reference),
            "" if he is DANG else text("KeNgang", "{{p ke_phu_luc }}"),
            text("LoiVan", "{{p noi_dung }}"),
            gap(TREN_BANG),
            text("BangO", "{{p bang }}"),
            paragraph("NgatPhan"),
        )
    )
