"""Plans amended at random, as offices do: words, items, rows, notes, recipients, signatures, appendices, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from gen.core.diagnostic import Position
from gen.core.node import Node

_HERE = Position("plans/thu.yaml")
_SAID = (
    "Sở Nội vụ|phường|tổ chức|kiểm tra|trước ngày 15/8/2026|Quý III/2026|98,5%|134/KH-UBND|các cơ quan, đơn vị|& <tạm>|"
    "đôn đốc|báo cáo|*nghiêng*|**đậm**|hằng quý|1.500.000 đồng|theo quy định|Nhân dân"
)
_WORDS = _SAID.split("|")
_LISTS = ("muc", "hang", "noi_nhan", "can_cu", "phan", "dieu", "noi_dung", "muc_dich", "yeu_cau", "to_chuc_thuc_hien")
# texts that hold ids or say how to print, not words
_NO_WORDS = (
    "ma kieu loai don_vi so ngay van_ban rong canh kho quoc_hieu danh_so dem lien_quan ky_hieu ten_loai bien cot "
    "kem_theo nhan ngay_can_cu chon tu tinh cong sat co_chu danh_so_duoi dong_chu tep"
)
_SILENT = _NO_WORDS.split()


def text(words: str) -> Node:
    return Node(words, _HERE)


def sentence(rng: Random, least: int = 2, most: int = 12) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(least, most)))


def amended(root: Node, rng: Random, edits: int) -> Node:
    """The plan with some amendments."""
    for _ in range(edits):
        root = rng.choice(_AMENDMENTS)(root, rng)
    return root


def replaced(root: Node, old: Node, new: Node | None) -> Node:
    """The tree with one value put in place of another, or taken out."""
    if root is old:
        assert new is not None
        return new
    if root.is_mapping:
        entries = {}
        for key, value in root.mapping.items():
            if value is old and new is None:
                continue
            entries[key] = replaced(value, old, new)
        return root.with_value(entries)
    if root.is_list:
        return root.with_value(
            tuple(replaced(one, old, new) for one in root.items if one is not old or new is not None)
        )
    return root


def texts(node: Node, key: str = "") -> Iterator[Node]:
    """The texts that print."""
    if node.is_text and node.text and node.text != "^" and "{{" not in node.text:
        yield node
    for name, value in node.mapping.items():
        if name not in _SILENT:
            yield from texts(value, name)
    for item in node.items:
        yield from texts(item, key)


def lists(node: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """The lists of items."""
    if node.is_list and key in _LISTS and node.items:
        yield key, node
    for name, value in node.mapping.items():
        if name not in _SILENT:
            yield from lists(value, name)
    for item in node.items:
        yield from lists(item)


def _reword(root: Node, rng: Random) -> Node:
    found = list(texts(root))
    old = rng.choice(found)
    words = old.text.split(" ")
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        at = rng.randrange(len(words) + 1)
        how = rng.random()
        if how < 0.4:
            words[at:at] = [sentence(rng, 1, 3)]
        elif how < 0.7:
            words[at : at + rng.randint(1, 4)] = []
        else:
            words[at : at + 1] = [sentence(rng, 1, 2)]
    new = " ".join(words).strip() if rng.random() < 0.85 else sentence(rng)
    return replaced(root, old, text(new or sentence(rng)))


def _remove(root: Node, rng: Random) -> Node:
    found = [one for _, one in lists(root) if len(one.items) > 1]
    if not found:
        return root
    chosen = rng.choice(found)
    gone = set(rng.sample(range(len(chosen.items)), rng.randint(1, min(3, len(chosen.items) - 1))))
    return replaced(root, chosen, chosen.with_value(tuple(v for i, v in enumerate(chosen.items) if i not in gone)))


def _move(root: Node, rng: Random) -> Node:
    found = [one for _, one in lists(root) if len(one.items) > 1]
    if not found:
        return root
    chosen = rng.choice(found)
    items = list(chosen.items)
    if rng.random() < 0.3:
        rng.shuffle(items)
    else:
        items.insert(rng.randrange(len(items)), items.pop(rng.randrange(len(items))))
    return replaced(root, chosen, chosen.with_value(tuple(items)))


def _add(root: Node, rng: Random) -> Node:
    key, chosen = rng.choice(list(lists(root)))
    like = rng.choice(chosen.items)
    fresh = _fresh(like, rng)
    if rng.random() < 0.2 and key not in ("hang", "can_cu", "noi_nhan", "phan", "dieu"):
        fresh = Node({"noi_dung": Node(tuple(text(sentence(rng)) for _ in range(rng.randint(1, 3))), _HERE)}, _HERE)
    at = rng.randint(0, len(chosen.items))
    return replaced(root, chosen, chosen.with_value((*chosen.items[:at], fresh, *chosen.items[at:])))


def _fresh(node: Node, rng: Random, key: str = "") -> Node:
    """Another item of the same shape."""
    if key == "ma":
        return text(f"moi-{rng.randrange(10**9)}")
    if node.is_mapping:
        return node.with_value({name: _fresh(value, rng, name) for name, value in node.mapping.items()})
    if node.is_list:
        return node.with_value(tuple(_fresh(one, rng) for one in node.items))
    return node if key in _SILENT or rng.random() < 0.2 or not node.text else text(sentence(rng))


def _note(root: Node, rng: Random) -> Node:
    """A note added, reworded or taken away."""
    notes = root.get("chu_thich")
    known = dict(notes.mapping) if notes else {}
    how = rng.random()
    if known and how < 0.3:
        name = rng.choice(list(known))
        lines = tuple(text(sentence(rng)) for _ in range(rng.randint(1, 3)))
        if rng.random() < 0.5 and known[name].is_text:
            lines = (text(known[name].text + " " + sentence(rng, 1, 3)), *lines[1:])
        known[name] = Node(lines, _HERE)
    elif known and how < 0.5:
        name = rng.choice(list(known))
        del known[name]
        for one in list(texts(root)):
            if f"[^{name}]" in one.text:
                root = replaced(root, one, text(one.text.replace(f"[^{name}]", "") or "chữ"))
    else:
        places = [one for key in ("phan", "dieu", "noi_dung", "phu_luc") if (p := root.get(key)) for one in texts(p)]
        if not places:
            return root
        name, one = f"c{rng.randrange(10**6)}", rng.choice(places)
        root = replaced(root, one, text(f"{one.text}[^{name}]"))
        known[name] = text(sentence(rng))
    entries = {key: value for key, value in root.mapping.items() if key != "chu_thich"}
    return root.with_value({**entries, "chu_thich": Node(known, _HERE)} if known else entries)


def _head(root: Node, rng: Random) -> Node:
    key, value = rng.choice(
        (
            ("so", str(rng.randint(1, 400))),
            ("ngay", f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"),
            ("ngay", "2026-08"),
            ("trich_yeu", sentence(rng)),
            ("dia_danh", "Kiến An"),
            ("ket_thuc", sentence(rng)),
            ("mo_dau", sentence(rng)),
        )
    )
    entries = dict(root.mapping)
    if key in entries and rng.random() < 0.3 and key not in ("trich_yeu",):
        del entries[key]
    else:
        entries[key] = text(value)
    return root.with_value(entries)


def _signer(rng: Random) -> Node:
    words = {"chuc_vu": "Phó Chủ tịch"}
    if rng.random() < 0.6:
        words |= {"thay_mat": "Ủy ban nhân dân", "ky_thay": "Chủ tịch"}
    if rng.random() < 0.5:
        words["ho_ten"] = rng.choice(("Nguyễn Văn A", "Trần Thị B", "Lê C"))
    return Node({key: text(value) for key, value in words.items()}, _HERE)


def _sign(root: Node, rng: Random) -> Node:
    signers = [_signer(rng) for _ in range(rng.choice((1, 1, 2, 3)))]
    return root.with_value({**root.mapping, "ky": signers[0] if len(signers) == 1 else Node(tuple(signers), _HERE)})


def _appendix(root: Node, rng: Random) -> Node:
    """An appendix added, removed, moved, turned, or given a letterhead."""
    whole = root.get("phu_luc")
    holder = whole.get("muc") if whole is not None and whole.is_mapping else whole
    items = list(holder.items) if holder is not None else []
    how = rng.random()
    if items and how < 0.25:
        items.pop(rng.randrange(len(items)))
    elif items and how < 0.6:
        at = rng.randrange(len(items))
        key, value = rng.choice((("kho", "ngang"), ("kho", "doc"), ("quoc_hieu", "true"), ("kem_theo", "false")))
        items[at] = items[at].with_value({**items[at].mapping, key: text(value)})
    elif len(items) > 1 and how < 0.7:
        rng.shuffle(items)
    else:
        items.insert(rng.randint(0, len(items)), _new_appendix(rng))
    entries = {key: value for key, value in root.mapping.items() if key != "phu_luc"}
    return root.with_value({**entries, "phu_luc": Node(tuple(items), _HERE)} if items else entries)


def _new_appendix(rng: Random) -> Node:
    entries = {"ma": text(f"pl-{rng.randrange(10**6)}"), "tieu_de": text(sentence(rng))}
    if rng.random() < 0.5:
        entries["kho"] = text("ngang")
    if rng.random() < 0.7:
        columns = tuple(
            Node({"ma": text(ma), "ten": text(ma.upper())}, _HERE) for ma in ("tt", "viec", "chu_tri", "ghi_chu")
        )
        rows = tuple(
            Node(
                {"ma": text(f"h{at}"), **{ma: text(sentence(rng, 1, 5)) for ma in ("viec", "chu_tri", "ghi_chu")}},
                _HERE,
            )
            for at in range(rng.randint(1, 5))
        )
        entries["bang"] = Node({"cot": Node(columns, _HERE), "hang": Node(rows, _HERE)}, _HERE)
    else:
        entries["muc"] = Node(tuple(Node({"noi_dung": text(sentence(rng))}, _HERE) for _ in range(3)), _HERE)
    return Node(entries, _HERE)


def _tables(root: Node) -> list[Node]:
    out = [root] if root.is_mapping and "cot" in root.mapping and "hang" in root.mapping else []
    for value in (*root.mapping.values(), *root.items):
        out += _tables(value)
    return out


def _table(root: Node, rng: Random) -> Node:
    """A column gone or come, a cell joined with the one above, a group."""
    found = _tables(root)
    if not found:
        return root
    table = rng.choice(found)
    rows, columns = table.mapping["hang"], table.mapping["cot"]
    how = rng.random()
    if how < 0.5 and len(rows.items) > 1:
        at = rng.randrange(1, len(rows.items))
        row = rows.items[at]
        cells = [key for key in row.mapping if key not in ("ma", "hang", "nhom", "danh_so", "lien_quan")]
        if "nhom" in row.mapping or "nhom" in rows.items[at - 1].mapping or not cells:
            return root
        new = row.with_value({**row.mapping, rng.choice(cells): text("^")})
        return replaced(root, rows, rows.with_value((*rows.items[:at], new, *rows.items[at + 1 :])))
    if how < 0.75:
        group = Node({"nhom": text(sentence(rng, 1, 4)), "hang": rows.with_value(rows.items)}, _HERE)
        return replaced(root, rows, rows.with_value((group,)))
    extra = Node({"ma": text("them"), "ten": text("Thêm")}, _HERE)
    columns = columns.with_value((*columns.items, extra))
    filled = rows.items[0]
    if "nhom" in filled.mapping:
        return root
    rows = rows.with_value((filled.with_value({**filled.mapping, "them": text(sentence(rng, 1, 3))}), *rows.items[1:]))
    return replaced(root, table, table.with_value({**table.mapping, "cot": columns, "hang": rows}))


_AMENDMENTS: tuple[Callable[[Node, Random], Node], ...] = (
    *[_reword] * 4,
    *[_add] * 3,
    *[_remove] * 3,
    *[_move] * 3,
    *[_note] * 2,
    _head,
    _sign,
    *[_appendix] * 2,
    _table,
)
