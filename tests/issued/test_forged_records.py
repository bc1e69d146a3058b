"""A record that anybody may have sent: whatever it holds, though its seal is whole, the program tells and goes on."""

from __future__ import annotations

import random

import pytest
from test_issue import CITY, RECORD, WARD
from workbench import Office

from gen.core.node import Node
from gen.issued.record_file import seal_of
from gen.source import read_source
from gen.source.write import write


@pytest.fixture
def issued(office: Office) -> Office:
    office.write("plans/cha.yaml", CITY)
    office.write("plans/xa.yaml", WARD)
    assert office.run("issue", "--co-canh-bao", "cha").exit == 0
    assert office.run("build").exit == 0
    return office


def _sealed(text: str) -> str:
    """The same record under a seal of its own."""
    root, _ = read_source(text.encode(), RECORD)
    assert root is not None
    rest = root.with_value({key: value for key, value in root.mapping.items() if key != "niem_phong"})
    return write(rest.with_value({**rest.mapping, "niem_phong": Node(seal_of(rest), rest.pos)}))


FORGERIES = [
    ("toan_van:\n", "toan_van:\n  ke_thua: xa.yaml\n"),
    ("toan_van:\n", "toan_van:\n  thay_tu: {Chuyển: Đổi}\n"),
    ("toan_van:\n", "toan_van:\n  khoa_la: x\n"),
    ("  don_vi: thanh-pho-mau\n", "  don_vi: khong-co\n"),
    ("  don_vi: thanh-pho-mau\n", ""),
    ("  trich_yeu: Chuyển đổi số năm {{ nam }}\n", '  trich_yeu: "{{ ().__class__ }}"\n'),
    ("  trich_yeu: Chuyển đổi số năm {{ nam }}\n", "  trich_yeu: [a, {b: c}]\n"),
    ("  trich_yeu: Chuyển đổi số năm {{ nam }}\n", "  trich_yeu: !bo\n"),
    ("danh_muc:\n  don_vi:\n", "danh_muc:\n  don_vix:\n"),
    ("danh_muc:\n", "danh_muc:\n  van_banx: [x]\n"),
    ("    loai: Luật\n", "    loai: [Luật]\n"),
    ("    loai: Luật\n", "    loai: {a: b}\n"),
    ("van_ban: cha\n", "van_ban: ../../ngoai\n"),
    ("gen: 0.1.0\n", "gen: 0.1.0\nsau: {x: y}\n"),
    ("gen: 0.1.0\n", "gen: 0.1.0\ncha: {ngay: x}\n"),
    ("gen: 0.1.0\n", "gen: 0.1.0\ncha: {loai: [x]}\n"),
]


@pytest.mark.parametrize(("old", "new"), FORGERIES, ids=[new.strip()[:40] or "left out" for _, new in FORGERIES])
def test_a_forged_record_is_told_or_prints_no_other_words(issued: Office, old: str, new: str) -> None:
    before = (issued.root / "build/cha.docx").read_bytes()
    text = (issued.root / RECORD).read_text(encoding="utf-8")
    assert old in text
    issued.write(RECORD, _sealed(text.replace(old, new, 1)))
    for command in (["build"], ["check"], ["status"], ["show", "cha@ban-hanh"], ["diff", "cha@ban-hanh", "cha"]):
        outcome = issued.run(*command)
        assert outcome.exit in (0, 1), (command, outcome.out, outcome.err)
    # the issued file lies there as it was: it is what the record says, or the record is told
    assert (issued.root / "build/cha.docx").read_bytes() == before
    (issued.root / "build/cha.docx").unlink()
    outcome = issued.run("build", "cha")
    made = issued.built("cha")
    assert outcome.exit == 1 or (made is not None and made.text == _text(before))
    assert not (issued.root.parent / "ngoai.docx").exists()


def _text(data: bytes) -> str:
    from workbench import Docx

    return Docx(data).text


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_record_never_prints_other_words(issued: Office, seed: int) -> None:
    before = (issued.root / "build/cha.docx").read_bytes()
    data = bytearray((issued.root / RECORD).read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        at, length = chance.randrange(len(data)), chance.randint(1, 40)
        piece = data[at : at + length]
        data[at : at + length] = chance.choice([b"", piece * 2, bytes([chance.randrange(256)]), b"\n- ", b"{{"])
    issued.write(RECORD, bytes(data))
    outcome = issued.run("build")
    assert outcome.exit in (0, 1) and (issued.root / "build/cha.docx").read_bytes() == before
    (issued.root / "build/cha.docx").unlink()
    outcome = issued.run("build", "cha")
    made = issued.built("cha")
    assert outcome.exit == 1 if made is None else made.text == _text(before)
