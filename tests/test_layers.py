"""The house from outside: imports point one way, each foreign library has one door, nothing grows too long.

The order is that of docs: what a line names may import from its own line and from those above it, never from below.
A new part of the package gets a place here first.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "gen"
FILES = sorted(PACKAGE.rglob("*.py"))

ORDER = [
    "diagnostic files progress watch the_thuc",
    "node kept",
    "text",
    "source wording registers vocabulary workspace naming facts state",
    "sugar placing schema paths ordering child skeleton",
    "cascade",
    "model compose story view rules",
    "compare",
    "stationery measure render audit",
    "loading library lint formatting paper",
    "shelf processes parallel making drift heirs revisions review redline origin build report sarif",
    "commands cli_help",
    "cli __main__",
]
LAYER = {name: level for level, names in enumerate(ORDER) for name in names.split()}
# beside the flow: the law's figures, the templates made from them, the reader of any Word file
ASIDE = {
    "the_thuc": set[str](),
    "stationery": {"the_thuc"},
    "measure": {"text", "the_thuc"},
    "audit": {"diagnostic", "text", "the_thuc", "measure", "render"},
}
DOORS = {"yaml": "source", "cerberus": "schema", "docxtpl": "render", "click": "cli cli_help commands progress"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def module(path: Path) -> str:
    """`gen/text/fold.py` -> `gen.text.fold`; a package is its `__init__`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def part(name: str) -> str:
    """`gen.text.fold` -> `text`; the package itself -> ``."""
    return name.removeprefix("gen").removeprefix(".").split(".")[0]


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, wherever in the file, with the line."""
    for node in walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner if inner in MODULES else str(node.module)), node.lineno


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """The tree but for what only the type checker reads."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from walk(child)


MODULES = {module(path): path for path in FILES}


def test_every_part_has_a_place() -> None:
    assert {part(name) for name in MODULES} - {""} <= set(LAYER)


@pytest.mark.parametrize("name", sorted({part(module(path)) for path in FILES} - {""}))
def test_imports_point_one_way(name: str) -> None:
    wrong = []
    for path in (path for path in FILES if part(module(path)) == name):
        for target, line in imports(path):
            if not target.startswith("gen.") or part(target) == name:
                continue
            upward = LAYER.get(part(target), 99) > LAYER.get(name, -1)
            aside = name in ASIDE and part(target) not in ASIDE[name]
            if upward or aside:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {target}")
    assert wrong == []


def test_no_circles_between_files() -> None:
    # a package's own __init__ only names what it gives out
    graph = {name: {target for target, _ in imports(path) if target in MODULES} for name, path in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for target in graph[name]:
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("library", DOORS)
def test_one_door_to_each_library(library: str) -> None:
    through = {part(module(path)) for path in FILES for target, _ in imports(path) if target.split(".")[0] == library}
    assert through <= set(DOORS[library].split())


def test_nothing_reads_the_clock_or_the_machine() -> None:
    """Same source, same bytes: only the commands may ask what day it is."""
    allowed = {"cli", "commands", "progress"}
    clocks = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        if part(module(path)) not in allowed
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today", "utcnow", "getlogin", "gethostname", "getuser", "environ"}
    }
    assert clocks == set()


def test_no_file_grows_too_long() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in FILES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_grows_too_long() -> None:
    lengths = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_no_utils() -> None:
    assert [path.name for path in FILES if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []
