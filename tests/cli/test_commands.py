"""The table of commands: every command has its file and its line of help, and only the one that is called is loaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from places import ROOT
from workbench import Office, edited

from gen.cli.exit_codes import ExitCode
from gen.cli.main import COMMANDS, cli
from gen.workspace.folder import Workspace

CLI = ROOT / "gen" / "cli"


def _decorated(path: Path) -> set[str]:
    """The functions of a file that are commands, as users call them."""
    functions = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    return {
        function.name.replace("_", "-")
        for function in functions
        if any(
            ast.unparse(decorator).startswith(("click.command", "click.group")) for decorator in function.decorator_list
        )
    }


def test_a_command_stands_in_the_file_of_its_name() -> None:
    found = {path.stem.replace("_", "-"): _decorated(path) for path in CLI.glob("*.py") if path.stem != "main"}
    assert {stem: commands for stem, commands in found.items() if commands} == {name: {name} for name in COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_table_is_the_beginning_of_the_help(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None and command.name == name
    listed = click.Command(name, help=COMMANDS[name])
    assert [command.get_short_help_str(room) for room in (20, 60, 1000)] == [
        listed.get_short_help_str(room) for room in (20, 60, 1000)
    ]


def test_help_lists_all_commands(office: Office) -> None:
    lines = office.run("--help").out.splitlines()
    assert [name for name in COMMANDS if not any(line.startswith(f"  {name} ") for line in lines)] == []


def _loaded(*args: str) -> set[str]:
    """The commands whose modules a command line loads."""
    code = "import sys; from gen.cli.main import run; run(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    modules = set(done.stdout.splitlines()[-1].split())
    return {name for name in COMMANDS if f"gen.cli.{name.replace('-', '_')}" in modules}


def test_a_command_loads_no_other(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    assert _loaded("--help") == set()
    assert _loaded("-C", str(tmp_path), "build") == {"build"}
    assert _loaded("schema") == {"schema"}


def test_exit_codes_are_told_in_one_place() -> None:
    # scripts and CI of offices rely on these numbers
    assert {code.name: int(code) for code in ExitCode} == {
        "CLEAN": 0,
        "PROBLEMS": 1,
        "USAGE": 2,
        "BUG": 3,
        "INTERRUPTED": 130,
    }
    for name in COMMANDS:
        command = import_module(f"gen.cli.{name.replace('-', '_')}").__dict__[name.replace("-", "_")]
        for one in command.commands.values() if isinstance(command, click.Group) else (command,):
            assert one.callback.__annotations__["return"] == "ExitCode", name


def test_a_record_that_git_left_unmerged_is_told_and_never_written_over(office: Office) -> None:
    office.write("plans/cha.yaml", "noi_dung: [{ma: a, noi_dung: Việc}]\n" + office.tail("ke-hoach"))
    office.write("plans/phuong.yaml", "noi_dung: [{ma: a, noi_dung: Khác}]\n" + office.tail("con"))
    assert office.run("accept", "phuong").exit == 0
    record = office.root / "plans/phuong.da-xem.yaml"
    once = record.read_text(encoding="utf-8")
    record.write_text(f"<<<<<<< HEAD\n{once}=======\n{once}>>>>>>> b\n", encoding="utf-8")
    torn = record.read_bytes()
    for command in (("status",), ("check",), ("accept", "phuong"), ("fmt",)):
        done = office.run(*command)
        assert done.exit == 1 and "plans/phuong.da-xem.yaml:1:1: lỗi: Git chưa trộn xong" in done.out, command
    assert record.read_bytes() == torn
    record.write_text(once, encoding="utf-8")
    assert office.run("check", "phuong").exit == 0 and office.run("status").exit == 0


def test_show_of_a_plan_that_does_not_say_its_kind(office: Office) -> None:
    office.write("plans/a.yaml", "don_vi: phuong-mau\ntrich_yeu: thử\nnoi_dung: [Một việc]\n")
    shown = office.run("show", "a")
    assert shown.exit == 0 and "Một việc" in shown.out and shown.err == ""


def test_a_register_with_a_mistake_goes_into_no_plan(office: Office) -> None:
    """A unit whose id is a path: nothing is written, in or out of the workspace."""
    register = office.root / "plans/danh-muc/don-vi.yaml"
    more = "- {ma: ../../thoat, ten: Ủy ban nhân dân xã Thoát, cap: xa, cha: thanh-pho-mau}\n"
    register.write_text(register.read_text(encoding="utf-8") + more, encoding="utf-8")
    before = sorted(office.root.parent.rglob("*"))
    for command in (
        ["derive", "tot", "--don-vi", "../../thoat"],
        ["derive", "tot", "--tat-ca", "thanh-pho-mau"],
        ["derive", "tot", "--don-vi", "phuong-mau"],
        ["new", "ke-hoach", "moi", "--don-vi", "../../thoat"],
    ):
        done = office.run(*command)
        assert done.exit == 1 and [one.code for one in done.findings] == ["schema/bad-value"], (command, done)
    assert sorted(office.root.parent.rglob("*")) == before
    for command in (["don-vi", "thoat"], ["vb"]):
        assert "schema/bad-value" in office.run(*command).err


@pytest.mark.parametrize("path", ["plans/../../x.yaml", "../x.yaml", "plans/ra/x.yaml"])
def test_no_source_is_written_outside(office: Office, path: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The one door of all commands that write sources."""
    outside = tmp_path_factory.mktemp("outside")
    (office.root / "plans/ra").symlink_to(outside)
    with pytest.raises(OSError, match="plans/"):
        Workspace(office.root).write(path, "loai: ke-hoach\n")
    assert list(outside.iterdir()) == [] and not (office.root.parent / "x.yaml").exists()


def test_words_of_a_word_file_move_no_terminal(office: Office) -> None:
    """U+009B begins a command of a terminal, and XML lets it be."""
    docx = office.make("noi_dung: [Việc một]")
    target = office.root / "la.docx"
    target.write_bytes(edited(docx.data, {"Việc một": "Việc \u009b31m một"}))
    for option in ((), ("--git",)):
        done = office.run("text", str(target), *option)
        assert "Việc \\x9b31m một" in done.out and "\u009b" not in done.out
