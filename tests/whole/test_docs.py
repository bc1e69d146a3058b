"""What the pages say in passing is so: commands, options, codes, files, links and tests that they name are there."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from guide import blocks
from places import ROOT
from test_diagnostics import CODE, codes_in_code
from workbench import Office

from gen.cli.main import cli
from gen.lint.rules import RULES
from gen.word.audit.rules import RULES as AUDIT_RULES

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
# files of the reader's own, which a page has him make
OWN = {
    "plans/a.yaml",
    "plans/a.ban-hanh.yaml",
    "plans/phuong/cua-minh.yaml",
    "plans/phuong/ke-hoach-he.yaml",
    "plans/phuong/ke-hoach.yaml",
    "plans/nhi-chieu/ke-hoach-chuyen-doi-so-2026.yaml",
}
_PATH = re.compile(r"\b(?:gen|tests|docs|templates|plans|bench)/[\w.-]+(?:/[\w.-]+)*\.(?:py|md|yaml|txt|docx|sh)\b")
_LINK = re.compile(r"\]\(([^)#\s]*)(#[^)\s]*)?\)")
_TEST = re.compile(r"\b(T|S)::(test_\w+)")
_TESTS = {"T": "tests/word/test_the_thuc.py", "S": "tests/render/test_template_maker.py"}

every_page = pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])


def _commands(text: str) -> Iterator[str]:
    """Command lines, in backticks and in blocks of commands."""
    yield from re.findall(r"`(gen [a-z][^`\n]*)`", text)
    yield from re.findall(r"^(?: {4,})?(gen [a-z][\w-]* [^\n…(]*)", text, re.MULTILINE)


@every_page
def test_commands_and_options_are_there(page: Path) -> None:
    for line in _commands(page.read_text(encoding="utf-8")):
        _, name, *args = re.split(r" {2,}|[|\[\]]", line)[0].split()
        command = cli.get_command(click.Context(cli), name)
        if isinstance(command, click.Group):
            command = command.get_command(click.Context(command), args.pop(0)) if args else command
        assert command is not None, line
        known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help"}
        given = {arg.split("=")[0].rstrip(",.;:") for arg in args if re.match(r"--?[a-z]", arg)}
        assert given <= known, line


@every_page
def test_codes_are_there(page: Path) -> None:
    known = codes_in_code() | {rule.code for rule in RULES} | {rule.code for rule in AUDIT_RULES}
    named = set(re.findall(rf"`({CODE.pattern})`", page.read_text(encoding="utf-8")))
    # a module of a room is called alike
    modules = {code: ROOT / "gen" / code.replace("-", "_") for code in named}
    named = {code for code, module in modules.items() if not (module.is_dir() or module.with_suffix(".py").exists())}
    assert named <= known, sorted(named - known)


@every_page
def test_files_and_links_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    # what a program says in a block is its own
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    missing = [path for path in _PATH.findall(prose) if path not in OWN and not _found(path, page)]
    links = [link for link, _ in _LINK.findall(prose) if link and "://" not in link]
    assert missing + [link for link in links if not (page.parent / link).exists()] == []


def _found(path: str, page: Path) -> bool:
    return (ROOT / path).exists() or (page.parent / path).exists() or (ROOT / "gen" / path).exists()


@every_page
def test_links_lead_to_headings(page: Path) -> None:
    for link, anchor in _LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / link if link else page
        if anchor and "://" not in link:
            assert anchor[1:] in _anchors(target), f"{link}{anchor}"


def _anchors(page: Path) -> set[str]:
    """The names of a page's headings as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip(" ").replace(" ", "-") for head in heads} | {
        re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads
    }


def test_tests_that_measure_the_figures_are_there() -> None:
    named = set(_TEST.findall((ROOT / "docs/the-thuc.md").read_text(encoding="utf-8")))
    assert len(named) > 15
    for short, name in named:
        assert f"def {name}(" in (ROOT / _TESTS[short]).read_text(encoding="utf-8"), f"{short}::{name}"


def test_the_changelog_counts_the_rules() -> None:
    (told,) = re.findall(r"soát (\d+) luật", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert int(told) == len(RULES)


def test_the_first_steps_answer_as_the_guide_says(office: Office) -> None:
    """The examples as they ship, the plan of the first steps, its marks filled: one line, word for word."""
    text = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")
    steps = text.split("## Văn bản đầu tiên")[1].split("\n## ")[0]
    shutil.rmtree(office.root / "plans")
    shutil.copytree(ROOT / "plans", office.root / "plans")
    assert office.run("build").exit == 0
    (new,) = re.findall(r"^ +gen (new .+)$", steps, re.MULTILINE)
    assert office.run(*shlex.split(new)).exit == 0
    (warned,) = re.findall(r"máy cảnh báo “(Còn .+ chưa điền)”", steps)
    assert warned in office.run("build").out
    plan = office.root / shlex.split(new)[2]
    plan.write_text(plan.read_text(encoding="utf-8").replace("…", "chữ"), encoding="utf-8")
    (answer,) = re.findall(r"một dòng: `(build: [^`]+)`", steps)
    told = office.run("build")
    # in a folder that is not the current one, its path stands before
    assert (told.out + told.err).splitlines()[-1].endswith(answer)


def test_the_readme_says_what_the_program_does() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    register = (ROOT / "plans/danh-muc/don-vi.yaml").read_text(encoding="utf-8")
    entries = [entry for entry in register.split("- ma: ") if "\n  cap: xa\n" in entry and "cha: hai-phong\n" in entry]
    assert {int(count) for count in re.findall(r"the (\d+) wards", text)} == {len(entries)}
    for block in blocks(ROOT / "README.md"):
        assert block.mark in ("yaml", "text"), f"nobody runs {block}"
