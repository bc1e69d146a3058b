"""What each placeholder stands for: its XML, and beside it the words of the model for the count afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gen.core.vocabulary import Khoi
from gen.document.model import Appendix, Document, Para
from gen.registers.wording import wording
from gen.render.balanced_lines import balanced, balanced_para
from gen.render.body import body_fragments, body_paragraph, item_fragments, keeping, kept_to_signature
from gen.render.fragment import Fragment, Value, block
from gen.render.recipients_split import beside_signature
from gen.render.sections import TextArea, text_area
from gen.render.signatures import signatures_words, signatures_xml
from gen.render.table import table_fragments
from gen.render.template_set import WordTemplate
from gen.render.writer import Writer, broken
from gen.text.inline import Run
from gen.word.font_metrics import longest_line_mm
from gen.word.ooxml.units import TWIPS_PER_MM
from gen.word.the_thuc import KE_NGANG

_ISSUER_PT, _SUBJECT_PT, _TITLE_PT = 13.0, 14.0, 14.0
_PARTY_ISSUER_PT = 14.0
# 14 pt in italics are about as wide as 13 in bold
_ATTACHED_PT = 13.0
_NOTHING = Fragment("", "")


def main_values(writer: Writer, document: Document, template: WordTemplate) -> Mapping[str, Value]:
    """The values of a main template, by placeholder."""
    room = template.text_width
    room_mm = room / TWIPS_PER_MM
    subject = balanced_para(document.subject, _SUBJECT_PT, room_mm)
    return {
        **_head(writer, document, template),
        "so_ky_hieu": _text(document.letterhead.number),
        "dia_danh_ngay": _text(document.letterhead.place_and_date),
        "ten_loai": _text(document.kind_name),
        "trich_yeu": _rich(writer, subject),
        "ke_trich_yeu": [_rule(writer, subject.plain.split("\n"), _SUBJECT_PT, room)],
        "tham_quyen": _title_text(document.authority, room_mm),
        "can_cu": [_rich(writer, para) for para in document.bases],
        "mo_dau": [_rich(writer, para) for para in document.preamble],
        "than": body_fragments(writer, document, text_area(template.page, landscape=False)),
        **signing_values(writer, document, template.widths, room),
    }


def signing_values(
    writer: Writer, signed: Document | Appendix, widths: Mapping[str, int], room: int
) -> Mapping[str, Value]:
    """The values of a signature block `room` twips wide, by placeholder; `widths` are those of its cells."""
    signers = signed.signatures
    joint = Fragment(signatures_xml(writer, signers, room), signatures_words(signers)) if len(signers) > 1 else _NOTHING
    return {
        "bang_dong_ky": [joint] if joint else [],
        **_recipients(writer, signed, widths),
        **_signer(signed, widths),
    }


def appendix_values(
    writer: Writer, document: Document, appendix: Appendix, template: WordTemplate, area: TextArea
) -> Mapping[str, Value]:
    """The values of an appendix template, by placeholder, on a page with such a text area."""
    room = area.width
    room_mm = room / TWIPS_PER_MM
    title = balanced_para(appendix.title, _TITLE_PT, room_mm, caps=_in_capitals(appendix)) if appendix.title else None
    attached = balanced_para(appendix.attached, _ATTACHED_PT, room_mm) if appendix.attached else None
    words = (title or appendix.name).plain.split("\n")
    text = [block(body_paragraph(writer, para), (para.plain,)) for para in appendix.paragraphs]
    items = item_fragments(writer, appendix.items, area)
    table = table_fragments(writer, appendix.table, area) if appendix.table else []
    if table and text:
        text[-1] = Fragment(keeping(text[-1].xml), text[-1].words)
    above, below = (text, [*table, *items]) if table else ([*text, *items], [])
    if appendix.signatures or appendix.recipients:
        above, below = (above, kept_to_signature(writer, below)) if below else (kept_to_signature(writer, above), [])
    return {
        **_head(writer, document, template),
        "quoc_hieu": appendix.letterhead,
        "ten": _name(writer, appendix, room_mm),
        "tieu_de": _title(writer, appendix, title),
        "kem_theo": _rich(writer, attached) if attached else _NOTHING,
        "ke_phu_luc": [_rule(writer, words, _SUBJECT_PT, room)],
        "noi_dung": above,
        "bang": below,
    }


def _head(writer: Writer, document: Document, template: WordTemplate) -> dict[str, Value]:
    room = template.widths["co_quan"]
    size_pt = _PARTY_ISSUER_PT if document.khoi == Khoi.PARTY else _ISSUER_PT
    issuer = [balanced(line, size_pt, room / TWIPS_PER_MM) for line in document.letterhead.issuer]
    superior = balanced(document.letterhead.superior, size_pt, room / TWIPS_PER_MM)
    return {
        "chu_quan": _text(superior),
        "co_quan": [_text(line) for line in issuer],
        "ke_co_quan": [_rule(writer, issuer, _ISSUER_PT, template.widths.get("ke_co_quan", room))],
    }


def _text(words: str) -> Fragment:
    return Fragment(broken(words), words)


def _title_text(words: str, room_mm: float) -> Fragment:
    return _text(balanced(words, _TITLE_PT, room_mm))


def _rich(writer: Writer, para: Para) -> Fragment:
    return Fragment(writer.trace_run(para.source) + writer.runs(para.runs), para.plain)


def _recipients(writer: Writer, signed: Document | Appendix, widths: Mapping[str, int]) -> dict[str, Value]:
    """All recipients, or those beside the signature and the others, where the template has a place for these."""
    lines = [_recipient(writer, line.text, line.depth) for line in signed.recipients]
    list_mm, signed_mm = (widths[name] / TWIPS_PER_MM for name in ("noi_nhan", "ky.chuc_vu"))
    parts = "noi_nhan_tiep" in widths
    beside = beside_signature(signed.recipients, signed.signatures, list_mm, signed_mm) if parts else len(lines)
    return {"noi_nhan": lines[:beside], "noi_nhan_tiep": lines[beside:]}


def _recipient(writer: Writer, para: Para, depth: int) -> Fragment:
    # a deeper line is set in with blanks that do not shrink; they are no words
    lead = (Run("\u00a0" * 4 * depth),) if depth else ()
    return Fragment(writer.trace_run(para.source) + writer.runs((*lead, *para.runs)), para.plain)


def _signer(signed: Document | Appendix, widths: Mapping[str, int]) -> dict[str, Value]:
    if len(signed.signatures) != 1:
        return {"ky.quyen_han": [], "ky.chuc_vu": _NOTHING, "ky.ho_ten": _NOTHING}
    signer = signed.signatures[0]
    room_mm = widths["ky.chuc_vu"] / TWIPS_PER_MM
    return {
        "ky.quyen_han": [_title_text(line, room_mm) for line in signer.authority],
        "ky.chuc_vu": _title_text(signer.title, room_mm),
        "ky.ho_ten": _text(signer.name),
    }


def _rule(writer: Writer, lines: Iterable[str], size: float, room: int) -> Fragment:
    """The line below some lines of bold type of `size` pt, in `room` twips."""
    room_mm = room / TWIPS_PER_MM
    longest = max(longest_line_mm(line, size, room_mm) for line in lines)
    return Fragment(writer.rule(longest * KE_NGANG.chon, room), "")


def _name(writer: Writer, appendix: Appendix, room_mm: float) -> Fragment:
    """The label, with the title in capitals beside it where the label ends in a full stop."""
    name = appendix.name
    if not appendix.beside or not appendix.title:
        return _rich(writer, balanced_para(name, _TITLE_PT, room_mm))
    title = (replace(run, caps=True) for run in appendix.title.runs)
    line = balanced_para(Para((*name.runs, Run(" "), *title), name.source), _TITLE_PT, room_mm)
    return Fragment(writer.trace_run(name.source) + writer.runs(line.runs), line.plain)


def _title(writer: Writer, appendix: Appendix, title: Para | None) -> Fragment:
    if appendix.beside or not title:
        return _NOTHING
    caps = None if _in_capitals(appendix) else False
    runs = writer.runs(replace(run, caps=caps) for run in title.runs)
    return Fragment(writer.trace_run(title.source) + runs, title.plain)


def _in_capitals(appendix: Appendix) -> bool:
    """Whether the title prints in capitals: below a letterhead and a kind of its own it is a subject line."""
    return not appendix.letterhead or appendix.name.plain.casefold().startswith(wording().appendix.casefold())
