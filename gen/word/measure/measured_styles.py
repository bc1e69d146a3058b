"""The paragraph styles of a file by name, each measured when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gen.word.measure.model import MeasuredParagraph


class MeasuredStyles(Mapping[str, MeasuredParagraph]):
    """Each style as a paragraph without words; a file may hold thousands that nobody asks for."""

    def __init__(self, ids: Mapping[str, str], measured: Callable[[str], MeasuredParagraph]) -> None:
        self._ids = ids
        self._measured = measured

    def __getitem__(self, name: str) -> MeasuredParagraph:
        return self._measured(self._ids[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
