"""docs/diagnostics.md against the code: every code that can be reported is explained there, and no other.

The rules of `check` (lint/…) have a book of their own; here only what is said about waivers of them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from cases import EVERY
from places import ROOT

BOOK = ROOT / "docs" / "diagnostics.md"
CODE = re.compile(r"(?:source|schema|cascade|text|table|render|lint|issued)/[a-z0-9]+(?:-[a-z0-9]+)*")
# methods that put the stage before a bare name, by package
STAGES = {"source": "source", "cascade": "cascade", "render": "render", "text": "text"}
REPORTERS = {"report", "_report", "_Compiled", "finding"}


def codes_in_code() -> set[str]:
    """The codes as literals, and as bare names given to a reporter that puts the stage before them."""
    found: set[str] = set()
    for path in (ROOT / "gen").rglob("*.py"):
        part = path.relative_to(ROOT / "gen").parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
            elif isinstance(node, ast.Call) and part in STAGES:
                found |= {f"{STAGES[part]}/{name}" for name in bare_names(node)}
    return found


def bare_names(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in REPORTERS:
        return
    given = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "code")]
    for argument in given:
        for inner in ast.walk(argument):
            if isinstance(inner, ast.Constant) and re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", str(inner.value)):
                yield str(inner.value)


def rows() -> list[list[str]]:
    """The rows of the tables: code, meaning, sample, cure."""
    text = BOOK.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines]


def test_every_code_is_in_the_book_and_no_other() -> None:
    documented = [row[0].strip("`") for row in rows()]
    assert sorted(set(documented)) == sorted(documented), "a code stands twice"
    assert set(documented) == codes_in_code()


def test_every_row_says_what_it_means_how_it_reads_and_what_to_do() -> None:
    assert [row[0] for row in rows() if len(row) != 4 or not all(row)] == []


def test_samples_are_what_the_program_says() -> None:
    """Where a case shows the code, the sample begins as one of its messages, but for what stands in “…”."""
    said: dict[str, set[str]] = {}
    for case in EVERY:
        for one in case.findings:
            said.setdefault(one["code"], set()).add(opening(one["message"]))
    samples = {code.strip("`"): opening(sample) for code, _, sample, _ in rows()}
    assert {code: samples[code] for code in said if samples[code] not in said[code]} == {}


def opening(message: str) -> str:
    """The first words of a message, quotations and numbers left out."""
    blank = re.sub(r"“[^”]*”|\d+", "…", re.sub(r"“[^”]*$", "…", message))
    return " ".join(blank.split()[:4])


def test_the_cases_show_most_codes_that_a_single_file_can_cause() -> None:
    shown = {one["code"] for case in EVERY for one in case.findings}
    own = {code for code in codes_in_code() if code.split("/")[0] in {"source", "schema", "text"}}
    # told only inside a chain, where a file can't be written, for grammar no case could reach, for a broken promise
    rest = {"source/syntax", "source/missing", "source/not-written", "source/unreadable", "text/not-printed"}
    # told by `gen check` alone
    rest |= {"schema/number-used-twice"}
    # told of a plan that was fetched, which no case is
    rest |= {"source/not-as-fetched"}
    assert own - shown - rest == set()
