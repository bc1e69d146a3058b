"""The count of words told by PyYAML and a zip reader alone: texts of a source whose letters a Word file lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import yaml
from workbench import Docx

# what steers, names or is made into something; the words of all else are on paper
_SILENT = {
    *("loai", "don_vi", "ngay", "ngay_can_cu", "bien", "nhan", "bo_qua", "dau_ket", "ma", "kieu", "danh_so", "dem"),
    *("rong", "canh", "kho", "quoc_hieu", "lien_quan", "van_ban", "sau", "truoc", "thay", "co_dinh", "ke_thua"),
    *("thay_tu", "khong_ke_thua", "nhan_viec", "bo", "kem_theo", "chi_ke_thua", "lay_tu", "so_lieu"),
    *("ma_cu", "chi_cho", "doi_cho", "sua_doi", "danh_so_duoi", "dong_chu", "co_chu", "sat", "tep", "tinh", "cong"),
}
# of a column: that it is one of numbers
_OF_COLUMNS = {"so"}
# a body may be named by its id
_BODIES = ("chu_tri", "phoi_hop", "thuc_hien")
_NOT_TYPED = re.compile(r"\{\{.*?\}\}|\[\^[^\]\s]*\]|\n", re.DOTALL)


def lost(source: bytes, docx: Docx) -> list[str]:
    """Texts of a document that was built whose letters, blanks and signs aside, are not in its file."""
    # signs without width are no words, and YAML takes some of them for signs that may not be there
    read = "".join(sign for sign in source.decode() if unicodedata.category(sign) != "Cf")
    root = yaml.compose(read, Loader=yaml.BaseLoader)
    printed = _letters(docx.text)
    return [text for text in _texts(root, "") for part in _NOT_TYPED.split(text) if _letters(part) not in printed]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).upper().casefold()))


def _texts(node: yaml.Node, key: str) -> Iterator[str]:
    if node.tag in ("!bo", "!dien"):
        return
    if isinstance(node, yaml.ScalarNode):
        if key not in _BODIES or not re.fullmatch("[a-z0-9-]+", node.value):
            yield node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, key)
    else:
        for name, value in node.value:
            if name.value not in _SILENT and not (key == "cot" and name.value in _OF_COLUMNS):
                yield from _texts(value, name.value)
