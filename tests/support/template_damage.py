"""What may happen to a Word template: its XML and its zip changed at random, alike for the same seed."""

from __future__ import annotations

import re
from random import Random

from workbench import Docx, rezipped

_TAG = re.compile(rb"<[^<>]+>")
_BITS = (
    *(
        b"{{ so }}",
        b"{{",
        b"}}",
        b"{%p if ky %}",
        b"{% else %}",
        b"{%p endif %}",
        b"{# x #}",
        b"{{r can_cu }}",
        b"&#x7b;{ so }}",
    ),
    *(
        b"<w:del><w:r><w:delText>{{ so }}</w:delText></w:r></w:del>",
        b"<w:r><w:instrText> {{ so }} </w:instrText></w:r>",
    ),
    *(
        b"<w:ins>",
        b"</w:p>",
        b"<w:p/>",
        b"<w:tbl/>",
        b"<w:sectPr/>",
        b'<w:pgSz w:w="abc" w:h=""/>',
        b'<w:pgMar w:left="-1e9"/>',
    ),
    *(
        b'<w:bookmarkStart w:id="x"/>',
        b"<w:t>A</w:t>",
        b"<w:tc><w:p/></w:tc>",
        b"&amp;",
        b"&#9;",
        b"<!-- x -->",
        b"<?x y?>",
    ),
    *(
        b'<w:fldSimple w:instr="{{ so }}"/>',
        b'<w:footnoteReference w:id="99"/>',
        b"<w:noBreakHyphen/>",
        b"\xff",
        b"\x00",
    ),
)
_VALUES = (
    b"",
    b"0",
    b"-1",
    b"99999999999999999999",
    b"abc",
    b"{{ so }}",
    b"1e3",
    b"12.5mm",
    b"\xe2\x80\xae",
    b"Normal",
)


def damaged(data: bytes, random: Random) -> bytes:
    """A template with one to three changes."""
    if not random.randrange(25):
        at = random.randrange(len(data))
        return data[:at] + bytes([random.randrange(256)]) + data[at + random.choice((0, 1, 50)) :]
    parts = dict(Docx(data).parts)
    for _ in range(random.choice((1, 1, 2, 3))):
        name = random.choice([*parts, *(["word/document.xml"] * 6), *(["word/styles.xml"] * 2)])
        parts[name] = _part(parts.get(name) or b"<x/>", random)
    if not random.randrange(15):
        del parts[random.choice(list(parts))]
    gone: dict[str, bytes | None] = dict.fromkeys(Docx(data).parts)
    return rezipped(data, gone | parts)


def _part(xml: bytes, random: Random) -> bytes:
    tags = list(_TAG.finditer(xml)) or [re.match(b"", xml)]
    tag, other = random.choice(tags), random.choice(tags)
    assert tag is not None and other is not None
    match random.randrange(9):
        case 0:
            return xml[: tag.end()] + random.choice(_BITS) + xml[tag.end() :]
        case 1:
            return xml[: tag.start()] + xml[tag.end() :]
        case 2:
            first, last = sorted((tag.start(), other.start()))
            return xml[:first] + xml[last:]
        case 3:
            return xml[: tag.end()] + other[0] + xml[tag.end() :]
        case 4:
            values = list(re.finditer(rb'="([^"<]*)"', xml))
            if not values:
                return xml
            value = random.choice(values)
            return xml[: value.start(1)] + random.choice(_VALUES) + xml[value.end(1) :]
        case 5:
            texts = list(re.finditer(rb">([^<]+)<", xml))
            if not texts:
                return xml
            text = random.choice(texts)
            cut = random.randrange(len(text[1]) + 1)
            new = random.choice(
                (
                    random.choice(_BITS),
                    text[1][:cut],
                    text[1][:cut] + b"</w:t></w:r><w:r><w:t>" + text[1][cut:],
                    text[1] * 2,
                )
            )
            return xml[: text.start(1)] + new + xml[text.end(1) :]
        case 6:
            return xml.decode("utf-8", "replace").replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
        case 7:
            names = sorted({match[1] for match in re.finditer(rb"<w:(\w+)", xml)}) or [b"p"]
            return xml.replace(b"<w:" + random.choice(names), b"<w:" + random.choice(names), 1)
        case _:
            return re.sub(rb"\{\{[rp]? +\w+", lambda m: m[0] if random.randrange(4) else b"{{ ", xml)
