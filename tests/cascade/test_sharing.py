"""Siblings share what they have in common while they are built; nobody may see it.

Law: in whatever order the children of a plan are built together, each has the bytes, the findings and the noted sources
that it has when it is built alone.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from siblings import UNITS, office
from workbench import Docx, rezipped

from gen.cascade.sibling_sharing import Sharing
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.document import compose
from gen.document.model import Document
from gen.lint.linter import Linter
from gen.lint.view_loader import ViewLoader
from gen.render import Renderer
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

# what a child may write; each may stand beside each other
_PIECES = {
    "thay_tu": [
        "thay_tu: {trên địa bàn thành phố: trên địa bàn phường}",
        "thay_tu: {thành phố: phường, 'thôn, ': ''}",
        "thay_tu: {trên địa bàn thành phố: ở đây}",
    ],
    "nhan_viec": [
        "nhan_viec: {tu: noi-dung/giao, chon: cap-xa, giao: {'*': phong-vh}}",
        "nhan_viec: {tu: bang, chon: cap-xa}",
        "nhan_viec: {tu: bang, chon: cap-xa, giao: {'*': phong-vh}}",
        "nhan_viec: {tu: bang, chon: cap-xa, giao: {h1: so-nv}}",
        "nhan_viec: {tu: bang, chon: cap-xa, giao: {'*': Bộ phận của thành phố, h3: [so-nv, phong-vh]}}",
    ],
    "noi_dung": [
        "noi_dung:\n  - {ma: mot, muc: [{ma: a, noi_dung: Việc của riêng đây}]}",
        "noi_dung:\n  - {ma: mot, muc: [!bo c]}",
        "noi_dung:\n  - {ma: moi, truoc: hai, noi_dung: Việc mới đứng trước}",
        "noi_dung:\n  - {ma: hai, kieu: a), muc: [{ma: e, chu_tri: phong-vh}, {ma: d, muc: !thay [gạch khác]}]}",
        "noi_dung:\n  - {ma: hai, muc: [{ma: e, thoi_gian: Quý II/2026}]}",
        "noi_dung:\n  - {ma: hai, kieu: ['1.', a)]}",
        "noi_dung:\n  - {ma: hai, kieu: [a), khong]}",
        "noi_dung:\n  - {ma: giao, bang: {hang: [{ma: t2, tien: 9}]}}",
        "noi_dung:\n  - {ma: giao, danh_so: false, bang: {cot: [{ma: viec, ten: Việc khác}]}}",
    ],
    "phan": [
        "phan:\n  - {ma: chuong, muc: [{ma: y2, tieu_de: Nhóm, kieu: Điều 1., truoc: y, muc: [Điều thêm.]}]}",
        "phan:\n  - {ma: dau, truoc: noi-dung, noi_dung: Đầu}",
        "phan:\n  - {ma: dau, truoc: chuong, tieu_de: Mới, kieu: Điều 1., muc: [Điều thêm]}",
        "phan:\n  - {ma: chuong, muc: !thay [{ma: z, tieu_de: Cả chương, kieu: Điều 1., muc: [Một, Hai]}]}",
    ],
    "nhan": [
        "nhan: {chu_tri: Nơi chủ trì}",
        "nhan: {chu_tri: Đơn vị chủ trì}",
        'nhan: {thoi_gian: "Hạn của {{ don_vi.goi }}"}',
    ],
    "bien": ["bien: {so_nguoi: 3 người}"],
    "dau_ket": ["dau_ket: .", 'dau_ket: ""'],
    "ket_thuc": ["ket_thuc: !bo"],
    "van_ban": ["van_ban: {luat-x: {loai: Luật, ve: Việc X, ngay: 2025-01-01}}"],
    "khong_ke_thua": ["khong_ke_thua: [noi_nhan]", "khong_ke_thua: [to_chuc_thuc_hien]"],
    "phu_luc": [
        "phu_luc:\n  - {ma: bang, bang: {cot: [{ma: viec, rong: 5}]}}",
        "phu_luc:\n  - {ma: bang, kho: ngang}",
        "phu_luc:\n  - {ma: bang, bang: {cot: [{ma: ghi, ten: Ghi chú}], hang: [{ma: h2, ghi: Có}]}}",
        "phu_luc:\n  - {ma: bang, bang: {hang: [{ma: h9, truoc: h2, viec: Hàng thêm}]}}",
        "phu_luc: [!bo phu]",
        "phu_luc:\n  - {ma: phu, kho: ngang, muc: [{ma: x, bang: {hang: [{ma: n2, nam: Nữa}]}}]}",
        "phu_luc:\n  - {ma: phu, kho: ngang, ky: {ho_ten: Lê Văn Mẫu}}",
        "phu_luc:\n  - {ma: bang, bang: {danh_so: ['1', '1']}}",
        "phu_luc:\n  - {ma: bang, bang: {danh_so: ['1', '1'], hang: [{ma: n, danh_so: true}]}}",
    ],
}

# keys that meet in one child
_MEETING = {
    "lead-and-phrase": [
        f"thay_tu: {{{phrase}: phường}}\nnhan_viec: {{tu: bang, chon: cap-xa, giao: {{'*': Bộ phận của thành phố}}}}"
        for phrase in ("thành phố", "trên địa bàn thành phố")
    ],
    "lead-with-a-warning": ["nhan_viec: {tu: bang, chon: cap-xa, giao: {'*': …}}"] * 2,
}


def _children() -> st.SearchStrategy[str]:
    chosen = st.fixed_dictionaries({}, optional={key: st.sampled_from(texts) for key, texts in _PIECES.items()})
    return chosen.map(lambda pieces: "\n".join(pieces.values()))


Seen = tuple[bytes | None, Document | None, list[Diagnostic], object, list[Diagnostic]]


def _made(library: Library, renderer: Renderer, id: str, *, lint: bool = True) -> Seen:
    with library.asked.tracked() as used:
        document, found = library.document(id)
    data, more = renderer.render(document) if document is not None else (None, [])
    made_from = (*library.made_from(id), used) if document is not None else None
    # only `gen check` reads a document as rules do
    view = ViewLoader(library).load(id)[0] if lint else None
    told = Linter().lint(view) if view is not None else []
    library.forget(id)
    return data, document, [*found, *more], made_from, told


def _alone(folder: Path, id: str) -> Seen:
    library = Library(Workspace(folder))
    return _made(library, Renderer(library.workspace.template), id)


def _differing(folder: Path, order: list[str]) -> list[str]:
    """The documents that come out otherwise when they are built together in this order."""
    alone = {id: _alone(folder, id) for id in set(order)}
    differing = []
    for share in (Sharing.TEXTS, Sharing.ROWS):
        library = Library(Workspace(folder), share=share)
        renderer = Renderer(library.workspace.template)
        for id in order:
            made = _made(library, renderer, id, lint=share is Sharing.TEXTS)
            if made != alone[id] if share is Sharing.TEXTS else made[:4] != alone[id][:4]:
                differing.append(f"{id} ({share.name})")
    return differing


@one_in(4)
@given(st.lists(_children(), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_together_is_as_alone(children: list[str], random: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        ids = office(Path(name), children)
        # each twice: the second time everything may be shared
        order = [*ids, "tp", *ids]
        random.shuffle(order)
        assert _differing(Path(name), order) == [], children


@pytest.mark.parametrize("key", [*_PIECES, *_MEETING])
def test_children_that_differ_in_little(key: str, tmp_path: Path) -> None:
    ids = office(tmp_path, [*(_PIECES | _MEETING)[key], ""])
    assert _differing(tmp_path, [*ids, *reversed(ids), "tp", *ids]) == []
    # the law would hold for plans that all are refused, too
    assert all(_alone(tmp_path, id)[0] for id in ids)


def test_a_child_that_is_a_parent_is_one_as_if_alone(tmp_path: Path) -> None:
    ids = office(tmp_path, [_MEETING["lead-and-phrase"][0], "thay_tu: {Bộ phận: Tổ}"])
    below = tmp_path / "plans" / f"{ids[1]}.yaml"
    below.write_text(below.read_text(encoding="utf-8").replace("tp.yaml", f"{ids[0]}.yaml"), encoding="utf-8")
    library = Library(Workspace(tmp_path), share=Sharing.ROWS)
    renderer = Renderer(library.workspace.template)
    for id in (*ids, *ids):
        # nothing is forgotten in between
        document, found = library.document(id)
        assert document is not None, found
        assert renderer.render(document)[0] == _alone(tmp_path, id)[0]


def _calls(folder: Path, ids: list[str], share: Sharing) -> int:
    """How many functions of Python it takes to make the last of these."""
    library = Library(Workspace(folder), share=share)
    renderer = Renderer(library.workspace.template)
    many = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal many
        many += event == "call"

    for id in ids:
        many = 0
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            document, _ = library.document(id)
            assert document is not None
            renderer.render(document)
        finally:
            sys.setprofile(before)
        library.forget(id)
    return many


def test_what_siblings_have_in_common_is_made_once(tmp_path: Path) -> None:
    ids = office(tmp_path, [""] * 3)
    assert _calls(tmp_path, ids, Sharing.ROWS) < 0.9 * _calls(tmp_path, ids, Sharing.NOTHING)


def test_what_is_written_for_other_templates_is_not_taken(tmp_path: Path) -> None:
    """Children of two kinds, each with templates in which the styles have ids of their own."""
    ids = office(tmp_path, ["", "loai: chuong-trinh"])

    def read(khoi: str, kind: str) -> tuple[bytes | None, str]:
        data, path = Workspace(tmp_path).template(khoi, kind)
        assert data is not None
        if kind != "chuong-trinh":
            return data, path
        parts = {name: text.decode() for name, text in Docx(data).parts.items() if name.startswith("word/")}
        renamed = {name: text.replace('"LoiVan"', '"LoiVan-2"').encode() for name, text in parts.items()}
        return rezipped(data, renamed), path

    library = Library(Workspace(tmp_path), share=Sharing.ROWS)
    renderer = Renderer(read)
    for id in (*ids, *ids, *ids):
        own = Library(library.workspace)
        assert _made(library, renderer, id, lint=False)[0] == _made(own, Renderer(read), id, lint=False)[0]


def test_what_is_made_with_other_registers_is_not_taken(tmp_path: Path) -> None:
    """One resolved plan, and a register in which a body has another name since."""
    office(tmp_path, [""])
    library = Library(Workspace(tmp_path), share=Sharing.ROWS)
    root = library.resolve("c0").root
    assert root is not None
    units = tmp_path / "plans" / "danh-muc" / "don-vi.yaml"
    units.write_text(UNITS.replace("Sở Nội vụ", "Sở Tổ chức"), encoding="utf-8")
    later = Library(library.workspace).registers
    printed = {}
    for name, registers in (("now", library.registers), ("later", later)):
        # what was met twice is kept
        composed = [compose(root, "c0", registers)[0] for _ in range(3)]
        assert composed[0] == composed[1] == composed[2]
        printed[name] = repr(composed[2])
    assert "Cơ quan chủ trì: Sở Nội vụ" in printed["now"] and "Sở Tổ chức" not in printed["now"]
    assert "Cơ quan chủ trì: Sở Tổ chức" in printed["later"]


def test_entries_that_a_document_made_alone_asks_for_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (id,) = office(tmp_path, [_MEETING["lead-and-phrase"][0]])
    entries = []
    for share in (Sharing.NOTHING, Sharing.ROWS):
        library = Library(Workspace(tmp_path), share=share)
        if share is Sharing.ROWS:
            # nothing came of it while it shared
            monkeypatch.setattr(library, "_document", lambda id: (None, []))
        with library.asked.tracked() as used:
            assert library.document(id)[0] is not None
        entries.append(used)
    assert entries[0] == entries[1] and len(entries[0]) > 3


def _nodes_alive() -> int:
    gc.collect()
    return sum(isinstance(one, Node) for one in gc.get_objects())


def test_what_each_child_says_in_its_own_way_does_not_pile_up(tmp_path: Path) -> None:
    """Wards name themselves: thousands of rules and leads that nobody else has."""
    own = """\
thay_tu: {thành phố: phường @}
nhan_viec: {tu: bang, chon: cap-xa, giao: {'*': Tổ @}}
nhan: {chu_tri: Nơi @ chủ trì}
"""
    ids = office(tmp_path, [own.replace("@", f"Số {number}") for number in range(60)])
    library = Library(Workspace(tmp_path), share=Sharing.ROWS)
    renderer = Renderer(library.workspace.template)
    alive = []
    for part in (ids[:30], ids[30:]):
        for id in part:
            assert _made(library, renderer, id, lint=False)[0]
        alive.append(_nodes_alive())
    assert alive[0] == alive[1]
