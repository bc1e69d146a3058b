"""Places are those of the file as it is: in letters that came in pieces (NFD), beside signs that nobody sees."""

from __future__ import annotations

import unicodedata

import pytest
from workbench import Office

from gen.source import read_source
from gen.source.file_text import file_text

PLAN = """\
loai: ke-hoach
don_vi: phuong-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử việc
mo_dau: Thực hiện “đề án” của {{ khong_co }} và chú thích[^mot], [^hai]
noi_dung:
  - {ma: a, noi_dung: "Việc thứ nhất của Ủy ban", khoa_la: x}
  - >-
    Đoạn thứ nhất
    có “{{ cung_khong }}” ở dòng hai
  - Tổ chức ,dấu cách trước dấu phẩy
"""


def _told(office: Office, source: str, command: str) -> list[tuple[str, int, str]]:
    """What is said of a plan: the code, the line, and the words of the file from the column on."""
    office.write("plans/a.yaml", source)
    lines = source.split("\n")
    found = office.run(command, "a").findings
    assert found
    return [(one.code, one.line, lines[one.line - 1][one.column - 1 :]) for one in found if "a.yaml" in one.path]


@pytest.mark.parametrize("command", ["build", "check"])
def test_columns_of_letters_in_pieces(office: Office, command: str) -> None:
    right = PLAN.replace(", khoa_la: x", "").replace("{{ khong_co }}", "Mẫu").replace("{{ cung_khong }}", "Mẫu")
    for source in (PLAN, right):
        whole = _told(office, source, command)
        pieces = _told(office, unicodedata.normalize("NFD", source), command)
        assert [(code, line, unicodedata.normalize("NFC", rest)) for code, line, rest in pieces] == whole


def test_columns_beside_signs_that_nobody_sees(office: Office) -> None:
    hidden = PLAN.replace("Thực hiện", "Th\u200bực h\u00adiện").replace("nhất", "nh\u00adất")
    whole = _told(office, PLAN, "build")
    found = [one for one in _told(office, hidden, "build") if one[0] != "source/invisible-character"]
    assert [(code, line, rest.replace("\u00ad", "").replace("\u200b", "")) for code, line, rest in found] == whole


def test_every_place_of_a_tree_is_where_its_words_are() -> None:
    for source in (PLAN, unicodedata.normalize("NFD", PLAN), PLAN.replace("ệ", "\u200bệ\u00ad")):
        lines = source.split("\n")
        root, _ = read_source(source.encode(), "a.yaml")
        assert root is not None
        for key, node in root.mapping.items():
            assert node.key_pos is not None
            assert lines[node.key_pos.line - 1][node.key_pos.column - 1 :].startswith(f"{key}:")
            if node.is_text:
                written = lines[node.pos.line - 1][node.pos.column - 1 :]
                assert file_text(written).text.rstrip() == node.text


@pytest.mark.parametrize("text", ["", "abc", "việc", "\u00adx\u200b", "e\u0301\u0323 u\u031b", "\u0301e", "가각"])
def test_each_column_has_one_in_the_file_and_comes_back(text: str) -> None:
    from gen.core.diagnostic import Position

    for original in (text, unicodedata.normalize("NFD", text)):
        source = file_text(f"một\n{original}\nhai")
        line = source.text.split("\n")[1]
        columns = [source.in_file(Position("a", 2, at)).column for at in range(1, len(line) + 2)]
        assert columns == sorted(columns) and all(1 <= column <= len(original) + 1 for column in columns)
        back = [source.in_text(Position("a", 2, column)).column for column in columns]
        assert back == list(range(1, len(line) + 2)) or len(set(columns)) < len(columns)
