"""The signature: authority, title, name, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.text.offices import OFFICE, TITLE_OF_LEARNING, is_collective, is_deputy, is_member, keeps_learning
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import MAIN, AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import QUYEN_HAN
from gen.word.audit.finding_place import at_component, at_part

_STATE_AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\. (?=\S)")
_PARTY_AUTHORITY = re.compile(r"^((T/M|K/T|T/L|TUQ/?|T/U/Q) |Q\. ?)(?=\S)")


def authority(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Decree 30, article 13; PL I, II.7b: `TM.` before a collective, `KT.` `TL.` `TUQ.` `Q.` before an office.

    The Party's (HD 05): `T/M`, `K/T`, `T/L`, `Q.`.
    """
    form, example = (_PARTY_AUTHORITY, "T/M, K/T, T/L") if document.party else (_STATE_AUTHORITY, "TM. KT. TL. TUQ. Q.")
    for component in document.components_of(ComponentKey.QUYEN_HAN):
        text = component.line.text
        sign = QUYEN_HAN.match(text)
        letters = re.sub(r"\W", "", sign["sign"]) if sign else ""
        said = text[sign.end() :].strip() if sign else ""
        collective = is_collective(said)
        if not form.match(text):
            yield Violation(
                f"Quyền hạn ký viết “{text[:6].strip()}”",
                f"viết “{example}”",
                "Gõ lại chữ quyền hạn.",
                at_component(document, component),
            )
        elif letters == "TM" and not collective and OFFICE.match(said):
            yield Violation(
                "“TM.” đặt trước chức vụ một người",
                "“TM.” đặt trước tên tập thể, cơ quan",
                "Dùng KT., TL., TUQ. hoặc bỏ.",
                at_component(document, component),
            )
        elif letters in ("KT", "TL", "TUQ", "Q") and collective and not said.startswith("THƯỜNG TRỰC"):
            yield Violation(
                f"“{letters}.” đặt trước tên tập thể",
                "đặt trước chức vụ người đứng đầu",
                "Viết chức vụ sau chữ quyền hạn, ví dụ “KT. CHỦ TỊCH”.",
                at_component(document, component),
            )
        else:
            yield PASS


def deputy(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.7b: below `KT.` stands the deputy's title."""
    ending = [
        c for c in document.components if c.key in (ComponentKey.QUYEN_HAN, ComponentKey.CHUC_VU, ComponentKey.HO_TEN)
    ]
    for at, component in enumerate(ending):
        if component.key != ComponentKey.QUYEN_HAN or not re.match(r"K\s?[./]?\s?T\b", component.line.text):
            continue
        below = ending[at + 1] if at + 1 < len(ending) else None
        if (
            below is None
            or below.key != ComponentKey.CHUC_VU
            or not (is_deputy(below.line.text) or is_member(below.line.text))
        ):
            mend = "Thêm dòng chức vụ của người ký, ví dụ “PHÓ CHỦ TỊCH”."
            yield Violation(
                "Dưới dòng KT. không có chức vụ cấp phó",
                "dòng dưới là chức vụ cấp phó",
                mend,
                at_component(document, component),
            )
        else:
            yield PASS


def signatory_name(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.7c: a name without title of learning or honour, but where a ministry lets one stand."""
    signed = document.components_of(ComponentKey.QUYEN_HAN, ComponentKey.CHUC_VU, part=MAIN)
    if signed and not document.components_of(ComponentKey.HO_TEN, part=MAIN):
        yield NotMeasured("Họ tên người ký: còn để trống.")
    unit = " ".join(c.line.text for c in document.components_of(ComponentKey.CO_QUAN, ComponentKey.CHU_QUAN, part=MAIN))
    for component in document.components_of(ComponentKey.HO_TEN):
        if not TITLE_OF_LEARNING.match(component.line.text):
            yield PASS
        elif keeps_learning(unit):
            yield NotMeasured(
                "Học hàm, học vị trước họ tên: ngành y tế, giáo dục, vũ trang, khoa học có quy định riêng."
            )
        else:
            yield Violation(
                "Trước họ tên có học hàm, học vị, danh hiệu",
                "chỉ ghi họ và tên",
                "Xoá phần trước họ tên.",
                at_component(document, component),
            )


def signature_place(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục IV, boxes 7a and 9b: who signs stands right of the recipients, level with them."""
    if not document.components_of(ComponentKey.NOI_NHAN_NHAN, part=MAIN):
        return
    label = document.components_of(ComponentKey.NOI_NHAN_NHAN, part=MAIN)[0]
    for component in document.components_of(ComponentKey.QUYEN_HAN, ComponentKey.CHUC_VU, part=MAIN)[:1]:
        cell, own = component.line.paragraph.cell, label.line.paragraph.cell
        if component.line.side or (cell is None) or own is None or cell.table != own.table:
            yield NotMeasured("Nơi nhận bên trái, người ký bên phải: không nằm chung một bảng nên không đo được.")
        elif cell.column > own.column and cell.row <= own.row:
            yield PASS
        else:
            yield Violation(
                "Người ký không ở bên phải nơi nhận",
                "nơi nhận bên trái, ngang hàng chức vụ bên phải",
                "Đặt hai khối vào hai ô của một bảng không viền.",
                at_part(MAIN, "phần ký"),
            )


def signature_alone(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """By custom: the signature does not stand alone on a page; never measured, as pages are not laid out here."""
    if document.components_of(ComponentKey.QUYEN_HAN, ComponentKey.CHUC_VU, part=MAIN):
        yield NotMeasured("Khối ký có đứng một mình ở trang cuối không: phải dàn trang mới biết; xem bản in.")


_SIGN = "HD 05: quyền hạn ký"

RULES = (
    AuditRule(
        code="audit/authority",
        title="Chữ quyền hạn ký",
        article="Điều 13; PL I, II.7b",
        party_article=_SIGN,
        measures="TM. KT. TL. TUQ. Q. và chữ đứng sau",
        check=authority,
        limits="người ký có đúng thẩm quyền không",
    ),
    AuditRule(
        code="audit/deputy",
        title="Chức vụ dưới KT.",
        article="PL I, II.7b",
        party_article=_SIGN,
        measures="dưới KT. là chức vụ cấp phó",
        check=deputy,
    ),
    AuditRule(
        code="audit/name",
        title="Họ tên người ký",
        article="PL I, II.7c",
        party_article="HD 05: họ tên",
        measures="không học hàm, học vị, danh hiệu",
        check=signatory_name,
        limits="ngành có quy định riêng; chữ ký, dấu",
    ),
    AuditRule(
        code="audit/signature-place",
        title="Chỗ của khối ký",
        article="PL I, IV (sơ đồ, ô 7a và 9b)",
        party_article=_SIGN,
        measures="người ký bên phải, ngang nơi nhận",
        check=signature_place,
    ),
    AuditRule(
        code="audit/signature-alone",
        title="Khối ký không đứng một mình",
        article="theo lệ",
        party_article="theo lệ",
        measures="luôn báo không đo được",
        check=signature_alone,
        limits="phải dàn trang mới biết",
    ),
)
