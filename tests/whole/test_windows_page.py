"""docs/windows.md tells the truth: its commands are there, what it counts stands in the script, its names are told."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest
from needs import need
from places import DOCS, ROOT
from workbench import Office

PAGE = (DOCS / "windows.md").read_text(encoding="utf-8")
SCRIPT = (ROOT / "tests/windows.sh").read_text(encoding="utf-8")


def test_the_wheel_is_called_as_it_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert re.findall(r"pip install (\w+)-….whl", PAGE) == [project["name"].replace("-", "_")]
    (least,) = re.findall(r"Python alone \((\S+) or later", PAGE)
    assert project["requires-python"] == f">={least}"


def test_its_commands_are_there() -> None:
    need("bash")
    done = subprocess.run(["bash", "tests/windows.sh", "?"], cwd=ROOT, capture_output=True, text=True, check=False)
    called = set(re.findall(r"`(tests/windows\.sh[^`]*)`", PAGE))
    assert len(called) > 1 and all(call in done.stdout for call in called)
    for command in re.findall(r"`(mypy [^`]+)` \(in `make (\w+)`\)", PAGE):
        line, target = command
        recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split(f"\n{target}:")[1].split("\n\n")[0]
        assert line.replace("mypy", "/mypy") in recipe


def test_what_it_counts_stands_in_the_script() -> None:
    (plans,) = re.findall(r"There it builds (\d+) plans", PAGE)
    assert f'bench/workload.py "$office/city" {plans}' in SCRIPT
    pages = re.findall(r"code pages (\d+) and (\d+)", PAGE)
    assert [f"for page in cp{one} cp{two};" in SCRIPT for one, two in pages] == [True]


@pytest.mark.parametrize("name", ["con", "aux", "hai:ba", "hai?", "hai./ba"])
def test_the_names_that_it_names_are_told(office: Office, name: str) -> None:
    assert all(f"`{sign}`" in PAGE for sign in ("con", "aux", ":", "?"))
    office.write(f"plans/{name}.yaml", "noi_dung: [A]\n" + office.tail("ke-hoach"))
    assert "source/misnamed" in {one.code for one in office.run("check", name).findings}
