"""What the cases of the cascade expect beyond what a build says: the parent's line, and what `gen show` prints.

Three more forms among those of test_cases.py, in the files `ke-thua-*`:

    beside: plans/con.yaml:2:5 plans/cha.yaml:3:7   the first place's finding names the second as well
    says: plans/a.yaml → plans/b.yaml               words of the report
    --- shown con                                   what `gen show con` prints; keys of the case's tails left out
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from test_cases import EVERY, Case
from workbench import Office, sections

_FINDING = re.compile(r"(\S+:\d+:\d+): (?:lỗi|cảnh báo|thông tin): .* \[(\w+)/")
_BESIDE = re.compile(r"    (\S+:\d+:\d+): ")
# what every tail writes alike
_HEAD = ("don_vi:", "so:", "ngay:", "loai:", "trich_yeu: thử")

CASES = [case for case in EVERY if case.name.startswith("ke-thua-")]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_parents_line_and_the_result(case: Case, office: Office) -> None:
    case.write(office)
    told = office.run("check")
    assert sorted({f"{at} {parent}" for at, parent in _pairs(told.out)}) == sorted(case.told("beside"))
    assert [words for words in case.told("says") if words not in told.out] == []
    for head, body in sections(case.text).items():
        if head.startswith("shown "):
            assert _shown(office.run("show", head.removeprefix("shown ")).out) == body.strip()


def test_a_near_miss_is_refused_when_strict(office: Office) -> None:
    near = next(case for case in CASES if case.name == "ke-thua-danh-sach/near-miss")
    near.write(office)
    assert office.run("build", "con").exit == 0
    assert office.run("check", "con", "--strict").exit == 1
    assert office.run("build", "con", "--strict").exit == 1
    assert office.built("con") is None


def _pairs(printed: str) -> Iterator[tuple[str, str]]:
    """The places of findings with the places told beside them."""
    place = ""
    for line in printed.splitlines():
        if match := _FINDING.match(line):
            place = match[1] if match[2] != "lint" else ""
        elif place and (match := _BESIDE.match(line)):
            yield place, match[1]


def _shown(printed: str) -> str:
    lines = [line for line in printed.splitlines() if line and not line.startswith(_HEAD)]
    return "\n".join(lines).strip()
