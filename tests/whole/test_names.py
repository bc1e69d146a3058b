"""One word, one meaning: names of the package held against each other and against docs/glossary.md."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from places import DOCS, ROOT

PACKAGE = ROOT / "gen"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
# what a document has, in each room that it passes: the same thing composed, drawn, measured, compared
PARTS = {"appendix", "comments", "document", "model", "notes", "numbering", "package", "sections", "styles", "table"}
# images that stood for something: a plain term exists for each
DROPPED = {"desk", "fence", "house", "pen", "press", "sheet", "shelf", "story", "teller"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def defined(tree: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def words(name: str) -> set[str]:
    """The words of a name, one of many as one: `FileShelves`, `read_sheet`."""
    parts = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)
    return {part.lower() for part in parts} | {part.lower().removesuffix("s") for part in parts}


def test_no_two_public_classes_of_one_name() -> None:
    places = defaultdict(list)
    for path, tree in TREES.items():
        for node in defined(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(shown(path))
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_no_two_rooms_have_modules_of_one_name() -> None:
    places = defaultdict(list)
    for path in TREES:
        # a command is named as users call it
        if not path.stem.startswith("__") and room(path) != "cli" and path.stem not in PARTS:
            places[path.stem].append(path)
    twice = {name: files for name, files in places.items() if len({room(path) for path in files}) > 1}
    assert {name: [shown(path) for path in files] for name, files in twice.items()} == {}


def test_no_image_stands_for_a_term() -> None:
    found = [
        f"{shown(path)}: {name}"
        for path, tree in TREES.items()
        for name in (path.stem, path.parent.name, *(node.name for node in defined(tree)))
        if words(name) & DROPPED
    ]
    assert found == []


def identifiers() -> set[str]:
    found = {part for path in TREES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.arg):
                found.add(node.arg)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                # keys of sources
                found.add(node.value)
        found |= {node.name for node in defined(tree)}
    return found


def test_what_the_glossary_names_of_the_code_exists() -> None:
    section = (DOCS / "glossary.md").read_text(encoding="utf-8").partition("\n## Software words")[2]
    assert section
    known, gone = identifiers(), []
    for name in re.findall(r"`([^`]+)`", section):
        if "/" in name and " " not in name:
            path = name.removeprefix("gen/")
            if not any((PACKAGE / f"{path}{end}").exists() for end in ("", ".py")) and not (ROOT / name).exists():
                gone.append(name)
        elif re.fullmatch(r"[A-Za-z_]\w*", name) and name not in known:
            gone.append(name)
    assert gone == []


def test_files_that_contributors_are_sent_to_exist() -> None:
    named = re.findall(r"`([\w.-]+(?:/[\w.-]+)+/?)`", (DOCS / "contributing.md").read_text(encoding="utf-8"))
    assert len(named) > 20
    assert [path for path in named if not any((root / path).exists() for root in (PACKAGE, ROOT))] == []
