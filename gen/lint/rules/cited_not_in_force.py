"""lint/cited-not-in-force: what is cited must be in force on the day of signing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.lint.citations import calls_of, entry_of, mentions
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import TextPart
from gen.lint.rule import LintRule, LintViolation
from gen.registers.entries import LegalDocument
from gen.text.citing import LAWS

# a text may well speak of a document because it is being replaced
_ON_PURPOSE = re.compile(
    r"thay thế|bãi bỏ|hết hiệu lực|sửa đổi|trước đây|\(cũ\)|tổng kết|sơ kết|kết quả thực hiện", re.I
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Every place that cites a document which ceased before the signing."""
    signing = view.signing
    dead = {ma: entry for ma, entry in view.registers.documents.items() if signing and _ended(view, entry, signing)}
    if not dead:
        return
    listed = view.root.get("can_cu")
    seen: set[tuple[int, str]] = set()
    for node in (*(listed.items if listed else ()), *(text.source for text in view.texts)):
        for ma in calls_of(node):
            if ma in dead and (id(node), ma) not in seen:
                seen.add((id(node), ma))
                ref = node.get("van_ban") or node
                yield _finding(view, dead[ma], ref, "" if node.is_mapping else f"vb('{ma}')")
    for text, cited in mentions(view):
        entry = entry_of(view.registers, cited)
        before = text.plain[max(0, cited.start - 60) : cited.start]
        # what `{{ vb('…') }}` put there was told above
        typed = cited.number in text.source.text and entry is not None and entry.ma not in calls_of(text.source)
        if entry is not None and typed and entry.ma in dead and not _ON_PURPOSE.search(before):
            yield _finding(view, entry, text.source, cited.typed)
    for text in view.parts(TextPart.CAN_CU):
        for entry in dead.values():
            if entry.loai in LAWS and f"{entry.loai} {entry.ve} ngày {_day(entry)}" in text.source.text:
                yield _finding(view, entry, text.source, f"{entry.loai} {entry.ve}")


def _day(entry: LegalDocument) -> str:
    return entry.ngay.short if entry.ngay else ""


def _ended(view: DocumentView, entry: LegalDocument, signing: date) -> bool:
    if entry.het_hieu_luc is not None:
        end = entry.het_hieu_luc.exact
        return end is not None and end <= signing
    newer = view.registers.documents.get(entry.thay_the_boi)
    return newer is not None and newer.ngay is not None and newer.ngay.exact is not None and newer.ngay.exact <= signing


def _finding(view: DocumentView, entry: LegalDocument, at: Node, words: str) -> LintViolation:
    name = f"{entry.loai} {entry.ve}" if entry.loai in LAWS else f"{entry.loai} số {entry.so}"
    since = f" từ ngày {entry.het_hieu_luc.short}" if entry.het_hieu_luc else ""
    newer = view.registers.documents.get(entry.thay_the_boi)
    hint = "Bỏ viện dẫn này, hoặc thay bằng văn bản đang có hiệu lực."
    if newer is not None:
        newer_name = f"{newer.loai} {newer.ve}" if newer.loai in LAWS else f"{newer.loai} số {newer.so}"
        hint = f"Thay bằng {newer_name} (mã “{newer.ma}”)."
    return LintViolation(at, f"{name} đã hết hiệu lực{since}.", hint, words=words, about=(name,))


RULE = LintRule(
    name="cited-not-in-force",
    what="Văn bản được viện dẫn còn hiệu lực vào ngày ký; văn bản đã bị thay thì máy nêu văn bản thay thế (theo "
    "`het_hieu_luc`, `thay_the_boi` trong danh mục).",
    why="Căn cứ ban hành phải là văn bản đang có hiệu lực: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6a. Không báo "
    "khi câu văn nói đến việc thay thế, bãi bỏ, sửa đổi, tổng kết chính văn bản đó.",
    severity=Severity.WARNING,
    wrong="""\
can_cu:
  - van_ban: »nghi-dinh-mot-cua-cu
noi_dung:
  - Tiếp nhận hồ sơ theo »Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.
""",
    right="""\
can_cu:
  - van_ban: nghi-dinh-mot-cua
noi_dung:
  - Tổ chức tiếp nhận hồ sơ theo Nghị định thay thế Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.
""",
    check=check,
)
