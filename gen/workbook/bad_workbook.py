"""A workbook that is not read, and why."""

from __future__ import annotations


class BadWorkbook(Exception):
    """A file that is no workbook, or one that must not or can't be read: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
