"""How the record of an issued document is called: a file beside its plan, and the id by which commands name its text.

The text as an issued amending document made it has a record of the same form, with the number of the amendment.
"""

from __future__ import annotations

import re

ISSUED_FILE, ISSUED_MARK = ".ban-hanh.yaml", "@ban-hanh"
_FILE = re.compile(r"\.(ban-hanh|hop-nhat-[1-9]\d*)\.yaml$")
_MARK = re.compile(r"@(ban-hanh|hop-nhat-[1-9]\d*)$")


def issued_path(source: str) -> str:
    """Where the record of a source stands: beside it."""
    return source.removesuffix(".yaml") + ISSUED_FILE


def amended_path(source: str, number: int) -> str:
    """Where the record of a source's text stands as its nth amending document made it."""
    return f"{source.removesuffix('.yaml')}.hop-nhat-{number}.yaml"


def next_record(path: str) -> str:
    """The record that comes behind a source or a record: of what was issued, then of each amendment."""
    match = _FILE.search(path)
    if match is None:
        return issued_path(path)
    number = int(match[1].rpartition("-")[2]) if match[1].startswith("hop-nhat") else 0
    return amended_path(plan_path(path), number + 1)


def is_issued_path(path: str) -> bool:
    """True for the path of a record."""
    return _FILE.search(path) is not None


def plan_path(path: str) -> str:
    """The source that a record stands beside; of any other path itself."""
    return _FILE.sub(".yaml", path)


def plan_of(id: str) -> str:
    """The id of the plan, whichever of its texts an id means."""
    return _MARK.sub("", id)


def text_path(id: str) -> str:
    """The path below plans/ of what an id means: a source, or the record of an issued or amended text."""
    return _MARK.sub(r".\1", id) + ".yaml"


def text_id(path: str) -> str:
    """The id of the text that a path below plans/ holds."""
    return _FILE.sub(r"@\1", path).removesuffix(".yaml")


def is_text_id(id: str) -> bool:
    """True for an id that means an issued or amended text, which no source can have."""
    return _MARK.search(id) is not None
