"""A renderer that loses, doubles or moves words is found out: in the first document, and in each sibling after it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from siblings import office

from gen.cascade.sibling_sharing import Sharing
from gen.render import Renderer, body, renderer, steps, table
from gen.render.fragment import Fragment
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

Sabotage = Callable[[Any, Any], Any]


def _reversed(real: Any, *args: Any) -> Any:
    return list(reversed(real(*args)))


def _swapped(real: Any, *args: Any) -> Any:
    made = list(real(*args))
    return [*made[:-3], made[-2], made[-3], made[-1]] if len(made) > 3 else made


def _lost(real: Any, *args: Any) -> Any:
    made = list(real(*args))
    return made[:1] + made[2:]


def _doubled(real: Any, *args: Any) -> Any:
    made = list(real(*args))
    return made[:2] + made[1:]


def _lost_for_doubled(real: Any, *args: Any) -> Any:
    """One piece in place of another: the second row's letters for the first row's."""
    made = list(real(*args))
    return [made[0], made[2], *made[2:]] if len(made) > 3 else made


def _in_other_order(real: Any, fragments: list[Fragment]) -> Any:
    return real(list(reversed(fragments)))


def _emptied(real: Any, *args: Any) -> Any:
    made = real(*args)
    return Fragment("", made.words)


def _is_xml(filled: Any) -> bool:
    return any(isinstance(part, str) and "<w:" in part for part in filled)


def _shared(filled: Any) -> list[int]:
    return [at for at, part in enumerate(filled) if isinstance(part, Fragment) and part.letters]


def _lost_in_the_file(real: Any, *args: Any) -> Any:
    """The words are told, and the paragraphs are not there."""
    made = real(*args)
    gone = (_shared(made) or [len(made) // 2])[0]
    return [*made[:gone], *made[gone + 1 :]] if _is_xml(made) else made


def _doubled_in_the_file(real: Any, *args: Any) -> Any:
    made = real(*args)
    again = [at for at, part in enumerate(made) if isinstance(part, Fragment) and part.words.strip()][-1:]
    again = _shared(made)[:1] or again
    return [*made, made[again[0]]] if _is_xml(made) and again else made


SABOTAGE = {
    "items reversed": (body, "item_fragments", _reversed),
    "items swapped": (body, "item_fragments", _swapped),
    "an item lost": (body, "item_fragments", _lost),
    "an item doubled": (body, "item_fragments", _doubled),
    "one item for another": (body, "item_fragments", _lost_for_doubled),
    "rows in another order": (table._TableWriter, "fragments", _swapped),
    "a row lost": (table._TableWriter, "fragments", _lost),
    "a row doubled": (table._TableWriter, "fragments", _doubled),
    "one row for another": (table._TableWriter, "fragments", _lost_for_doubled),
    "a piece lost in the file": (renderer, "fill", _lost_in_the_file),
    "a piece doubled in the file": (renderer, "fill", _doubled_in_the_file),
    "a step of the template lost": (renderer, "fill", _lost),
    "a step of the template doubled": (steps, "fragments", _doubled),
}
# what is done once for all siblings, when the second of them is made
ONCE = {
    "items below in another order": (body, "joined", _in_other_order),
    "an item without its XML": (body, "_whole", _emptied),
}


def _renders(folder: Path, ids: list[str], broken: Callable[[], None], sound: int) -> list[bool]:
    """Of each document, whether it was rendered; the first `sound` ones before the renderer is broken."""
    library = Library(Workspace(folder), share=Sharing.ROWS)
    renderer = Renderer(library.workspace.template)
    out = []
    for number, id in enumerate(ids):
        if number == sound:
            broken()
        composed, found = library.document(id)
        assert composed is not None, found
        data, problems = renderer.render(composed)
        assert (data is None) == any(one.code.startswith("render/") for one in problems)
        out.append(data is not None)
        library.forget(id)
    return out


@pytest.mark.parametrize(("name", "sound"), [*product(SABOTAGE, range(4)), *product(ONCE, [1])])
def test_it_is_found_out(name: str, sound: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = office(tmp_path, ["", "", "", "", "bien: {so_nguoi: 3 người}"])
    place, what, wrong = (SABOTAGE | ONCE)[name]
    real = getattr(place, what)

    def broken() -> None:
        monkeypatch.setattr(place, what, lambda *args: wrong(real, *args))

    assert _renders(tmp_path, ids, broken, sound) == [True] * sound + [False] * (len(ids) - sound)
