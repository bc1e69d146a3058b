"""What may happen to a source: bytes, lines, tokens, structure, letters changed at random, alike for the same seed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from random import Random

import yaml

Damage = Callable[[str, Random], bytes]
# signs that mean something to YAML, to texts, to Jinja, to the cascade; and values that a schema may not expect
_SIGNS = r"""
{{ }} {{x}} {% { } [ ] * ** ~ ^ [^a] [^ \ \* *a* **b** H~2~O m^3^ (*) ./. ; . : ? - : # % @ ' " “ ” ` | > >- |- >+ ---
... !bo !thay !noi !dien !xyz !!str &a <<: true no null 0 -1 05 1e999 2026-13-45 1.000 =1+1 ======= &amp; <w:p>
"""
_TOKENS = (
    *("{{ cha }}", "{{ don_vi.ten }}", "{{ vb('a') }}", "{% if a %}", "<<<<<<< HEAD", ">>>>>>> x", "9" * 400),
    *("\t", "\n", "\n\n", "\r", "  ", " #", ": ", "- ", "\u00a0", "\x00", "\x1b[31m", "\u0085", "\u2028", "\ufffe"),
    *("a" * 3000, *_SIGNS.split()),
)
_NAMES = """
ma noi_dung tieu_de muc kieu bo thay sau truoc co_dinh danh_so chu_tri nhom phoi_hop thuc_hien thoi_gian san_pham ky
lien_quan bang cot hang ten phan dieu ke_thua loai don_vi so ngay trich_yeu bien can_cu noi_nhan phu_luc chu_thich kho
van_ban nhan bo_qua nhan_viec thay_tu khong_ke_thua kem_theo ten_loai ky_hieu ket_thuc mo_dau tham_quyen dem rong canh
dan them luu ghi_chu quoc_hieu la _x
"""
_KEYS = (*_NAMES.split(), "")
# without a width, joined or joining, wide, of other scripts, private, unassigned, of old Vietnamese codes
_LETTERS = (
    *"\u200b\u200d\u00ad\u2060\u202e\u2066\ufeff\u0301\u0323\u00a0\u2011\u2013\u0110\u00d0İßﬁÅ№½１Ａ한가😀\ue000\u0378",
    *("👩\u200d👧", "\U0001f1fb\U0001f1f3", "O\u031b", *"\U000e0001\ufffd\u0ab4µ¸¹Ê®©\u1ea0ờ\u0340\u0343\U000f0001"),
)


def bytes_damaged(text: str, random: Random) -> bytes:
    data = bytearray(text.encode())
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + random.choice((1, 1, 1, 3, 40, 4000)))
        match random.randrange(5):
            case 0:
                del data[at:end]
            case 1:
                data[at:at] = bytes(random.randrange(256) for _ in range(random.choice((1, 2, 5))))
            case 2:
                data[at:at] = data[at:end]
            case 3 if at < len(data):
                data[at] ^= 1 << random.randrange(8)
            case _:
                data[at:end] = random.choice((b"", b"\n", b" ", b"\xff", b"\xc3", b"\r\n", b"\x00"))
    return bytes(data)


def lines_damaged(text: str, random: Random) -> bytes:
    lines = text.split("\n")
    for _ in range(random.choice((1, 1, 2, 5))):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(9):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * random.choice((1, 2, 3, 4, 8)) + lines[at]
            case 4:
                lines[at] = lines[at][random.choice((1, 2, 2, 4)) :]
            case 5:
                lines[at : at + 2] = [random.choice((" ", "")).join(lines[at : at + 2])]
            case 6:
                lines[at] = random.choice(("#", "- ", "  - ", "\t", "> ", "muc:", "noi_dung:")) + lines[at]
            case 7:
                del lines[at + 1 :]
            case _:
                lines[at] = lines[at].rstrip() + random.choice((":", " #", " |", " >-", " -", "  ", ": x", '"', " !bo"))
        lines = lines or [""]
    return "\n".join(lines).encode()


def tokens_damaged(text: str, random: Random) -> bytes:
    words = text.split(" ")
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(words))
        token = random.choice((*_TOKENS, *(f"{key}:" for key in _KEYS)))
        match random.randrange(6):
            case 0:
                words[at] = token
            case 1:
                words.insert(at, token)
            case 2:
                words[at] += token
            case 3:
                words[at] = token + words[at]
            case 4:
                cut = random.randrange(len(words[at]) + 1)
                words[at] = words[at][:cut] + token + words[at][cut:]
            case _:
                words[at] = words[random.randrange(len(words))]
    return " ".join(words).encode("utf-8", "surrogatepass")


def letters_damaged(text: str, random: Random) -> bytes:
    if not random.randrange(12):
        form = random.choice(("utf-16", "cp1258", "utf-8-sig", "latin-1", "utf-32"))
        return text.encode(form, "replace")
    if not random.randrange(8):
        text = unicodedata.normalize(random.choice(("NFD", "NFKD")), text)
    for _ in range(random.choice((1, 1, 3, 10))):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(_LETTERS) + text[at + random.choice((0, 0, 1)) :]
    return text.encode()


def structure_damaged(text: str, random: Random) -> bytes:
    """The tree of a source with nodes taken out, doubled, moved, wrapped, renamed, put in place of each other."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    if root is None:
        return b""
    for _ in range(random.choice((1, 1, 2, 4))):
        _damage_node(root, random)
    try:
        return yaml.serialize(root, allow_unicode=True, width=1000).encode()
    except (RecursionError, yaml.YAMLError):
        return text.encode()


def _damage_node(root: yaml.Node, random: Random) -> None:
    holders = [node for node in _nodes(root) if not isinstance(node, yaml.ScalarNode) and node.value]
    if not holders:
        return
    holder = random.choice(holders)
    at = random.randrange(len(holder.value))
    mapped = isinstance(holder, yaml.MappingNode)
    key, old = holder.value[at] if mapped else (None, holder.value[at])
    other = _copied(random.choice(list(_nodes(root))))
    if mapped and not random.randrange(3):
        key = _scalar(random.choice(_KEYS))
    match random.randrange(9):
        case 0:
            del holder.value[at]
            return
        case 1:
            doubled = (key, _copied(old)) if mapped else _copied(old)
            holder.value.insert(random.randrange(len(holder.value) + 1), doubled)
            return
        case 2:
            random.shuffle(holder.value)
            return
        case 3:
            new = other
        case 4:
            new = yaml.SequenceNode("tag:yaml.org,2002:seq", [_copied(old)])
        case 5:
            new = yaml.MappingNode("tag:yaml.org,2002:map", [(_scalar(random.choice(_KEYS)), _copied(old))])
        case 6:
            new = _scalar(random.choice(_TOKENS))
        case 7:
            new = _copied(old)
            new.tag = random.choice(("!bo", "!thay", "!noi", "!dien", "!xyz"))
        case _:
            new = _copied(old)
    holder.value[at] = (key, new) if mapped else new


def _scalar(text: str) -> yaml.ScalarNode:
    clean = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    return yaml.ScalarNode("tag:yaml.org,2002:str", clean)


def _copied(node: yaml.Node) -> yaml.Node:
    if isinstance(node, yaml.ScalarNode):
        return yaml.ScalarNode(node.tag, node.value, style=node.style)
    if isinstance(node, yaml.SequenceNode):
        return yaml.SequenceNode(node.tag, [_copied(item) for item in node.value])
    return yaml.MappingNode(node.tag, [(_copied(key), _copied(value)) for key, value in node.value])


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _nodes(value)


EVERY: dict[str, Damage] = {
    "bytes": bytes_damaged,
    "lines": lines_damaged,
    "tokens": tokens_damaged,
    "letters": letters_damaged,
    "structure": structure_damaged,
}
