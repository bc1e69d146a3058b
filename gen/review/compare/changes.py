"""What a comparison tells: changes with their place, their words and their sort, and what is told once for many."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from gen.core.diagnostic import Position
from gen.review.compare.trees import Kind


class Sort(Enum):
    """What a change is about, the weightiest first."""

    DEADLINE = "thoi-han"
    BODY = "co-quan"
    FIGURE = "so-lieu"
    CITATION = "vien-dan"
    SUBSTANCE = "noi-dung"
    STRUCTURE = "bo-cuc"
    FORM = "hinh-thuc"


SORT_NAMES = {
    Sort.DEADLINE: "thời hạn",
    Sort.BODY: "cơ quan thực hiện",
    Sort.FIGURE: "số liệu",
    Sort.CITATION: "căn cứ, viện dẫn",
    Sort.SUBSTANCE: "nội dung",
    Sort.STRUCTURE: "bố cục",
    Sort.FORM: "chỉ hình thức",
}
KIND_NAMES = {
    Kind.ADDED: "thêm",
    Kind.REMOVED: "bỏ",
    Kind.MOVED: "chuyển chỗ",
    Kind.REWORDED: "sửa",
    Kind.SET: "đổi",
    Kind.RENUMBERED: "đánh số lại",
}


class Origin(Enum):
    """How a plan that inherits came to differ from what it inherits."""

    OTHER = ""
    OWN = "tu-viet"
    PHRASE = "thay-tu"
    NAMES = "ten-bien"
    GIVEN = "giao-viec"
    NOT_OURS = "khong-nhan"


ORIGIN_NAMES = {
    Origin.OWN: "bản này tự viết",
    Origin.PHRASE: "theo thay_tu",
    Origin.NAMES: "theo tên đơn vị, biến",
    Origin.GIVEN: "giao việc (nhan_viec)",
    Origin.NOT_OURS: "việc của đơn vị khác, không nhận",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words: `equal` in both, `delete` in the first alone, `insert` in the second alone."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Below:
    """What a change does to the plans that inherit: who takes it over, who says something else there, who is hurt."""

    follows: tuple[str, ...] = ()
    # a plan and what it does at this place: `sua`, `thay`, `bo`, `giao`
    overrides: tuple[tuple[str, str], ...] = ()
    # what the plan leaned on is gone: it no longer composes, or its patch has become an item of its own
    lost: tuple[str, ...] = ()
    # plans that have nothing at this place, such as a row of others
    without: tuple[str, ...] = ()
    # plans that no longer compose, for another reason
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One difference as a reviewer is told of it."""

    kind: Kind
    sorts: tuple[Sort, ...]
    place: str
    path: str
    segments: tuple[Segment, ...] = ()
    # where it stood before, where that is another place or path
    old_place: str = ""
    old_path: str = ""
    # what was set otherwise, as what and from what to what
    setting: tuple[str, str, str] = ("", "", "")
    # the place of the clause or row that it is about, where the change is in one line of it
    within: str = ""
    # the task or clause that an attribute or a cell belongs to, by its first words
    topic: str = ""
    # how the second document came to differ, where it inherits from the first
    origin: Origin = Origin.OTHER
    at_a: Position | None = None
    at_b: Position | None = None
    below: Below | None = None


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Labels of one list that changed only because of something else: the first, the last, and how many."""

    place: str
    first: tuple[str, str]
    last: tuple[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same words replaced by the same others in many places, and nothing else changed there."""

    old: str
    new: str
    changes: tuple[Change, ...]

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """What the changes are about."""
        there = {sort for change in self.changes for sort in change.sorts}
        return tuple(sort for sort in Sort if sort in there)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two documents; nothing where they print and mean the same."""

    changes: tuple[Change, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    # marks and lines that the machine sets, and that follow from the rest
    followed: tuple[Change, ...] = field(default=())

    @property
    def every(self) -> tuple[Change, ...]:
        """All changes that somebody made, those told once for many too, each once."""
        seen = {id(change): change for one in self.repeated for change in one.changes}
        return (*self.changes, *seen.values())

    def __bool__(self) -> bool:
        return bool(self.changes or self.repeated or self.renumbered or self.followed)
