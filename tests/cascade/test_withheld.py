"""The law of `chi_cho`: a unit gets what a parent written without the items of others would give it."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from test_cascade_laws import head, office, parents, resolved, write

from gen.core.vocabulary import CASCADE_ONLY
from gen.source.paths import leaves

_OURS, _OTHERS = (["phuong-mau"], ["cap-xa"], ["dang-uy-mau", "thanh-pho-mau"]), (["dang-uy-mau"], ["phong-khac"])


@st.composite
def marked(draw: st.DrawFn, value: Any) -> tuple[Any, Any]:
    """A value with some of its items for some units alone, and the same without those of other units."""
    if isinstance(value, dict):
        pairs = {key: (one, one) if key == "cot" else draw(marked(one)) for key, one in value.items()}
        kept = {key: cut for key, (_, cut) in pairs.items() if cut != [] or value[key] == []}
        return {key: one for key, (one, _) in pairs.items()}, kept
    if not isinstance(value, list):
        return value, value
    whole, left = [], []
    for item in value:
        one, cut = draw(marked(item))
        for_whom = draw(st.sampled_from([None, None, None, *_OURS, *_OTHERS])) if _has_ma(item) else None
        whole.append({**one, "chi_cho": for_whom} if for_whom else one)
        if for_whom not in _OTHERS and not _is_emptied(item, cut):
            left.append(cut)
    return whole, left


def _has_ma(item: Any) -> bool:
    return isinstance(item, dict) and "ma" in item


def _is_emptied(item: Any, cut: Any) -> bool:
    """True for a heading, a group or a table that has nothing below it any more."""
    return isinstance(cut, dict) and len(cut) < len(item) and cut.keys() <= {"ma", "nhom", "tieu_de", "bang", "cot"}


@st.composite
def offices(draw: st.DrawFn) -> tuple[Any, Any]:
    parent = draw(parents())
    # only what has ids: an item without one can't be told from another
    bodies = {key: draw(marked(parent[key])) for key in ("can_cu", "noi_dung", "noi_nhan")}
    rows, left = draw(marked(parent["phu_luc"][0]["bang"]["hang"]))
    appendix = parent["phu_luc"][0]
    whole = {key: one for key, (one, _) in bodies.items()} | {
        "phu_luc": [{**appendix, "bang": {**appendix["bang"], "hang": rows}}]
    }
    cut = {key: one for key, (_, one) in bodies.items()} | {
        "phu_luc": [{**appendix, "bang": {**appendix["bang"], "hang": left}}] if left else []
    }
    notes = {"chu_thich"}
    return {**parent, **whole}, {
        key: value for key, value in {**parent, **cut}.items() if value != [] and key not in notes
    }


@one_in(4)
@given(offices())
def test_a_unit_gets_what_a_parent_without_the_others_items_gives(pair: tuple[Any, Any]) -> None:
    whole, cut = pair
    with office() as at:
        units = at.root / "plans/danh-muc/don-vi.yaml"
        units.write_text(units.read_text(encoding="utf-8") + "\n- {ma: phong-khac, ten: Phòng Khác}\n", "utf-8")
        write(at, cha=whole, con=head("cha.yaml"), rieng=cut, em=head("rieng.yaml"))
        ours, other = (resolved(at, id).root for id in ("con", "em"))
        assert ours is not None and other is not None
        assert said(ours) == said(other), [a for a in zip(said(ours), said(other), strict=False) if a[0] != a[1]][:2]
        # the parent has all of it
        assert resolved(at, "cha").root is not None


def said(root: Any) -> list[tuple[str, str]]:
    steering = {*CASCADE_ONLY, "ke_thua", "chu_thich"}
    # an item without an id is called by a digest of what it holds
    texts = [(re.sub("~[^/]+", "~", path), leaf.text.split("[^")[0]) for path, leaf in leaves(root)]
    return [(path, text) for path, text in texts if path.split("/")[0] not in steering]
