"""The styles of a package by their ids, and what each is based on."""

from gen.word.measure.resolve import Layers
from gen.word.ooxml.elements import value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_LONGEST = 30


class StyleChains:
    """The styles part, read once."""

    def __init__(self, styles: Element) -> None:
        self.styles = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
        self._chains: dict[str | None, Layers] = {}

    def of(self, style_id: str | None) -> Layers:
        """The style and those it is based on, the deepest first."""
        if style_id not in self._chains:
            chain: Layers = []
            at = style_id
            while at in self.styles and self.styles[at] not in chain and len(chain) < _LONGEST:
                chain.insert(0, self.styles[at])
                at = value(chain[0], "basedOn")
            self._chains[style_id] = chain
        return self._chains[style_id]
