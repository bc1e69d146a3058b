"""The bases of a document as rules compare them, and every citation with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import PrintedText, TextPart
from gen.registers.entries import LegalDocument, Registers
from gen.registers.wording import wording
from gen.text.citing import LAWS, Cited, citations, law_at_start, party_rank, rank
from gen.text.diacritics import name_key

_CALL = re.compile(r"\bvb\(\s*['\"]([a-z0-9-]+)['\"]\s*\)")


@dataclass(frozen=True, slots=True)
class Basis:
    """One basis: its item, the value with its words, the words without opener, and what it cites first."""

    item: Node
    source: Node
    words: str
    opener: str
    cited: Cited | None
    entry: LegalDocument | None

    @property
    def rank(self) -> tuple[Khoi, int, int] | None:
        """The system (State, Party) and the ranks between which it stands."""
        if self.cited is None:
            return None
        if self.cited.party:
            found, system = party_rank(self.cited.number), Khoi.PARTY
        else:
            found, system = rank(self.cited.kind, self.cited.number, self.cited.issuer), Khoi.STATE
        return (system, *found) if found else None

    @property
    def day(self) -> date | None:
        """The day of what it cites."""
        return self.cited.date.exact if self.cited and self.cited.date else None


def bases(view: DocumentView) -> list[Basis]:
    """The bases in order."""
    listed = view.root.get("can_cu")
    paras = view.document.bases
    items = listed.items if listed else ()
    if len(items) != len(paras):
        return []
    return [_basis(view, item, para.plain) for item, para in zip(items, paras, strict=True)]


# offices put first what they are organised by: the law, or the decree on their functions
_ORGANISES = re.compile(
    r"Luật Tổ chức|.*\bchức năng, nhiệm vụ(?:,| và)? quyền hạn\b|.*\bquy định chức năng, nhiệm vụ\b"
)


def organises(basis: Basis) -> bool:
    """Whether a basis is what the office itself is organised by, which stands first whatever its rank and date."""
    return bool(_ORGANISES.match(basis.words))


def _basis(view: DocumentView, item: Node, printed: str) -> Basis:
    words = printed.lstrip("- ").rstrip(".;, ")
    opener = next((opener for opener in wording().openers if words.casefold().startswith(f"{opener.casefold()} ")), "")
    words = words[len(opener) :].strip()
    source = item.get("noi_dung") or item.get("van_ban") or item
    entry = view.registers.documents.get(item.text_of("van_ban"))
    if entry is not None:
        number = "" if entry.loai in LAWS else entry.so
        cited = Cited(entry.loai, number, entry.ngay, entry.co_quan, 0, entry.ve)
        return Basis(item, source, words, opener, cited, entry)
    return Basis(item, source, words, opener, law_at_start(words) or _first(words), None)


def _first(words: str) -> Cited | None:
    found = citations(words)
    return found[0] if found and found[0].start == 0 else None


def mentions(view: DocumentView) -> Iterator[tuple[PrintedText, Cited]]:
    """Every citation by number in the order read; the subject line is not running text, recipients neither."""
    for text in view.texts:
        if text.part not in (TextPart.TRICH_YEU, TextPart.NOI_NHAN):
            for cited in citations(text.plain):
                yield text, cited


def calls_of(node: Node) -> Iterator[str]:
    """The ids of the register that a value calls: as a basis, or by `vb('…')`."""
    if node.is_text:
        if "vb(" in node.text:
            yield from _CALL.findall(node.text)
        return
    for key in ("noi_dung", "them", "dan"):
        yield from _CALL.findall(node.text_of(key))
    if node.text_of("van_ban"):
        yield node.text_of("van_ban")


def entry_of(registers: Registers, cited: Cited) -> LegalDocument | None:
    """The register entry of the same number whose issuer or day agrees; another office may use the same number."""
    for entry in registers.documents.values():
        if entry.so and entry.so.replace(" ", "") == cited.number and (cited.year_in_number or _agrees(entry, cited)):
            return entry
    return None


def _agrees(entry: LegalDocument, cited: Cited) -> bool:
    """True where a citation means this entry: the same issuer, or the same day."""
    return same_issuer(entry, cited) or (cited.date is not None and cited.date == entry.ngay)


def same_issuer(entry: LegalDocument, cited: Cited) -> bool:
    """True where the issuers are named alike, one perhaps more fully."""
    ours, theirs = name_key(entry.co_quan), name_key(cited.issuer)
    return bool(ours and theirs) and (ours.startswith(theirs) or theirs.startswith(ours))
