"""The law of `lay_tu`: an item taken from the parent itself is that item inherited, with its places and its patches."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from test_cascade_laws import Patch, families, head, office, resolved, write
from test_wanted import every_path

from gen.source.paths import leaves


@one_in(4)
@given(families(), st.data())
def test_taking_from_the_parent_is_inheriting(family: tuple[dict[str, Any], Patch], data: st.DataObject) -> None:
    parent, patch = family
    key = data.draw(st.sampled_from(["noi_dung", "can_cu", "noi_nhan"]))
    at_place = data.draw(st.integers(0, len(parent[key]) - 1))
    ids = [item["ma"] for item in parent[key]]
    name = f"{key}/{ids[at_place]}"
    beside = {"sau": ids[at_place - 1]} if at_place else {"truoc": ids[1]}
    rest = [path for path in every_path(parent) if not f"{path}/".startswith(f"{name}/")]
    with office() as at:
        own = {**head("cha.yaml"), **patch.lists}
        order = {"tu": "cha.yaml", "muc": name, "vao": key, **beside}
        write(at, cha=parent, con=own, em={"chi_ke_thua": rest, "lay_tu": [order], **own})
        whole, other = resolved(at, "con"), resolved(at, "em")
        assert whole.root is not None and other.root is not None
        texts = {path: (leaf.text, leaf.pos.path) for path, leaf in leaves(whole.root)}
        taken = {path: (leaf.text, leaf.pos.path) for path, leaf in leaves(other.root)}
        con, em = "plans/con.yaml", "plans/em.yaml"
        assert {path: (text, con if place == em else place) for path, (text, place) in taken.items()} == texts
        # set aside alike, which is what `gen status` and `gen accept` go by
        assert sorted(one.path for one in other.overrides) == sorted(one.path for one in whole.overrides)
        body = [path for path in texts if path.startswith("noi-dung/")]
        assert [path for path in taken if path.startswith("noi-dung/")] == body
