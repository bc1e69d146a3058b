"""What must be there, and what belongs to the other system of rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import MAIN, AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import QUOC_HIEU, TIEU_DE_DANG, like
from gen.word.audit.finding_place import at_component, at_part


class _Required(NamedTuple):
    """What a component is called in either system (empty: has none), and whether an attached document needs it too."""

    state: str
    party: str
    keys: tuple[ComponentKey, ...]
    if_attached: bool = False


_REQUIRED = (
    _Required("Quốc hiệu", "tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", (ComponentKey.QUOC_HIEU,), True),
    _Required("Tiêu ngữ", "", (ComponentKey.TIEU_NGU,), True),
    _Required("tên cơ quan ban hành", "tên cơ quan ban hành", (ComponentKey.CO_QUAN,), True),
    _Required("", "dấu sao dưới tên cơ quan", (ComponentKey.DAU_SAO,), True),
    _Required("số, ký hiệu", "số, ký hiệu", (ComponentKey.SO_KY_HIEU,)),
    _Required("địa danh, ngày tháng", "địa danh, ngày tháng", (ComponentKey.DIA_DANH,)),
    _Required("tên loại", "tên loại", (ComponentKey.TEN_LOAI,), True),
    _Required("trích yếu", "trích yếu", (ComponentKey.TRICH_YEU, ComponentKey.TRICH_YEU_CONG_VAN)),
    _Required("chức vụ người ký", "chức vụ người ký", (ComponentKey.CHUC_VU, ComponentKey.QUYEN_HAN)),
    _Required("nơi nhận", "nơi nhận", (ComponentKey.NOI_NHAN_NHAN,)),
)


def components_present(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Decree 30, article 8; PL I, mục II (the Party: QĐ 399): every main component is there.

    A letter has no name of its kind; a document attached to another (PL III, form 1.3) has no number, date, signature.
    """
    if not document.has_main:
        yield NotMeasured("Các thành phần của văn bản chính: tệp chỉ có phụ lục.")
        return
    for required in _REQUIRED:
        wanted = required.party if document.party else required.state
        kind_of_letter = document.letter and ComponentKey.TEN_LOAI in required.keys
        if not wanted or kind_of_letter or (document.attached and not required.if_attached):
            continue
        if document.components_of(*required.keys, part=MAIN):
            yield PASS
        else:
            mend = f"Thêm {wanted} đúng chỗ (xem sơ đồ, PL I mục IV), hoặc gõ lại cho đúng chữ để nhận ra được."
            yield Violation(f"Không thấy {wanted}", f"phải có {wanted}", mend, at_part())


def mixed_systems(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.1; QĐ 399: no Quốc hiệu on a document of the Party, no Party title or star on one of the State."""
    other = QUOC_HIEU if document.party else TIEU_DE_DANG
    wrong = [c for c in document.components if c.key == ComponentKey.QUOC_HIEU and like(c.line.text, other)]
    wrong += (
        document.components_of(ComponentKey.TIEU_NGU)
        if document.party
        else document.components_of(ComponentKey.DAU_SAO)
    )
    for component in wrong:
        mend = "Xoá dòng này, hoặc soạn lại theo đúng một hệ; đo theo hệ kia: thêm hay bỏ --dang."
        yield Violation(
            "Lẫn thể thức của hệ khác", f"chỉ theo {document.the_thuc.ten}", mend, at_component(document, component)
        )
    if not wrong:
        yield PASS


RULES = (
    AuditRule(
        code="audit/component-missing",
        title="Đủ thành phần",
        article="Điều 8; PL I, mục II",
        party_article="QĐ 399 (thành phần thể thức)",
        measures="mười thành phần chính có mặt, nhận ra theo chữ và chỗ",
        check=components_present,
        limits="thành phần trong ảnh, đầu trang; dấu, chữ ký; văn bản kèm theo không cần số, ngày, nơi nhận, người ký",
    ),
    AuditRule(
        code="audit/mixed-systems",
        title="Một hệ thể thức",
        article="PL I, II.1",
        party_article="QĐ 399",
        measures="không có tiêu đề, dấu sao, Tiêu ngữ của hệ kia",
        check=mixed_systems,
    ),
)
