"""The kinds of documents: whoever knows them by name knows the same ones."""

from __future__ import annotations

from gen.core.vocabulary import KINDS
from gen.registers.wording import wording
from gen.schema.rules import SCHEMAS
from gen.workspace.folder import shipped_templates


def test_every_kind_has_its_words_its_keys_and_its_template() -> None:
    assert tuple(wording().kinds) == KINDS
    assert set(KINDS) <= set(SCHEMAS)
    for family in ("chinh-quyen", "dang"):
        assert {path.stem for path in (shipped_templates() / family).glob("*.docx")} >= {*KINDS, "phu-luc"}
