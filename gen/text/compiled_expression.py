"""An expression of a text, ready to run, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

SYNTAX = "Viết tên bên trong hai ngoặc, ví dụ {{ don_vi.ten }}."


class CompiledExpression(NamedTuple):
    """What gives the value, and the names it wants; where `run` is None, why."""

    run: Callable[..., object] | None
    names: tuple[str, ...] = ()
    code: str = ""
    message: str = ""
    hint: str = ""
