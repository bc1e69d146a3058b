"""The JSON Schema as a drafter meets it: through the real yaml-language-server and the workspace's own settings."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import EVERY, Case
from editor import Editor, server_command
from needs import need
from places import PLANS, ROOT
from workbench import Office, sections

from gen.cli.main import run
from gen.schema.json_schema import document_schema
from gen.schema.known_names import KnownNames

COMMAND = server_command()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    need("yaml-language-server", COMMAND)
    assert COMMAND is not None
    folder = tmp_path_factory.mktemp("editor") / "phuong"
    assert run(["init", str(folder)]) == 0
    # the schemas of the editor are made anew by a build
    shutil.rmtree(folder / "plans")
    shutil.copytree(PLANS, folder / "plans", copy_function=shutil.copyfile)
    assert run(["-C", str(folder), "build"]) == 0
    client = Editor(COMMAND, folder)
    yield client
    client.close()


def messages(editor: Editor, path: str, text: str) -> list[str]:
    return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in editor.open(path, text)]


def test_numbers_dates_and_words_that_yaml_reads_otherwise_are_not_underlined(editor: Editor) -> None:
    text = "loai: ke-hoach\ndon_vi: hai-phong\nso: 05\nngay: 2026-05-07\ntrich_yeu: no\nket_thuc: 1.10\n"
    text += "mo_dau:\ndau_ket: 12:30\n"
    assert messages(editor, "plans/a/so.yaml", text) == []


def test_an_unknown_key_is_underlined_where_it_stands(editor: Editor) -> None:
    found = messages(editor, "plans/a/khoa.yaml", "loai: ke-hoach\ndon_vi: hai-phong\ntrich_yeux: x\n")
    assert [one[:2] for one in found] == ["3:", "1:"]
    assert "không có khoá này" in found[0] and "Thiếu “trich_yeu”" in found[1]


def test_an_unknown_key_of_a_node_is_underlined(editor: Editor) -> None:
    text = "loai: ke-hoach\ndon_vi: hai-phong\ntrich_yeu: x\nnoi_dung:\n  - ma: a\n    tieude: x\n"
    assert any(one.startswith("6:") for one in messages(editor, "plans/a/muc.yaml", text))


def test_the_keys_of_another_kind_are_underlined(editor: Editor) -> None:
    text = "loai: ke-hoach\ndon_vi: hai-phong\ntrich_yeu: x\ndieu:\n  - a\n"
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
        "ke_thua: ../x.yaml\ndon_vi: hai-phong\nket_thuc: !bo\nphu_luc: !bo\nbien: !bo\nnoi_nhan: !thay\n  - a\n"
        "can_cu: !noi\n  - b\nchu_thich: !bo\n"
        "trich_yeu: !dien tên việc\nmuc_dich:\n  - !bo cu\n  - ma: moi\n    sau: cu\n    noi_dung: x\n"
    )
    assert messages(editor, "plans/a/con.yaml", text) == []


@pytest.mark.parametrize("path", sorted(PLANS.rglob("*.yaml")), ids=lambda path: path.relative_to(PLANS).as_posix())
def test_nothing_is_underlined_in_the_examples(editor: Editor, path: Path) -> None:
    name = f"plans/{path.relative_to(PLANS).as_posix()}"
    assert messages(editor, name, path.read_text(encoding="utf-8")) == []


HEAD = "loai: ke-hoach\ndon_vi: hai-phong\ntrich_yeu: x\n"
CHILD = "ke_thua: thanh-pho/ke-hoach-chuyen-doi-so-2026.yaml\ndon_vi: hai-an\n"
TABLE = HEAD + "phu_luc:\n  - ma: a\n    bang:\n      cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}]\n      hang:\n"
ROW = f"{TABLE}        - {{ma: h, viec: Rà soát}}\n"
# what drafters get wrong: the source, the line that is underlined, and some words of the sentence there
WRONG: dict[str, tuple[str, int, str]] = {
    "a mistyped key": (HEAD + "ket_thucc: x\n", 4, "không có khoá này"),
    "a key with a capital": (HEAD + "Ket_thuc: x\n", 4, "không có khoá này"),
    "a key with diacritics": (HEAD + "nội_dung: x\n", 4, "không có khoá này"),
    "a key of another place": (HEAD + "noi_dung:\n  - ma: a\n    ghi_chu: x\n", 6, "không có khoá này"),
    "articles in a plan": (HEAD + "dieu:\n  - a\n", 4, "Kế hoạch không có khoá này"),
    "sections in a decision": (HEAD.replace("ke-hoach", "quyet-dinh") + "muc_dich: [a]\n", 4, "không có khoá này"),
    "no kind": ("don_vi: hai-phong\ntrich_yeu: x\n", 1, "Thiếu “loai”"),
    "no unit": ("loai: ke-hoach\ntrich_yeu: x\n", 1, "Thiếu “don_vi”"),
    "no subject": ("loai: ke-hoach\ndon_vi: hai-phong\n", 1, "Thiếu “trich_yeu”"),
    "a child without a unit": ("ke_thua: a.yaml\n", 1, "Thiếu “don_vi”"),
    "a kind that is none": (HEAD.replace("ke-hoach", "kế hoạch"), 1, "Chọn một trong: "),
    "a unit by its name": (HEAD.replace("hai-phong", "Hải Phòng"), 2, "Danh mục không có đơn vị"),
    "a unit that is not registered": (HEAD.replace("hai-phong", "hai-phongg"), 2, "Danh mục không có đơn vị"),
    "a lead that is not registered": (
        HEAD + "noi_dung:\n  - noi_dung: x\n    chu_tri: so-noi-vuu\n",
        6,
        "không có đơn vị, nhóm nào",
    ),
    "a list of leads": (
        HEAD + "noi_dung:\n  - noi_dung: x\n    phoi_hop: [so-noi-vu, so-y-tee]\n",
        6,
        "không có đơn vị, nhóm nào",
    ),
    "a law that is not registered": (HEAD + "can_cu:\n  - van_ban: luat-khong-co\n", 5, "không có văn bản nào"),
    "a day as one says it": (HEAD + "ngay: 07/5/2026\n", 4, "Viết năm-tháng-ngày"),
    "a month of a single figure": (HEAD + "ngay: 2026-5-7\n", 4, "Viết năm-tháng-ngày"),
    "a number with its symbol": (HEAD + "so: 164/KH-UBND\n", 4, "phần sau dấu / là ky_hieu"),
    "a parent without its ending": ("ke_thua: thanh-pho/ke-hoach\ndon_vi: hai-an\n", 1, "có đuôi .yaml"),
    "phrases in a root": (HEAD + "thay_tu:\n  a: b\n", 4, "chỉ dùng trong bản kế thừa"),
    "a group of units that is none": (CHILD + "nhan_viec: {tu: nhiem-vu, chon: cap-xaa}\n", 3, "không có nhóm nào"),
    "an id with a blank": (HEAD + "noi_dung:\n  - {ma: Việc một, noi_dung: x}\n", 5, "Mã chỉ gồm chữ thường"),
    "a numbering that is none": (HEAD + "noi_dung:\n  kieu: số\n  muc: [a]\n", 5, "ví dụ của nhãn đầu tiên"),
    "a signer as a text": (HEAD + "ky: Nguyễn Văn A\n", 4, "khoá thụt vào"),
    "a key of a signer": (HEAD + "ky:\n  chuc_danh: Chủ tịch\n", 5, "không có khoá này"),
    "recipients as a text": (HEAD + "noi_nhan: Như trên\n", 4, "danh sách"),
    "a subject of several": (HEAD.replace("trich_yeu: x", "trich_yeu: [a, b]"), 3, "một đoạn chữ"),
    "a page turned otherwise": (HEAD + "phu_luc:\n  - {ma: a, kho: nằm ngang}\n", 5, "Chọn một trong: ngang, doc"),
    "a width with its unit": (TABLE.replace("ten: Việc", "ten: Việc, rong: 4cm") + "        - {viec: x}\n", 7, "số cm"),
    "a cell by the printed name": (ROW.replace("viec: Rà", "Nhiệm vụ: Rà"), 9, "Khoá của ô là mã cột"),
    "a cell with keys of an item": (ROW.replace("viec: Rà soát", "viec: {tieu_de: x}"), 9, "Ô là đoạn chữ"),
    "a column without an id": (ROW.replace("{ma: viec, ten: Việc}", "{ten: Việc}"), 7, "Thiếu “ma”"),
    "a waiver without a reason": (HEAD + "bo_qua:\n  - luat: lint/abbreviation\n", 5, "Thiếu “ly_do”"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_drafters_get_wrong_is_underlined_in_vietnamese(editor: Editor, name: str) -> None:
    text, line, words = WRONG[name]
    found = messages(editor, f"plans/sai/{list(WRONG).index(name)}.yaml", text)
    assert any(one.startswith(f"{line}: ") and words in one for one in found), found
    # no sentence of the server's own, which is English
    assert not [one for one in found if re.search(r"\b(is|not|Expected|Missing|Value|Property|String)\b", one)], found


@pytest.mark.parametrize(
    ("text", "line", "column", "offered"),
    [
        ("loai: ke-hoach\ndon_vi: \n", 1, 8, {"hai-phong", "hai-an"}),
        (HEAD + "noi_dung:\n  - noi_dung: x\n    chu_tri: \n", 5, 13, {"so-noi-vu", "cap-xa"}),
        (HEAD + "can_cu:\n  - van_ban: \n", 4, 13, {"luat-giao-dich-dien-tu"}),
        (CHILD + "nhan_viec:\n  tu: \n  chon: \n", 4, 8, {"cap-xa"}),
        (CHILD + "nhan_viec:\n  tu: \n", 3, 6, {"nhiem-vu"}),
        (CHILD + "noi_dung:\n  - ma: \n", 3, 8, {"chi-tieu"}),
        (CHILD + "noi_dung:\n  - ma: moi\n    sau: \n", 4, 9, {"chi-tieu"}),
        (HEAD + "ky:\n  \n", 4, 2, {"chuc_vu", "ho_ten", "ky_thay"}),
        (ROW + "        - \n", 9, 10, {"nhiem_vu", "chu_tri", "nhom"}),
    ],
)
def test_the_ids_of_the_workspace_are_offered(
    editor: Editor, text: str, line: int, column: int, offered: set[str]
) -> None:
    path = f"plans/go/{len(text)}-{line}-{column}.yaml"
    editor.open(path, text)
    assert offered <= set(editor.complete(path, line, column))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor over all cases in which nothing is wrong, each in a folder of its own."""
    need("yaml-language-server", COMMAND)
    assert COMMAND is not None
    office = Office(tmp_path_factory.mktemp("cases"))
    assert run(["init", str(office.root / "moi")]) == 0
    shutil.copytree(office.root / "moi/.vscode", office.root / ".vscode")
    for at, case in enumerate(EVERY):
        if not case.findings and "plans/danh-muc/" not in case.text:
            _move_into(office, case, f"c{at}")
    (office.root / ".vscode/van-ban.schema.json").unlink()
    office.run("build")
    client = Editor(COMMAND, office.root)
    yield client
    client.close()


