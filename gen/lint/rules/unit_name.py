"""lint/unit-name: bodies are called as the register calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.vocabulary import BODIES
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.registers.body_names import without_small_words
from gen.text.diacritics import name_key, without_diacritics

_PUNCTUATION = " .;,:-–"


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A body of a task that the register has not, though it has one that differs by a tone mark, case or word."""
    for task in view.tasks:
        for key in BODIES:
            node = task.values.get(key)
            for value in (node, *node.items) if node is not None else ():
                if "{{" in value.text:
                    continue
                for part in re.split(r"[;\n]", value.text):
                    name = " ".join(part.split()).strip(_PUNCTUATION)
                    meant = _meant(view, name)
                    if meant:
                        message = f"“{name}” không có trong danh mục, chỉ có “{meant}”."
                        hint = f"Viết “{meant}” hoặc mã của đơn vị; tên gọi khác thì thêm vào goi_khac."
                        yield LintViolation(value, message, hint, words=name, about=(meant,))


def _meant(view: DocumentView, name: str) -> str:
    """The register's name that must be meant, empty where the name is right or nobody knows."""
    names = view.names
    if len(name) < 8 or " " not in name or name in names.exact:
        return ""
    key = name_key(name)
    same = names.by_key.get(key, "")
    if same:
        # “các sở, ban, ngành” inside a sentence begins small
        return "" if same[1:] == name[1:] else same
    bare = names.by_plain.get(" ".join(without_diacritics(key).split()), "")
    return bare or _one_word_off(view, key)


def _one_word_off(view: DocumentView, key: str) -> str:
    """A name with one small word (và, a dash) more or less."""
    bare = without_small_words(key)
    return view.names.by_bare_key.get(bare, "") if len(bare.split()) > 3 else ""


RULE = LintRule(
    name="unit-name",
    what="Cơ quan ở chu_tri, phoi_hop, thuc_hien viết đúng tên trong danh mục; máy báo khi chỉ khác dấu, chữ hoa, "
    "một chữ “và”.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục II: tên cơ quan viết hoa theo tên gọi chính thức. Tên lệch thì bảng "
    "theo dõi, nhan_viec không nhận ra đơn vị. Tên không giống tên nào trong danh mục thì không báo.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - noi_dung: Mở lớp dạy bơi.
    chu_tri: »Phòng Văn hoá và Xã hội
""",
    right="""\
noi_dung:
  - noi_dung: Mở lớp dạy bơi.
    chu_tri: Phòng Văn hóa - Xã hội
""",
    check=check,
)
