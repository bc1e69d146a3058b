"""Tools that a test cannot do without: `no <tool> here` is what .ci/run goes by."""

from __future__ import annotations

import os
import shutil

import pytest


def need(tool: str, there: object = None) -> None:
    """Skips where a program is not found by its name, or what is asked for is empty."""
    if not (shutil.which(tool) if there is None else there):
        pytest.skip(f"no {tool} here")


def needs(tool: str, there: object = None) -> pytest.MarkDecorator:
    """The same as a mark."""
    missing = not (shutil.which(tool) if there is None else there)
    return pytest.mark.skipif(missing, reason=f"no {tool} here")


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
