"""Real documents, transcribed: they build, every word of theirs is there, and both validators find the files sound."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from places import SHARED
from workbench import findings

EXPECTED = SHARED / "corpus" / "expected"
IDS = sorted(path.relative_to(EXPECTED).with_suffix("").as_posix() for path in EXPECTED.rglob("*.txt"))


@pytest.fixture(scope="module")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus built once, as its own checker does: `gen -C … build` in a copy."""
    root = tmp_path_factory.mktemp("corpus")
    shutil.copytree(shared / "corpus" / "plans", root / "plans")
    ran = subprocess.run(
        [sys.executable, "-m", "gen", "-C", str(root), "build"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert [one for one in findings(ran.stdout) if one.severity == "error"] == []
    return root / "build"


def told(command: list[str]) -> tuple[int, str]:
    ran = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, timeout=120)
    return ran.returncode, ran.stdout + ran.stderr


def test_the_corpus_is_there() -> None:
    if not SHARED.is_dir() and not os.environ.get("CI"):
        pytest.skip("no ../shared beside this checkout")
    assert len(IDS) >= 6


@pytest.mark.parametrize("id", IDS)
def test_word_for_word(shared: Path, corpus: Path, id: str) -> None:
    expected, docx = EXPECTED / f"{id}.txt", corpus / f"{id}.docx"
    code, printed = told([str(shared / "tools" / "fidelity.py"), str(expected), str(docx)])
    assert code == 0, printed


@pytest.mark.parametrize("id", IDS)
def test_valid_by_the_schemas(shared: Path, corpus: Path, id: str) -> None:
    code, printed = told([str(shared / "tools" / "validate_docx.py"), str(corpus / f"{id}.docx")])
    assert code == 0, printed


@pytest.mark.parametrize("id", IDS)
def test_valid_by_the_audit(corpus: Path, id: str) -> None:
    result = OpenXmlValidator().validate(str(corpus / f"{id}.docx"))
    assert result.is_valid, [str(error) for error in result.errors]


def test_the_child_of_the_corpus_says_what_its_twin_says(corpus: Path) -> None:
    """One ward plan is there twice, written whole and as a child: the same words."""
    from workbench import Docx

    whole, child = (
        Docx((corpus / f"nhi-chieu/{name}.docx").read_bytes()) for name in ("ke-hoach-dan-van", "ke-hoach-ke-thua")
    )
    assert whole.text == child.text
