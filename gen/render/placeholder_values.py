"""What each placeholder stands for: its XML, and beside it the words of the model for the count afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gen.document.model import Appendix, Document, Para
from gen.registers.wording import wording
from gen.render.body import body_fragments, body_paragraph, item_fragments
from gen.render.fragment import Fragment, Value, block
from gen.render.signatures import signatures_words, signatures_xml
from gen.render.table import table_fragments
from gen.render.template_set import WordTemplate
from gen.render.writer import Writer, bound, broken
from gen.text.inline import Run
from gen.word.font_metrics import longest_line_mm
from gen.word.ooxml.units import TWIPS_PER_MM

# between a third and a half of the words above (Decree 30, appendix I, II.2b and II.5b)
_RULE_SHARE = 0.4
_ISSUER_PT, _SUBJECT_PT = 13.0, 14.0
_NOTHING = Fragment("", "")


def main_values(writer: Writer, document: Document, template: WordTemplate) -> Mapping[str, Value]:
    """The values of a main template, by placeholder."""
    room = template.text_width
    signed = document.signatures
    joint = Fragment(signatures_xml(writer, signed, room), signatures_words(signed)) if len(signed) > 1 else _NOTHING
    return {
        **_head(writer, document, template),
        "so_ky_hieu": _text(document.letterhead.number),
        "dia_danh_ngay": _text(document.letterhead.place_and_date),
        "ten_loai": _text(document.kind_name),
        "trich_yeu": _rich(writer, document.subject),
        "ke_trich_yeu": [_rule(writer, document.subject.plain.split("\n"), _SUBJECT_PT, room)],
        "tham_quyen": _text(document.authority),
        "can_cu": [_rich(writer, para) for para in document.bases],
        "mo_dau": [_rich(writer, para) for para in document.preamble],
        "than": body_fragments(writer, document),
        "bang_dong_ky": [joint] if joint else [],
        "noi_nhan": [_recipient(writer, line.text, line.depth) for line in document.recipients],
        **_signer(document),
    }


def appendix_values(
    writer: Writer, document: Document, appendix: Appendix, template: WordTemplate, room: int
) -> Mapping[str, Value]:
    """The values of an appendix template, by placeholder, in `room` twips of text width."""
    words = (appendix.title or appendix.name).plain.split("\n")
    blocks = [block(body_paragraph(writer, para), (para.plain,)) for para in appendix.paragraphs]
    return {
        **_head(writer, document, template),
        "quoc_hieu": appendix.letterhead,
        "ten": _name(writer, appendix),
        "tieu_de": _title(writer, appendix),
        "kem_theo": _rich(writer, appendix.attached) if appendix.attached else _NOTHING,
        "ke_phu_luc": [_rule(writer, words, _SUBJECT_PT, room)],
        "noi_dung": [*blocks, *item_fragments(writer, appendix.items)],
        "bang": table_fragments(writer, appendix.table, room) if appendix.table else [],
    }


def _head(writer: Writer, document: Document, template: WordTemplate) -> dict[str, Value]:
    room = template.widths.get("ke_co_quan", 0)
    issuer = document.letterhead.issuer
    return {
        "chu_quan": _unwidowed(document.letterhead.superior),
        "co_quan": [_unwidowed(line) for line in issuer],
        "ke_co_quan": [_rule(writer, issuer, _ISSUER_PT, room)] if room else [],
    }


def _text(words: str) -> Fragment:
    return Fragment(broken(words), words)


def _unwidowed(line: str) -> Fragment:
    """A line of a name whose last two words stay together, so that a long one never leaves a word alone."""
    return Fragment(broken("\n".join(map(bound, line.split("\n")))), line)


def _rich(writer: Writer, para: Para) -> Fragment:
    return Fragment(writer.trace_run(para.source) + writer.runs(para.runs), para.plain)


def _recipient(writer: Writer, para: Para, depth: int) -> Fragment:
    # a deeper line is set in with blanks that do not shrink; they are no words
    lead = (Run("\u00a0" * 4 * depth),) if depth else ()
    return Fragment(writer.trace_run(para.source) + writer.runs((*lead, *para.runs)), para.plain)


def _signer(document: Document) -> dict[str, Value]:
    if len(document.signatures) != 1:
        return {"ky.quyen_han": [], "ky.chuc_vu": _NOTHING, "ky.ho_ten": _NOTHING}
    signer = document.signatures[0]
    lines = [_text(line) for line in signer.authority]
    return {"ky.quyen_han": lines, "ky.chuc_vu": _text(signer.title), "ky.ho_ten": _text(signer.name)}


def _rule(writer: Writer, lines: Iterable[str], size: float, room: int) -> Fragment:
    room_mm = room / TWIPS_PER_MM
    longest = max(longest_line_mm(line, size, room_mm) for line in lines)
    return Fragment(writer.rule(longest * _RULE_SHARE, room), "")


def _name(writer: Writer, appendix: Appendix) -> Fragment:
    """The label, with the title in capitals beside it where the label ends in a full stop."""
    name = appendix.name
    if not appendix.beside or not appendix.title:
        return _rich(writer, name)
    title = (replace(run, caps=True) for run in appendix.title.runs)
    runs = writer.trace_run(name.source) + writer.runs((*name.runs, Run(" "), *title))
    return Fragment(runs, f"{name.plain} {appendix.title.plain}")


def _title(writer: Writer, appendix: Appendix) -> Fragment:
    """The title; under a letterhead and a kind of its own it is a subject line, which prints in small letters."""
    if appendix.beside or not appendix.title:
        return _NOTHING
    called = appendix.name.plain.casefold().startswith(wording().appendix.casefold())
    caps = False if appendix.letterhead and not called else None
    runs = writer.runs(replace(run, caps=caps) for run in appendix.title.runs)
    return Fragment(writer.trace_run(appendix.title.source) + runs, appendix.title.plain)
