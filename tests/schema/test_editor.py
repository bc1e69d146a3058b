"""The JSON Schema as a drafter meets it: through the real yaml-language-server and the workspace's own settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from editor import Editor, server_command
from needs import need
from places import PLANS

from gen.cli.main import run
from gen.schema.json_schema import document_schema

COMMAND = server_command()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    need("yaml-language-server", COMMAND)
    assert COMMAND is not None
    folder = tmp_path_factory.mktemp("editor") / "phuong"
    assert run(["init", str(folder)]) == 0
    client = Editor(COMMAND, folder)
    yield client
    client.close()


def messages(editor: Editor, path: str, text: str) -> list[str]:
    return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in editor.open(path, text)]


def test_numbers_dates_and_words_that_yaml_reads_otherwise_are_not_underlined(editor: Editor) -> None:
    text = "loai: ke-hoach\ndon_vi: mau\nso: 05\nngay: 2026-05-07\ntrich_yeu: no\nket_thuc: 1.10\n"
    text += "mo_dau:\ndau_ket: 12:30\n"
    assert messages(editor, "plans/a/so.yaml", text) == []


def test_an_unknown_key_is_underlined_where_it_stands(editor: Editor) -> None:
    found = messages(editor, "plans/a/khoa.yaml", "loai: ke-hoach\ndon_vi: mau\ntrich_yeux: x\n")
    assert len(found) == 1
    assert found[0].startswith("3:") and "trich_yeux" in found[0]


def test_an_unknown_key_of_a_node_is_underlined(editor: Editor) -> None:
    text = "loai: ke-hoach\ndon_vi: mau\ntrich_yeu: x\nnoi_dung:\n  - ma: a\n    tieude: x\n"
    assert any(one.startswith("6:") for one in messages(editor, "plans/a/muc.yaml", text))


def test_the_keys_of_another_kind_are_underlined(editor: Editor) -> None:
    text = "loai: ke-hoach\ndon_vi: mau\ntrich_yeu: x\ndieu:\n  - a\n"
    assert messages(editor, "plans/a/loai.yaml", text) != []


def test_keys_are_completed_with_vietnamese_words(editor: Editor) -> None:
    editor.open("plans/a/go.yaml", "loai: ke-hoach\nt\n")
    offered = editor.complete("plans/a/go.yaml", 1, 1)
    assert {"trich_yeu", "to_chuc_thuc_hien", "thay_tu"} <= set(offered)


def test_values_are_completed(editor: Editor) -> None:
    editor.open("plans/a/gia-tri.yaml", "loai: \n")
    assert {"ke-hoach", "quyet-dinh", "chuong-trinh"} <= set(editor.complete("plans/a/gia-tri.yaml", 0, 6))


def test_hovering_tells_the_meaning(editor: Editor) -> None:
    editor.open("plans/a/ro.yaml", "loai: ke-hoach\ntrich_yeu: x\n")
    assert "Trích yếu" in editor.hover("plans/a/ro.yaml", 1, 3)


def test_the_marks_of_the_cascade_are_known(editor: Editor) -> None:
    text = (
        "ke_thua: ../x.yaml\ndon_vi: mau\nket_thuc: !bo\nphu_luc: !bo\nbien: !bo\nnoi_nhan: !thay\n  - a\n"
        "can_cu: !noi\n  - b\nchu_thich: !bo\n"
        "trich_yeu: !dien tên việc\nmuc_dich:\n  - !bo cu\n  - ma: moi\n    sau: cu\n    noi_dung: x\n"
    )
    assert messages(editor, "plans/a/con.yaml", text) == []


@pytest.mark.parametrize("path", sorted(PLANS.rglob("*.yaml")), ids=lambda path: path.relative_to(PLANS).as_posix())
def test_nothing_is_underlined_in_the_examples(editor: Editor, path: Path) -> None:
    name = f"plans/{path.relative_to(PLANS).as_posix()}"
    assert messages(editor, name, path.read_text(encoding="utf-8")) == []


def test_the_schema_is_what_the_rules_say() -> None:
    schema = document_schema()
    assert schema["properties"]["trich_yeu"]["title"] == "Trích yếu"
    assert schema["properties"]["so"]["type"] == ["string", "number", "boolean", "null"]
    assert json.loads(json.dumps(schema)) == schema
