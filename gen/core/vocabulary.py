"""The keys and ids of the source format that more than one stage knows by name."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias


class DocumentKind(StrEnum):
    """The kinds of documents, by what `loai` says."""

    DECISION = "quyet-dinh"
    PLAN = "ke-hoach"
    PROGRAMME = "chuong-trinh"


class Khoi(StrEnum):
    """Whose rules lay out a document, by what `khoi` of its unit says: the State's (Decree 30) or the Party's."""

    STATE = "chinh-quyen"
    PARTY = "dang"


class WaiverLevel(StrEnum):
    """What a waiver makes of a finding, by what `muc_do` says."""

    DROPPED = "bo"
    WARNING = "canh-bao"
    INFO = "thong-tin"
    ERROR = "loi"


KINDS = tuple(kind.value for kind in DocumentKind)
ATTRIBUTES = ("thuc_hien", "chu_tri", "phoi_hop", "hinh_thuc", "thoi_gian", "san_pham", "kinh_phi")
# of these a value may also be the id of a unit or group, or a list of such
BODIES = ("thuc_hien", "chu_tri", "phoi_hop")
# how a table and its columns look, whatever they say
LOOK_KEYS = ("rong", "canh", "co_chu", "sat")
# what a row of a table may hold beside its cells; no column may be called so
ROW_KEYS = (
    *("ma", "nhom", "tong", "hang", "danh_so", "danh_so_duoi", "sau", "truoc", "bo", "thay", "lien_quan", "co_dinh"),
    *("ma_cu", "chi_cho", "doi_cho"),
)
# the key, and the name in `{{ }}`, of figures of the unit that issues
FIGURES = "so_lieu"
PURPOSE = "muc-dich-yeu-cau"
SECTION_KEYS = {
    "muc_dich": "muc-dich",
    "yeu_cau": "yeu-cau",
    "noi_dung": "noi-dung",
    "to_chuc_thuc_hien": "to-chuc-thuc-hien",
}
SECTION_ORDER = (PURPOSE, "noi-dung", "to-chuc-thuc-hien")
# what only a child may say
CHILD_KEYS = ("ke_thua", "thay_tu", "khong_ke_thua", "chi_ke_thua", "nhan_viec", "lay_tu")
# what no child takes over from its parent
NEVER_INHERITED = ("don_vi", "sua_doi", "so", "ngay", "tham_quyen", "bo_qua", *CHILD_KEYS)
# what steers the cascade and never prints
CASCADE_ONLY = ("sau", "truoc", "thay", "doi_cho", "co_dinh", "ma_cu", "chi_cho", *CHILD_KEYS)
# of these a whole tree is asked at once whether one is anywhere in it
MARKS = frozenset(("co_dinh", "ma_cu", "chi_cho", "tinh", "cong"))
# what a row begins with that is no work: a group, a total
ROW_HEADINGS = frozenset(("nhom", "tong"))
# who may lead a task, the first of them that is there
LEADS = ("chu_tri", "thuc_hien")
# what makes a column one of numbers: typed, by a formula, summed in groups and totals
NUMBER_KEYS = ("so", "tinh", "cong")
# the column of labels, and what a cell holds that is one with the cell above, or with the one on its left
NUMBER_COLUMN, JOINED, JOINED_LEFT = "tt", "^", "<"
JOINING = (JOINED, JOINED_LEFT)
# what stands where in a document whose sections are spread: the kind of what a key holds, or of the items of its list
PartKind: TypeAlias = Literal[
    "document",
    "node",
    "base",
    "recipient",
    "appendices",
    "appendix",
    "table",
    "row",
    "column",
    "cell",
    "texts",
    "plain",
]
KIND_BELOW: dict[tuple[PartKind, str], PartKind] = {
    ("document", "phan"): "node",
    ("document", "dieu"): "node",
    ("document", "can_cu"): "base",
    ("document", "noi_nhan"): "recipient",
    ("document", "phu_luc"): "appendices",
    ("node", "muc"): "node",
    ("node", "bang"): "table",
    **{(holder, "noi_dung"): "texts" for holder in ("node", "appendix", "cell")},
    **{("node", key): "texts" for key in (*BODIES, "lien_quan")},
    **{("document", key): "texts" for key in ("mo_dau", "ket_thuc")},
    ("recipient", "muc"): "recipient",
    ("appendices", "muc"): "appendix",
    ("appendix", "muc"): "node",
    ("appendix", "bang"): "table",
    ("appendix", "noi_nhan"): "recipient",
    ("table", "hang"): "row",
    ("table", "cot"): "column",
    ("column", "cot"): "column",
    ("row", "hang"): "row",
    ("cell", "muc"): "node",
}
