"""`gen init`: a folder that an office can work in alone."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path

from gen.cli.skeleton import first_plan
from gen.registers.entries import Unit
from gen.schema.export import document_schema, documents_schema, units_schema
from gen.text.fold import slug
from gen.workspace.places import UsageProblem, shipped_templates

_COPIED = {
    "Makefile": "Makefile",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
    "van-ban.yaml": "plans/danh-muc/van-ban.yaml",
}
_CALLED = {"phường": "phuong", "xã": "xa", "đặc khu": "dac-khu"}
SCHEMAS = {
    "van-ban": document_schema,
    "danh-muc-don-vi": units_schema,
    "danh-muc-van-ban": documents_schema,
}


def schema_text(name: str) -> str:
    """One of the JSON Schemas as text."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"


def make_workspace(folder: Path, ten: str, dia_danh: str, year: int, *, templates: bool) -> list[str]:
    """Writes the files of a new workspace; refuses a folder that already has plans."""
    if (folder / "plans").exists():
        raise UsageProblem(f"“{folder}” đã có thư mục plans, không ghi đè.")
    unit = _unit(ten, dia_danh)
    kit = resources.files("gen.cli").joinpath("kit")
    files = {target: kit.joinpath(name).read_text(encoding="utf-8") for name, target in _COPIED.items()}
    register = kit.joinpath("don-vi.yaml").read_text(encoding="utf-8")
    for key in ("ma", "ten", "ten_ngan", "goi", "loai", "dia_danh"):
        register = register.replace(f"{{{key}}}", getattr(unit, key))
    files["plans/danh-muc/don-vi.yaml"] = register
    files[f"plans/{unit.ma}/ke-hoach-dau-tien.yaml"] = first_plan("ke-hoach", unit, year)
    files |= {f".vscode/{name}.schema.json": schema_text(name) for name in SCHEMAS}
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.write_text(text, encoding="utf-8", newline="\n")
    if templates:
        shutil.copytree(shipped_templates(), folder / "templates", dirs_exist_ok=True)
    return sorted(files)


def _unit(ten: str, dia_danh: str) -> Unit:
    called = next((word for word in _CALLED if f" {word} " in f" {ten} "), "phường")
    place = dia_danh or ten.partition(f"{called} ")[2] or ten
    head = ten.partition(f" {called} ")[0] if f" {called} " in ten else ten
    ma = slug(place) or "don-vi"
    short = f"{head} {called}" if head != ten else ten
    return Unit(ma=ma, ten=ten, ten_ngan=short, goi=called, loai=_CALLED[called], dia_danh=place)
