"""Sixty levels, in every command: what is deeper is told, what is not is read, checked, printed and shown."""

from __future__ import annotations

import pytest
from workbench import Office

DEEPEST = 60
COMMANDS = (("check", "a"), ("build", "a"), ("show", "a"), ("explain", "a"), ("fmt", "a"), ("diff", "a", "tot"))


def items(levels: int, last: str = "noi_dung: Cuối", key: str = "muc", text: str = "noi_dung") -> str:
    """A list in a list …, so many levels of lists and mappings."""
    inner = f"[{{{last}}}]" if levels % 2 == 0 else "[Cuối]"
    for _ in range((levels - len(inner.split("[")) + 1 - (levels % 2 == 0)) // 2):
        inner = f"[{{{text}: Chữ, {key}: {inner}}}]"
    return inner


# a plan with so many levels below its root
PLANS = {
    "noi_dung": lambda levels: f"noi_dung: {items(levels)}\n",
    "muc_dich": lambda levels: f"muc_dich: {items(levels)}\n",
    "phan": lambda levels: f"phan: {items(levels, text='tieu_de')}\n",
    "noi_nhan": lambda levels: f"noi_dung: [Việc]\nnoi_nhan: {items(levels, 'ten: Cuối', text='ten')}\n",
    "phu_luc": lambda levels: f"noi_dung: [Việc]\nphu_luc: [{{muc: {items(levels - 2)}}}]\n",
    "hang": lambda levels: (
        "noi_dung: [Việc]\nphu_luc: [{bang: {cot: [{ma: viec, ten: Việc}], hang: "
        + items(levels - 3 - (levels - 3) % 2, "viec: Cuối", "hang", "viec")
        + "}}]\n"
    ),
}


def _depth(source: str) -> int:
    depth = deepest = 1
    for sign in source:
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    return deepest


@pytest.mark.parametrize("where", PLANS)
def test_sixty_levels_go_through_every_command(where: str, office: Office) -> None:
    source = PLANS[where](DEEPEST - 1)
    assert DEEPEST - 1 <= _depth(source) <= DEEPEST
    office.write("plans/a.yaml", source + office.tail("ke-hoach"))
    for command in COMMANDS:
        assert office.run(*command).exit in (0, 1), command
    built = office.root / "build/a.docx"
    before = built.read_bytes()
    shown = office.run("show", "a").out
    office.write("plans/a.yaml", shown)
    assert office.run("build", "a").exit == 0 and built.read_bytes() == before


@pytest.mark.parametrize("where", ["noi_dung", "muc_dich", "phu_luc"])
def test_what_is_deeper_is_told_by_every_command(where: str, office: Office) -> None:
    office.write("plans/a.yaml", PLANS[where](DEEPEST + 1) + office.tail("ke-hoach"))
    for command in COMMANDS:
        outcome = office.run(*command)
        assert outcome.exit == 1 and "[source/too-deep]" in outcome.out, command


@pytest.mark.parametrize("where", ["noi_dung", "noi_nhan", "hang"])
def test_a_wrong_key_at_the_bottom_is_told(where: str, office: Office) -> None:
    source = PLANS[where](DEEPEST - 3).replace("[Cuối]", "[{noi_dung: Cuối}]")
    last = source[: source.index("Cuối")].rpartition("{")[2]
    source = source.replace(f"{last}Cuối", "la_khoa: Cuối")
    office.write("plans/a.yaml", source + office.tail("ke-hoach"))
    outcome = office.run("build", "a")
    assert outcome.exit == 1 and "la_khoa" in outcome.out


@pytest.mark.parametrize("brackets", ["[", "{a: ", "[{a: ", "- "])
def test_thirty_thousand_are_told(brackets: str, office: Office) -> None:
    for command in COMMANDS:
        office.write("plans/a.yaml", "noi_dung: " + brackets * 30_000)
        outcome = office.run(*command)
        assert outcome.exit == 1 and "source/" in outcome.out, command
