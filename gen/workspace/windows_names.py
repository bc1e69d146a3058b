"""Names that Windows does not take, wherever they are written."""

from __future__ import annotations

# they name devices, with any suffix
_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})
# they mean something in a path
_SIGNS = frozenset('<>:"|?*\\') | frozenset(map(chr, range(32)))


def fits_windows(path: str) -> bool:
    """True for a relative path (with `/`) all of whose names a Windows machine can hold."""
    return _SIGNS.isdisjoint(path) and all(
        name[-1:] not in (".", " ") and name.partition(".")[0].lower() not in _DEVICES for name in path.split("/")
    )
