"""The draft of an amending document: a plan like any other, each instruction with where both texts say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from gen.amend.amendment import Amendment
from gen.amend.instruction import APPENDIX_ADDS, Act, Instruction
from gen.amend.notes_once import NotesOnce
from gen.amend.printed_words import without_set_mark, words_of
from gen.amend.provision import Provision
from gen.amend.quoted_yaml import quoted_nodes
from gen.amend.sentences import sentence
from gen.amend.typed_words import shielded, typed_line
from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.core.vocabulary import DocumentKind
from gen.document.citation import Citation
from gen.document.model import Document
from gen.registers.entries import LegalDocument
from gen.registers.wording import wording
from gen.source.ordering import ordered
from gen.source.trivia import FileTrivia, Trivia
from gen.source.write import write

# before these a base on the amended document stands
_PROPOSALS = ("Theo đề nghị", "Xét đề nghị", "Xét Tờ trình", "Theo Tờ trình")
_RESPONSIBLE = "chịu trách nhiệm thi hành"
# gives a value of the new text with its `{{ }}` written out
WrittenOut: TypeAlias = Callable[[Node], Node]


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What the draft says of itself and of what it amends."""

    kind: DocumentKind
    unit: str
    year: int
    # the path of the amended plan from the draft, and how a person calls the draft
    amends: str
    cited: LegalDocument
    # what differs and is no part of the instructions
    left_out: Sequence[str] = ()


def draft(amendment: Amendment, new: Document, root: Node, facts: DraftFacts, written_out: WrittenOut) -> str:
    """The YAML of the amending document; `root` is the resolved tree of the new text."""
    return _Draft(amendment, new, root, facts, written_out).text()


