"""The count of words begins in the YAML: a composer that loses a text, or does not know a key, is found out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from siblings import office

from gen.cascade.sibling_sharing import Sharing
from gen.document import appendix, composer, items, legal_bases, row_labels, table_columns
from gen.document.model import Para
from gen.document.unprinted import unprinted
from gen.text.inline import Run
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

WHOLE = """\
loai: ke-hoach
don_vi: p0
so: 7
ngay: 2026-03-01
trich_yeu: chăm sóc cây xanh
can_cu:
  - Luật Thủ đô
  - {noi_dung: Nghị quyết của Hội đồng, dan: Thực hiện, them: về cây xanh}
mo_dau: [Phường ban hành Kế hoạch., Gồm các phần sau.]
muc_dich: [Giữ cây cũ, Trồng cây mới]
noi_dung:
  - tieu_de: Rà soát
    noi_dung: [Đếm cây trên phố, "Ghi *số lượng*[^mot] và {{ nam }} năm tuổi"]
    muc:
      - {tieu_de: Cây to, noi_dung: Cắt tỉa cành khô, chu_tri: Tổ cây xanh, phoi_hop: [Công an, Đoàn thanh niên]}
      - thoi_gian: Quý II
to_chuc_thuc_hien: [Giao tổ cây xanh theo dõi]
ket_thuc: Các đơn vị báo cáo kết quả
noi_nhan: [{ten: Như trên, ghi_chu: để b/c}, {ten: Các tổ, muc: [Tổ một]}, {luu: VT}]
ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Trần Thị Mẫu}
phu_luc:
  - tieu_de: Danh sách cây
    noi_dung: [Lời trước bảng]
    muc: [Mục của phụ lục]
    bang:
      cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc phải làm}, {ma: chu_tri, ten: Ai làm}]
      hang:
        - nhom: Nhóm cây cao
          hang:
            - {viec: Tưới nước, chu_tri: p1}
            - {viec: {noi_dung: Bón phân, muc: [Đợt đầu, Đợt sau]}, chu_tri: ^}
  - {ten: Mẫu phiếu, kem_theo: Kèm theo văn bản này, noi_dung: Ghi tên cây}
chu_thich: {mot: Tính cả cây non}
"""
Harm = Callable[..., Any]


def _without_last(real: Any, *args: Any) -> Any:
    return real(*args)[:-1]


def _without_first(real: Any, *args: Any) -> Any:
    return real(*args)[1:]


def _nothing(real: Any, *args: Any) -> Any:
    return type(real(*args))()


def _blank(real: Any, *args: Any) -> Any:
    made = real(*args)
    return made[: len(made) // 2]


# where composing is harmed, and how: what it then leaves out must be told
HARM: dict[str, tuple[Any, str, Harm]] = {
    "a basis": (composer, "bases", _without_first),
    "a recipient": (composer, "recipients", _without_last),
    "the signatures": (composer, "signatures", _nothing),
    "the appendices": (composer, "appendices", _without_last),
    "a note": (composer, "note_paragraphs", _nothing),
    "words after a citation": (legal_bases, "_base", _blank),
    "an item": (items.Numberer, "_list", _without_last),
    "the title of an item": (items.Numberer, "_title", lambda real, *args: None),
    "half of a line": (items.ComposeContext, "words", _blank),
    "a paragraph": (items.ComposeContext, "paragraphs", _nothing),
    "rows": (row_labels.RowLabels, "rows", lambda real, *args: iter(list(real(*args))[:-1])),
    "a column's name": (table_columns, "_column", lambda real, *args: _renamed(real(*args))),
    "a “Kèm theo” of one's own": (appendix, "_attached", lambda real, *args: None),
}


def _renamed(column: Any) -> Any:
    from dataclasses import replace

    return replace(column, name=Para((Run("…"),)))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    office(tmp_path, [])
    (tmp_path / "plans" / "a.yaml").write_text(WHOLE, encoding="utf-8")
    return Workspace(tmp_path)


def test_a_whole_plan_is_printed_whole(workspace: Workspace) -> None:
    document, found = Library(workspace).document("a")
    assert found == [] and document is not None


@pytest.mark.parametrize("harm", HARM)
def test_what_composing_leaves_out_is_told(harm: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    holder, name, hurt = HARM[harm]
    real = getattr(holder, name)
    monkeypatch.setattr(holder, name, lambda *args, **more: hurt(real, *args, **more))
    document, found = Library(workspace).document("a")
    # some harm leaves an item empty, which composing itself tells
    assert document is None and {finding.code for finding in found} & {"text/not-printed", "text/empty-item"}


@pytest.mark.parametrize("share", Sharing)
def test_a_part_that_siblings_share_is_looked_at_too(
    share: Sharing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = office(tmp_path, ["noi_nhan: [Như trên]"] * 4)
    library = Library(Workspace(tmp_path), share=share)
    real = items.Numberer._title
    monkeypatch.setattr(items.Numberer, "_title", lambda self, node: None if node.text_of("ma") else real(self, node))
    for id in ids:
        document, found = library.document(id)
        assert document is None and any(finding.code == "text/not-printed" for finding in found), id


def test_a_key_that_composing_does_not_know_is_told(workspace: Workspace) -> None:
    library = Library(workspace)
    document, root = library.document("a")[0], library.resolve("a").root
    assert document is not None and root is not None
    unknown = root.with_value({**root.mapping, "loi_ngo": root.mapping["mo_dau"].items[0].with_value("Lời ngỏ")})
    assert [finding.message for finding in unprinted(unknown, document, library.registers)] == [
        "“Lời ngỏ” không in ra ở đâu: “loi_ngo” ở chỗ này không in."
    ]
