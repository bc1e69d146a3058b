"""Reads any Word file as the văn thư who would refuse it: `audit(data)` -> AuditResult.

printed_lines, line_labels, component_patterns: what a reader sees.
recognise/: components by words and place. audited_document: the document as the rules hold it. rules/: one file for
each idea, all listed in `rules.RULES`. audit_report: text and JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import AuditFinding, AuditRule, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.component_patterns import QUOC_HIEU, TIEU_DE_DANG, TIEU_NGU, is_authority, like
from gen.word.audit.printed_lines import PrintedLine, printed_lines
from gen.word.audit.recognise import recognise
from gen.word.audit.rules import RULES
from gen.word.measure import measure
from gen.word.ooxml.archive import CannotRead
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.opening import open_docx
from gen.word.ooxml.word_file import WordFile
from gen.word.the_thuc import DANG, NGHI_DINH_30, TheThuc

__all__ = ["AuditResult", "CannotRead", "RuleResult", "RuleStatus", "audit"]

MAX_PARAGRAPHS = 50_000  # cells of tables too: 25 seconds at the least speed that is promised
_HEAD_LINES = 60


class RuleStatus(Enum):
    """What became of a rule in one file."""

    VIOLATED = "vi phạm"
    WARNED = "lưu ý"
    NOT_MEASURED = "không đo được"
    PASSED = "đạt"
    NOT_APPLICABLE = "không áp dụng"


@dataclass(frozen=True)
class RuleResult:
    """A rule's findings, why parts of it were not measured, and how many things were measured and found right."""

    rule: AuditRule
    findings: tuple[AuditFinding, ...]
    not_measured: tuple[str, ...]
    passed: int

    @property
    def status(self) -> RuleStatus:
        """The gravest word on the rule."""
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            return RuleStatus.VIOLATED
        if self.findings:
            return RuleStatus.WARNED
        if self.not_measured:
            return RuleStatus.NOT_MEASURED
        return RuleStatus.PASSED if self.passed else RuleStatus.NOT_APPLICABLE


@dataclass(frozen=True)
class AuditResult:
    """What every rule says of a file, by which system of rules, and why by that one."""

    the_thuc: TheThuc
    reason: str
    results: tuple[RuleResult, ...]

    @property
    def findings(self) -> list[AuditFinding]:
        """All findings, in the order of the rules."""
        return [finding for result in self.results for finding in result.findings]

    @property
    def violated(self) -> bool:
        """Whether any rule is violated; warnings do not count."""
        return any(result.status is RuleStatus.VIOLATED for result in self.results)

    def count(self, status: RuleStatus) -> int:
        """How many rules came out so."""
        return sum(result.status is status for result in self.results)


def audit(data: bytes, the_thuc: TheThuc | None = None) -> AuditResult:
    """Audit the bytes of a .docx by a system of rules, guessed where none is given.

    Raises CannotRead for what is no .docx, or is not safe to read.
    """
    document = read(open_docx(data), the_thuc)
    return AuditResult(document.the_thuc, document.reason, tuple(_check(rule, document) for rule in RULES))


def read(file: WordFile, the_thuc: TheThuc | None = None) -> AuditedDocument:
    """An opened .docx as the rules hold it; raises CannotRead for one of more than 50,000 paragraphs."""
    roots = (file.element(name) for name in file.parts if name.endswith(".xml"))
    _check_length(sum(1 for root in roots for _ in root.iter(f"{W}p")))
    measured = measure(file)
    edges = (edge for section in measured.sections for edge in (*section.headers.values(), *section.footers.values()))
    # a header that a thousand sections share counts a thousand times, as it is looked at as often
    _check_length(len(measured.paragraphs) + sum(map(len, edges)))
    lines = printed_lines(measured.paragraphs)
    chosen, reason = (the_thuc, "do người dùng chọn") if the_thuc is not None else _guess(lines)
    components, parts = recognise(lines, party=chosen is DANG)
    return AuditedDocument(measured, file, lines, tuple(components), tuple(parts), chosen, reason)


def _check_length(paragraphs: int) -> None:
    if paragraphs > MAX_PARAGRAPHS:
        most = f"{MAX_PARAGRAPHS:,}".replace(",", ".")
        raise CannotRead(f"có hơn {most} đoạn, kể cả ô của bảng: quá dài để soát. Tách bảng, phụ lục ra tệp riêng.")


def _guess(lines: tuple[PrintedLine, ...]) -> tuple[TheThuc, str]:
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


def _check(rule: AuditRule, document: AuditedDocument) -> RuleResult:
    if not rule.article_for(document):
        return RuleResult(rule, (), (), 0)
    outcomes = list(rule.check(document))
    reasons = dict.fromkeys(outcome.reason for outcome in outcomes if isinstance(outcome, NotMeasured))
    violations = [outcome for outcome in outcomes if isinstance(outcome, Violation)]
    passed = max(0, len(outcomes) - len(violations) - len(reasons))
    return RuleResult(rule, tuple(_grouped(rule, document, violations)), tuple(reasons), passed)


def _grouped(rule: AuditRule, document: AuditedDocument, violations: list[Violation]) -> list[AuditFinding]:
    """Violations of one kind as one finding with all its places."""
    groups: dict[tuple[str, str, Severity], list[Violation]] = {}
    for violation in violations:
        groups.setdefault((violation.found, violation.wants, violation.severity), []).append(violation)
    findings = []
    for (found, wants, severity), same in groups.items():
        article = same[0].article or rule.article_for(document)
        places = tuple(dict.fromkeys(violation.place for violation in same))
        findings.append(AuditFinding(rule.code, article, found, wants, same[0].mend, severity, places))
    return findings
