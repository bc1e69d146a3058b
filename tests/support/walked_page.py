"""A page of documentation done once from its first line to its last: what its commands say, held against its quotes."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide import Block
from places import ROOT

from gen.cli.main import run

COMMANDS = ("sh", "sh ma-1")
LEFT_OUT = "…"
NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_PAGER": "cat",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@b"))
    },
}


@dataclass(frozen=True)
class Said:
    """What the last command of a block said, and the exit codes of all."""

    text: str
    exits: tuple[int, ...]


def walk_through(page: Sequence[Block], root: Path) -> dict[int, Said]:
    """What each block of commands said, by its line, in a folder that holds a copy of the examples and the patches.

    The folder must be the current one.
    """
    shutil.copytree(ROOT / "plans", root / "plans")
    for block in page:
        if block.mark.startswith("diff "):
            (root / block.mark.split()[1]).write_text(block.text, encoding="utf-8", newline="\n")
    said: dict[int, Said] = {}
    for block in page:
        if block.mark in COMMANDS:
            done = [run_line(line) for line in block.text.splitlines()]
            said[block.line] = Said(done[-1][1], tuple(code for code, _ in done))
    return said


def run_line(line: str) -> tuple[int, str]:
    program, *args = shlex.split(line)
    if program == "gen":
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
            return run(args), out.getvalue()
    assert program == "git", line
    done = subprocess.run([program, *args], env={**os.environ, **NOBODY}, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def check_quoted(quoted: str, said: str) -> None:
    """What a page quotes was said, in this order; `…` on a line of its own says that something is left out."""
    # git's line of object names is left out of the guide
    lines = [line for line in said.splitlines() if not line.startswith("index ")]
    at = 0
    for run_of_lines in _runs(quoted):
        found = next((i for i in range(at, len(lines)) if lines[i : i + len(run_of_lines)] == run_of_lines), None)
        assert found is not None, "not said, or not in this order:\n" + "\n".join(run_of_lines) + "\n--\n" + said
        at = found + len(run_of_lines)


def _runs(text: str) -> Iterator[list[str]]:
    """The lines that stand together, between those that say that something is left out."""
    for part in re.split(rf"^{LEFT_OUT}$\n", text, flags=re.MULTILINE):
        if part:
            yield part.splitlines()
