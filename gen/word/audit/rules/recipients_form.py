"""Addressees (kính gửi) and recipients (nơi nhận): dashes, end marks, the line “Lưu”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import MAIN, AuditedDocument, Component
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import ARCHIVE, LUU, PARTY_ARCHIVE
from gen.word.audit.finding_place import at_component

_DRAFTER = re.compile(r"^[A-ZĐ.]{1,8}\s?\.?\(\d+\)|^[A-ZĐ]{1,5}\.?\d{1,4}[bB]?\.?$")


def recipients(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.9d (HD 05, 9.2.5): each recipient with a dash and `;`, the last with `.`; it may run over two lines."""
    lines = [
        c
        for c in document.components_of(ComponentKey.NOI_NHAN, part=MAIN)
        if not c.line.text.startswith("(") and not _is_mark(c)
    ]
    commas = document.party and sum(c.line.text.endswith(",") for c in lines) > len(lines) / 2
    for at, component in enumerate(lines):
        faults = [] if _carries_on(lines, at) or _dashed(component)[:1] in "-+" else [_NO_DASH]
        if not _carries_on(lines, at + 1) and not (commas and component.line.text.endswith(",")):
            faults += _mark_fault(component.line.text, last=at == len(lines) - 1)
        for found, wants in faults:
            yield Violation(found, wants, "Sửa dấu đầu dòng, cuối dòng.", at_component(document, component))
        if not faults:
            yield PASS
    if commas:
        wants = "HD 05: mỗi dòng kết bằng “;” (HD 36 cũ dùng “,”)"
        place = at_component(document, lines[0])
        found = "Các dòng nơi nhận kết bằng dấu phẩy"
        yield Violation(found, wants, "Thay “,” bằng “;”.", place, severity=Severity.WARNING)


_NO_DASH = ("Dòng nơi nhận không mở đầu bằng gạch nối", "đầu dòng “- ”")


def _carries_on(lines: list[Component], at: int) -> bool:
    """Whether a line without dash ends what the line above, without mark, began."""
    if not 0 < at < len(lines) or _dashed(lines[at])[:1] in "-+":
        return False
    return lines[at - 1].line.text[-1:] not in ";.:"


def _mark_fault(text: str, *, last: bool) -> list[tuple[str, str]]:
    if text[-1:] in ("." if last else ";:"):
        return []
    said = "không có dấu cuối" if text[-1:].isalnum() else f"kết bằng “{text[-1:]}”"
    return [(f"Dòng nơi nhận {said}", "dòng cuối kết bằng “.”" if last else "mỗi dòng kết bằng “;”")]


def _is_mark(component: Component) -> bool:
    """`PL.(300)`: who drafted and how many copies, after the last recipient."""
    return bool(_DRAFTER.match(component.line.text))


def addressees(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.9d: `Kính gửi:` and one place beside it, or several below, each with a dash and `;`, the last `.`."""
    first, *below = document.components_of(ComponentKey.KINH_GUI, part=MAIN) or (None,)
    if first is None:
        return
    faults = [] if re.match(r"^Kính (gửi|trình):", first.line.text) else [(first, _NO_COLON)]
    for at, component in enumerate(below):
        faults += (
            []
            if _dashed(component)[:1] == "-"
            else [(component, ("Dòng kính gửi không mở đầu bằng gạch nối", "đầu dòng “- ”"))]
        )
        if not _carries_on(below, at + 1):
            marks = _mark_fault(component.line.text, last=at == len(below) - 1)
            faults += [(component, (found.replace("nơi nhận", "kính gửi"), wants)) for found, wants in marks]
    for component, (found, wants) in faults:
        yield Violation(found, wants, "Sửa dấu đầu dòng, cuối dòng.", at_component(document, component))
    if not faults:
        yield PASS


_NO_COLON = ("“Kính gửi” không có dấu hai chấm", "“Kính gửi:”")


def archive(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.9d: `- Lưu: VT, …` as the last line; the Party's (HD 05) `- Lưu …` without colon."""
    label = document.components_of(ComponentKey.NOI_NHAN_NHAN, part=MAIN)
    if not label:
        return
    if label[0].line.text != "Nơi nhận:":
        yield Violation(
            "Nhãn nơi nhận sai dạng", "“Nơi nhận:”", "Gõ lại “Nơi nhận:”.", at_component(document, label[0])
        )
    kept = [c for c in document.components_of(ComponentKey.NOI_NHAN, part=MAIN) if LUU.match(c.line.text)]
    form, example = (PARTY_ARCHIVE, "- Lưu Văn phòng.") if document.party else (ARCHIVE, "- Lưu: VT, …")
    if not kept:
        yield Violation(
            "Nơi nhận không có dòng Lưu",
            f"dòng cuối “{example}”",
            f"Thêm dòng “{example}”.",
            at_component(document, label[0]),
        )
    elif not form.match(_dashed(kept[-1])):
        yield Violation(
            "Dòng Lưu sai dạng", f"“{example}”", f"Gõ lại theo mẫu “{example}”.", at_component(document, kept[-1])
        )
    else:
        yield PASS


def _dashed(component: Component) -> str:
    return (
        component.line.text
        if component.line.text[:1] in "-+"
        else f"{component.line.paragraph.label} {component.line.text}".strip()
    )


_HD = "HD 05: nơi nhận"

RULES = (
    AuditRule(
        code="audit/recipients",
        title="Dấu câu nơi nhận",
        article="PL I, II.9d",
        party_article=_HD,
        measures="gạch đầu dòng, “;” và “.” cuối dòng",
        check=recipients,
        limits="nơi nhận có đúng, có đủ không; “Như trên”, “Như Điều …”",
    ),
    AuditRule(
        code="audit/addressees",
        title="Kính gửi",
        article="PL I, II.9d",
        party_article="HD 05: kính gửi",
        measures="“Kính gửi:”; từ hai nơi: gạch đầu dòng, “;” và “.” cuối dòng",
        check=addressees,
        limits="loại văn bản nào được có “Kính gửi”; gạch có thẳng dưới dấu hai chấm không",
    ),
    AuditRule(
        code="audit/archive",
        title="Nhãn Nơi nhận và dòng Lưu",
        article="PL I, II.9d",
        party_article=_HD,
        measures="“Nơi nhận:”, dòng “Lưu: VT”",
        check=archive,
        limits="chữ viết tắt đơn vị soạn thảo",
    ),
)
