"""A text takes as long as it is long: signs that open and never close, told and formatted in a walk."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from workbench import Office

from gen.source.formatting import formatted

PIECES = [
    "{",
    "{{",
    "{{ a }}",
    "{% ",
    "{# ",
    "[^",
    "[^a]",
    "*a ",
    "a* ",
    "x~a~",
    "1^2^",
    "a",
    "1",
    " .",
    "A. ",
    "- ",
    "# ",
    "“(",
    "\u00a0 ",
]
_SHORT, _TIMES = 3_000, 4


def _source(piece: str, size: int) -> bytes:
    words = (piece * (size // len(piece))).replace("'", "''")
    return f"noi_dung:\n  - 'Chữ {words} hết'\n".encode()


def _slower(work: Callable[[bytes], object], piece: str) -> float:
    """How many times longer the work takes on a text that is so many times longer."""
    took = []
    for size in (_SHORT, _SHORT * _TIMES):
        source = _source(piece, size)
        best = min(_timed(work, source) for _ in range(2))
        took.append(best)
    return took[1] / max(took[0], 0.02)


def _timed(work: Callable[[bytes], object], source: bytes) -> float:
    start = time.process_time()
    work(source)
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_formatting_takes_as_long_as_the_text(piece: str) -> None:
    assert _slower(lambda source: formatted(source, "plans/a.yaml", "document"), piece) < 2.5 * _TIMES


@pytest.mark.parametrize("piece", [*PIECES, "số 1/QĐ-UBND, ", "ngày 1 ", "Phụ lục "])
def test_reading_and_checking_take_as_long_as_the_text(piece: str, office: Office) -> None:
    def checked(source: bytes) -> None:
        office.write("plans/a.yaml", source.decode() + office.tail("ke-hoach"))
        office.run("check", "a")

    assert _slower(checked, piece) < 2.5 * _TIMES
