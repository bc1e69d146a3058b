"""docs/audit.md tells the truth: its commands run, each ending and each report is as it says."""

from __future__ import annotations

import itertools
import json
import re
import shlex

import click
import pytest
from hand import plan, retype
from places import DOCS
from workbench import Office

from gen.cli.main import cli

PAGE = (DOCS / "audit.md").read_text(encoding="utf-8")
(USAGE,) = re.findall(r"^ {4}(gen audit TỆP\.docx .+)$", PAGE, re.MULTILINE)


def _ways(usage: str) -> list[str]:
    """Every call that a line of usage allows: each bracket left out, or one of what it offers."""
    optional = [["", *inside.split(" | ")] for inside in re.findall(r"\[([^\]]+)\]", usage)]
    head = usage.split(" [")[0]
    spread = [[way for one in each for way in _valued(one)] for each in optional]
    return [" ".join([head, *filter(None, chosen)]) for chosen in itertools.product(*spread)]


def _valued(option: str) -> list[str]:
    name, _, values = option.partition(" ")
    return [f"{name} {value}" for value in values.split("|")] if values else [name]


@pytest.fixture
def kept(office: Office) -> Office:
    """An office with a typed plan without a fault, and one with a fault."""
    document = plan()
    document.save(str(office.root / "TỆP.docx"))
    retype(document, "Số: 05/", "Số: 5/")
    document.save(str(office.root / "sai.docx"))
    return office


def test_it_names_every_option() -> None:
    command = cli.get_command(click.Context(cli), "audit")
    assert command is not None
    options = {
        option for one in command.params if isinstance(one, click.Option) for option in (*one.opts, *one.secondary_opts)
    }
    assert options - {"--help"} == set(re.findall(r"--[a-z-]+", USAGE))


@pytest.mark.parametrize("call", _ways(USAGE))
def test_every_way_to_call_it_reads_the_file_and_no_more(kept: Office, call: str) -> None:
    before = {path: path.read_bytes() for path in kept.root.rglob("*") if path.is_file()}
    _, *args = shlex.split(call.replace("TỆP.docx", str(kept.root / "TỆP.docx")))
    outcome = kept.run(*args)
    # held against the other system's rules it is full of faults
    assert outcome.exit == (1 if "--dang" in args else 0), outcome.out
    if "json" in args:
        json.loads(outcome.out)
    assert {path: path.read_bytes() for path in kept.root.rglob("*") if path.is_file()} == before


def test_it_ends_as_it_says(kept: Office) -> None:
    said = dict(re.findall(r"(\d) (không vi phạm|có vi phạm|không đọc được)", PAGE))
    assert said == {"0": "không vi phạm", "1": "có vi phạm", "2": "không đọc được"}
    (kept.root / "hong.docx").write_bytes(b"PK")
    for code, name in enumerate(("TỆP.docx", "sai.docx", "hong.docx")):
        assert kept.run("audit", str(kept.root / name)).exit == code, name
