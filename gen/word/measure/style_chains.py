"""The styles of a package by their ids, and what each is based on."""

from gen.word.measure.resolve import Layers
from gen.word.ooxml.elements import is_on, value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_LONGEST = 30


class StyleChains:
    """The styles part, read once; a chain is cut after 30 styles."""

    def __init__(self, styles: Element) -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
        of_paragraphs = {id: style for id, style in self._styles.items() if style.get(f"{W}type") == "paragraph"}
        # of two styles with one name the later holds
        self.paragraph_styles = {value(style, "name") or id: id for id, style in of_paragraphs.items()}
        self.default_style = next((id for id, s in of_paragraphs.items() if is_on(s.get(f"{W}default"))), "")
        self._chains: dict[str | None, Layers] = {}

    def of(self, style_id: str | None) -> Layers:
        """The style and those it is based on, the deepest first."""
        if style_id not in self._chains:
            chain: Layers = []
            at = style_id
            while at in self._styles and self._styles[at] not in chain and len(chain) < _LONGEST:
                chain.insert(0, self._styles[at])
                at = value(chain[0], "basedOn")
            self._chains[style_id] = chain
        return self._chains[style_id]
