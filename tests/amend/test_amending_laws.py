"""Laws of amending: what an amending document prints, carried out on the issued text, gives the new text, word for
word; and it says nothing that did not change."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from amend import amended
from places import ROOT

from gen.amend.amended_text import differ
from gen.amend.amendment import Amendment, amendment, attached, new_parts, note_words
from gen.amend.clauses import clause
from gen.amend.draft import DraftFacts, draft
from gen.amend.drafting import written_out
from gen.amend.interpreter import Clause, Interpreter
from gen.amend.reading_back import read_back
from gen.core.node import Node
from gen.core.vocabulary import DocumentKind
from gen.document import cite
from gen.document.model import Document
from gen.source.write import write
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

PAIRS, FEW_PAIRS = 500, 24
_SEEDS = [pytest.param(seed, marks=pytest.mark.long if seed >= FEW_PAIRS else ()) for seed in range(PAIRS)]


@dataclass(frozen=True)
class Pair:
    """An issued plan and what became of its source."""

    old: Document
    new: Document
    root: Node
    library: Library
    issued: str


class Desk:
    """The example plans, and a place for sources that are nowhere on the disk."""

    def __init__(self) -> None:
        self.workspace = Workspace(ROOT)
        library = Library(self.workspace)
        self.plans = [root for id in self.workspace.documents() if (root := library.shown(id)[0]) is not None]

    def library(self, **sources: str) -> Library:
        """A library with sources of these names besides the registers."""
        texts = {f"plans/{name}.yaml": text.encode() for name, text in sources.items()}
        return Library(self.workspace, lambda path: texts.get(path) or self.workspace.read(path))

    def pair(self, seed: int) -> Pair:
        """A plan and what a drafter made of it; another one where the first does not compose."""
        rng = random.Random(seed)
        while True:
            root = rng.choice(self.plans)
            issued = write(root)
            library = self.library(cu=issued, moi=write(amended(root, rng, rng.choice((1, 3, 9)))))
            old, new = library.document("cu")[0], library.document("moi")[0]
            resolved = library.resolve("moi").root
            if old is not None and new is not None and resolved is not None:
                return Pair(old, new, resolved, library, issued)

    def amending(self, pair: Pair, kind: DocumentKind, found: Amendment) -> Document:
        """The draft of the amending document, composed as any other plan."""
        cited = cite(pair.library.resolve("cu").root or pair.root, pair.library.registers)
        assert cited is not None
        facts = DraftFacts(kind, pair.new.unit.ma, 2026, "cu.yaml", cited)
        text = draft(found, pair.new, pair.root, facts, written_out(pair.library, pair.library.resolve("moi")))
        document, problems = self.library(sua=text, cu=pair.issued).document("sua")
        assert document is not None, [problem.message for problem in problems]
        return document


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("seed", _SEEDS)
def test_what_it_prints_makes_the_issued_text_the_new_one(desk: Desk, seed: int) -> None:
    pair = desk.pair(seed)
    kind = DocumentKind.DECISION if seed % 2 else pair.new.kind
    found = amendment(pair.old, pair.new, "Quyết định" if seed % 2 else "Kế hoạch")
    if not found.instructions:
        parts = zip(new_parts(pair.old), new_parts(pair.new), strict=True)
        assert not any(differ(a, b) for a, b in parts)
        return
    result = read_back(pair.old, pair.new, desk.amending(pair, kind, found))
    assert result.misread == []
    assert result.differences == []
    assert result.count == len(found.instructions)


@pytest.mark.parametrize("seed", _SEEDS)
def test_every_instruction_is_needed(desk: Desk, seed: int) -> None:
    """Without any one of them the outcome is another: none names what did not change."""
    pair = desk.pair(seed)
    found = amendment(pair.old, pair.new, "Kế hoạch")
    notes = note_words(pair.new)
    clauses = [
        clause(one, found.places, "Kế hoạch", found.new.holder, lambda id: notes.get(id, ""))
        for one in found.instructions
    ]
    wanted = new_parts(pair.new)
    for left_out in range(len(clauses)):
        rest = clauses[:left_out] + clauses[left_out + 1 :]
        assert _outcome(pair, found, rest) != wanted, clauses[left_out].sentence


def _outcome(pair: Pair, found: Amendment, clauses: list[Clause]) -> list[list[str]]:
    appendices = attached(found.new.top, note_words(pair.new))
    return Interpreter(found.places, note_words(pair.old), appendices).apply(clauses).parts
