"""Where a source says something else today than what was issued of it: by printed words, so that only these count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.document.model import Document, Para, paragraphs_in
from gen.source.paths import paths_in

# parts that are no paragraphs, and what a drafter writes them with
_PARTS = {
    "letterhead": "don_vi, so, ngay",
    "kind_name": "ten_loai",
    "authority": "tham_quyen",
    "signatures": "ky",
}
_REST = "thứ tự, nhãn hoặc trình bày"


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """One place: what was issued there (empty where nothing was), what the source says, and where it says it."""

    path: str
    issued: str
    says: str
    at: Position | None = None


def changed_places(issued: Document, issued_root: Node, now: Document, root: Node) -> list[ChangedPlace]:
    """The places where what the source prints differs from what was issued, in the order of the source."""
    before, after = _by_path(issued, issued_root), _by_path(now, root)
    found = [
        ChangedPlace(name, "", "", root.mapping[key].named_at if (key := name.split(",")[0]) in root.mapping else None)
        for part, name in _PARTS.items()
        if getattr(issued, part) != getattr(now, part)
    ]
    # what only has another id now says what it said
    gone = [paras for path, paras in before.items() if path not in after]
    came = [paras for path, paras in after.items() if path not in before]
    for path, paras in after.items():
        old = before.get(path, [])
        if old != paras and (path in before or paras not in gone):
            found.append(ChangedPlace(path, _words(old), _words(paras), _place(paras)))
    found += [
        ChangedPlace(path, _words(paras), "")
        for path, paras in before.items()
        if path not in after and paras not in came
    ]
    if not found and not _alike(issued, now):
        found.append(ChangedPlace(_REST, "", ""))
    return found


def _by_path(document: Document, root: Node) -> Mapping[str, list[Para]]:
    """The paragraphs of a document, by the path of what they were written in."""
    paths = paths_in(root)
    found: dict[str, list[Para]] = {}
    for para in paragraphs_in(document):
        found.setdefault(_path(para, paths), []).append(para)
    return found


def _path(para: Para, paths: Mapping[int | Position, str]) -> str:
    source = para.source
    if source is None:
        return ""
    return paths.get(id(source)) or paths.get(source.pos, "")


def _words(paras: list[Para]) -> str:
    return " ".join(" ".join(para.shown.split()) for para in paras)


def _place(paras: list[Para]) -> Position | None:
    return next((para.source.pos for para in paras if para.source is not None), None)


def _alike(issued: Document, now: Document) -> bool:
    """True where both print the same; their ids and fingerprints do not print."""
    return all(x == y for x, y in zip(_printed(issued), _printed(now), strict=True))


def _printed(document: Document) -> Iterator[object]:
    yield from (document.items, document.closing, document.bases, document.preamble, document.subject)
    yield from (document.recipients, document.appendices, document.notes, document.number, document.kind)
