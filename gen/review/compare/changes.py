"""What a comparison finds: changes with their place, words and category, and what is told once for many places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Position
from gen.text.word_diff import Edit


class ChangeKind(Enum):
    """What was done to a part of a document or to a line of it; the values stand in JSON."""

    ADDED = "them"
    REMOVED = "bo"
    MOVED = "chuyen"
    REWORDED = "sua"
    SET = "dat"
    RENUMBERED = "danh-so"


class Category(Enum):
    """What a change is about, the weightiest first; the values stand in JSON."""

    DEADLINE = "thoi-han"
    BODY = "co-quan"
    FIGURE = "so-lieu"
    CITATION = "vien-dan"
    SUBSTANCE = "noi-dung"
    STRUCTURE = "bo-cuc"
    FORM = "hinh-thuc"


class Cause(Enum):
    """How a plan that inherits came to differ from what it inherits; the values stand in JSON."""

    OTHER = ""
    OWN = "tu-viet"
    PHRASE = "thay-tu"
    NAMES = "ten-bien"
    GIVEN = "giao-viec"
    NOT_OURS = "khong-nhan"
    COMPUTED = "tinh-lai"
    WITHHELD = "chi-cho"
    TAKEN = "lay-tu"


class Aspect(Enum):
    """What can be set otherwise of a part or line without a word of it changing."""

    LOOK = auto()
    PRINTED_AS = auto()
    CELL = auto()
    ID = auto()
    LOCK = auto()
    MEANT = auto()
    CONCERNED = auto()
    WIDTH = auto()
    ALIGNMENT = auto()
    TYPE_SIZE = auto()
    CLOSE_ROWS = auto()
    PAGE = auto()
    LETTERHEAD = auto()
    RUN_IN = auto()


CATEGORY_NAMES = {
    Category.DEADLINE: "thời hạn",
    Category.BODY: "cơ quan thực hiện",
    Category.FIGURE: "số liệu",
    Category.CITATION: "căn cứ, viện dẫn",
    Category.SUBSTANCE: "nội dung",
    Category.STRUCTURE: "bố cục",
    Category.FORM: "chỉ hình thức",
}
KIND_NAMES = {
    ChangeKind.ADDED: "thêm",
    ChangeKind.REMOVED: "bỏ",
    ChangeKind.MOVED: "chuyển chỗ",
    ChangeKind.REWORDED: "sửa",
    ChangeKind.SET: "đổi",
    ChangeKind.RENUMBERED: "đánh số lại",
}
CAUSE_NAMES = {
    Cause.OWN: "bản này tự viết",
    Cause.PHRASE: "theo thay_tu",
    Cause.NAMES: "theo tên đơn vị, biến",
    Cause.GIVEN: "giao việc (nhan_viec)",
    Cause.NOT_OURS: "việc của đơn vị khác, không nhận",
    Cause.COMPUTED: "máy tính lại",
    Cause.WITHHELD: "chỉ cho đơn vị khác (chi_cho)",
    Cause.TAKEN: "lấy từ văn bản khác (lay_tu)",
}
ASPECT_NAMES = {
    Aspect.LOOK: "kiểu chữ",
    Aspect.PRINTED_AS: "in thành",
    Aspect.CELL: "ô",
    Aspect.ID: "mã",
    Aspect.LOCK: "cố định",
    Aspect.MEANT: "chỉ cho",
    Aspect.CONCERNED: "liên quan (không in)",
    Aspect.WIDTH: "độ rộng",
    Aspect.ALIGNMENT: "canh",
    Aspect.TYPE_SIZE: "cỡ chữ",
    Aspect.CLOSE_ROWS: "hàng sát nhau",
    Aspect.PAGE: "khổ giấy",
    Aspect.LETTERHEAD: "quốc hiệu riêng",
    Aspect.RUN_IN: "tiêu đề và nội dung",
}

# a printed place, step by step from the outside in: (“Mục II”, “khoản 1”)
Place: TypeAlias = tuple[str, ...]


def place_name(place: Place) -> str:
    """A place in one line: “Mục II, khoản 1”."""
    return ", ".join(place)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words: in both (EQUAL), in the first alone (DELETE), in the second alone (INSERT)."""

    kind: Edit
    text: str


class Setting(NamedTuple):
    """What was set otherwise, and what it was and is; an empty value is none."""

    aspect: Aspect
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does to the plans that inherit, by their ids."""

    follows: tuple[str, ...] = ()
    # a plan and what it does at this place
    overrides: tuple[tuple[str, OverrideKind], ...] = ()
    # what the plan leaned on is gone: it no longer composes, or its patch has become an item of its own
    lost: tuple[str, ...] = ()
    # plans that have nothing at this place, such as a row of others
    without: tuple[str, ...] = ()
    # plans that no longer compose, for another reason
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One difference as a reviewer is told of it."""

    kind: ChangeKind
    categories: tuple[Category, ...]
    place: Place
    path: str
    segments: tuple[Segment, ...] = ()
    # where it stood before, where that is another place or path
    old_place: Place = ()
    old_path: str = ""
    setting: Setting | None = None
    # the place of the clause or row that it is about, where the change is in one line of it
    within: Place = ()
    # the task or clause that an attribute or a cell belongs to, by its first words
    topic: str = ""
    # how the second document came to differ, where it inherits from the first
    cause: Cause = Cause.OTHER
    at_a: Position | None = None
    at_b: Position | None = None
    impact: Impact | None = None


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Labels of one list that changed only because of something else: the first and last (old, new), and how many."""

    place: Place
    first: tuple[str, str]
    last: tuple[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same words replaced by the same others in many places, and nothing else changed there."""

    old: str
    new: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two documents; false where they print and mean the same."""

    changes: tuple[Change, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    # end marks and lines that the machine sets, and that follow from the rest
    followed: tuple[Change, ...] = ()

    @property
    def every(self) -> tuple[Change, ...]:
        """All changes that somebody made, those told once for many too, each once."""
        seen = {id(change): change for repeated in self.repeated for change in repeated.changes}
        return (*self.changes, *seen.values())

    def __bool__(self) -> bool:
        return bool(self.changes or self.repeated or self.renumbered or self.followed)
