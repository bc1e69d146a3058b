"""The properties by which a file tells that it is a review copy: to be looked at, never signed."""

from __future__ import annotations

from pathlib import Path

from gen.render.package import FINGERPRINT_PROPERTY, REVIEW_PROPERTY
from gen.word.ooxml.archive import CannotRead, bytes_of, read_zip
from gen.word.ooxml.namespaces import CORE_PART, CUSTOM_PART, DUBLIN_CORE
from gen.word.ooxml.xml_parser import parse, serialise


def as_review(parts: dict[str, bytes], title: str, kind: str) -> dict[str, bytes]:
    """The parts with properties that say that this is a review copy: no fingerprint, a title that tells it."""
    core, custom = parse(parts[CORE_PART]), parse(parts[CUSTOM_PART])
    for element in core.iter(f"{{{DUBLIN_CORE}}}title"):
        element.text = f"{title}: {element.text or ''}"
    for entry in custom:
        if entry.get("name") == FINGERPRINT_PROPERTY:
            entry.set("name", REVIEW_PROPERTY)
            entry[0].text = kind
    return {**parts, CORE_PART: serialise(core), CUSTOM_PART: serialise(custom)}


def is_review(path: Path) -> bool:
    """Whether a file is a review copy; one that can't be read is none."""
    try:
        properties = read_zip(bytes_of(path), CUSTOM_PART.__eq__).contents.get(CUSTOM_PART, b"")
    except (CannotRead, OSError):
        return False
    return REVIEW_PROPERTY.encode() in properties
