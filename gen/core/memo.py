"""What was made of a part that siblings share, kept with that part: it is made once, and goes when the part goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")
# so many results a part keeps at once: what each of thousands of siblings has in a way of its own must not pile up
_MOST = 16
# the results kept with one part, each under its memo and that memo's key
Memos: TypeAlias = "dict[tuple[Memo[Any, Any], Hashable], Any]"


class Carrier(Protocol):
    """A frozen value that may carry results; its `memos` are None as long as nobody is known to meet it again."""

    @property
    def memos(self) -> Memos | None: ...


class Memo(Generic[_Key, _Value]):
    """One kind of result that is kept with parts. The key names all that the result depends on beside the part.

    Whoever comes with the same key must be content with the same result, or with one made anew: where a part has too
    many, the oldest goes. None is never kept.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return f"Memo({self._name!r})"

    def find(self, part: Carrier, key: _Key) -> _Value | None:
        """The result for a key, None where there is none."""
        memos = part.memos
        found: _Value | None = memos.get((self, key)) if memos is not None else None
        return found

    def keep(self, part: Carrier, key: _Key, value: _Value) -> _Value:
        """Keeps a result, and gives it back."""
        memos = part.memos
        if memos is None:
            memos = open_memos(part)
        elif len(memos) >= _MOST:
            del memos[next(iter(memos))]
        memos[self, key] = value
        return value

    def made(self, part: Carrier, key: _Key, make: Callable[[], _Value]) -> _Value:
        """The result for a key, made now where there is none."""
        found = self.find(part, key)
        return self.keep(part, key, make()) if found is None else found


def open_memos(part: Carrier) -> Memos:
    """Says that others will meet the part again, so that what is made of it is worth keeping."""
    memos: Memos = {}
    # the part is frozen: what is kept is no part of its value
    object.__setattr__(part, "memos", memos)
    return memos
