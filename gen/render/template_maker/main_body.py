"""The body of a decision, a plan or a programme: everything between letterhead and section properties."""

from gen.core.vocabulary import DocumentKind
from gen.render.template_maker.letterhead import letterhead
from gen.render.template_maker.xml_text import cell, each, el, gap, paragraph, row, run, table, text, when
from gen.word.ooxml.units import mm_to_twips, pt_to_twips
from gen.word.the_thuc import DANG, TheThuc

COT_NOI_NHAN = 77.0  # mm
TREN_CHU_KY = 12.0  # pt, between the last words and the signature block


def main_body(he: TheThuc, loai: str) -> str:
    """The paragraphs and tables of a main document's template."""
    decision = loai == DocumentKind.DECISION
    return "".join(
        (
            # Some programs set an empty line above a table that begins a page.
            gap(0) + letterhead(he, numbered=True),
            _subject(he),
            when("ThamQuyen", "tham_quyen", text("ThamQuyen", "{{ tham_quyen }}")) if decision else "",
            each("CanCu", "doan", "can_cu", text("CanCu", "{{r doan }}")),
            each("LoiVan", "doan", "mo_dau", text("LoiVan", "{{r doan }}")),
            _decides(he) if decision else "",
            text("LoiVan", "{{p than }}"),
            _signatories(),
            _signature_block(he),
            paragraph("NgatPhan"),
        )
    )


def _subject(he: TheThuc) -> str:
    below = text("GachDuoi", "-----") if he is DANG else text("KeNgang", "{{p ke_trich_yeu }}")
    return text("TenLoai", "{{ ten_loai }}") + text("TrichYeu", "{{r trich_yeu }}") + below


def _decides(he: TheThuc) -> str:
    return text("ThamQuyen", "QUYẾT ĐỊNH" if he is DANG else "QUYẾT ĐỊNH:")


def _signatories() -> str:
    # Two tables that touch become one in Word, so a hair-thin paragraph stands between them.
    return when("LoiVan", "bang_dong_ky", text("LoiVan", "{{p bang_dong_ky }}") + gap(0))


def _signature_block(he: TheThuc) -> str:
    left = mm_to_twips(COT_NOI_NHAN)
    right = mm_to_twips(he.trang.be_rong_chu) - left
    signed = row(cell(left, _recipients()), cell(right, _signer(he)))
    # a long list goes on over the page, the signature stays whole with the words above it
    others = each("NoiNhan", "dong", "noi_nhan_tiep", text("NoiNhan", "{{r dong }}")) + paragraph("NgatPhan")
    more = row(cell(left, others, top=0), cell(right, paragraph("NgatPhan"), top=0), breaks=True)
    return table((left, right), signed, more, top=pt_to_twips(TREN_CHU_KY))


def _recipients() -> str:
    lines = text("NoiNhanNhan", "Nơi nhận:") + each("NoiNhan", "dong", "noi_nhan", text("NoiNhan", "{{r dong }}"))
    # A cell must end in a paragraph also where there are no recipients.
    return when("NoiNhan", "noi_nhan", lines) + paragraph("NgatPhan")


def _signer(he: TheThuc) -> str:
    authority = each("QuyenHan", "dong", "ky.quyen_han", text("QuyenHan", "{{ dong }}"))
    title = text("ChucVu", "{{ ky.chuc_vu }}")
    if he is DANG:
        alone = paragraph("ChucVu", run("{{ ky.chuc_vu }}", el("b") + el("bCs")))
        title = when("ChucVu", "ky.quyen_han", title, alone)
    return authority + when("ChucVu", "ky.chuc_vu", title) + text("HoTen", "{{ ky.ho_ten }}")
