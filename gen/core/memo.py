"""What was made of a part that siblings share, kept with that part: it is made once, and goes when the part goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

_Made = TypeVar("_Made")
# so many things a part keeps at once: what each of thousands of siblings has in a way of its own must not pile up
_MOST = 16


class Keeping(Protocol):
    """A value that never changes and may carry what was made of it; None where nobody else will see it."""

    @property
    def kept(self) -> dict[Hashable, object] | None: ...


def find(part: Keeping, key: Hashable) -> object | None:
    """What was kept under a key, None where nothing was."""
    return part.kept.get(key) if part.kept is not None else None


def keep(part: Keeping, key: Hashable, made: _Made) -> _Made:
    """Keeps something with the part, and lets the oldest go where there is too much.

    Whoever comes with the same key must be content with the same thing, or with one made anew.
    """
    store = part.kept
    if store is None:
        store = open_store(part)
    elif len(store) >= _MOST:
        del store[next(iter(store))]
    store[key] = made
    return made


def kept(part: Keeping, key: Hashable, make: Callable[[], _Made]) -> _Made:
    """What was kept under a key, else made now; None is never kept."""
    known = find(part, key)
    if known is None:
        return keep(part, key, make())
    return known  # type: ignore[return-value]


def open_store(part: Keeping) -> dict[Hashable, object]:
    """Says that others will see the part again, so that what is made of it is worth keeping."""
    store: dict[Hashable, object] = {}
    # the part is frozen: what is kept is no part of its value
    object.__setattr__(part, "kept", store)
    return store
