"""Reads any Word file as the văn thư who would refuse it: `audit(data)` -> Audit.

opening: bytes to parts, nothing trusted. lines, labels, patterns: what a reader sees. recognise/: components by
words and place. sheet: the document as the rules hold it. rules/: one file for each idea, all listed in `rules.RULES`.
report: text and JSON. Not used by any other room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gen.core.diagnostic import Severity
from gen.word.audit.finding import Fault, Finding, Rule, Unmeasured
from gen.word.audit.lines import Line, lines_of
from gen.word.audit.opening import CannotRead, Opened, open_docx
from gen.word.audit.patterns import QUOC_HIEU, TIEU_DE_DANG, TIEU_NGU, is_authority, like
from gen.word.audit.recognise import recognise
from gen.word.audit.rules import RULES
from gen.word.audit.sheet import Sheet
from gen.word.measure import measure_parts
from gen.word.the_thuc import DANG, NGHI_DINH_30, TheThuc

__all__ = ["Audit", "CannotRead", "State", "Verdict", "audit"]

_HEAD_LINES = 60


class State(Enum):
    """What became of one rule."""

    BROKEN = "vi phạm"
    NOTED = "lưu ý"
    UNMEASURED = "không đo được"
    KEPT = "đạt"
    ABSENT = "không áp dụng"


@dataclass(frozen=True)
class Verdict:
    """One rule's findings, and what of it could not be measured."""

    rule: Rule
    findings: tuple[Finding, ...]
    unmeasured: tuple[str, ...]
    measured: int

    @property
    def state(self) -> State:
        """The gravest word on the rule."""
        if any(one.severity is Severity.ERROR for one in self.findings):
            return State.BROKEN
        if self.findings:
            return State.NOTED
        if self.unmeasured:
            return State.UNMEASURED
        return State.KEPT if self.measured else State.ABSENT


@dataclass(frozen=True)
class Audit:
    """All verdicts on one file, and the system they were given by."""

    he: TheThuc
    reason: str
    verdicts: tuple[Verdict, ...]

    @property
    def findings(self) -> list[Finding]:
        """All findings, in the order of the rules."""
        return [finding for verdict in self.verdicts for finding in verdict.findings]

    @property
    def broken(self) -> bool:
        """Whether any rule is broken."""
        return any(verdict.state is State.BROKEN for verdict in self.verdicts)

    def count(self, state: State) -> int:
        """How many rules came out so."""
        return sum(verdict.state is state for verdict in self.verdicts)


def audit(data: bytes, he: TheThuc | None = None) -> Audit:
    """Audit a .docx by a system of rules, guessed where none is said; CannotRead for what is no .docx."""
    sheet = read(open_docx(data), he)
    return Audit(sheet.he, sheet.reason, tuple(_judge(rule, sheet) for rule in RULES))


def read(opened: Opened, he: TheThuc | None = None) -> Sheet:
    """The document as the rules hold it."""
    measured = measure_parts(opened.parts)
    lines = lines_of(measured.paragraphs)
    guessed, reason = (he, "do người dùng chọn") if he is not None else _guess(lines)
    components, parts = recognise(lines, party=guessed is DANG)
    return Sheet(measured, opened, lines, tuple(components), tuple(parts), guessed, reason)


def _guess(lines: tuple[Line, ...]) -> tuple[TheThuc, str]:
    head = [line for line in lines if line.text][:_HEAD_LINES]
    for line in head:
        if like(line.text, QUOC_HIEU) or like(line.text, TIEU_NGU):
            return NGHI_DINH_30, f"đoán theo dòng “{line.text}”"
        if like(line.text, TIEU_DE_DANG):
            return DANG, f"đoán theo dòng “{line.text}”"
    for line in lines:
        if is_authority(line.text) and line.text[:3] in ("T/M", "K/T", "T/L"):
            return DANG, f"đoán theo chữ quyền hạn “{line.text}”"
    return NGHI_DINH_30, "không thấy Quốc hiệu hay tiêu đề của Đảng, mặc định"


def _judge(rule: Rule, sheet: Sheet) -> Verdict:
    if not rule.article_in(sheet):
        return Verdict(rule, (), (), 0)
    outcomes = list(rule.check(sheet))
    unmeasured = dict.fromkeys(one.reason for one in outcomes if isinstance(one, Unmeasured))
    faults = [one for one in outcomes if isinstance(one, Fault)]
    fine = len(outcomes) - len(faults) - len(unmeasured)
    return Verdict(rule, tuple(_grouped(rule, sheet, faults)), tuple(unmeasured), max(0, fine))


def _grouped(rule: Rule, sheet: Sheet, faults: list[Fault]) -> list[Finding]:
    """Faults of one kind as one finding with all its places."""
    groups: dict[tuple[str, str, Severity], list[Fault]] = {}
    for fault in faults:
        groups.setdefault((fault.found, fault.wants, fault.severity), []).append(fault)
    found = []
    for (said, wants, severity), same in groups.items():
        article = same[0].article or rule.article_in(sheet)
        places = tuple(dict.fromkeys(one.place for one in same))
        found.append(Finding(rule.code, article, said, wants, same[0].mend, severity, places))
    return found
