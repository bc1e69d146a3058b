"""What the build costs against docxtpl as documented, in one run and interleaved: the table of README.md."""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from rivals import Floor, documented, flat_context, flat_template
from workload import make

from gen.cascade.sibling_sharing import Sharing
from gen.document.model import Document
from gen.render import Renderer
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

CITY = "thanh-pho/ke-hoach"
IN_A_ROW = 5
WANTED = {
    "sibling": "12 x, aim 15 x and 2 x the floor",
    "own": "",
    "ward": "5 x, aim 8 x",
    "one": "x 1.3, aim x 1.0",
    "some": "1.2 s, aim 0.6 s",
    "many": "12 s, aim 6 s",
    "nothing": "0.20 s, aim 0.08 s (5 x ninja)",
    "memory": "120 MiB, aim 80 MiB",
}
# a program that is used keeps what was compiled of it
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
Task = Callable[[], object]


def interleaved(tasks: dict[str, Iterator[Task]], rounds: int) -> dict[str, float]:
    """The median milliseconds of each kind of task: in every round a few of each kind in a row, as in a build."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, some in tasks.items():
            # nobody pays for what another left behind
            gc.collect()
            for task in islice(some, IN_A_ROW):
                start = time.perf_counter()
                task()
                times[name].append(1000 * (time.perf_counter() - start))
    return {name: statistics.median(values) for name, values in times.items()}


def in_process(folder: Path, rounds: int) -> dict[str, float]:
    """The steady figures: every round fills documents that nobody filled before."""
    each = rounds * IN_A_ROW
    library = Library(Workspace(folder), share=Sharing.ROWS)
    renderer = Renderer(library.workspace.template)
    wards = [f"phuong/p{number:04d}" for number in range(1, 2 * each + 9)]
    template = flat_template()
    floor = Floor(template)

    def composed(id: str, by: Library = library) -> Document:
        document, found = by.document(id)
        assert document is not None, found
        by.forget(id)
        return document

    def one_more_ward(id: str) -> None:
        assert renderer.render(composed(id))[0]

    for id in wards[:8]:
        one_more_ward(id)
    siblings = [composed(id) for id in wards[8 : 8 + each]]
    contexts = [flat_context(document) for document in siblings]
    # read anew each time, so that nothing of it was met before
    cities = [composed(CITY, Library(library.workspace, share=Sharing.ROWS)) for _ in range(each + 1)]
    city = flat_context(cities[-1])
    documented(template, city)
    gc.collect()
    gc.freeze()
    return interleaved(
        {
            "docxtpl": ((lambda c=c: documented(template, c)) for c in contexts),
            "floor": ((lambda c=c: floor.fill(c)) for c in contexts),
            "sibling": ((lambda d=d: renderer.render(d)) for d in siblings),
            "ward": ((lambda i=i: one_more_ward(i)) for i in wards[8 + each :]),
            "docxtpl city": ((lambda: documented(template, city)) for _ in range(each)),
            "own": ((lambda d=d: renderer.render(d)) for d in cities),
        },
        rounds,
    )


def seconds(args: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "gen", *args], check=True, capture_output=True)
    return time.perf_counter() - start


def build(folder: Path, out: Path) -> float:
    """A build from nothing; what it wrote is on the disk before the clock of the next one starts."""
    shutil.rmtree(out, ignore_errors=True)
    os.sync()
    return seconds(["-C", str(folder), "build", "--out", str(out), "-j", "2"])


def whole_processes(folder: Path, rounds: int) -> tuple[float, float]:
    """Milliseconds of a process that fills one document: docxtpl's, and ours on a plan that changed."""
    city, _ = Library(Workspace(folder)).document(CITY)
    assert city is not None
    (folder / "t.docx").write_bytes(flat_template())
    (folder / "t.json").write_text(json.dumps(flat_context(city)), encoding="utf-8")
    code = (
        "import json,sys;from docxtpl import DocxTemplate;d=DocxTemplate(sys.argv[1]);"
        "d.render(json.load(open(sys.argv[2])),autoescape=True);d.save(sys.argv[3])"
    )
    theirs = [sys.executable, "-c", code, *(str(folder / name) for name in ("t.docx", "t.json", "o.docx"))]
    out = folder / "out"
    ours = [sys.executable, "-m", "gen", "-C", str(folder), "build", CITY, "--out", str(out)]
    seconds(["-C", str(folder), "build", CITY, "--out", str(out)])
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        (out / f"{CITY}.docx").unlink()
        start = time.perf_counter()
        subprocess.run(theirs, check=True)
        middle = time.perf_counter()
        subprocess.run(ours, check=True, capture_output=True)
        times.append((middle - start, time.perf_counter() - middle))
    first, second = (1000 * statistics.median(column) for column in zip(*times, strict=True))
    return first, second


