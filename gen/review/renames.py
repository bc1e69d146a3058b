"""Plans whose file was renamed between two states of a workspace: known by who issues them, then by their words."""

from __future__ import annotations

from collections.abc import Sequence

from gen.render.fidelity import document_texts
from gen.review.compare.pairing import Candidate, pair
from gen.text.word_diff import tokens
from gen.workspace.library import Library


def renames(a: Library, b: Library, gone: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """The new ids of plans that have another file now, each with the old one."""
    if not gone or not new:
        return {}
    sides = (
        {id: (_issued_as(a, id), _words(a, id)) for id in gone},
        {id: (_issued_as(b, id), _words(b, id)) for id in new},
    )
    found: dict[str, str] = {}
    # a hundred wards say nearly the same; a plan that changed hands is looked for last
    for issuer in (*dict.fromkeys(issuer for issuer, _ in sides[0].values()), None):
        old, now = (
            [id for id, (own, _) in side.items() if issuer in (own, None) and id not in taken]
            for side, taken in zip(sides, (set(found.values()), set(found)), strict=True)
        )
        pools = [[Candidate("", side[id][1]) for id in ids] for side, ids in zip(sides, (old, now), strict=True)]
        found |= {now[same.b]: old[same.a] for same in pair(*pools).pairs}
    return found


def _issued_as(library: Library, id: str) -> tuple[str, str]:
    """The issuing unit and the kind of a document, as far as its file says."""
    resolved = library.resolve(id)
    root = resolved.root or resolved.partial
    return (root.text_of("don_vi"), root.text_of("loai")) if root is not None else ("", "")


def _words(library: Library, id: str) -> tuple[str, ...]:
    document, _ = library.document(id)
    return tokens("\n".join(document_texts(document))) if document is not None else ()
