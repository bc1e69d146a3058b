"""Changes written into a source at their place: it says what was asked, and nothing else of it moves."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import PLANS, SHARED

from gen.core.node import Node, Tag
from gen.source import read_source
from gen.source.edits import edited
from gen.source.edits.tree_edits import Edit, Insert, Move, NoSuchPlace, Remove, Set, new, path_to, with_edits
from gen.source.edits.tree_edits import Path as Place

SOURCE = """\
# đầu tệp
ma: a  # sau
ten: "Tên cũ"
dai: >-
  Câu thứ nhất.
  Câu thứ hai rất cần giữ.
  Câu thứ ba.
dong: |
  một
  hai
ngan: [a, b]
hang:
  # trên hàng một
  - ma: mot
    viec: Việc một  # hỏi lại
  - {ma: hai, viec: Việc hai}

  # trên hàng ba
  - ma: ba
    viec: 'Việc ba'
    # dưới hàng ba
cuoi: xong
"""


def after(*edits: Edit, source: str = SOURCE) -> str:
    done = edited(source.encode(), "thu.yaml", edits)
    assert done.data is not None, done.refused
    return done.data.decode()


def changed(*edits: Edit) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    before, now = SOURCE.splitlines(), after(*edits).splitlines()
    return [line for line in before if line not in now], [line for line in now if line not in before]


@pytest.mark.parametrize(
    ("path", "text", "gone", "came"),
    [
        (("ma",), "b", "ma: a  # sau", "ma: b  # sau"),
        (("ten",), 'Tên “mới”: "x"', 'ten: "Tên cũ"', 'ten: "Tên “mới”: \\"x\\""'),
        (("hang", 0, "viec"), "Việc: mới", "    viec: Việc một  # hỏi lại", '    viec: "Việc: mới"  # hỏi lại'),
        (("hang", 1, "viec"), "Sửa, xong", "  - {ma: hai, viec: Việc hai}", '  - {ma: hai, viec: "Sửa, xong"}'),
        (("hang", 2, "viec"), "Việc 'ba'", "    viec: 'Việc ba'", "    viec: 'Việc ''ba'''"),
        (("ngan", 1), "c", "ngan: [a, b]", "ngan: [a, c]"),
        (("cuoi",), "", "cuoi: xong", "cuoi:"),
        (("dong",), "một\nba", "  hai", "  ba"),
    ],
)
def test_a_text_keeps_its_form(path: Place, text: str, gone: str, came: str) -> None:
    assert changed(Set(path, new(text))) == ([gone], [came])


def test_a_folded_text_keeps_the_lines_that_stay() -> None:
    now = "Câu thứ nhất. Câu thứ hai đã sửa. Câu thứ ba."
    assert changed(Set(("dai",), new(now))) == (["  Câu thứ hai rất cần giữ."], ["  Câu thứ hai đã sửa."])


def test_a_long_text_goes_below_its_key_and_the_comment_stays_behind_it() -> None:
    out = after(Set(("hang", 0, "viec"), new("Việc rất dài " * 20 + "xong")))
    assert "    viec: >-  # hỏi lại\n      Việc rất dài" in out


def test_keys_and_items_come_and_go_with_what_is_about_them() -> None:
    out = after(
        Set(("hang", 0, "them"), new("x"), before=("viec",)),
        Set(("hang", 1, "them"), new("y")),
        Insert(("hang",), 2, new({"ma": new("moi"), "viec": new("Việc mới")})),
        Remove(("ngan", 0)),
        Remove(("ten",)),
    )
    assert "  - ma: mot\n    them: x\n    viec: Việc một  # hỏi lại\n" in out
    assert "  - {ma: hai, viec: Việc hai, them: y}\n  - {ma: moi, viec: Việc mới}\n\n  # trên hàng ba\n" in out
    assert "ngan: [b]\n" in out and "ten:" not in out


def test_an_item_moves_with_its_comments() -> None:
    out = after(Move(("hang", 2), 0))
    begin = (
        "hang:\n  # trên hàng một\n  # trên hàng ba\n  - ma: ba\n    viec: 'Việc ba'\n    # dưới hàng ba\n  - ma: mot\n"
    )
    assert begin in out


def test_comments_inside_what_is_taken_out_are_told() -> None:
    done = edited(SOURCE.encode(), "thu.yaml", [Remove(("hang", 0))])
    assert done.gone == ("# hỏi lại",) and done.data is not None and "# trên hàng một" in done.data.decode()


def test_line_ends_byte_order_mark_and_split_letters_stay() -> None:
    data = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", SOURCE).replace("\n", "\r\n").encode()
    done = edited(data, "thu.yaml", [Set(("hang", 1, "viec"), new("Sửa\nhai dòng")), Set(("cuoi",), new("x"))])
    assert done.data is not None
    expected = data.replace(unicodedata.normalize("NFD", "Việc hai").encode(), '"Sửa\\nhai dòng"'.encode())
    assert done.data == expected.replace(b"cuoi: xong", b"cuoi: x")


def test_a_path_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(NoSuchPlace):
        edited(SOURCE.encode(), "thu.yaml", [Remove(("khong", 1))])


def test_a_place_of_the_file_is_a_path() -> None:
    root, _ = read_source(SOURCE.encode(), "thu.yaml")
    assert root is not None
    found = {path_to(root, node): path for path, node in every(root)}
    assert all(found[path] == path for path in found)


FILES = [*sorted(PLANS.rglob("*.yaml")), *sorted((SHARED / "corpus").rglob("*.yaml"))]
TEXTS = (
    *(
        "Sở Nội vụ",
        "Kế hoạch: số 1",
        "a # b",
        "- gạch",
        "05",
        "no",
        "{{ don_vi.ten }}",
        "“ngoặc”",
        "một\nhai",
        "x" * 130,
    ),
    *("Trồng cây " * 30 + "xong.", "", "'đơn'", '"kép"', "a\\b", "[x, y]", "1.500.000", "^", "* sao", "a, b; c", "!bo"),
    *("dòng dài " * 12 + "x\n" + "dòng hai " * 20 + "y", "kết thúc:", "? hỏi", "x" * 130, "100%", "# chú thích"),
)


def every(node: Node, path: Place = ()) -> Iterator[tuple[Place, Node]]:
    yield path, node
    for key, value in node.mapping.items():
        yield from every(value, (*path, key))
    for number, item in enumerate(node.items):
        yield from every(item, (*path, number))


def some_value(draw: random.Random, depth: int = 0) -> Node:
    kind = draw.random()
    if kind < 0.6 or depth > 1:
        return new(draw.choice(TEXTS))
    values = [some_value(draw, depth + 1) for _ in range(draw.randint(1, 3))]
    return new(values) if kind < 0.8 else new({f"k{number}": value for number, value in enumerate(values)})


def some_edit(draw: random.Random, path: Place, node: Node) -> Edit | None:
    if node.is_text:
        return Set(path, new(draw.choice(TEXTS), node.tag))
    if node.is_mapping:
        keys = list(node.mapping)
        if len(keys) > 1 and draw.random() < 0.4:
            return Remove((*path, draw.choice(keys)))
        return Set((*path, "khoa_moi"), some_value(draw), before=(draw.choice(keys),) if keys else ())
    number, to = draw.randrange(max(len(node.items), 1)), draw.randint(0, len(node.items))
    kinds: list[Edit] = [Insert(path, to, some_value(draw))]
    return draw.choice([*kinds, Remove((*path, number)), Move((*path, number), to)] if len(node.items) > 1 else kinds)


def some_edits(draw: random.Random, root: Node, count: int) -> list[Edit]:
    """Edits at places of which none holds another."""
    places, edits, used = list(every(root)), [], list[Place]()
    for _ in range(count):
        path, node = draw.choice(places)
        if path and not any(path[: len(one)] == one or one[: len(path)] == path for one in used):
            edit = some_edit(draw, path, node)
            used.append(path)
            edits += [edit] if edit is not None else []
    return edits


def with_comments(draw: random.Random, text: str) -> str:
    """A source with comments that change nothing it says."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.rstrip().endswith((":", "}")) and "#" not in line]
    for number in sorted(draw.sample(starts, min(8, len(starts))), reverse=True):
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        lines[number] += f"  # sau {number}"
        lines.insert(number, f"{indent}# trên {number}")
    return "\n".join(lines)


