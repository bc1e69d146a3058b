"""The figures of the law as the audit asks for, compares and prints them; with what only hand-typed documents have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.component_keys import ComponentKey
from gen.word.the_thuc import DANG, NGHI_DINH_30, Khoang, ThanhTo, TheThuc

ROUNDING_MM = 0.3  # what inches and centimetres, typed into Word, differ by

_LETTER_SUBJECT = ThanhTo("Trích yếu công văn", "PL I, II.5b", Khoang(12, 13, 13), "center")
_LETTER_SUBJECT_PARTY = ThanhTo("Trích yếu công văn", "HD 05: trích yếu", Khoang(12, 12, 12), "center", nghieng=True)


@cache
def _figures(party: bool) -> Mapping[str, ThanhTo]:
    thanh_to = dict((DANG if party else NGHI_DINH_30).thanh_to)
    thanh_to[ComponentKey.TRICH_YEU_CONG_VAN] = _LETTER_SUBJECT_PARTY if party else _LETTER_SUBJECT
    chapter, prose = thanh_to[ComponentKey.CHUONG], thanh_to[ComponentKey.LOI_VAN]
    thanh_to[ComponentKey.CHUONG_TIEU_DE] = replace(chapter, ten="Tiêu đề phần, chương, mục", in_hoa=True)
    article = "HD 05: kính gửi" if party else "PL I, II.9d"
    thanh_to[ComponentKey.KINH_GUI] = replace(prose, ten="Kính gửi", quy_dinh=article)
    thanh_to[ComponentKey.QUOC_HIEU_TIEP] = thanh_to[ComponentKey.QUOC_HIEU]
    return MappingProxyType(thanh_to)


def all_figures(the_thuc: TheThuc) -> Mapping[str, ThanhTo]:
    """What a system of rules says of each component, by its key."""
    return _figures(the_thuc is DANG)


def with_figures(document: AuditedDocument) -> Iterator[tuple[Component, ThanhTo]]:
    """The components with words that the law gives figures for, each with them."""
    figures = all_figures(document.the_thuc)
    return ((c, figures[c.key]) for c in document.components if c.key in figures and c.line.visible_runs)


def figures_of(the_thuc: TheThuc, key: str) -> ThanhTo | None:
    """What a system of rules says of a component; None where it says nothing."""
    return _figures(the_thuc is DANG).get(key)


def within_rounding(length: float, law: Khoang) -> bool:
    """Whether a length on the page, in mm, obeys the law within a rounding of what people type (0.3 mm)."""
    return law.tu - ROUNDING_MM <= length <= law.den + ROUNDING_MM


def number_text(value: float) -> str:
    """A number as Vietnamese writes it, with one decimal at most: `12,7`."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def range_text(law: Khoang) -> str:
    """A range: `12–13`, or its only value."""
    return number_text(law.tu) if law.tu == law.den else f"{number_text(law.tu)}–{number_text(law.den)}"
