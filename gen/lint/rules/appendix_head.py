"""lint/appendix-head: the head of an appendix: label, name, reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.document.model import Appendix
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.numbering import roman
from gen.word.audit.component_patterns import PHU_LUC
from gen.word.audit.document_kinds import kind_of

_REFERENCE = re.compile(r"\(\s*(?:ban hành\s+)?kèm theo\b.*\)$", re.I | re.S)
_MARKS = " .:-–"


def check(view: DocumentView) -> Iterator[LintViolation]:
    """What each appendix lacks, and the numbers of those called Phụ lục."""
    party = view.document.khoi == Khoi.PARTY
    labelled = [one for one in view.document.appendices if PHU_LUC.match(one.name.line)]
    for number, appendix in enumerate(labelled, 1):
        yield from _label(appendix, number, len(labelled), view, party=party)
        if appendix.title is None and not _beside(appendix):
            hint = "Thêm tieu_de: … (tên phụ lục), máy in hoa ở dòng dưới."
            message = f"“{appendix.name.line}” chưa có tên."
            yield LintViolation(appendix.source, message, hint, about=(appendix.name.line,))
    for appendix in view.document.appendices:
        yield from _reference(appendix, needed=appendix in labelled)
        name = appendix.name
        if not party and appendix not in labelled and kind_of(name.line) and not name.plain.isupper():
            hint = f"Viết ten: {name.line.upper()}"
            message = f"“{name.line}” là tên loại, viết hoa cả dòng."
            yield LintViolation(_name(appendix), message, hint, words=name.plain, about=(name.line,))


def _label(appendix: Appendix, number: int, count: int, view: DocumentView, *, party: bool) -> Iterator[LintViolation]:
    name = appendix.name.line
    match = PHU_LUC.match(name)
    assert match is not None
    at = _label_source(appendix, view)
    wanted = (str(number) if party else roman(number)) if count > 1 else ""
    proper = f"Phụ lục {wanted}".strip()
    hint = f"Bỏ ten, kieu: máy viết “{proper}”; hoặc viết ten: {proper}"
    typed = match["number"] or ""
    # a Party office may set the name beside its label
    if _beside(appendix) and not party:
        message = f"Tên phụ lục viết liền dòng “{name}”, phải ở dòng dưới."
        yield LintViolation(at, message, f"Ghi tên ở tieu_de. {hint}", about=(name,))
    if typed != wanted and (count > 1 or typed.strip("0123456789" if party else "IVXLC")):
        form = "chữ số Ả Rập" if party else "chữ số La Mã"
        yield LintViolation(at, f"“{name}”: phụ lục đánh số bằng {form}, theo thứ tự.", hint, about=(name,))
    if name.isupper():
        yield LintViolation(at, f"“{name}” viết thường, tên ở dòng dưới mới in hoa.", hint, about=(name,))


def _beside(appendix: Appendix) -> bool:
    match = PHU_LUC.match(appendix.name.line)
    return bool(match and match["rest"].strip(_MARKS)) or bool(appendix.beside and appendix.title)


def _label_source(appendix: Appendix, view: DocumentView) -> Node:
    listed = view.root.get("phu_luc")
    kind = listed.get("kieu") if listed is not None else None
    return appendix.source.get("ten") or kind or appendix.source


def _name(appendix: Appendix) -> Node:
    return appendix.source.get("ten") or appendix.source


def _reference(appendix: Appendix, *, needed: bool) -> Iterator[LintViolation]:
    at = appendix.source.get("kem_theo") or appendix.source
    hint = "Bỏ kem_theo: máy viết “(Kèm theo … số … ngày … của …)” từ số, ngày của văn bản."
    if appendix.attached is None:
        if needed:
            message = f"“{appendix.name.line}” không có dòng (Kèm theo …)."
            yield LintViolation(at, message, hint, about=(appendix.name.line,))
    elif not _REFERENCE.match(appendix.attached.plain.strip()):
        said = appendix.attached.line
        message = f"Dòng kèm theo “{said[:60]}” không có dạng (Kèm theo …)."
        yield LintViolation(at, message, hint, about=(said,))


RULE = LintRule(
    name="appendix-head",
    what="Phụ lục có tên ở dòng dưới nhãn; nhãn là “Phụ lục”, từ hai phụ lục thì đánh số La Mã (của Đảng: số Ả Rập) "
    "theo thứ tự; có dòng “(Kèm theo …)”; tên loại thay nhãn (QUY ĐỊNH, DANH MỤC) viết hoa.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1; văn bản Đảng: HD 05-HD/VPTW, IV.5.2.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung: [Mở lớp dạy bơi theo Phụ lục kèm theo]
phu_luc:
  - ten: »Phụ lục 01
    tieu_de: Lịch dạy bơi
    kem_theo: »Kèm theo Kế hoạch của phường
    noi_dung: Thứ Hai và thứ Năm.
""",
    right="""\
noi_dung: [Mở lớp dạy bơi theo Phụ lục kèm theo]
phu_luc:
  - tieu_de: Lịch dạy bơi
    noi_dung: Thứ Hai và thứ Năm.
""",
    check=check,
)