def peak(args: list[str]) -> int:
    """The peak memory of the greatest process of a command, in MiB."""
    # a process inherits the greatest size told by getrusage from the one that started it: the first is asked otherwise
    code = (
        "import re,resource,sys;from pathlib import Path;from gen.cli.main import run;run(sys.argv[1:]);"
        "own=int(re.search(r'VmHWM:\\s*(\\d+)',Path('/proc/self/status').read_text())[1]);"
        "print(max(own,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)//1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])


def rows(top: Path, rounds: int, number: int) -> Iterator[tuple[str, str, str]]:
    small, some, many = make(top / "1", 1), make(top / "some", 2 * rounds * IN_A_ROW + 9), make(top / "many", number)
    steady = in_process(some, rounds)
    docxtpl, floor = steady["docxtpl"], steady["floor"]
    yield "docxtpl as documented, one ward plan", f"{docxtpl:.1f} ms", ""
    yield "floor (Jinja once, zlib 1, nothing checked)", f"{floor:.2f} ms", ""
    sibling, own, city = steady["sibling"], steady["own"], steady["docxtpl city"]
    told = f"{sibling:.2f} ms = {docxtpl / sibling:.1f} x faster, {sibling / floor:.1f} x the floor"
    yield "our render stage, words counted, one more ward plan", told, WANTED["sibling"]
    told = f"{own:.2f} ms = {city / own:.1f} x faster than docxtpl's {city:.1f} ms"
    yield "the same, the city plan, nothing of it met before", told, WANTED["own"]
    told = f"{steady['ward']:.2f} ms = {docxtpl / steady['ward']:.1f} x faster than docxtpl's render alone"
    yield "YAML to .docx, one more ward", told, WANTED["ward"]
    theirs, ours = whole_processes(small, 9)
    yield (
        "one plan, whole process",
        f"{ours:.0f} ms = docxtpl's cold render ({theirs:.0f} ms) x {ours / theirs:.2f}",
        WANTED["one"],
    )
    out = top / "out"
    wards = make(top / "114", 114)
    yield "114 ward plans, cold", f"{statistics.median(build(wards, out) for _ in range(3)):.2f} s", WANTED["some"]
    yield f"{number} ward plans, cold, -j 2", f"{build(many, out):.1f} s", WANTED["many"]
    nothing = statistics.median(seconds(["-C", str(many), "build", "--out", str(out)]) for _ in range(5))
    yield f"nothing to do, {number} plans", f"{nothing:.2f} s", WANTED["nothing"]
    shutil.rmtree(out)
    memory = peak(["-C", str(many), "build", "--out", str(out), "-j", "2"])
    yield f"peak memory of a process, {number} plans", f"{memory} MiB", WANTED["memory"]
    named = make(top / "named", number, named=True)
    yield f"{number} ward plans that name themselves, cold, -j 2", f"{build(named, out):.1f} s", ""
    shutil.rmtree(out)
    memory = peak(["-C", str(named), "build", "--out", str(out), "-j", "2"])
    yield "peak memory of a process for them", f"{memory} MiB", WANTED["memory"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--many", type=int, default=3321)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| what | measured | wanted |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for what, figure, wanted in rows(Path(name), options.rounds, options.many):
            print(f"| {what} | {figure} | {wanted} |", flush=True)


if __name__ == "__main__":
    main()
