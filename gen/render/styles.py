"""The named styles, found by name since Word gives them new ids; an appendix brings its own."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping

from gen.word.ooxml.elements import value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.units import read_whole
from gen.word.ooxml.xml_parser import Element, parse, serialise
from gen.word.the_thuc import TEN_KIEU

# what phu-luc.docx restyles for every document of its layout family
_OWNED = ("PhuLuc", "PhuLucTieuDe", "KemTheo", "BangDau", "BangO", "BangNhom", "BangPhuLuc")
# used only by some documents or one layout family; a template without them is not wrong
_OPTIONAL = ("DauSao", "GachDuoi", "ThamQuyen", "KeNgang", "Header", "Normal")
_RULE = "KeNgang"
_CELLS = ("BangDau", "BangO", "BangNhom")
# half points, where nothing says another size
_WORDS_OWN = 20
_REFERENCES = ("basedOn", "next", "link")


def style_ids(styles: bytes) -> dict[str, str]:
    """Our id of each named style -> the id it has in this template."""
    by_name = {name.casefold(): id for id, name in _names(parse(styles)).items()}
    return {ours: by_name[name.casefold()] for ours, name in TEN_KIEU.items() if name.casefold() in by_name}


def missing_styles(ids: Mapping[str, str], *, rules: bool) -> list[str]:
    """The names of styles that the code needs and the template lacks; `rules` where it has lines drawn below names."""
    optional = [ours for ours in _OPTIONAL if ours != _RULE or not rules]
    return [name for ours, name in TEN_KIEU.items() if ours not in ids and ours not in optional]


def merge_styles(main: bytes, appendix: bytes) -> tuple[bytes, dict[str, str]]:
    """The main template's styles with the appendix's own in place, and appendix id -> merged id."""
    target, source = parse(main), parse(appendix)
    main_by_name = {name.casefold(): id for id, name in _names(target).items()}
    owned = {TEN_KIEU[ours].casefold() for ours in _OWNED}
    renamed = {
        id: main_by_name.get(name.casefold(), id if name.casefold() in owned else main_by_name.get("normal", id))
        for id, name in _names(source).items()
    }
    for style in source.findall(f"{W}style"):
        name = _name(style).casefold()
        if name not in owned:
            continue
        fresh = copy.deepcopy(style)
        new_id = renamed[str(style.get(f"{W}styleId"))]
        fresh.set(f"{W}styleId", new_id)
        for reference in _REFERENCES:
            for element in fresh.findall(f"{W}{reference}"):
                element.set(f"{W}val", renamed.get(str(element.get(f"{W}val")), new_id))
        old = next((s for s in target.findall(f"{W}style") if s.get(f"{W}styleId") == new_id), None)
        if old is not None:
            target.replace(old, fresh)
        else:
            target.append(fresh)
    return serialise(target), renamed


def rename_styles(xml: str, renamed: Mapping[str, str]) -> str:
    """Body XML of the appendix template with its style ids as the merged styles have them."""

    def change(match: re.Match[str]) -> str:
        return f"{match[1]}{renamed.get(match[2], match[2])}{match[3]}"

    return re.sub(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)(")', change, xml)


def table_size_pt(styles: bytes, ids: Mapping[str, str]) -> float:
    """The size of the type of a table's cells in pt, the greatest of its styles: widths are told by it."""
    root = parse(styles)
    by_id = {str(style.get(f"{W}styleId")): style for style in root.findall(f"{W}style")}
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    return max(_size(by_id, ids[ours]) or read_whole(value(default, "sz")) or _WORDS_OWN for ours in _CELLS) / 2


def _size(by_id: Mapping[str, Element], id: str) -> int:
    """The size of a style or of one that it is based on, in half points; 0 where none says it."""
    seen: set[str] = set()
    while id in by_id and id not in seen:
        seen.add(id)
        if size := read_whole(value(by_id[id].find(f"{W}rPr"), "sz")):
            return size
        id = value(by_id[id], "basedOn") or ""
    return 0


def _names(root: Element) -> dict[str, str]:
    return {str(style.get(f"{W}styleId")): _name(style) for style in root.findall(f"{W}style")}


def _name(style: Element) -> str:
    return value(style, "name") or ""
