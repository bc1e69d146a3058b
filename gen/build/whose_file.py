"""What a Word file that lies where one is to be written is to this program."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from gen.render.package import FINGERPRINT_PROPERTY, ID_PROPERTY, REVIEW_PROPERTY, Package
from gen.word.ooxml.archive import CannotRead, read_zip
from gen.word.ooxml.namespaces import CUSTOM_PART
from gen.word.ooxml.xml_parser import parse


class Written(Enum):
    """By whom a file was written, as far as the file tells."""

    HERE = "as this program wrote it"
    CHANGED = "written by this program, saved by another since"
    ELSEWHERE = "never written by this program"


def recognise(data: bytes, id: str | None = None) -> Written:
    """Whether a file is byte for byte as this program writes one (of this id), a document or a copy for review."""
    try:
        parts = read_zip(data, lambda name: True).contents
        properties = _properties(parts)
    except CannotRead:
        return Written.ELSEWHERE
    if FINGERPRINT_PROPERTY not in properties and REVIEW_PROPERTY not in properties:
        return Written.ELSEWHERE
    # ids that differ in their case are one file on some disks
    own = id is None or properties.get(ID_PROPERTY, "").casefold() == id.casefold()
    # any other program packs the parts in another way, whatever it changed
    return Written.HERE if own and Package(parts).zipped({}) == data else Written.CHANGED


def _properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """What a file says of itself, by name."""
    content = parts.get(CUSTOM_PART)
    root = parse(content, CUSTOM_PART) if content is not None else ()
    return {entry.get("name", ""): (entry[0].text or "") if len(entry) else "" for entry in root}
