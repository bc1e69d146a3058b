"""lint/component-missing: contents, recipients, the file copy and the signatory are there."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.vocabulary import DocumentKind, Khoi
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.word.audit.component_patterns import LUU


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A document without contents, recipients, the line of the file copy, the title of who signs."""
    document, own, root = view.document, view.own, view.root
    head = own.get("ke_thua") or own.get("loai") or own
    kept = "{luu: Văn phòng}" if document.khoi == Khoi.PARTY else "{luu: VT}"
    if not document.items and not document.closing:
        key = "dieu" if document.kind is DocumentKind.DECISION else "noi_dung"
        yield LintViolation(head, "Văn bản chưa có nội dung.", f"Thêm {key}: [Việc một, Việc hai].", at_key=True)
    if not document.recipients:
        hint = f"Thêm noi_nhan: [Như trên, {kept}], thay bằng các nơi nhận của văn bản."
        yield LintViolation(root.get("noi_nhan") or head, "Văn bản chưa có nơi nhận.", hint, at_key=True)
    elif not any(LUU.match(line.text.plain) for line in document.recipients):
        message = "Nơi nhận chưa có dòng lưu."
        yield LintViolation(root.get("noi_nhan") or head, message, f"Thêm dòng cuối: - {kept}", at_key=True)
    if not any(signer.title or signer.authority for signer in document.signatures):
        hint = "Thêm ky: {chuc_vu: Chủ tịch}; ủy ban nhân dân thì ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch}."
        yield LintViolation(root.get("ky") or head, "Văn bản chưa có chức vụ người ký.", hint, at_key=True)


RULE = LintRule(
    name="component-missing",
    what="Văn bản có nội dung, nơi nhận, dòng “Lưu”, chức vụ người ký.",
    why="Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I, II.7, II.9; văn bản Đảng: Quy định 399-QĐ/TW. Thiếu một trong "
    "các thành phần này thì văn thư trả lại.",
    severity=Severity.WARNING,
    wrong="""\
»noi_nhan:
  - Ủy ban nhân dân thành phố
»ky: {ho_ten: Nguyễn Văn An}
""",
    right="""\
noi_nhan:
  - Ủy ban nhân dân thành phố
  - {luu: VT}
ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
""",
    check=check,
)
