"""lint/recipient-marks: recipients in plain letters, with the dashes and marks that the machine sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.document.model import Para, Recipient
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.word.audit.component_patterns import ARCHIVE, LUU, PARTY_ARCHIVE

_TYPED_DASH = re.compile(r"[-+–] ?(?=\w)")
_LAST, _ANY = ".", ";:"
_RELATED = 5
_SIGN = "dấu cuối dòng gõ tay không đúng", "Bỏ dấu gõ tay ở cuối dòng: máy đặt “;”, dòng cuối “.”."
_DASH = "gạch đầu dòng gõ tay", "Bỏ gạch gõ tay: máy đặt gạch đầu dòng."
_LOOK = "chữ nghiêng hoặc đậm", "Bỏ dấu sao: nơi nhận in chữ đứng, không đậm."


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Marks, dashes and stars typed by hand, each kind told once; the line of the file copy in another form."""
    for recipients in (view.document.recipients, *(appendix.recipients for appendix in view.document.appendices)):
        yield from _of_list(recipients, party=view.document.khoi == Khoi.PARTY)


def _of_list(recipients: Sequence[Recipient], *, party: bool) -> Iterator[LintViolation]:
    lines = [line.text for line in recipients if not line.text.plain.startswith("(")]
    found: dict[tuple[str, str], list[tuple[Node, str]]] = {}
    for line in lines:
        for fault in _faults(line, _LAST if line is lines[-1] else _ANY):
            if line.source is not None:
                found.setdefault(fault, []).append((line.source, line.plain.lstrip("-+ ")))
    for (what, hint), places in found.items():
        (at, quoted), *others = places
        related = tuple((other.pos, f"“{said}”") for other, said in others[:_RELATED])
        message = f"Dòng nơi nhận “{quoted}” có {what}."
        yield LintViolation(at, message, hint, related=related, about=(quoted,))
    kept = [line for line in lines if LUU.match(line.plain)]
    if kept and not (PARTY_ARCHIVE if party else ARCHIVE).match(kept[-1].plain):
        yield from _archive(kept[-1], party=party)


def _faults(line: Para, wanted: str) -> Iterator[tuple[str, str]]:
    if line.plain[-1:] not in wanted:
        yield _SIGN
    if line.source is not None and _TYPED_DASH.match(line.source.text):
        yield _DASH
    if any((run.bold or run.italic) and run.text.strip() for run in line.runs):
        yield _LOOK


def _archive(line: Para, *, party: bool) -> Iterator[LintViolation]:
    if line.source is None:
        return
    wanted = "{luu: Văn phòng}, in “Lưu Văn phòng”" if party else "{luu: VT}, in “Lưu: VT”"
    quoted = line.plain.lstrip("-+ ")
    message = f"Dòng “{quoted}” không đúng dạng dòng lưu."
    yield LintViolation(line.source, message, f"Viết - {wanted}; đơn vị soạn thảo ghi sau dấu phẩy.", about=(quoted,))


RULE = LintRule(
    name="recipient-marks",
    what="Nơi nhận không gõ gạch đầu dòng, dấu cuối dòng, chữ nghiêng đậm; dòng lưu là “Lưu: VT, …”, của Đảng là "
    "“Lưu …”.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9d; văn bản Đảng: HD 05-HD/VPTW, 9.2.5.",
    severity=Severity.WARNING,
    wrong="""\
noi_nhan:
  - »"- Ủy ban nhân dân thành phố"
  - »"Các phòng,"
  - {luu: »Phòng Văn hóa}
""",
    right="""\
noi_nhan:
  - Ủy ban nhân dân thành phố
  - Các phòng
  - {luu: "VT, VHXH"}
""",
    check=check,
)
