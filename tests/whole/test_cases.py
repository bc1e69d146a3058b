"""What a drafter wrote and what the build said: every case of tests/cases through the command line.

A case is `=== name`, a sentence, its files, and what is expected:

    --- plans/a.yaml + ke-hoach     a file; `+ ke-hoach` appends that tail of common.txt, so that no line moves
    --- plans/a.yaml [cp1258]       a file in an encoding of its own (also: utf-16, nfd, bom, crlf)
    --- expected
    plans/a.yaml:3:5 error schema/unknown-key | part of the message → part of the hint
    built: a                        documents that must be there; all others must not (`tot` is always told apart)
    a prints: words                 words that the built document holds

Control characters are drawn as their pictures (␇ ␉ ␌); ⟨30000 × [⟩ repeats a text; `options: --strict` adds options.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from workbench import CASES, Finding, Office, nfc, sections

_EXPECTED = re.compile(r"(?P<place>\S+:\d+:\d+) (?P<severity>\w+) (?P<code>\S+) \| (?P<message>.*?) → (?P<hint>.*)")
_FILE = re.compile(r"(?P<path>\S+)(?: \+ (?P<tail>\S+))?(?: \[(?P<form>\S+)\])?")
_REPEAT = re.compile(r"⟨(\d+) × (.+?)⟩")
_FORMS = {
    "utf-16": lambda text: text.encode("utf-16"),
    "cp1258": lambda text: text.encode("cp1258"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "bom": lambda text: text.encode("utf-8-sig"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "": lambda text: text.encode(),
}


@dataclass(frozen=True)
class Case:
    """One case, as its file tells it."""

    name: str
    text: str

    def write(self, office: Office) -> None:
        for head, body in sections(self.text).items():
            match = _FILE.fullmatch(head)
            if head == "expected" or not match:
                continue
            tail = office.tail(match["tail"]) if match["tail"] else ""
            written = _REPEAT.sub(lambda m: int(m[1]) * m[2], body.rstrip("\n") + "\n")
            office.write(match["path"], _FORMS[match["form"] or ""](_controls(written) + tail))

    @property
    def expected(self) -> list[str]:
        return [line for line in sections(self.text)["expected"].splitlines() if line.strip()]

    def told(self, key: str) -> list[str]:
        """The values of the lines `key: …` of what is expected."""
        return [line.split(": ", 1)[1] for line in self.expected if line.startswith(f"{key}: ")]

    @property
    def findings(self) -> list[re.Match[str]]:
        found = [_EXPECTED.fullmatch(line) for line in self.expected if " | " in line]
        assert all(found), f"{self.name}: a line of what is expected has no “| … → …”"
        return [one for one in found if one]


def _controls(text: str) -> str:
    return re.sub("[\u2400-\u241f]", lambda m: chr(ord(m[0]) - 0x2400), text)


def every_case() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        _, *parts = re.split(r"^=== (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            yield Case(f"{path.stem}/{name.strip()}", text)


EVERY = list(every_case())


@pytest.mark.parametrize("case", EVERY, ids=[case.name for case in EVERY])
def test_case(case: Case, office: Office) -> None:
    case.write(office)
    ids = [
        path.relative_to(office.root / "plans").with_suffix("").as_posix()
        for path in (office.root / "plans").rglob("*.yaml")
        if "danh-muc" not in path.parts
    ]
    for id in ids:
        office.write(f"build/{id}.docx", "left from yesterday")
    outcome = office.run("build", *" ".join(case.told("options")).split())
    assert _mismatches(outcome.findings, case) == []
    assert "Traceback" not in outcome.err
    errors = any(one.severity == "error" for one in outcome.findings)
    built = {"tot", *" ".join(case.told("built")).split()} - set(" ".join(case.told("refused")).split())
    assert outcome.exit == (1 if errors or set(ids) - built else 0)
    for id in ids:
        docx = office.root / "build" / f"{id}.docx"
        if id in built:
            assert docx.read_bytes().startswith(b"PK"), f"{id} was not built"
        else:
            assert not docx.exists(), f"{id} was refused, but a file of it is there"
    assert not list(office.root.rglob("*.tmp"))
    for id in ids:
        for words in case.told(f"{id} prints"):
            found = office.built(id)
            assert found is not None
            assert words in found.text
            assert found.text == nfc(found.text)


def _mismatches(found: list[Finding], case: Case) -> list[str]:
    """Where the report and the case differ; empty where they agree finding for finding."""
    wanted = [(one["place"], one["severity"], one["code"]) for one in case.findings]
    got = [(one.place, one.severity, one.code) for one in found]
    if wanted != got:
        return [f"{one.place} {one.severity} {one.code} | {one.message} → {one.hint}" for one in found] or ["nothing"]
    pairs = [(one, told) for one, told in zip(found, case.findings, strict=True)]
    wrong = [f"message: {one.message}" for one, told in pairs if told["message"] not in one.message]
    return wrong + [f"hint: {one.hint}" for one, told in pairs if told["hint"] not in one.hint or not one.hint]


def test_every_finding_of_the_cases_says_what_to_do() -> None:
    """A case without a word of the hint would let the hint rot."""
    assert [case.name for case in EVERY for one in case.findings if not one["hint"].strip()] == []
