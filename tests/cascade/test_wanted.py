"""The law of `chi_ke_thua`: who names all of a parent, by keys or by every path, inherits it as who names nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from laws import one_in
from test_cascade_laws import Patch, families, head, office, resolved, write

from gen.source.paths import leaves

_MEANS = ("bien", "chu_thich")
_LISTS = ("muc", "bang", "hang")


def every_path(parent: dict[str, Any]) -> Iterator[str]:
    """A path to every part that has an id, and to every key that has none below it."""
    for key, value in parent.items():
        if key in ("so", "ngay", "don_vi", *_MEANS):
            continue
        below = list(_below(value, key))
        yield from below or [key]


def _below(value: Any, path: str) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        if not isinstance(item, dict) or "ma" not in item:
            return
        yield f"{path}/{item['ma']}"
        for key in _LISTS:
            inner = item.get(key, ())
            yield from _below(inner["hang"] if key == "bang" and inner else inner, f"{path}/{item['ma']}")


@one_in(4)
@given(families())
def test_naming_all_is_naming_nothing(family: tuple[dict[str, Any], Patch]) -> None:
    parent, patch = family
    keys = [key for key in parent if key not in ("so", "ngay", "don_vi", *_MEANS)]
    with office() as at:
        own = {**head("cha.yaml"), **patch.lists}
        write(at, cha=parent, con=own, khoa={"chi_ke_thua": keys, **own})
        write(at, duong={"chi_ke_thua": list(every_path(parent)), **own})
        texts = []
        for id in ("con", "khoa", "duong"):
            root = resolved(at, id).root
            assert root is not None
            texts.append([(path, leaf.text) for path, leaf in leaves(root) if path.split("/")[0] != "chi_ke_thua"])
        whole = texts[0]
        assert sorted(texts[1]) == sorted(texts[2]) == sorted(whole)
        assert [text for path, text in texts[2] if "/" in path] == [text for path, text in whole if "/" in path]
