"""What of a main template holds recipients and signatories: an appendix that is signed by itself prints it again."""

from __future__ import annotations

import re
from copy import deepcopy

from gen.render.template_check import paragraph_text
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_SIGNING = re.compile(r"[ {](?:noi_nhan|noi_nhan_tiep|bang_dong_ky|ky\.[a-z_]+)\b")
_OPENS, _CLOSES = re.compile(r"\{%p +(?:if|for) "), re.compile(r"\{%p +end(?:if|for) ")


def signing_part(root: Element) -> Element:
    """A copy of a checked template whose body is but the signature block and the page set-up.

    It goes from the first element that holds one of its placeholders to the last, and on to the end of what is open.
    """
    copy = deepcopy(root)
    body = copy.find(f"{W}body")
    assert body is not None
    elements = [element for element in body if element.tag != f"{W}sectPr"]
    texts = ["\n".join(map(paragraph_text, element.iter(f"{W}p"))) for element in elements]
    named = [at for at, text in enumerate(texts) if _SIGNING.search(text)]
    first, last = min(named), max(named)
    while last + 1 < len(texts) and _is_open("\n".join(texts[first : last + 1])):
        last += 1
    for element in (*elements[:first], *elements[last + 1 :]):
        body.remove(element)
    return copy


def _is_open(text: str) -> bool:
    return len(_OPENS.findall(text)) > len(_CLOSES.findall(text))
