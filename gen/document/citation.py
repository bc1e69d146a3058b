"""How a legal document is cited: laws by name and date, others by number and issuer (Decree 30, appendix I, II.6)."""

from __future__ import annotations

from dataclasses import dataclass

from gen.registers.entries import LegalDocument
from gen.registers.wording import wording


@dataclass(frozen=True, slots=True)
class Citation:
    """What `vb('…')` stands for in a text; prints as the full citation."""

    document: LegalDocument
    long_date: bool = False
    # its subject was typed in a document, and what is raised or lowered there stays so
    has_markup: bool = False

    def __str__(self) -> str:
        return " ".join(part for part in (self.khong_ve, self._subject) if part)

    @property
    def ngan(self) -> str:
        """The short form: the document's short name, else kind and number."""
        words = wording().citation
        doc = self.document
        if doc.goi_tat:
            return doc.goi_tat
        return f"{doc.loai} {doc.ve}" if self._is_law or not doc.so else f"{doc.loai} {words['so'].format(so=doc.so)}"

    @property
    def khong_ve(self) -> str:
        """The citation without its subject (a law keeps its name)."""
        doc, words = self.document, wording().citation
        date = ""
        if doc.ngay:
            date = doc.ngay.long if self.long_date else words["ngay_ngan"].format(ngay=doc.ngay.short)
        if self._is_law:
            return " ".join(part for part in (doc.loai, doc.ve, date) if part)
        number = words["so"].format(so=doc.so) if doc.so else ""
        issuer = words["co_quan"].format(co_quan=doc.co_quan) if doc.co_quan else ""
        return " ".join(part for part in (doc.loai, number, date, issuer) if part)

    @property
    def _is_law(self) -> bool:
        return self.document.loai in wording().numberless

    @property
    def _subject(self) -> str:
        ve = self.document.ve
        if not ve or self._is_law:
            return ""
        begins = ve.casefold()
        if any(begins.startswith(verb) and not begins[len(verb) :][:1].isalnum() for verb in wording().verbs):
            return ve
        return wording().citation["ve"].format(ve=ve)
