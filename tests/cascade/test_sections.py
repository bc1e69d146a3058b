"""Sections that a child adds stand where they would in one plan written with the keys of both.

Named ones in their order, own ones where `sau` and `truoc` put them, at whatever level they were written.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from workbench import Office

NAMED = {
    "muc_dich": "muc-dich-yeu-cau",
    "yeu_cau": "muc-dich-yeu-cau",
    "noi_dung": "noi-dung",
    "to_chuc_thuc_hien": "to-chuc-thuc-hien",
}
HEAD = {"loai": "ke-hoach", "don_vi": "thanh-pho-mau", "trich_yeu": "thử", "ngay": 2026}


def _level(rng: Random, left: list[str], known: list[str], own: int) -> dict[str, Any]:
    """Some of the named sections that are left, and own ones placed beside what is known by then."""
    named = [key for key in left if rng.random() < 0.4]
    if not own and not named:
        # a plan of `phan` alone prints in the order written, whatever comes below
        named = [rng.choice(left)]
    plan: dict[str, Any] = {key: [{"ma": "viec", "noi_dung": "Việc"}] for key in named}
    left[:] = [key for key in left if key not in named]
    known += [NAMED[key] for key in named]
    sections = []
    for _ in range(rng.randint(0, 2)):
        section = {"ma": f"rieng-{own}", "tieu_de": f"Riêng {own}", "noi_dung": "Lời"}
        if known and rng.random() < 0.7:
            section[rng.choice(("sau", "truoc"))] = rng.choice(known)
        known.append(section["ma"])
        sections.append(section)
        own += 1
    return plan | ({"phan": sections} if sections else {})


def _order(office: Office, id: str) -> list[str]:
    """The sections as they print."""
    outcome = office.run("show", id)
    assert outcome.exit == 0, outcome.out + outcome.err
    return re.findall(r"^  - ma: (\S+)$", outcome.out.partition("\nphan:\n")[2].partition("\n\n")[0], re.MULTILINE)


@given(st.integers(0, 2**32))
def test_it_reads_as_one_plan_written_with_the_same_keys(seed: int) -> None:
    rng = Random(seed)
    left, known = list(NAMED), list[str]()
    levels = [_level(rng, left, known, 10 * at) for at in range(3)]
    sections = [section for level in levels for section in level.get("phan", [])]
    one = {**HEAD, **{key: value for level in levels for key, value in level.items()}, "phan": sections}
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        office.write("plans/mot.yaml", _written({key: value for key, value in one.items() if value}))
        for at, level in enumerate(levels):
            head = HEAD if at == 0 else {"ke_thua": f"bac-{at - 1}.yaml", "don_vi": "phuong-mau", "ngay": 2026}
            office.write(f"plans/bac-{at}.yaml", _written({**head, **level}))
        assert _order(office, "bac-2") == _order(office, "mot"), levels


def _written(plan: dict[str, Any]) -> str:
    return json.dumps(plan, ensure_ascii=False)
