"""One instruction of an amending document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from gen.amend.places import Target
from gen.amend.provision import Provision


class Act(Enum):
    """What is to be done; the values are the names of its sentences in wording.yaml."""

    REPLACE = "thay"
    CLEAR = "xoa_o"
    PHRASE = "thay_cum_tu"
    PHRASE_ADDED = "them_cum_tu"
    PHRASE_REMOVED = "bo_cum_tu"
    ADD_AFTER = "them_sau"
    ADD_BEFORE = "them_truoc"
    ADD_IN = "them_vao"
    ADD_APPENDIX_AFTER = "them_phu_luc_sau"
    ADD_APPENDIX_BEFORE = "them_phu_luc_truoc"
    ADD_APPENDIX_IN = "them_phu_luc_vao"
    REPLACE_APPENDIX = "thay_phu_luc"
    REMOVE = "bo"
    REMOVE_WORDS = "bo_chu"
    MOVE_AFTER = "chuyen_sau"
    MOVE_BEFORE = "chuyen_truoc"
    MOVE_IN = "chuyen_vao"
    MOVE_AFTER_AS = "chuyen_sau_so"
    MOVE_BEFORE_AS = "chuyen_truoc_so"
    MOVE_IN_AS = "chuyen_vao_so"
    RENUMBER = "danh_so_lai"


PHRASES = (Act.PHRASE, Act.PHRASE_ADDED, Act.PHRASE_REMOVED)
ADDS = (Act.ADD_AFTER, Act.ADD_BEFORE, Act.ADD_IN)
APPENDIX_ADDS = (Act.ADD_APPENDIX_AFTER, Act.ADD_APPENDIX_BEFORE, Act.ADD_APPENDIX_IN)
MOVES = (Act.MOVE_AFTER, Act.MOVE_BEFORE, Act.MOVE_IN)
NUMBERED_MOVES = (Act.MOVE_AFTER_AS, Act.MOVE_BEFORE_AS, Act.MOVE_IN_AS)
REMOVALS = (Act.REMOVE, Act.REMOVE_WORDS)


@dataclass(frozen=True, slots=True, eq=False)
class Instruction:
    """What is done (act) to places of the issued text; what the sentence says beside them."""

    act: Act
    targets: tuple[Target, ...]
    # a phrase of the issued text and what comes in its place or behind it
    phrase: str = ""
    new_phrase: str = ""
    # what is quoted, of the new text
    content: tuple[Provision, ...] = ()
    # beside what a provision is moved
    anchor: Target | None = None
    # new numbers, one for each target
    numbers: tuple[str, ...] = ()
    # what is said where the phrase changes at no other place
    instead: Instruction | None = None
    # where in the issued text it is told
    order: float = 0
    # what of the new text it makes
    made: tuple[Target, ...] = field(default=(), repr=False)