@dataclass
class _Draft:
    amendment: Amendment
    new: Document
    root: Node
    facts: DraftFacts
    written_out: WrittenOut
    places: dict[tuple[Position, bool], Trivia] = field(default_factory=dict)
    line: int = 0

    def text(self) -> str:
        facts = self.facts
        self.called = wording().kinds[facts.kind].called
        self.frame = wording().amending_frame
        articles = "_dieu" if self.root.get("dieu") is not None else ""
        entries: dict[str, Node | None] = {
            "loai": self.node(str(facts.kind)),
            "don_vi": self.node(facts.unit),
            "ngay": self.node(str(facts.year)),
            "sua_doi": self.node(facts.amends),
            "trich_yeu": self.node(self.filled(f"trich_yeu{articles}")),
            "can_cu": self.node(tuple(self.bases())),
        }
        clauses = self.node(tuple(map(self.clause, self.amendment.instructions)))
        entries |= self.decision(clauses, articles) if facts.kind is DocumentKind.DECISION else self.plan(clauses)
        entries |= {"noi_nhan": self.recipients(), "ky": self.copied("ky"), "phu_luc": self.appendices()}
        tree = self.node({key: value for key, value in entries.items() if value is not None})
        calls = NotesOnce()
        tree = calls.each_once(tree)
        notes = self.notes(calls)
        tree = tree.with_value({**tree.mapping, "chu_thich": notes}) if notes is not None else tree
        trivia = FileTrivia(head=[f"# {line}".rstrip() for line in self.head()], places=self.places)
        return write(ordered(tree), trivia)

    def head(self) -> Iterator[str]:
        yield f"Dự thảo sửa đổi {Citation(self.facts.cited).ngan}, gen amend viết từ nguồn hiện nay. Sửa lời tuỳ ý;"
        yield "gen amend --thu cho biết làm theo văn bản này thì có được đúng nguồn hiện nay không."
        for left in self.facts.left_out:
            yield f"Không sửa ở đây: {left}."

    def node(self, value: str | dict[str, Node] | tuple[Node, ...]) -> Node:
        """A value at a place of its own, so that comments find it."""
        self.line += 1
        return Node(value, Position("", self.line), Position("", self.line))

    def filled(self, name: str) -> str:
        """One form of the frame."""
        cited = Citation(self.facts.cited, long_date=self.facts.kind is DocumentKind.DECISION)
        return self.frame[name].format(
            vien_dan=shielded(str(cited)), ngan=shielded(cited.ngan), loai=self.called, co_quan=self.new.unit.ten
        )

    def bases(self) -> Iterator[Node]:
        """Those of the new text, and the amended document before who proposes."""
        words = [typed_line(without_set_mark(words_of(para)), para) for para in self.new.bases]
        at = next((at for at, text in enumerate(words) if text.startswith(_PROPOSALS)), len(words))
        listed = self.root.get("can_cu")
        own = list(map(self.base, words, listed.items if listed is not None else ()))
        long = self.facts.kind is DocumentKind.DECISION
        amended = f"{wording().base_opener} {shielded(str(Citation(self.facts.cited, long_date=long)))}"
        yield from (*own[:at], self.node(amended), *own[at:])

    def base(self, words: str, source: Node) -> Node:
        """One that cites a register goes on doing so, in the form of dates that the draft has."""
        cited = source.text_of("van_ban")
        local = self.root.get("van_ban")
        if not cited or (local is not None and cited in local.mapping):
            return self.node(words)
        return self.fresh(source.with_value({key: value for key, value in source.mapping.items() if key != "ma"}))

    def decision(self, clauses: Node, articles: str) -> dict[str, Node | None]:
        """Three articles: what is amended, since when, who carries it out."""
        first = {"ma": self.node("sua-doi"), "noi_dung": self.node(self.filled(f"dieu{articles}"))}
        first |= self.numbered(clauses)
        last = self.responsible() or self.filled("thi_hanh")
        return {"dieu": self.node((self.node(first), self.node(self.filled("hieu_luc")), self.node(last)))}

    def numbered(self, clauses: Node) -> dict[str, Node]:
        """The clauses; a single one has no number."""
        return {**({} if len(clauses.items) > 1 else {"kieu": self.node("khong")}), "muc": clauses}

    def responsible(self) -> str:
        """The article of the amended decision that says who carries it out."""
        for item in reversed(self.new.items):
            if item.paragraphs and _RESPONSIBLE in item.paragraphs[0].plain and not item.children:
                return f"{typed_line(without_set_mark(words_of(item.paragraphs[0])), item.paragraphs[0])}."
        return ""

    def plan(self, clauses: Node) -> dict[str, Node | None]:
        """A lead-in, what is amended, since when."""
        titled = {"tieu_de": self.node(self.frame["noi_dung"]), **self.numbered(clauses)}
        below = (self.node(self.filled("hieu_luc")), self.node(self.filled("thuc_hien")))
        return {
            "mo_dau": self.node(self.filled("mo_dau")),
            "noi_dung": self.node(titled),
            "to_chuc_thuc_hien": self.node(below),
        }

    def clause(self, one: Instruction) -> Node:
        """One instruction, above it where the issued text and the new one say what it is about."""
        text = shielded(sentence(one, self.amendment.places, self.called))
        node = quoted_nodes(text, one, self.amendment.new.holder, self.node)
        self.places[node.pos, False] = Trivia(above=[f"# {line}" for line in _origin(one)])
        return node

    def recipients(self) -> Node | None:
        node = self.copied("noi_nhan")
        if node is None or self.facts.kind is not DocumentKind.DECISION:
            return node
        own = self.frame["nhu_dieu"]
        begins = own.rpartition(" ")[0]
        rest = [item for item in node.items if not (item.text or item.text_of("ten")).startswith((begins, "Như trên"))]
        return self.node((self.node(own), *rest))

    def appendices(self) -> Node | None:
        """The appendices that are put in or take another's place, whole."""
        acts = (Act.REPLACE_APPENDIX, *APPENDIX_ADDS)
        whole = [one.content[0] for one in self.amendment.instructions if one.act in acts]
        return self.node(tuple(map(self.appendix, whole))) if whole else None

    def appendix(self, provision: Provision) -> Node:
        assert provision.source is not None and provision.appendix is not None
        node = self.fresh(provision.source)
        return node.with_value({**node.mapping, "ten": self.node(provision.appendix.name.line)})

    def copied(self, key: str) -> Node | None:
        node = self.root.get(key)
        return self.fresh(node) if node is not None else None

    def fresh(self, node: Node) -> Node:
        """A value of the new text as one of the draft's: written out, and no comment of another file finds it."""
        if node.is_mapping and node.mapping.keys() == {"ten"}:
            return self.fresh(node.mapping["ten"])
        if node.is_mapping:
            return self.node({key: self.fresh(value) for key, value in node.mapping.items() if key not in _STEERING})
        if node.is_list:
            return self.node(tuple(map(self.fresh, node.items)))
        return self.node(self.written_out(node).text)

    def notes(self, calls: NotesOnce) -> Node | None:
        """The footnotes that the draft calls."""
        notes = self.root.get("chu_thich")
        texts = notes.mapping if notes is not None else {}
        known = {id: texts[note] for id, note in calls.notes.items() if note in texts}
        return self.node({id: self.fresh(note) for id, note in known.items()}) if known else None


_STEERING = ("sau", "truoc", "thay", "co_dinh", "chi_cho", "ma_cu")


def _origin(one: Instruction) -> Iterator[str]:
    """Where the issued text says what is amended, and where the new one says what it becomes."""
    issued = [target.provision.source for target in one.targets]
    now = [target.provision.source for target in one.made]
    for said, sources in (("đã ban hành", issued), ("nay", now)):
        places = dict.fromkeys(f"{source.pos.path}:{source.pos.line}" for source in sources if source is not None)
        if places:
            yield f"{said}: {', '.join(list(places)[:_TOLD])}{' …' if len(places) > _TOLD else ''}"


_TOLD = 3