def _move_into(office: Office, case: Case, folder: str) -> None:
    for head, body in sections(case.text).items():
        name, _, tail = head.partition(" + ")
        if (
            name.startswith("plans/")
            and name.endswith(".yaml")
            and tail in ("", "ke-hoach", "quyet-dinh", "chuong-trinh")
        ):
            office.write(name.replace("plans/", f"plans/{folder}/", 1), body + (office.tail(tail) if tail else ""))


@pytest.mark.long
def test_nothing_is_underlined_in_the_cases_without_a_mistake(cases: Editor) -> None:
    wrong = {}
    for path in sorted((cases.folder / "plans").rglob("c*/**/*.yaml")):
        name = path.relative_to(cases.folder).as_posix()
        if found := messages(cases, name, path.read_text(encoding="utf-8")):
            wrong[name] = found
    assert wrong == {}


def test_nothing_is_underlined_in_the_corpus(shared: Path, tmp_path: Path) -> None:
    need("yaml-language-server", COMMAND)
    assert COMMAND is not None
    assert run(["init", str(tmp_path)]) == 0
    shutil.rmtree(tmp_path / "plans")
    shutil.copytree(shared / "corpus/plans", tmp_path / "plans", copy_function=shutil.copyfile)
    run(["-C", str(tmp_path), "build"])
    editor = Editor(COMMAND, tmp_path)
    wrong = {}
    for path in sorted((tmp_path / "plans").rglob("*.yaml")):
        name = path.relative_to(tmp_path).as_posix()
        if not name.endswith(".da-xem.yaml") and (found := messages(editor, name, path.read_text(encoding="utf-8"))):
            wrong[name] = found
    editor.close()
    assert wrong == {}


