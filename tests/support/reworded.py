"""Every message of the program said in other words: whoever acts on a finding must not notice."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any
from unittest import mock

from gen.core.diagnostic import Diagnostic

_QUOTED = re.compile("“([^”]+)”")


def quoted(message: str) -> list[str]:
    """What a message quotes, without the dots that show a cut."""
    return [phrase.strip("… ") for phrase in _QUOTED.findall(message)]


@contextlib.contextmanager
def reworded() -> Iterator[None]:
    """Messages without their quotes, their words in another order; two that differed still differ."""
    told = Diagnostic.__init__

    def other(self: Diagnostic, code: str, message: str, *args: Any, **keys: Any) -> None:
        told(self, code, " ".join(reversed(re.sub("[“”]", "", message).split())), *args, **keys)

    with mock.patch.object(Diagnostic, "__init__", other):
        yield
