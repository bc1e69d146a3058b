"""Cures of the cases: the source after what a hint says was done, and what it prints then.

A case whose findings can be cured holds, beside what is expected,

    --- cured: plans/a.yaml + ke-hoach      the file after the cure; `cured 2: …` is another cure of the same hint
    cured prints: words                     a line of what is expected: words of a built document (`cured 2 prints: …`)
    cured without: plans/b.yaml             a file that the cure removes
    cured by: fmt                           a command that is the cure

Without a `cured:` section the hint itself is typed: what stands behind its “viết: ” in place of the line, or of what
begins where the finding points; “thêm dòng: ” adds one at the end; “dòng này ở cột 5” sets the line there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cases import Case, file_bytes
from workbench import Finding, Office, sections

_SECTION = re.compile(r"(cured(?: \d)?): (\S.*)")
_TYPED = re.compile(r"\b[vV]iết: (?P<line>.+)$")
_ADDED = re.compile(r"\b[tT]hêm dòng: (?P<line>.+)$")
_COLUMN = re.compile(r"dòng này ở cột (\d+)")


@dataclass
class Cure:
    """One cure of a case: its name, and what it does to the files."""

    name: str
    files: dict[str, bytes] = field(default_factory=dict)

    def apply(self, case: Case, office: Office) -> None:
        for path, content in self.files.items():
            office.write(path, content)
        for path in case.told(f"{self.name} without"):
            (office.root / path).unlink()
        for command in case.told(f"{self.name} by"):
            office.run(*command.split())

    def prints(self, case: Case) -> list[str]:
        """The words that a built document has to hold after the cure."""
        return case.told(f"{self.name} prints")


def written_cures(case: Case, office: Office) -> list[Cure]:
    """The cures that the case writes out."""
    found: dict[str, Cure] = {}
    for head, body in sections(case.text).items():
        if match := _SECTION.fullmatch(head):
            path, content = file_bytes(match[2], body, office)
            found.setdefault(match[1], Cure(match[1])).files[path] = content
    if not found and (case.told("cured by") or case.told("cured without")):
        found["cured"] = Cure("cured")
    return list(found.values())


def typed_cure(told: list[Finding], office: Office) -> Cure | None:
    """The cure that the hints themselves write out, None where none does."""
    files: dict[str, list[str]] = {}
    for one in sorted(told, key=lambda one: (one.path, -one.line, -one.column)):
        if not can_be_typed(one):
            continue
        lines = files.setdefault(one.path, (office.root / one.path).read_text(encoding="utf-8").split("\n"))
        if added := _ADDED.search(one.hint):
            lines[-1:] = [added["line"], ""]
        else:
            lines[one.line - 1] = _typed(lines[one.line - 1], one)
    return Cure("cured", {path: "\n".join(lines).encode() for path, lines in files.items()}) if files else None


def can_be_typed(one: Finding) -> bool:
    return any(form.search(one.hint) for form in (_TYPED, _ADDED, _COLUMN))


def _typed(line: str, one: Finding) -> str:
    if column := _COLUMN.search(one.hint):
        return (int(column[1]) - 1) * " " + line.lstrip(" ")
    match = _TYPED.search(one.hint)
    assert match
    typed = match["line"]
    whole = typed.split()[0] == line.split()[0] or typed.startswith("# ")
    start = len(line) - len(line.lstrip(" ")) if whole else one.column - 1
    return line[:start] + typed


def tried_codes(cases: list[Case]) -> set[str]:
    """The codes that a case shows together with what the cured source prints."""
    tried: set[str] = set()
    for case in cases:
        if any(re.match(r"cured(?: \d)? prints: ", line) for line in case.expected):
            tried |= {one["code"] for one in case.findings}
    return tried
