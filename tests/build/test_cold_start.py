"""What a process that builds one plan loads, and the templates it finds made ready by the run before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import Office

from gen.registers.entries import Unit
from gen.text.interpolate import _compile
from gen.text.jinja_expressions import compiled

PLAN = """\
loai: ke-hoach
don_vi: p-an
so: {so}
ngay: 2026-02-01
trich_yeu: làm việc năm {{{{ nam }}}}
mo_dau: "{{{{ don_vi.ten }}}} ban hành Kế hoạch."
noi_dung: [Làm việc tốt]
"""
UNITS = "- {ma: p-an, ten: Ủy ban nhân dân phường An, dia_danh: An, ky_hieu: UBND}\n"
SHELF = "build/.gen-mau.json"


@pytest.fixture
def desk(office: Office) -> Office:
    (office.root / "plans" / "tot.yaml").unlink()
    office.write("plans/danh-muc/don-vi.yaml", UNITS)
    office.write("plans/a.yaml", PLAN.format(so=1))
    assert office.run("build").exit == 0
    return office


def _loaded(root: Path, *args: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    code = "import sys;from gen.cli.main import run;code=run(sys.argv[1:]);print(*sys.modules);sys.exit(code)"
    done = subprocess.run([sys.executable, "-c", code, "-C", str(root), *args], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


HEAVY = {"docxtpl", "docx", "lxml", "lxml.etree", "jinja2", "cerberus", "multiprocessing", "decimal", "fractions"}

# what is for children, figures, issued texts and parents of other repositories
RARE = {
    *("gen.cascade.withheld", "gen.cascade.taken", "gen.issued.record", "gen.registers.figures", "gen.source.csv_rows"),
    *("gen.workspace.drift", "gen.workspace.foreign_lock", "gen.source.write"),
}


def test_a_plan_without_mistakes_loads_no_heavy_library(desk: Office) -> None:
    desk.write("plans/a.yaml", PLAN.format(so=2))
    loaded = _loaded(desk.root, "build")
    assert not HEAVY & loaded
    assert not RARE & loaded
    # the same question would see them where they are needed
    (desk.root / SHELF).unlink()
    desk.write("plans/a.yaml", PLAN.format(so=3))
    assert {"docxtpl", "lxml", "jinja2"} <= _loaded(desk.root, "build")


def test_nothing_to_do_loads_neither_yaml_nor_the_rooms_of_printing(desk: Office) -> None:
    assert not {"yaml", "gen.workspace.library", "gen.render", *HEAVY} & _loaded(desk.root, "build")


@pytest.mark.parametrize("spoil", [b"", b"gen-mau 1 x y\n{}", b"{", b"\xff\xfe", None])
def test_a_shelf_that_is_torn_or_foreign_is_no_shelf(desk: Office, spoil: bytes | None) -> None:
    shelf, built = desk.root / SHELF, desk.root / "build" / "a.docx"
    good, data = shelf.read_bytes(), built.read_bytes()
    # also one whose words were changed by hand
    shelf.write_bytes(spoil if spoil is not None else good.replace("Độc lập".encode(), "Độc lâp".encode()))
    assert shelf.read_bytes() != good
    built.unlink()
    assert desk.run("build").exit == 0
    assert built.read_bytes() == data
    assert shelf.read_bytes() == good


def test_a_template_that_changed_is_read_again(desk: Office, tmp_path: Path) -> None:
    assert desk.run("init", str(tmp_path / "khac"), "--mau").exit == 0
    (tmp_path / "khac" / "templates").rename(desk.root / "templates")
    template = desk.root / "templates" / "chinh-quyen" / "ke-hoach.docx"
    assert desk.run("build").exit == 0
    before = (desk.root / "build" / "a.docx").read_bytes()
    template.write_bytes((desk.root / "templates" / "chinh-quyen" / "chuong-trinh.docx").read_bytes())
    assert desk.run("build").exit == 0
    template.write_bytes(b"no longer a template")
    outcome = desk.run("build")
    assert outcome.exit == 1 and "render/unreadable-template" in outcome.out
    assert before


def test_a_kind_that_is_met_late_is_kept_too(desk: Office) -> None:
    for name in "bcde":
        desk.write(f"plans/{name}.yaml", PLAN.format(so=2))
    desk.write("plans/z.yaml", PLAN.format(so=3).replace("ke-hoach", "chuong-trinh"))
    assert desk.run("build").exit == 0
    desk.write("plans/z.yaml", PLAN.format(so=4).replace("ke-hoach", "chuong-trinh"))
    assert not HEAVY & _loaded(desk.root, "build")


def test_no_room_for_the_shelf_is_no_mistake(desk: Office) -> None:
    (desk.root / SHELF).unlink()
    (desk.root / SHELF).mkdir()
    desk.write("plans/a.yaml", PLAN.format(so=2))
    assert desk.run("build").exit == 0


# what the quick way makes of a name and of an attribute is what Jinja makes of it

UNIT = Unit("p-an", "Ủy ban nhân dân phường An", goi="phường")
VALUES = {"don_vi": UNIT, "nam": 2026, "ten": "chữ", "vb": lambda ma: ma, "goi": UNIT.goi_khac}
_NAMES = st.sampled_from([*VALUES, "true", "none", "not", "la"])
_ATTRIBUTES = st.sampled_from(["ten", "goi", "upper", "count", "ma", "khong_co", "_an", "__class__", "mro", "real", ""])


def _outcome(run: object, names: tuple[str, ...]) -> object:
    assert callable(run)
    try:
        value = run(**{name: VALUES[name] for name in names})
        return str(value) if isinstance(value, str | int) or value is UNIT else type(value).__name__
    except Exception:
        return "a mistake"


@given(_NAMES, _ATTRIBUTES, st.sampled_from(["", " ", "  "]))
def test_a_plain_expression_is_what_jinja_makes_of_it(name: str, attribute: str, blank: str) -> None:
    expression = f"{blank}{name}{'.' + attribute if attribute else ''}{blank}"
    quick, jinja = _compile(expression), compiled(expression)
    assert quick.names == jinja.names and quick.code == jinja.code
    if quick.run is not None and set(quick.names) <= VALUES.keys():
        ours, theirs = (_outcome(one.run, one.names) for one in (quick, jinja))
        # Jinja gives an attribute that is not there as a value that fails when it is printed
        assert ours == theirs or (ours, theirs) == ("a mistake", "StrictUndefined")
