"""What only changed its place: struck where it was, put in where it is, and a word in the margin that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gen.review.redline.revision_writer import Revision, RevisionWriter
from gen.review.traced.comments import Comments
from gen.text.word_diff import is_word, tokens
from gen.word.ooxml.elements import text_of
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_LABEL = re.compile(r"^\s*(?:[-+]|(?:Điều |Chương |Mục )?[\w.]{1,8}[.)])\s+")
_COMMENTS = {
    (Revision.INS, True): "Chuyển từ chỗ khác tới, lời giữ nguyên.",
    (Revision.INS, False): "Chuyển từ chỗ khác tới, có sửa lời.",
    (Revision.DEL, True): "Không bỏ: chuyển sang chỗ khác, lời giữ nguyên.",
    (Revision.DEL, False): "Không bỏ: chuyển sang chỗ khác, có sửa lời.",
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What stands in the file for one end of a move, and whether the words are the same at the other end."""

    element: Element
    kind: Revision
    same: bool


@dataclass
class Moves:
    """The elements of both documents that are the same thing at another place, and what stands for them in the file."""

    # each moved element, and whether its words are the same at both places
    moved: dict[Element, bool] = field(default_factory=dict)
    shown: list[_Shown] = field(default_factory=list)

    def found(self, old: Element, fresh: Element, *, same: bool | None = None) -> None:
        """Notes that an element moved; `same` where it stands for more than its own words."""
        alike = _words(old) == _words(fresh) if same is None else same
        self.moved[old] = self.moved[fresh] = alike

    def show(self, element: Element, made: Element, kind: Revision) -> None:
        """Notes what stands for an element that came or went, where it is one that moved."""
        if element in self.moved:
            self.shown.append(_Shown(made, kind, self.moved[element]))

    def add_comments(self, comments: Comments, writer: RevisionWriter) -> None:
        """One comment on each run of neighbours that moved together."""
        rest = list(self.shown)
        while rest:
            run = [rest.pop(0)]
            while rest and run[-1].element.getnext() is rest[0].element and rest[0].kind is run[0].kind:
                run.append(rest.pop(0))
            comment = _COMMENTS[run[0].kind, all(shown.same for shown in run)]
            paragraphs = run[0].element.iter(f"{W}p")
            first = next((paragraph for paragraph in paragraphs if text_of(paragraph)), None)
            if first is not None:
                comments.add_within([comment], first, writer.revision(run[0].kind))


def _words(element: Element) -> list[str]:
    """The words of an element without its label and its end mark."""
    texts = (_LABEL.sub("", text_of(paragraph), count=1) for paragraph in element.iter(f"{W}p"))
    return [word for text in texts for word in tokens(text) if is_word(word)]
