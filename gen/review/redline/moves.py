"""What only changed its place: struck here, put in there, and a word in the margin that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gen.review.redline.pen import DEL, INS, Pen
from gen.review.traced.comments import Comments
from gen.text.words import is_word, tokens
from gen.word.ooxml.elements import text_of
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element

_LABEL = re.compile(r"^\s*(?:[-+]|(?:Điều |Chương |Mục )?[\w.]{1,8}[.)])\s+")
_SAID = {
    (INS, True): "Chuyển từ chỗ khác tới, lời giữ nguyên.",
    (INS, False): "Chuyển từ chỗ khác tới, có sửa lời.",
    (DEL, True): "Không bỏ: chuyển sang chỗ khác, lời giữ nguyên.",
    (DEL, False): "Không bỏ: chuyển sang chỗ khác, có sửa lời.",
}


@dataclass
class Moves:
    """The elements of both sheets that are the same thing at another place, and what stands for them in the file."""

    # each moved element, and whether its words are the same at both places
    moved: dict[Element, bool] = field(default_factory=dict)
    shown: list[tuple[Element, str, bool]] = field(default_factory=list)

    def found(self, old: Element, fresh: Element, *, same: bool | None = None) -> None:
        """Notes that one element moved; `same` where it stands for more than its own words."""
        alike = _words(old) == _words(fresh) if same is None else same
        self.moved[old] = self.moved[fresh] = alike

    def show(self, element: Element, made: Element, kind: str) -> None:
        """Notes what stands for an element that came or went, where it is one that moved."""
        if element in self.moved:
            self.shown.append((made, kind, self.moved[element]))

    def tell(self, comments: Comments, pen: Pen) -> None:
        """One comment on each run of neighbours that moved together."""
        rest = list(self.shown)
        while rest:
            run = [rest.pop(0)]
            while rest and run[-1][0].getnext() is rest[0][0] and rest[0][1] == run[0][1]:
                run.append(rest.pop(0))
            said_ = _SAID[run[0][1], all(same for _, _, same in run)]
            line = next((one for one in run[0][0].iter(f"{W}p") if text_of(one)), None)
            if line is not None:
                comments.add_within([said_], line, pen.revision(run[0][1]))


def _words(element: Element) -> list[str]:
    """The words of an element without its label and its end mark."""
    lines = (_LABEL.sub("", text_of(one), count=1) for one in element.iter(f"{W}p"))
    return [word for line in lines for word in tokens(line) if is_word(word)]
