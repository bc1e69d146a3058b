"""What the build costs against docxtpl as documented, in one run and interleaved: the table of README.md."""

from __future__ import annotations

import argparse
import io
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from workload import make

from gen.library import Library
from gen.model import Document
from gen.render import Renderer
from gen.render.values import main_words
from gen.workspace import Workspace

HERE = Path(__file__).parent


def flat_template(document: Document) -> bytes:
    """A docxtpl template that prints every paragraph and row of the workload, as its documentation shows."""
    from docx import Document as Docx

    docx = Docx()
    for line in ("{{ co_quan }}", "{{ so }}", "{{ ten_loai }}", "{{ trich_yeu }}"):
        docx.add_paragraph(line)
    for line in ("{%p for d in doan %}", "{{ d }}", "{%p endfor %}"):
        docx.add_paragraph(line)
    table = docx.add_table(rows=3, cols=4)
    table.rows[0].cells[0].text = "{%tr for h in hang %}"
    for index, name in enumerate(("tt", "viec", "chu_tri", "han")):
        table.rows[1].cells[index].text = "{{ h." + name + " }}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


def flat_context(document: Document) -> dict[str, object]:
    """The same words for docxtpl."""
    values = main_words(document)
    rows = document.appendices[0].table.rows if document.appendices and document.appendices[0].table else ()
    cells = [[" ".join(line.text.plain for line in cell.lines) for cell in row.cells] for row in rows]
    return {
        "co_quan": " ".join(values["co_quan"]),
        "so": values["so_ky_hieu"],
        "ten_loai": values["ten_loai"],
        "trich_yeu": values["trich_yeu"],
        "doan": [line for line in values["than"].split("\n") if line],
        "hang": [dict(zip(("tt", "viec", "chu_tri", "han"), row, strict=True)) for row in cells],
    }


def documented(template: bytes, context: dict[str, object]) -> None:
    """docxtpl as its documentation fills a document."""
    filled = DocxTemplate(io.BytesIO(template))
    filled.render(context, autoescape=True)
    filled.save(io.BytesIO())


class Floor:
    """What nobody can be much faster than: Jinja compiled once, other parts copied, zlib 1, nothing checked."""

    def __init__(self, template: bytes) -> None:
        docx = DocxTemplate(io.BytesIO(template))
        docx.render_init()
        self.body = SandboxedEnvironment(autoescape=True).from_string(docx.patch_xml(docx.get_xml()))
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}
            self.parts = {name: zlib.compress(data, 1) for name, data in self.parts.items()}

    def fill(self, context: dict[str, object]) -> None:
        zlib.compress(self.body.render(context).encode(), 1)
        b"".join(self.parts.values())


def interleaved(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median milliseconds of each task, all tasks in every round."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    for _ in range(rounds):
        for name, task in tasks.items():
            start = time.perf_counter()
            task()
            times[name].append(1000 * (time.perf_counter() - start))
    return {name: statistics.median(values) for name, values in times.items()}


def in_process(folder: Path, rounds: int) -> dict[str, float]:
    """The steady figures of one document."""
    library = Library(Workspace(folder))
    renderer = Renderer(library.workspace.template)
    city, _ = library.document("thanh-pho/ke-hoach")
    assert city is not None
    template, context = flat_template(city), flat_context(city)
    floor = Floor(template)
    wards = iter([f"phuong/p{number:04d}" for number in range(1, rounds + 2)])

    def one_more_ward() -> None:
        id = next(wards)
        document, _ = library.document(id)
        assert document is not None
        renderer.render(document)
        library.forget(id)

    tasks: dict[str, Callable[[], object]] = {
        "docxtpl": lambda: documented(template, context),
        "floor": lambda: floor.fill(context),
        "render": lambda: renderer.render(city),
        "ward": one_more_ward,
    }
    return interleaved(tasks, rounds)


def seconds(args: list[str], env: dict[str, str] | None = None) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "gen", *args], check=True, capture_output=True, env=env)
    return time.perf_counter() - start


def cold_docxtpl(folder: Path) -> float:
    """A whole process that fills one document with docxtpl."""
    library = Library(Workspace(folder))
    city, _ = library.document("thanh-pho/ke-hoach")
    assert city is not None
    (folder / "t.docx").write_bytes(flat_template(city))
    code = (
        "import json,sys;from docxtpl import DocxTemplate;d=DocxTemplate(sys.argv[1]);"
        "d.render(json.load(open(sys.argv[2])),autoescape=True);d.save(sys.argv[3])"
    )
    import json

    (folder / "t.json").write_text(json.dumps(flat_context(city)), encoding="utf-8")
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, str(folder / "t.docx"), str(folder / "t.json"), str(folder / "o.docx")], check=True
    )
    return time.perf_counter() - start


def peak(args: list[str]) -> int:
    """The peak memory of the greatest process of a command, in MiB."""
    code = (
        "import resource,sys;from gen.cli import run;run(sys.argv[1:]);"
        "print(max(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF,resource.RUSAGE_CHILDREN))//1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--many", type=int, default=3321)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        small, some, many = (make(top / str(n), n) for n in (1, 114, options.many))
        steady = in_process(some, options.rounds)
        docxtpl = steady["docxtpl"]
        rows = [("docxtpl as documented, one document", f"{docxtpl:.1f} ms")]
        rows.append(("floor (Jinja once, zlib 1, nothing checked)", f"{steady['floor']:.2f} ms"))
        render, ward = steady["render"], steady["ward"]
        rows.append(("our render stage, words counted", f"{render:.2f} ms = {docxtpl / render:.1f} x faster"))
        rows.append(("YAML to .docx, one more ward", f"{ward:.2f} ms = {docxtpl / ward:.1f} x faster"))
        cold = [(cold_docxtpl(small), _once(small)) for _ in range(5)]
        theirs, ours = (1000 * statistics.median(column) for column in zip(*cold, strict=True))
        rows.append(("one plan, whole process", f"{ours:.0f} ms = docxtpl's cold render x {ours / theirs:.2f}"))
        rows.append(("114 ward plans, cold", f"{seconds(['-C', str(some), 'build', '-j', '2']):.2f} s"))
        rows.append(
            (f"{options.many} ward plans, cold, -j 2", f"{seconds(['-C', str(many), 'build', '-j', '2']):.1f} s")
        )
        nothing = statistics.median(seconds(["-C", str(many), "build"]) for _ in range(3))
        rows.append((f"nothing to do, {options.many} plans", f"{nothing:.2f} s"))
        memory = peak(["-C", str(many), "build", "--out", str(top / "out"), "-j", "2"])
        rows.append((f"peak memory of a process, {options.many} plans", f"{memory} MiB"))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| what | measured |\n|---|---|")
    print("\n".join(f"| {what} | {figure} |" for what, figure in rows))


def _once(folder: Path) -> float:
    out = tempfile.mkdtemp(dir=folder)
    return seconds(["-C", str(folder), "build", "thanh-pho/ke-hoach", "--out", out])


if __name__ == "__main__":
    main()
