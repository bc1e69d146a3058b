"""What each tag of a template stands for, once as XML and once as plain words for the count afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from gen.model import Appendix, Document, Para
from gen.render.body import body_words, body_xml, items_words, items_xml
from gen.render.metrics import longest_line
from gen.render.signatures import signatures_words, signatures_xml
from gen.render.table import table_words, table_xml
from gen.render.template import WordTemplate
from gen.render.xml import TWIPS_PER_MM, Writer
from gen.text.inline import Run

# between a third and a half of the words above (Decree 30, appendix I, II.2b and II.5b)
_RULE_SHARE = 0.4
_ISSUER_PT, _SUBJECT_PT = 13.0, 14.0
_NO_SIGNER: dict[str, Any] = {"quyen_han": [], "chuc_vu": "", "ho_ten": ""}


def main_values(writer: Writer, document: Document, template: WordTemplate) -> dict[str, Any]:
    """The tags of a main template, as XML."""
    room = template.text_width
    several = len(document.signatures) > 1
    joint = signatures_xml(writer, document.signatures, room) if several else ""
    return {
        **_head(writer, document, template),
        "so_ky_hieu": document.letterhead.number,
        "dia_danh_ngay": document.letterhead.place_and_date,
        "ten_loai": document.kind_name,
        "trich_yeu": _rich(writer, document.subject),
        "ke_trich_yeu": Markup(_rule(writer, [document.subject.plain], _SUBJECT_PT, room)),
        "tham_quyen": document.authority,
        "can_cu": [_rich(writer, para) for para in document.bases],
        "mo_dau": [_rich(writer, para) for para in document.preamble],
        "than": Markup(body_xml(writer, document)),
        "bang_dong_ky": Markup(joint),
        "noi_nhan": [_recipient(writer, line.text, line.depth) for line in document.recipients],
        "ky": _signer(document, several=several),
    }


def main_words(document: Document) -> dict[str, Any]:
    """The tags of a main template, as plain words."""
    several = len(document.signatures) > 1
    return {
        **_head_words(document),
        "so_ky_hieu": document.letterhead.number,
        "dia_danh_ngay": document.letterhead.place_and_date,
        "ten_loai": document.kind_name,
        "trich_yeu": document.subject.plain,
        "ke_trich_yeu": "",
        "tham_quyen": document.authority,
        "can_cu": [para.plain for para in document.bases],
        "mo_dau": [para.plain for para in document.preamble],
        "than": body_words(document),
        "bang_dong_ky": signatures_words(document.signatures) if several else "",
        "noi_nhan": [line.text.plain for line in document.recipients],
        "ky": _signer(document, several=several),
    }


def appendix_values(
    writer: Writer, document: Document, appendix: Appendix, template: WordTemplate, room: int
) -> dict[str, Any]:
    """The tags of an appendix template, as XML, in `room` twips of text width."""
    words = [appendix.name.plain, appendix.title.plain if appendix.title else ""]
    rule = _rule(writer, words, _SUBJECT_PT, room)
    blocks = [writer.paragraph("LoiVan", para.runs, source=para.source) for para in appendix.paragraphs]
    return {
        **_head(writer, document, template),
        "quoc_hieu": appendix.letterhead,
        "ten": Markup(writer.point(appendix.name.source) + writer.runs(_name_runs(appendix))),
        "tieu_de": Markup(_title(writer, appendix)),
        "kem_theo": _rich(writer, appendix.attached) if appendix.attached else "",
        "ke_phu_luc": Markup(rule),
        "noi_dung": Markup("".join((*blocks, *items_xml(writer, appendix.items)))),
        "bang": Markup(table_xml(writer, appendix.table, room) if appendix.table else ""),
    }


def appendix_words(document: Document, appendix: Appendix) -> dict[str, Any]:
    """The tags of an appendix template, as plain words."""
    title = appendix.title.plain if appendix.title else ""
    return {
        **_head_words(document),
        "quoc_hieu": appendix.letterhead,
        "ten": f"{appendix.name.plain} {title}" if appendix.beside else appendix.name.plain,
        "tieu_de": "" if appendix.beside else title,
        "kem_theo": appendix.attached.plain if appendix.attached else "",
        "ke_phu_luc": "",
        "noi_dung": "\n".join((*(para.plain for para in appendix.paragraphs), *items_words(appendix.items))),
        "bang": "\n".join(table_words(appendix.table)) if appendix.table else "",
    }


def _head(writer: Writer, document: Document, template: WordTemplate) -> dict[str, Any]:
    room = template.widths.get("ke_co_quan", 0)
    issuer = document.letterhead.issuer
    rule = _rule(writer, issuer, _ISSUER_PT, room) if room else ""
    superior = _unwidowed(document.letterhead.superior)
    return {"chu_quan": superior, "co_quan": [_unwidowed(line) for line in issuer], "ke_co_quan": Markup(rule)}


def _unwidowed(line: str) -> str:
    """A line of a name whose last two words stay together, so that a long one never leaves a word alone."""
    first, _, last = line.rpartition(" ")
    return f"{first}\u00a0{last}" if first.count(" ") >= 2 else line


def _head_words(document: Document) -> dict[str, Any]:
    return {
        "chu_quan": document.letterhead.superior,
        "co_quan": list(document.letterhead.issuer),
        "ke_co_quan": "",
    }


def _rich(writer: Writer, para: Para) -> Markup:
    return Markup(writer.point(para.source) + writer.runs(para.runs))


def _recipient(writer: Writer, para: Para, depth: int) -> Markup:
    # a deeper line is set in with blanks that do not shrink; they are no words
    lead = (Run("\u00a0" * 4 * depth),) if depth else ()
    return Markup(writer.point(para.source) + writer.runs((*lead, *para.runs)))


def _signer(document: Document, *, several: bool) -> dict[str, Any]:
    if several or not document.signatures:
        return _NO_SIGNER
    one = document.signatures[0]
    return {"quyen_han": list(one.authority), "chuc_vu": one.title, "ho_ten": one.name}


def _rule(writer: Writer, lines: Iterable[str], size: float, room: int) -> str:
    room_mm = room / TWIPS_PER_MM
    longest = max(longest_line(line, size, room_mm) for line in lines)
    return writer.rule(longest * _RULE_SHARE, room)


def _name_runs(appendix: Appendix) -> tuple[Run, ...]:
    """The label, with the title in capitals beside it where the label ends in a full stop."""
    if not appendix.beside or not appendix.title:
        return appendix.name.runs
    title = (replace(run, caps=True) for run in appendix.title.runs)
    return (*appendix.name.runs, Run(" "), *title)


def _title(writer: Writer, appendix: Appendix) -> str:
    """The title; under a letterhead of its own it is a subject line, which the form prints in small letters."""
    if appendix.beside or not appendix.title:
        return ""
    caps = False if appendix.letterhead else None
    runs = writer.runs(replace(run, caps=caps) for run in appendix.title.runs)
    return writer.point(appendix.title.source) + runs