@given(st.randoms(use_true_random=False), st.sampled_from(FILES), st.sampled_from([1, 1, 3, 8]))
def test_whatever_is_edited_reads_back_as_asked(draw: random.Random, file: Path, count: int) -> None:
    data = with_comments(draw, file.read_text(encoding="utf-8")).encode()
    data = data.replace(b"\n", b"\r\n") if draw.random() < 0.2 else data
    root, found = read_source(data, "x.yaml")
    if root is None or any(one.is_error for one in found):
        return
    edits = some_edits(draw, root, count)
    done = edited(data, "x.yaml", edits)
    assert done.data is not None, (done.refused, edits)
    again, _ = read_source(done.data, "x.yaml")
    assert again is not None and said(again) == said(with_edits(root, edits))
    taken_out = any(isinstance(edit, Remove) for edit in edits)
    assert taken_out or not done.gone
    old, now = data.decode().split("\n"), done.data.decode().split("\n")
    assert only_near(root, edits, old, now)


def edit_is_text(edit: Edit) -> bool:
    """True for a text put in place of a text."""
    return isinstance(edit, Set) and edit.value.is_text and edit.path[-1] != "khoa_moi"


def said(node: Node) -> object:
    if node.is_text:
        return (node.tag, node.text)
    return node.tag, [*((key, said(value)) for key, value in node.mapping.items()), *map(said, node.items)]


def only_near(root: Node, edits: list[Edit], old: list[str], now: list[str]) -> bool:
    """True where a new text left all lines alone before its own and from that of the next value on."""
    if len(edits) != 1 or not edit_is_text(edits[0]) or edits[0].path not in dict(every(root)):
        return True
    places = [node.named_at.line for _, node in every(root)]
    first = dict(every(root))[edits[0].path].named_at.line
    rest = old[min([line for line in places if line > first], default=len(old)) - 1 :]
    return old[: first - 1] == now[: first - 1] and now[len(now) - len(rest) :] == rest


def test_what_is_put_in_place_of_a_slot_has_no_tag() -> None:
    out = after(Set(("a",), new("x")), source='a: !dien "gợi ý"\nb: 1\n')
    assert out == "a: x\nb: 1\n"
    assert after(Set(("a",), new("x", Tag.SLOT)), source='a: !dien "gợi ý"\nb: 1\n') == 'a: !dien "x"\nb: 1\n'
