"""A document as those see it who amend it: provisions within provisions, each called as offices call it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from gen.core.node import Node
from gen.document.model import Appendix, Para


class ProvisionKind(Enum):
    """What a provision is."""

    WHOLE = auto()
    # what holds provisions of one kind and prints no word of its own
    LIST = auto()
    SUBJECT = auto()
    BASIS = auto()
    TEXT = auto()
    ITEM = auto()
    ATTRIBUTE = auto()
    APPENDIX = auto()
    TITLE = auto()
    TABLE = auto()
    COLUMN = auto()
    ROW = auto()
    GROUP = auto()
    CELL = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Provision:
    """One provision: what it is called within its holder (khoản 2), its label, its own printed lines, those in it."""

    kind: ProvisionKind
    # “khoản” and “2”, “gạch đầu dòng” and “thứ hai”, “trích yếu” and nothing
    word: str
    number: str = ""
    label: str = ""
    lines: tuple[str, ...] = ()
    children: tuple[Provision, ...] = ()
    # what its own lines are called apart from those in it: “tên”, “đoạn mở đầu”
    opening: str = ""
    # false where a place within is told without it
    told: bool = True
    ma: str = ""
    source: Node | None = None
    paras: tuple[Para, ...] = ()
    appendix: Appendix | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What it is called within its holder."""
        return f"{self.word} {self.number}".strip()


def walk(top: Provision) -> Iterator[Provision]:
    """A provision and all in it, in reading order."""
    yield top
    for child in top.children:
        yield from walk(child)


def printed(top: Provision) -> list[str]:
    """The printed lines of a provision and of all in it, each with its label."""
    out = own_lines(top)
    for child in top.children:
        out += printed(child)
    return out


def own_lines(provision: Provision) -> list[str]:
    """The lines of a provision alone; a cell tells its column by id, since its words don't say where they stand."""
    if provision.kind is ProvisionKind.CELL:
        return [f"[{provision.ma}] {line}" for line in provision.lines if line]
    lines = provision.lines or (("",) if provision.label else ())
    return [f"{provision.label} {line}".strip() if not at else line for at, line in enumerate(lines)]


def without_label(provision: Provision) -> list[str]:
    """The printed lines of a provision and of all in it, but for its own label and the labels that repeat it."""
    own = "\n".join(provision.lines)
    return [own, *(line for child in provision.children for line in relabelled_lines(child, provision.number, ""))]


def relabelled_lines(top: Provision, old: str, new: str) -> list[str]:
    """The printed lines where a label that begins with one number begins with another."""
    label = relabelled(top.label, old, new)
    out = [
        f"{label} {line}".strip() if not at else line for at, line in enumerate(top.lines or (("",) if label else ()))
    ]
    for child in top.children:
        out += relabelled_lines(child, old, new)
    return out


def relabelled(label: str, old: str, new: str) -> str:
    """A label that repeats a number of the level above, with another number there."""
    if old and label.startswith(old) and label[len(old) : len(old) + 1] in (".", "-") and label[len(old) + 1 :].strip():
        return new + label[len(old) :]
    return label
