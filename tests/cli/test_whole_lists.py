"""Lists that a report cuts: it says how many it left out and how to see them, and `--het` shows them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import click
import hand
from in_git import CHILD, PARENT, commit, git
from needs import need
from workbench import Office

from gen.cli.main import COMMANDS, cli

_CUT = re.compile(r"và \d+ (?:\w+ )?nữa \(--het\)")
HEIRS = [f"con-{at:02}" for at in range(1, 12)]


def _with_heirs(office: Office) -> Office:
    """A parent whose eleven heirs all set one item of it aside and follow another; then it changes both."""
    need("git")
    (office.root / "plans/tot.yaml").unlink()
    office.write("plans/cha.yaml", PARENT)
    for id in HEIRS:
        office.write(f"plans/{id}.yaml", CHILD + f"noi_dung:\n  - {{ma: hai, noi_dung: Họp dân {id}}}\n")
    git(office.root, "init", "-q", "-b", "main")
    commit(office.root)
    office.write("plans/cha.yaml", PARENT.replace("Họp dân", "Họp tổ dân phố").replace("Rà soát", "Rà lại"))
    return office


def test_diff_names_every_heir(office: Office) -> None:
    _with_heirs(office)
    short = office.run("diff", "--git", "HEAD").out
    assert f"{len(HEIRS)} bản ghi đè chỗ này, cần xem: con-01" in short
    assert "và 3 nữa (--het)" in short and "con-09 (" not in short
    whole = office.run("diff", "--git", "HEAD", "--het").out
    assert not _CUT.search(whole)
    assert all(f"{id} (bản này sửa)" in whole for id in HEIRS)
    # also those that follow, and those whose print changed only because of the parent's
    assert f"{len(HEIRS)}/{len(HEIRS)} bản kế thừa theo: {', '.join(HEIRS)}" in whole


def test_vb_shows_every_place(office: Office) -> None:
    office.write("plans/nhieu.yaml", "can_cu:\n" + 10 * "  - van_ban: luat-mau\n" + office.tail("ke-hoach"))
    assert "… và 2 chỗ nữa (--het)" in office.run("vb").out
    whole = office.run("vb", "--het").out
    assert not _CUT.search(whole) and whole.count("plans/nhieu.yaml:") == 10


def test_audit_shows_every_place(office: Office) -> None:
    def in_arial(document: Any) -> None:
        for paragraph in hand.every_paragraph(document):
            for run in paragraph.runs:
                run.font.name = "Arial"

    office.write("hai.docx", hand.broken(hand.plan, in_arial))
    told, whole = (office.run("audit", str(office.root / "hai.docx"), *more).out for more in ([], ["--het"]))
    assert _CUT.search(told) and not _CUT.search(whole)
    assert len(whole) > len(told)


def test_what_is_cut_names_an_option_that_is_there() -> None:
    cutting = {name for name in COMMANDS if "--het" in _options(name)}
    assert cutting == {"audit", "diff", "explain", "status", "vb"}


def _options(name: str) -> Iterator[str]:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return (option for one in command.params for option in one.opts)
