"""The law of `ma_cu`: an id that the parent changes and keeps as an old one changes no printed word of its children."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from laws import one_in
from test_cascade_laws import Patch, families, head, office, write

from gen.cli.accept import accept_plan as record
from gen.document.model import paragraphs_in
from gen.review.heirs import families as of_plans
from gen.workspace.drift import DriftState
from gen.workspace.folder import Workspace
from gen.workspace.library import Library


def renamed(value: Any) -> Any:
    """The same with every id changed that a child can reach by ids; what it was stands under `ma_cu`."""
    if isinstance(value, list):
        return [renamed(one) if isinstance(one, dict) and "ma" in one else one for one in value]
    if not isinstance(value, dict):
        return value
    entries = {key: one if key == "cot" else renamed(one) for key, one in value.items()}
    return {**entries, "ma": f"{value['ma']}-zqmoi", "ma_cu": [value["ma"]]} if "ma" in value else entries


def printed(library: Library, id: str) -> tuple[list[str], set[str]]:
    """The paragraphs of a document, and the codes of what was found in it."""
    document, found = library.document(id)
    assert document is not None, [f"{one.position} {one.message}" for one in found]
    return [para.plain for para in paragraphs_in(document)], {one.code for one in found}


@one_in(4)
@given(families())
def test_a_new_id_changes_no_printed_word(family: tuple[dict[str, Any], Patch]) -> None:
    parent, patch = family
    with office() as at:
        write(at, cha=parent, con={**head("cha.yaml"), **patch.lists})
        then = Library(Workspace(at.root))
        before, _ = printed(then, "con")
        record(then, "con", "")
        write(at, cha=renamed(parent))
        now = Library(Workspace(at.root))
        after, told = printed(now, "con")
        assert after == before
        assert told - {"cascade/near-miss"} == ({"cascade/old-id"} if patch.lists else set())
        assert printed(now, "cha")[0] == printed(then, "cha")[0]
        # nothing moved below it, as far as its record knows
        (family_of,) = of_plans(now, ["con"], heirs=False)
        assert family_of.own is not None and family_of.own.state is DriftState.NOTHING, family_of.own
