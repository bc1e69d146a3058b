"""What the record of a child says of its parent of today: where the parent moved under what the child says instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gen.cascade.override import Override
from gen.core.diagnostic import Diagnostic, Position, Related, Severity
from gen.core.memo import Memo
from gen.core.node import Node
from gen.document.filled_words import Filled, filled
from gen.document.model import Document
from gen.source.paths import value_at
from gen.text.shorten import from_first_difference, shortened
from gen.workspace.folder import PLANS
from gen.workspace.lost_ground import lost_ground
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import read_record, record_path

if TYPE_CHECKING:
    from gen.workspace.drift import ChangedOverride

# letters of each of the two texts
_QUOTED = 120
_DIGESTS: Memo[str, str] = Memo("digest of what a parent says at an override")


class ParentWatch:
    """Holds children against the records beside them; what a parent prints is composed once for all of them."""

    def __init__(self, read: Callable[[str], bytes | None], printed: Callable[[str], Document | None]) -> None:
        self._read, self._printed = read, printed
        self._words: dict[str, Filled] = {}

    def words(self, child: Resolved) -> Filled:
        """What the parent of a child prints beyond its source; nothing where it can't be composed."""
        if child.parent is None:
            return {}
        words = self._of(child.parent.path)
        for other in child.taken:
            words = {**self._of(other.path), **words}
        return words

    def _of(self, path: str) -> Filled:
        if path not in self._words:
            document = self._printed(path)
            self._words[path] = filled(document) if document is not None else {}
        return self._words[path]

    def found(self, child: Resolved) -> list[Diagnostic]:
        """A warning for each place where the parent took away or changed what the child patched or set aside."""
        if not asks_record(child):
            return []
        try:
            data = self._read(record_path(child.path))
        except OSError:
            return []
        if data is None:
            return []
        # a plan without a record does not load what compares
        from gen.workspace.drift import looks

        lost = lost_ground(child, data)
        if self._is_as_seen(child, data):
            return lost
        seen, _ = read_record(data, record_path(child.path))
        moved = looks(child, seen, self.words(child)) if seen is not None else ()
        return lost + [_moved(child, change) for change in moved]

    def _is_as_seen(self, child: Resolved, data: bytes) -> bool:
        """True where a record has a digest of all that the parent says at overrides now: it need not be understood."""
        from gen.workspace.drift import overrides_of

        return all(self._digest(override, child).encode() in data for override in overrides_of(child))

    def _digest(self, override: Override, child: Resolved) -> str:
        from gen.workspace.drift import override_digest

        above = child.parent.path if child.parent is not None else ""
        return _DIGESTS.made(override.parent, above, lambda: override_digest(override, self.words(child)))


def asks_record(child: Resolved) -> bool:
    """True where the record of a child says something of what it prints: where it sets its parent's words aside."""
    return bool(child.added or child.overrides)


def _moved(child: Resolved, change: ChangedOverride) -> Diagnostic:
    id = child.path.removeprefix(f"{PLANS}/").removesuffix(".yaml")
    old, new = from_first_difference(change.old, change.new)
    then = f"lúc xem là “{shortened(old, _QUOTED)}”, " if old and old != new else ""
    now = f"nay là “{shortened(new, _QUOTED)}”" if new else "nay để trống"
    if old and old == new:
        # the record keeps the beginning of a long text
        now = "khác ở phần sau, ngoài đoạn đầu mà lần xem ghi lại"
    message = f"Văn bản cha đã đổi chỗ bản này ghi đè ({change.path}): {then}{now}; vẫn in theo bản này."
    hint = f"Xem lại câu của bản này, xong thì chạy: gen accept {id} {change.path}"
    theirs = _theirs(child, change.path)
    related = (Related(theirs.named_at, "văn bản cha nay viết ở đây"),) if theirs is not None else ()
    at = _own_place(child, change.path)
    return Diagnostic("cascade/parent-moved", message, at, hint, Severity.WARNING, related, (change.path,))


def _theirs(child: Resolved, path: str) -> Node | None:
    root = child.parent.root if child.parent is not None else None
    return value_at(root, path) if root is not None else None


def _own_place(child: Resolved, path: str) -> Position:
    """Where a child says something else at a path; of what it takes out, where it names its parent."""
    own = value_at(child.root, path) if child.root is not None else None
    if own is not None and own.named_at.path == child.path:
        return own.named_at
    return child.inherits.named_at if child.inherits is not None else Position(child.path)
