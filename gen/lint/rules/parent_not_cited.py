"""lint/parent-not-cited: a derived plan names the plan it carries out."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node, walk
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import TextPart
from gen.lint.rule import LintRule, LintViolation
from gen.text.interpolate import expressions, uses


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Neither a basis nor the lead-in calls the parent, by `{{ cha }}` or by its number."""
    if view.parent is None:
        return
    number = view.parent.document.number
    heads = [node for key in ("can_cu", "mo_dau") if (node := view.root.get(key)) is not None]
    if any(_calls(node) for head in heads for node in walk(head)):
        return
    printed = " ".join(text.plain for text in view.parts(TextPart.CAN_CU, TextPart.MO_DAU))
    if number[:1].isdigit() and number in printed:
        return
    subject = view.parent.document.subject.line.casefold()
    if subject and subject in printed.casefold():
        return
    inherits = view.own.get("ke_thua")
    title = view.parent.document.subject.line
    message = f"Văn bản này kế thừa “{title[:60]}” mà căn cứ, mở đầu không nhắc tới."
    yield LintViolation(inherits or view.own, message, "Thêm vào can_cu: - Thực hiện {{ cha }}", about=(title,))


def _calls(node: Node) -> bool:
    return "{{" in node.text and any(uses(expression, "cha") for expression in expressions(node.text))


RULE = LintRule(
    name="parent-not-cited",
    what="Văn bản kế thừa thì nhắc văn bản cha ở căn cứ hoặc lời mở đầu.",
    why="Kế hoạch cấp dưới được ban hành để thực hiện kế hoạch cấp trên; người đọc phải thấy điều đó ở phần căn "
    "cứ (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6a).",
    severity=Severity.WARNING,
    wrong="""\
--- plans/cha.yaml
loai: ke-hoach
don_vi: thanh-pho-mau
so: 18
ngay: 2026-01-20
trich_yeu: Chuyển đổi số năm 2026
mo_dau: Ủy ban nhân dân thành phố ban hành Kế hoạch như sau.
noi_dung:
  - {ma: viec, noi_dung: Số hóa hồ sơ.}
--- plans/mau.yaml
ke_thua: »cha.yaml
don_vi: phuong-mau
""",
    right="""\
--- plans/cha.yaml
loai: ke-hoach
don_vi: thanh-pho-mau
so: 18
ngay: 2026-01-20
trich_yeu: Chuyển đổi số năm 2026
mo_dau: Ủy ban nhân dân thành phố ban hành Kế hoạch như sau.
noi_dung:
  - {ma: viec, noi_dung: Số hóa hồ sơ.}
--- plans/mau.yaml
ke_thua: cha.yaml
don_vi: phuong-mau
mo_dau: Thực hiện {{ cha }}, phường ban hành Kế hoạch như sau.
""",
    check=check,
)
