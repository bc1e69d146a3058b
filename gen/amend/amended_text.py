"""The issued text as a tree that instructions are carried out on, provision by provision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from gen.amend.printed_words import FINAL, same, with_calls
from gen.amend.provision import Provision, ProvisionKind, relabelled
from gen.amend.renumbering import renumbered
from gen.text.word_diff import Edit, edit_steps


@dataclass(eq=False)
class AmendedPart:
    """A provision while it is amended: its label, its printed lines and what is in it."""

    kind: ProvisionKind
    number: str = ""
    label: str = ""
    lines: list[str] = field(default_factory=list)
    children: list[AmendedPart] = field(default_factory=list)
    ma: str = ""
    above: AmendedPart | None = None
    gone: bool = False

    def printed(self) -> Iterator[str]:
        """The printed lines of it and of all in it."""
        if self.gone:
            return
        if self.kind is ProvisionKind.CELL:
            yield from (f"[{self.ma}] {line}" for line in self.lines if line)
        else:
            lines = self.lines or ([""] if self.label else [])
            yield from (f"{self.label} {line}".strip() if not at else line for at, line in enumerate(lines))
        for child in self.children:
            yield from child.printed()

    def take(self, part: AmendedPart, at: int) -> None:
        """Puts a part in at a place."""
        part.above = self
        self.children.insert(at, part)

    def leave(self) -> int:
        """Takes it out from where it stands, and tells which place that was."""
        assert self.above is not None
        at = next(at for at, child in enumerate(self.above.children) if child is self)
        del self.above.children[at]
        return at

    def renumber(self, new: str) -> None:
        """Gives it another number, and to all labels and lines in it that repeat its number."""
        old, self.number = self.number, new
        self.label = renumbered(self.label, old, new)
        if old and new:
            self._follow(old, new)

    def _follow(self, old: str, new: str) -> None:
        # what was put in as lines has its labels in them
        self.lines = [*self.lines[:1], *(_relabelled_line(line, old, new) for line in self.lines[1:])]
        for child in self.children:
            label = relabelled(child.label, old, new)
            if label != child.label:
                child.number = relabelled(child.number, old, new)
                child.label = label
            elif not child.label and child.lines:
                child.lines[0] = _relabelled_line(child.lines[0], old, new)
            child._follow(old, new)


def _relabelled_line(line: str, old: str, new: str) -> str:
    first, blank, rest = line.partition(" ")
    return relabelled(first, old, new) + blank + rest


def text_parts(top: Provision, noted: Callable[[str], str], parts: dict[int, AmendedPart]) -> AmendedPart:
    """The parts of a text; `noted` gives the words of a footnote by its id, `parts` takes each part by provision."""
    part = AmendedPart(top.kind, top.number, top.label, [with_notes(line, noted) for line in top.lines], ma=top.ma)
    for child in top.children:
        part.take(text_parts(child, noted, parts), len(part.children))
    parts[id(top)] = part
    return part


def with_notes(line: str, noted: Callable[[str], str]) -> str:
    """A line with the words of each footnote where it is called."""
    return with_calls(line, lambda id: note_mark(noted(id)))


def note_mark(words: str) -> str:
    """How the words of a footnote stand in a line."""
    return f"[^ {words} ^]"


def differ(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where two texts do not say the same, line by line; the mark behind the last line of all is left alone."""
    return len(a) != len(b) or not all(map(same, a, b))


def differences(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The lines in which two texts differ, side by side; the mark behind the last line of all is left alone."""
    matcher = edit_steps([_compared(line) for line in a], [_compared(line) for line in b])
    for step in matcher:
        if step.kind is Edit.EQUAL:
            continue
        for at in range(max(step.a1 - step.a0, step.b1 - step.b0)):
            old = a[step.a0 + at] if step.a0 + at < step.a1 else ""
            new = b[step.b0 + at] if step.b0 + at < step.b1 else ""
            if not same(old, new):
                yield old.removesuffix(FINAL), new.removesuffix(FINAL)


def _compared(line: str) -> str:
    return line.removesuffix(FINAL)
