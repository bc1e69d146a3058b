"""lint/closing-mark: the text ends as the law ends it."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.vocabulary import Khoi
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_STATE, _PARTY = ("./.",), ("./.", ".")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """An end mark of the document's own that is none of the law's."""
    own = view.root.get("dau_ket")
    party = view.document.khoi == Khoi.PARTY
    if own is None or own.text in (_PARTY if party else _STATE):
        return
    hint = "Bỏ dòng dau_ket: máy đặt “./.”" + (", hoặc viết dau_ket: “.”." if party else ".")
    message = f"Dấu kết thúc “{own.text}” không phải của thể thức này."
    yield LintViolation(own, message, hint, words=own.text)


RULE = LintRule(
    name="closing-mark",
    what="Văn bản kết bằng “./.”; văn bản Đảng bằng “.” hoặc “./.”.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục III, các mẫu; văn bản Đảng: HD 05-HD/VPTW, 6.2.2.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung: [Mở lớp dạy bơi]
dau_ket: ».
""",
    right="""\
noi_dung: [Mở lớp dạy bơi]
dau_ket: ./.
""",
    check=check,
)
