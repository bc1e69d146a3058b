"""One value from several layers of properties, the later layer over the earlier."""

from collections.abc import Mapping, Sequence

from gen.word.measure.model import ParagraphFormat, RunFormat
from gen.word.ooxml.elements import is_on
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.units import read_mm, read_number, read_whole
from gen.word.ooxml.xml_parser import Element

Layers = list[Element]

_ALIGN = {"start": "left", "end": "right"}


_AUTO_SPACING = 14.0  # pt: what Word leaves where a web page's own spacing is asked for
_CENTRED_FRAME = "center"


def run_format(base: Layers, groups: Sequence[Layers], direct: Layers, theme: Mapping[str, str]) -> RunFormat:
    """The look of characters from layers of w:rPr: defaults; table, paragraph and character styles; direct."""
    layers = [*base, *(layer for group in groups for layer in group), *direct]

    def toggle(name: str) -> bool:
        if (said := switch(direct, name)) is not None:
            return said
        # A second kind of style that also says "bold" turns it off again (ECMA-376, 17.7.3).
        inherited = sum(switch(group, name) is True for group in groups) % 2 == 1
        return inherited or switch(base, name) is True

    return RunFormat(
        fonts=(_font(layers, "ascii", theme), _font(layers, "hAnsi", theme)),
        size=(read_number(last(layers, "sz", "val")) or 20) / 2,
        bold=toggle("b"),
        italic=toggle("i"),
        caps=toggle("caps"),
        underline=(last(layers, "u", "val") or "none") != "none",
        color=last(layers, "color", "val") or "auto",
        hidden=toggle("vanish"),
        shade=_shade(layers),
        stretch=(read_number((last(layers, "w", "val") or "").rstrip("%")) or 100) / 100,
        tracking=read_number(last(layers, "spacing", "val")) / 20,
    )


def _shade(layers: Layers) -> str:
    """The colour behind the characters, empty where there is none."""
    highlight = last(layers, "highlight", "val") or "none"
    fill = last(layers, "shd", "fill") or "auto"
    if highlight != "none":
        return highlight
    return "" if fill.casefold() in ("auto", "ffffff", "white") else fill


def _font(layers: Layers, slot: str, theme: Mapping[str, str]) -> str:
    font = "Times New Roman"
    for fonts in (found for layer in layers if (found := layer.find(f"{W}rFonts")) is not None):
        from_theme = fonts.get(f"{W}{slot}Theme")
        font = theme.get(from_theme[:5], font) if from_theme else fonts.get(f"{W}{slot}", font)
    return font


def paragraph_format(layers: Layers) -> ParagraphFormat:
    """The layout of a paragraph from its layers of w:pPr."""
    rule = last(layers, "spacing", "lineRule") or "auto"
    line = read_number(last(layers, "spacing", "line") or "240")
    align = last(layers, "jc", "val") or "left"
    if last(layers, "framePr", "xAlign") == _CENTRED_FRAME:
        align = "center"
    outline = last(layers, "outlineLvl", "val")
    return ParagraphFormat(
        align=_ALIGN.get(align, align),
        left=read_mm(last(layers, "ind", "left", "start")),
        right=read_mm(last(layers, "ind", "right", "end")),
        first_line=_first_line(layers),
        before=_space(layers, "before"),
        after=_space(layers, "after"),
        line=round(line / (240 if rule == "auto" else 20), 3),
        line_rule=rule,
        keep_next=switch(layers, "keepNext") is True,
        outline=None if outline in (None, "9") else read_whole(outline),
        contextual=switch(layers, "contextualSpacing") is True,
        border_bottom=_border(layers, "bottom"),
        border_top=_border(layers, "top"),
        page_break_before=switch(layers, "pageBreakBefore") is True,
    )


def _space(layers: Layers, side: str) -> float:
    if is_on(last(layers, "spacing", f"{side}Autospacing")):
        return _AUTO_SPACING
    return read_number(last(layers, "spacing", side)) / 20


def _border(layers: Layers, side: str) -> bool:
    borders = [b for layer in layers if (b := layer.find(f"{W}pBdr")) is not None]
    return (last(borders, side, "val") or "none") not in ("none", "nil")


def _first_line(layers: Layers) -> float:
    """The first-line indent; a hanging one is negative."""
    found = 0.0
    for indent in (i for layer in layers if (i := layer.find(f"{W}ind")) is not None):
        if (hanging := indent.get(f"{W}hanging")) is not None:
            found = -read_mm(hanging)
        elif (first := indent.get(f"{W}firstLine")) is not None:
            found = read_mm(first)
    return found


def last(layers: Layers, tag: str, *attributes: str) -> str | None:
    """The value of the last layer that gives one."""
    found = None
    for element in (e for layer in layers if (e := layer.find(f"{W}{tag}")) is not None):
        found = next((v for a in attributes if (v := element.get(f"{W}{a}")) is not None), found)
    return found


def switch(layers: Layers, tag: str) -> bool | None:
    """An on/off property: as the last layer says, None where no layer speaks."""
    said = [e for layer in layers if (e := layer.find(f"{W}{tag}")) is not None]
    return is_on(said[-1].get(f"{W}val", "1")) if said else None
