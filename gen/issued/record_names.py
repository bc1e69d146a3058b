"""What the record of an issued document is called: a file beside its plan, and the id by which commands mean it."""

from __future__ import annotations

ISSUED_FILE, ISSUED_MARK = ".ban-hanh.yaml", "@ban-hanh"


def issued_path(source: str) -> str:
    """Where the record of a source stands: beside it."""
    return source.removesuffix(".yaml") + ISSUED_FILE


def is_issued_path(path: str) -> bool:
    """True for the path of a record."""
    return path.endswith(ISSUED_FILE)


def plan_path(path: str) -> str:
    """The source that a record stands beside; of any other path itself."""
    return path.removesuffix(ISSUED_FILE) + ".yaml" if is_issued_path(path) else path


def plan_of(id: str) -> str:
    """The id of the plan, whichever of its two texts an id means."""
    return id.removesuffix(ISSUED_MARK)
