"""Number and sign of a document, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import MAIN, AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.document_kinds import LOAI, kind_of
from gen.word.audit.finding_place import at_component

_STATE_NUMBER = re.compile(r"^Số: ?(?P<number>\d*|[._…]+)(?P<slash> ?/ ?)(?P<sign>.+)$")
_PARTY_NUMBER = re.compile(r"^Số (?P<number>\d*|[._…]+)(?P<slash> ?- ?)(?P<sign>[^/]+ ?/ ?.+)$")
_SIGN = re.compile(r"[A-ZĐÀ-Ỹ0-9&.,…]+([-/][A-ZĐÀ-Ỹ0-9&.,…]+)*")
_MIXED = ("QyĐ", "CTr", "TTr", "TrS", "QĐi")
_MONTHS = ("01", "02", *(str(month) for month in range(3, 13)))
_DATE = re.compile(
    # no run of blanks is tried in more than one way
    r"^(?P<place>.*?)(?P<comma>,?)(?<!\s)\s*+(?P<word>[Nn]gày)\s*+(?P<day>\d{1,2}|[\s.…_]*+)\s*+tháng\s*+"
    r"(?P<month>\d{1,2}|[\s.…_]*+)\s*+năm\s*+(?P<year>\d{4}|[\d\s.…_]*+)\.?$"
)


def number_line(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.3: `Số: 05/KH-UBND`; the Party (QĐ 399, HD 05) `Số 05-KH/TU`, without colon."""
    for component in document.components_of(ComponentKey.SO_KY_HIEU, part=MAIN):
        named = document.components_of(ComponentKey.TEN_LOAI, part=MAIN)
        kind = named[0].line.text if named else ""
        faults = list(number_faults(component.line.text, kind, party=document.party))
        for found, wants in faults:
            example = "Số 05-KH/TU" if document.party else "Số: 05/KH-UBND"
            yield Violation(found, wants, f"Gõ lại theo mẫu “{example}”.", at_component(document, component))
        if not faults:
            yield PASS


def number_faults(text: str, kind: str, *, party: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with a line such as `Số: 05/KH-UBND`, and what it wants; `kind` is empty for a letter."""
    form = _PARTY_NUMBER if party else _STATE_NUMBER
    match = form.match(text)
    if not match:
        wants = "“Số 05-KH/TU”: không có hai chấm" if party else "“Số: 05/KH-UBND”: có hai chấm, gạch chéo"
        yield "Dòng số, ký hiệu sai dạng", wants
        return
    sign = match["sign"]
    if match["number"] and match["slash"].strip() != match["slash"]:
        yield "Thừa dấu cách giữa số và ký hiệu", "không có dấu cách"
    if re.search(r"\s|[–—]", sign.strip()):
        yield "Ký hiệu có dấu cách hoặc gạch dài", "gạch nối ngắn, không dấu cách"
    elif not _SIGN.fullmatch(_upper_mixed(sign)):
        yield "Ký hiệu không in hoa", "ký hiệu in hoa"
    yield from _kind_faults(sign, kind, party=party)


def _upper_mixed(sign: str) -> str:
    for kind in _MIXED:
        sign = re.sub(rf"(^|[-/]){kind}(?=[-/]|$)", rf"\g<1>{kind.upper()}", sign)
    return sign


def _kind_faults(sign: str, named: str, *, party: bool) -> Iterator[tuple[str, str]]:
    first = re.split(r"[-/]", sign)[0].strip()
    if not named:
        if first == "CV" and not party:
            yield "Ký hiệu công văn có chữ “CV”", "công văn không có chữ viết tắt tên loại"
        return
    kind = kind_of(named)
    wanted = LOAI.get(kind, ())
    if wanted and first not in wanted:
        yield f"Ký hiệu “{first}” không khớp tên loại {kind}", f"“{wanted[0]}”"


def number_zero(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.3c (HD 05): one zero before a number below 10."""
    for component in document.components_of(ComponentKey.SO_KY_HIEU, part=MAIN):
        digits = re.search(r"\d+", component.line.text.partition("/" if not document.party else "-")[0])
        if digits is None:
            yield NotMeasured("Số của văn bản: còn để trống.")
        elif not is_number(digits[0]):
            wants = f"“{int(digits[0]):02d}”"
            yield Violation(f"Số viết “{digits[0]}”", wants, f"Gõ lại số: {wants}.", at_component(document, component))
        else:
            yield PASS


def is_number(digits: str) -> bool:
    """Whether a document's number is written as it should be: 05, 134; not 5, not 0134."""
    return len(digits) > 1 and (not digits.startswith("0") or len(digits) == 2)


def place_and_date(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.4 (HD 05): `Hải Phòng, ngày 05 tháng 01 năm 2026`: comma, zeros for days below 10 and months 1, 2."""
    for component in document.components_of(ComponentKey.DIA_DANH, part=MAIN):
        match = _DATE.match(component.line.text)
        faults = ["Dòng địa danh, ngày tháng sai dạng"] if not match else list(_date_faults(match))
        wants = "“<Địa danh>, ngày 05 tháng 01 năm 2026”; số 0 chỉ trước ngày dưới 10 và tháng 1, 2"
        for found in faults:
            yield Violation(found, wants, "Gõ lại dòng địa danh, ngày tháng.", at_component(document, component))
        if match and not match["day"].strip(" .…_"):
            yield NotMeasured("Ngày của văn bản: còn để trống.")
        elif not faults:
            yield PASS


def _date_faults(match: re.Match[str]) -> Iterator[str]:
    if not match["place"].strip(" .…_"):
        yield "Thiếu địa danh"
    elif not match["comma"]:
        yield "Thiếu dấu phẩy sau địa danh"
    if match["word"] == "Ngày":
        yield "Chữ “ngày” viết hoa"
    day, month = match["day"], match["month"]
    if day.isdigit() and (len(day) == 1 or not 1 <= int(day) <= 31):
        yield f"Ngày viết “{day}”"
    if month.isdigit() and month not in _MONTHS:
        yield f"Tháng viết “{month}”"


RULES = (
    AuditRule(
        code="audit/number-line",
        title="Dạng số, ký hiệu",
        article="PL I, II.3",
        party_article="QĐ 399; HD 05",
        measures="dạng dòng số, chữ viết tắt tên loại",
        check=number_line,
        limits="chữ viết tắt tên cơ quan, đơn vị soạn thảo có đúng không",
    ),
    AuditRule(
        code="audit/number-zero",
        title="Số 0 trước số dưới 10",
        article="PL I, II.3c",
        party_article="HD 05: số",
        measures="số văn bản",
        check=number_zero,
        limits="số còn để trống",
    ),
    AuditRule(
        code="audit/place-date",
        title="Địa danh, ngày tháng",
        article="PL I, II.4",
        party_article="HD 05: địa danh",
        measures="dấu phẩy, số 0 của ngày và tháng",
        check=place_and_date,
        limits="địa danh có đúng nơi đóng trụ sở không; ngày tháng trong lời văn, căn cứ",
    ),
)
