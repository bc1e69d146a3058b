"""lint/signatory-name: a name alone, a title of office that is one."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.lint.rules.signing import appendix_signers, signers
from gen.text.offices import TITLE_OF_LEARNING, is_office, keeps_learning


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A name in capitals or with a title before it, and a title of office that does not look like one."""
    unit = f"{view.document.unit.ten} {view.document.letterhead.superior}"
    own = signers(view)
    for signer in (*own, *appendix_signers(view)):
        name, title = signer.get("ho_ten"), signer.get("chuc_vu")
        if name is not None and len(name.text) > 1 and name.text.isupper():
            hint = f"Viết ho_ten: {name.text.title()}"
            yield LintViolation(name, f"Họ tên “{name.text}” viết hoa cả dòng.", hint, words=name.text)
        before = TITLE_OF_LEARNING.match(name.text) if name is not None else None
        if name is not None and before and not keeps_learning(unit):
            hint = f"Viết ho_ten: {name.text[before.end() :].strip()}"
            message = f"Trước họ tên có “{before[0].strip()}”: không ghi học hàm, học vị, cách xưng."
            yield LintViolation(name, message, hint, words=before[0].strip())
        # a list may be signed by whoever drew it up
        if title is not None and title.text and signer in own and not is_office(title.text):
            hint = "Nếu đúng là chức vụ thì để nguyên; tên cơ quan, tập thể thì ghi ở thay_mat."
            message = f"“{title.text}” không giống một chức vụ."
            yield LintViolation(title, message, hint, words=title.text, severity=Severity.INFO)


RULE = LintRule(
    name="signatory-name",
    what="Họ tên người ký viết chữ thường, không học hàm, học vị, cách xưng; chức vụ là tên một chức vụ. Trường học, "
    "bệnh viện, viện nghiên cứu, lực lượng vũ trang được ghi học hàm, học vị, cấp bậc.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7c.",
    severity=Severity.WARNING,
    wrong="""\
ky:
  thay_mat: Ủy ban nhân dân
  chuc_vu: Chủ tịch
  ho_ten: »TS. Nguyễn Văn An
""",
    right="""\
ky:
  thay_mat: Ủy ban nhân dân
  chuc_vu: Chủ tịch
  ho_ten: Nguyễn Văn An
""",
    check=check,
)
