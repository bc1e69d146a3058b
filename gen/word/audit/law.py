"""The law as the auditor asks it: the figures of the_thuc, with what only hand-typed documents have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from gen.word.audit.sheet import Sheet
from gen.word.the_thuc import DANG, NGHI_DINH_30, Khoang, ThanhTo, TheThuc

ROUNDING_MM = 0.3  # what inches and centimetres, typed into Word, differ by

# Components printed in small letters: all capitals are a fault.
SMALL = ("TieuNgu", "TrichYeu", "HoTen", "PhuLuc", "NoiNhanNhan", "TrichYeuCongVan", "KemTheo")

_LETTER_SUBJECT = ThanhTo("Trích yếu công văn", "PL I, II.5b", Khoang(12, 13, 13), "center")
_LETTER_SUBJECT_PARTY = ThanhTo("Trích yếu công văn", "HD 05: trích yếu", Khoang(12, 12, 12), "center", nghieng=True)


@cache
def _of(party: bool) -> Mapping[str, ThanhTo]:
    he = DANG if party else NGHI_DINH_30
    known = dict(he.thanh_to)
    known["TrichYeuCongVan"] = _LETTER_SUBJECT_PARTY if party else _LETTER_SUBJECT
    known["ChuongTieuDe"] = replace(known["Chuong"], ten="Tiêu đề phần, chương, mục", in_hoa=True)
    known["KinhGui"] = replace(known["LoiVan"], ten="Kính gửi", quy_dinh="HD 05: kính gửi" if party else "PL I, II.9d")
    known["QuocHieuTiep"] = known["QuocHieu"]
    return MappingProxyType(known)


def components(sheet: Sheet) -> Mapping[str, ThanhTo]:
    """What the system in force says of each component."""
    return _of(sheet.party)


def component(he: TheThuc, key: str) -> ThanhTo | None:
    """What a system says of one component."""
    return _of(he is DANG).get(key)


def near(value: float, law: Khoang) -> bool:
    """Whether a length on the page obeys the law, within a rounding of what people type."""
    return law.tu - ROUNDING_MM <= value <= law.den + ROUNDING_MM


def figure(value: float) -> str:
    """A number as Vietnamese writes it: `12,7`."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def span(law: Khoang) -> str:
    """A range: `12–13`, or its one value."""
    return figure(law.tu) if law.tu == law.den else f"{figure(law.tu)}–{figure(law.den)}"
