"""What the drafters' guide says of Excel is run as it stands there."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from guide import blocks, completed
from places import DOCS
from workbench import Office

pytest.importorskip("openpyxl", reason="no openpyxl here")
GUIDE = DOCS / "huong-dan.md"


def test_the_commands_of_the_guide_run_in_its_order(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    section = GUIDE.read_text("utf-8").partition("### Bảng ra Excel, từ Excel về")[2].partition("\n### ")[0]
    commands = [line.strip() for line in section.splitlines() if line.startswith("    gen table")]
    assert len(commands) == 3
    example = next(block for block in blocks(DOCS / "bang.md") if "ma: du-toan" in block.text)
    shutil.copytree(DOCS.parent / "plans/danh-muc", office.root / "plans/danh-muc", dirs_exist_ok=True)
    office.write("plans/phuong/ke-hoach-he.yaml", completed(example.text))
    monkeypatch.chdir(office.root)
    for command in commands:
        outcome = office.run(*shlex.split(command)[1:])
        assert outcome.exit == 0, (command, outcome.out, outcome.err)
    assert Path("du-toan.xlsx").is_file()
