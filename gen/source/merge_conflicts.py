"""What git leaves in a file that it could not merge: both versions, between lines of seven signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gen.core.diagnostic import Diagnostic, Position, Related

# an editor, or the wish to please YAML, may have set a line in
_LINE = re.compile(r"^(?P<blanks> *)(?P<signs><{7}|\|{7}|={7}|>{7})(?: +(?P<name>\S.*?))? *$", re.MULTILINE)
_BEGIN, _MIDDLE, _END = "<", "=", ">"
_CURE = "Chọn lời đúng giữa hai bản, rồi xoá các dòng <<<<<<<, =======, >>>>>>> (và ||||||| nếu có)."


@dataclass(frozen=True, slots=True)
class _Marker:
    """One such line: its first sign, the name of the version, its place."""

    sign: str
    name: str
    place: Position
    typed: str


def conflicts(text: str, path: str) -> list[Diagnostic]:
    """An error for each conflict with both its ends, and for each line that was left of one."""
    markers = list(_markers(text, path))
    found: list[Diagnostic] = []
    at = 0
    while at < len(markers):
        end = _end(markers, at)
        found.append(_told(markers[at : end + 1]) if end is not None else _left(markers[at]))
        at = at + 1 if end is None else end + 1
    return found


def _markers(text: str, path: str) -> Iterator[_Marker]:
    for match in _LINE.finditer(text):
        line, column = text.count("\n", 0, match.start()) + 1, len(match["blanks"]) + 1
        yield _Marker(match["signs"][0], match["name"] or "", Position(path, line, column), match[0].strip())


def _end(markers: list[_Marker], at: int) -> int | None:
    """Where the conflict ends that begins at a marker; None where it is no beginning, or another begins before."""
    if markers[at].sign != _BEGIN:
        return None
    for place in range(at + 1, len(markers)):
        if markers[place].sign in (_BEGIN, _END):
            return place if markers[place].sign == _END else None
    return None


def _told(markers: list[_Marker]) -> Diagnostic:
    first, *between, last = markers
    names = f" (“{first.name}” và “{last.name}”)" if first.name and last.name else ""
    message = (
        f"Git chưa trộn xong: từ dòng {first.place.line} tới dòng {last.place.line} là hai bản của một chỗ{names}, "
        "ngăn nhau bằng dòng =======."
    )
    related = [Related(marker.place, "ranh giới hai bản") for marker in between if marker.sign == _MIDDLE]
    related.append(Related(last.place, f"hết chỗ chưa trộn: “{last.typed}”"))
    return Diagnostic("source/conflict", message, first.place, _CURE, related=tuple(related))


def _left(marker: _Marker) -> Diagnostic:
    message = f"Dòng “{marker.typed}” là dấu của git còn sót lại khi trộn hai bản."
    return Diagnostic("source/conflict", message, marker.place, "Xem chỗ này đã chọn đúng lời chưa, rồi xoá dòng ấy.")
