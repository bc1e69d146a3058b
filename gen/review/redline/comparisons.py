"""Documents printed and compared, many with one parent too: what is compared with many is printed once."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gen.build.outputs import Done, Outputs, make_room
from gen.build.pool import in_parallel
from gen.core.diagnostic import Diagnostic
from gen.document.citation import Citation
from gen.review.redline.merge import redline
from gen.review.traced.tracer import Rendered, Tracer
from gen.workspace.files import write
from gen.workspace.library import Library

# what is left blank to be filled in by hand
_ROOM = re.compile("\u00a0{2,}")


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of two documents: its id, and the state of the workspace as the user named it."""

    tracer: Tracer
    id: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of one comparison: what has to be told, and the names of both and the numbers of changes."""

    id: str
    target: Path
    found: tuple[Diagnostic, ...]
    written: bool = False
    old: str = ""
    new: str = ""
    put_in: int = 0
    struck: int = 0

    @property
    def changes(self) -> str:
        """How much differs."""
        many = f"{self.put_in} chỗ thêm, {self.struck} chỗ bỏ"
        return many if self.put_in or self.struck else "không khác chữ nào"


class PrintedSide:
    """A document rendered once, what a reader calls it, and what was found."""

    def __init__(self, side: ComparedSide) -> None:
        library: Library = side.tracer.library
        self.rendered: Rendered = side.tracer.render(side.id)
        document = library.cite(self.rendered.resolved)
        cited = side.id
        if document is not None and self.rendered.document is not None:
            cited = Citation(replace(document, co_quan=self.rendered.document.unit.ten)).khong_ve
        self.name = f"{_ROOM.sub('…', cited)} ({side.state or self.rendered.resolved.path})"


def compare(old: PrintedSide, side: ComparedSide, target: Path, put: Callable[[bytes], Done]) -> Compared:
    """Has the file with the changes from the one to the other put in place, where both can be printed."""
    new = PrintedSide(side)
    before, now = old.rendered.traced(), new.rendered.traced()
    if before is None or now is None:
        found = [*(old.rendered.found if before is None else ()), *(new.rendered.found if now is None else ())]
        return Compared(side.id, target, tuple(found))
    merged = redline(before, now, now.document.unit.ten, _comment(old.name, new.name))
    done = put(merged.data)
    return Compared(side.id, target, done.found, not done.stays, old.name, new.name, merged.put_in, merged.struck)


def put_at(target: Path) -> Callable[[bytes], Done]:
    """Puts one file where somebody asked for it; what a reviewer wrote into the last one is put aside."""

    def put(data: bytes) -> Done:
        found = make_room(target)
        write(target, data)
        return Done(True, found=tuple(found))

    return put


def compare_all(tracer: Tracer, pairs: Sequence[tuple[str, str]], outputs: Outputs, jobs: int) -> Iterator[Compared]:
    """Each second document against its first one, by as many processes as pay; in their order.

    A file that can't be written, because Word holds it or somebody made it, stops no other.
    """
    # before any process parts from this one
    olds = {old: PrintedSide(ComparedSide(tracer, old)) for old in dict.fromkeys(old for old, _ in pairs)}
    first = {new: old for old, new in pairs}

    def one(id: str) -> Compared:
        done = compare(olds[first[id]], ComparedSide(tracer, id), outputs.path(id), partial(outputs.put, id))
        tracer.library.forget(id)
        return done

    with contextlib.closing(in_parallel(one, list(first), jobs)) as coming:
        done = {outcome.id: outcome for outcome in coming}
    return (done[id] for id in first)


def _comment(old: str, new: str) -> list[str]:
    """What stands in the margin at the beginning of the file, a paragraph each."""
    return [
        "Bản so sánh, để xem chứ không để ký.",
        f"Chữ gạch ngang: chỉ có ở bản trước, {old}.",
        f"Chữ gạch chân: chỉ có ở bản sau, {new}.",
        "Chấp nhận mọi thay đổi thì còn lại đúng bản sau; từ chối mọi thay đổi thì còn lại đúng bản trước.",
    ]
