"""What a drafter wrote and what the build said: every case of tests/cases by the command line.

How a case is written stands in tests/support/cases.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from cases import EVERY, Case
from workbench import Finding, Office, nfc, sections

_FINDING = re.compile(r"(\S+:\d+:\d+): (?:lỗi|cảnh báo|thông tin): .* \[(\w+)/")
_BESIDE = re.compile(r"    (\S+:\d+:\d+): ")
TEMPLATES_READY = "build/.gen-mau.json"
# what every tail writes alike
_HEAD = ("don_vi:", "so:", "ngay:", "loai:", "trich_yeu: thử")


@pytest.fixture(scope="session")
def templates_ready(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The templates as a build of the same office leaves them for the next one."""
    office = Office(tmp_path_factory.mktemp("templates"))
    assert office.run("build").exit == 0
    return (office.root / TEMPLATES_READY).read_bytes()


@pytest.mark.parametrize("case", EVERY, ids=[case.name for case in EVERY])
def test_case(case: Case, office: Office, templates_ready: bytes) -> None:
    case.write(office)
    office.write(TEMPLATES_READY, templates_ready)
    ids = [
        path.relative_to(office.root / "plans").with_suffix("").as_posix()
        for path in (office.root / "plans").rglob("*.yaml")
        if "danh-muc" not in path.parts and not path.name.endswith(".da-xem.yaml")
    ]
    outcome = office.run("build", *" ".join(case.told("options")).split())
    # a child is called so in all of them, as a file on Windows can't be
    told = [one for one in outcome.findings if not (one.code == "source/misnamed" and one.path.endswith("/con.yaml"))]
    assert _mismatches(told, case) == []
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
    if case.of_the_cascade:
        _the_parents_line_and_the_result(case, office)


def _the_parents_line_and_the_result(case: Case, office: Office) -> None:
    told = office.run("check")
    assert sorted({f"{at} {parent}" for at, parent in _pairs(told.out)}) == sorted(case.told("beside"))
    assert [words for words in case.told("says") if words not in told.out] == []
    for head, body in sections(case.text).items():
        if head.startswith("shown "):
            assert _shown(office.run("show", head.removeprefix("shown ")).out) == body.strip()


def _pairs(printed: str) -> Iterator[tuple[str, str]]:
    """The places of findings with the places told beside them."""
    place = ""
    for line in printed.splitlines():
        if match := _FINDING.match(line):
            # only a check holds documents against each other
            place = match[1] if match[2] != "lint" and "/number-used-twice]" not in line else ""
        elif place and (match := _BESIDE.match(line)):
            yield place, match[1]


def _shown(printed: str) -> str:
    lines = [line for line in printed.splitlines() if line and not line.startswith(_HEAD)]
    return "\n".join(lines).strip()


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


def test_a_near_miss_is_refused_when_strict(office: Office) -> None:
    near = next(case for case in EVERY if case.name == "ke-thua-danh-sach/near-miss")
    near.write(office)
    assert office.run("build", "con").exit == 0
    assert office.run("check", "con", "--strict").exit == 1
    assert office.run("build", "con", "--strict").exit == 1
    assert office.built("con") is None