@pytest.mark.parametrize("name", ["settings.json", "extensions.json"])
def test_a_clone_has_the_settings_of_a_new_office(name: str) -> None:
    assert (ROOT / ".vscode" / name).read_bytes() == (ROOT / "gen/cli/kit" / name).read_bytes()


def test_a_build_has_the_editor_know_a_new_unit(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.write(".vscode/settings.json", "{}")
    assert office.run("build").exit == 0
    schema = tmp_path / ".vscode/van-ban.schema.json"
    assert "phuong-mau" in schema.read_text(encoding="utf-8") and "to-moi" not in schema.read_text(encoding="utf-8")
    before = schema.read_bytes()
    assert office.run("build").exit == 0 and schema.read_bytes() == before
    units = tmp_path / "plans/danh-muc/don-vi.yaml"
    units.write_text(units.read_text(encoding="utf-8") + "\n- {ma: to-moi, ten: Tổ mới}\n", encoding="utf-8")
    os.utime(units, (schema.stat().st_mtime + 5,) * 2)
    assert office.run("build").exit == 0
    assert "to-moi" in schema.read_text(encoding="utf-8")
    # an office without such settings gets none
    (tmp_path / ".vscode/settings.json").unlink()
    schema.unlink()
    assert office.run("build").exit == 0 and not schema.exists()


def test_the_schema_is_what_the_rules_say() -> None:
    schema = document_schema(KnownNames())
    properties = schema["allOf"][1]["properties"]
    assert properties["trich_yeu"]["title"] == "Trích yếu"
    assert properties["so"]["type"] == ["string", "number", "boolean", "null"]
    assert json.loads(json.dumps(schema)) == schema
