"""lint/cited-before-introduced: the first mention of a document tells it in full."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.citations import mentions
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import PrintedText, TextPart
from gen.lint.rule import LintRule, LintViolation
from gen.text.citing import Cited, citations

_LOCAL = ("-UBND", "-HĐND")
# a document that stands further behind another is named in its title
_TITLE = 15


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The first mention of a number, where it has no date; later mentions are told by the first."""
    seen: set[str] = set()
    for text, cited in mentions(view):
        if _in_title(text, cited):
            continue
        first = cited.number not in seen
        seen.add(cited.number)
        # a basis is another rule's; a bracket or a table repeats what the body told
        if not first or cited.date is not None or text.part is TextPart.CAN_CU or not cited.kind:
            continue
        if cited.number == view.document.number:
            continue
        named = f"{cited.kind} số {cited.number}"
        entry = next((entry for entry in view.registers.documents.values() if entry.so == cited.number), None)
        hint = "Lần đầu ghi đủ: số, ngày, cơ quan ban hành, trích yếu; các lần sau chỉ cần loại và số."
        if entry is not None and not cited.number.endswith(_LOCAL):
            hint += f" Viết {{{{ vb('{entry.ma}') }}}} thì máy ghi đủ."
        missing = "ngày" if cited.issuer else "ngày, cơ quan ban hành"
        message = f"“{named}” được nhắc lần đầu mà chưa ghi {missing}."
        yield LintViolation(text.source, message, hint, words=cited.typed, about=(named,))


def _in_title(text: PrintedText, cited: Cited) -> bool:
    """True within the title of a document cited in full just before: Kế hoạch … ngày … thực hiện Chỉ thị số …"""
    stop = max(text.plain.rfind(sign, 0, cited.start) for sign in ".;")
    for outer in _whole(text.plain):
        end = outer.start + len(outer.typed)
        if end <= stop:
            return False
        if cited.start - end > _TITLE:
            return True
    return False


@lru_cache(maxsize=64)
def _whole(words: str) -> tuple[Cited, ...]:
    """The documents cited with their dates, the last one first."""
    return tuple(outer for outer in reversed(citations(words)) if outer.date is not None)


RULE = LintRule(
    name="cited-before-introduced",
    what="Văn bản được viện dẫn lần đầu thì ghi đủ loại, số, ngày, cơ quan ban hành; các lần sau chỉ ghi loại và số.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b.",
    severity=Severity.WARNING,
    wrong="""\
mo_dau: Thực hiện »Chỉ thị số 41/CT-TTg, phường tổ chức thu gom rác.
noi_dung:
  - Chỉ thị số 41/CT-TTg ngày 01/12/2020 của Thủ tướng Chính phủ được phổ biến đến từng hộ.
""",
    right="""\
mo_dau: Thực hiện Chỉ thị số 41/CT-TTg ngày 01/12/2020 của Thủ tướng Chính phủ, phường tổ chức thu gom rác.
noi_dung:
  - Chỉ thị số 41/CT-TTg được phổ biến đến từng hộ.
""",
    check=check,
)
