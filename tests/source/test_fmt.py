"""`gen fmt`: one way to write a source; the same document, every comment, and nothing left to do the second time."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT
from untidy import untidy_source
from workbench import Office

from gen.cli.main import run
from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES
from gen.schema.rules import SCHEMAS
from gen.source import formatting, read_source
from gen.source.comments import scan
from gen.source.formatting import formatted
from gen.source.ordering import KEYS
from gen.source.wrap import wrapped
from gen.source.write import write

FORMS = Path(__file__).parent / "forms"
CASE = re.compile(r"^--- (?P<name>.+)\n(?P<before>(?:.*\n)*?)---\n(?P<after>(?:(?!--- ).*\n)*)", re.MULTILINE)
CASES = [match for path in sorted(FORMS.glob("*.txt")) for match in CASE.finditer(path.read_text(encoding="utf-8"))]


@pytest.fixture
def examples(office: Office) -> Office:
    """An office with the plans of this checkout and no other."""
    shutil.rmtree(office.root / "plans")
    shutil.copytree(ROOT / "plans", office.root / "plans")
    return office


def form(source: str | bytes, kind: str = "document") -> str:
    done = formatted(source if isinstance(source, bytes) else source.encode(), "plans/a.yaml", kind)
    assert done.data is not None, (done.refused, done.found)
    return done.data.decode()


def built(office: Office) -> dict[str, bytes]:
    """All that `gen build` makes of an office."""
    done = office.run("build", "--out", str(office.root / "out"))
    assert done.exit == 0, done.out
    out = office.root / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.docx"))}


def said(source: str) -> Any:
    """What a source says, as PyYAML's own reader in Python has it: no order of keys, no blanks at ends of lines."""

    def plain(node: yaml.Node) -> Any:
        tag = node.tag if not node.tag.startswith("tag:yaml.org") else ""
        if isinstance(node, yaml.MappingNode):
            return tag, {key.value: plain(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return tag, [plain(item) for item in node.value]
        return tag, re.sub(r" +\n", "\n", node.value.strip())

    root = yaml.compose(source.removeprefix("\ufeff").replace("\r\n", "\n"), Loader=yaml.SafeLoader)
    assert root is not None
    return plain(root)


@pytest.mark.parametrize("case", CASES, ids=lambda match: match["name"])
def test_before_and_after(case: re.Match[str]) -> None:
    assert form(case["before"]) == case["after"]
    assert form(case["after"]) == case["after"]


@given(st.integers(0, 10**6))
def test_any_source_says_the_same_keeps_its_comments_and_is_done_after_once(seed: int) -> None:
    source, comments = untidy_source(Random(seed))
    done = formatted(source.encode(), "plans/a.yaml", "document")
    assert not done.refused
    if done.data is None:
        assert done.found
        return
    out = done.data.decode()
    assert said(out) == said(source)
    assert Counter(one.text for one in scan(out).comments) == Counter(comments)
    assert form(out) == out
    assert out.endswith("\n") and not out.endswith("\n\n") and not re.search(r"[ \r]$|\t", out, re.MULTILINE)


@given(st.text(st.sampled_from("aĐ.;, :-#{}\u00a0“”*12")), st.integers(1, 30))
def test_lines_fold_back_to_the_text(text: str, width: int) -> None:
    lines = wrapped(text.strip(), width)
    assert " ".join(lines) == text.strip()
    assert all(not line.startswith(("-", "#", " ")) for line in lines[1:])
    assert all(len(line) <= width or " " not in line[1:-1] or re.search("  |[ ]?[-#\u00a0{}]", line) for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Gồm: 1. Rà soát danh mục. 2. Báo cáo kết quả.", ["Gồm: 1. Rà soát danh mục.", "2. Báo cáo kết quả."]),
        ("Gồm (12. Rà soát). Xong.", ["Gồm (12. Rà soát).", "Xong."]),
        ("Xong trong năm 2026. Báo cáo sau.", ["Xong trong năm 2026.", "Báo cáo sau."]),
        ("TP. Hải Phòng. Ông P. Nguyễn.", ["TP. Hải Phòng.", "Ông P. Nguyễn."]),
    ],
)
def test_a_number_or_a_shortened_word_ends_no_sentence(text: str, lines: list[str]) -> None:
    assert wrapped(text, 200) == lines


def test_the_examples_and_what_ships_are_in_form(examples: Office) -> None:
    assert examples.run("fmt", "--check").exit == 0
    assert examples.run("init", str(examples.root / "moi")).exit == 0
    assert run(["-C", str(examples.root / "moi"), "fmt", "--check"]) == 0


def test_what_gen_writes_is_in_form(examples: Office) -> None:
    for kind in ("quyet-dinh", "ke-hoach", "chuong-trinh"):
        assert examples.run("new", kind, f"plans/moi/{kind}.yaml", "--don-vi", "le-chan").exit == 0
    assert examples.run("derive", "thanh-pho/ke-hoach-chuyen-doi-so-2026", "--don-vi", "an-bien").exit == 0
    for path in sorted((examples.root / "plans").rglob("*.yaml")):
        id = path.relative_to(examples.root / "plans").with_suffix("").as_posix()
        if "danh-muc" not in id and "da-xem" not in id and (shown := examples.run("show", id)).exit == 0:
            examples.write(f"plans/in/{id.replace('/', '-')}.yaml", shown.out)
    done = examples.run("fmt", "--diff")
    assert (done.exit, done.out) == (0, "")


def test_the_examples_typed_anyhow_come_back_and_build_to_the_same_bytes(examples: Office) -> None:
    """Each example as JSON with its keys the other way round: form gives it back, but for comments and blank lines."""
    before = built(examples)
    changed = []
    for path in sorted((examples.root / "plans").rglob("*.yaml")):
        source = path.read_text(encoding="utf-8")
        if re.search(r"!(bo|thay|noi|dien)", source) or ".da-xem" in path.name:
            continue
        tree = yaml.load(source, Loader=yaml.BaseLoader)
        path.write_text(json.dumps(turned(tree), ensure_ascii=False, indent=1), encoding="utf-8")
        changed.append(path)
    assert len(changed) > 5
    assert built(examples) == before
    assert examples.run("fmt").exit == 0
    assert built(examples) == before
    assert examples.run("fmt", "--check").exit == 0
    # what was typed as JSON is written in lines again
    assert all('"trich_yeu":' not in path.read_text(encoding="utf-8") for path in changed)


def turned(value: Any) -> Any:
    """The same with the keys of mappings the other way round, where their order means nothing."""
    if isinstance(value, list):
        return [turned(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    meant = {"thuc_hien", "chu_tri", "phoi_hop", "hinh_thuc", "thoi_gian", "san_pham", "kinh_phi"}
    return {key: turned(value[key]) for key in (keys if meant & set(keys) else reversed(keys))}


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_keys_in_any_order_build_to_the_same_bytes(examples: Office, seed: int) -> None:
    before = built(examples)
    random = Random(seed)
    for path in sorted((examples.root / "plans").rglob("*.yaml")):
        root, _ = read_source(path.read_bytes(), path.name)
        assert root is not None
        if ".da-xem" not in path.name:
            path.write_text(write(shuffled(root, random)), encoding="utf-8")
    assert built(examples) == before
    assert "cần xem lại" not in examples.run("status").out
    assert examples.run("fmt").exit == 0
    assert built(examples) == before
    assert "cần xem lại" not in examples.run("status").out


def shuffled(node: Node, random: Random, *, named: bool = False) -> Node:
    """The same with its keys in any order, but for those whose order is the drafter's."""
    if node.is_list:
        return node.with_value(tuple(shuffled(item, random) for item in node.items))
    if node.is_text:
        return node
    chosen = ("bien", "van_ban", "chu_thich", "thay_tu", "giao")
    entries = [(key, shuffled(value, random, named=key in chosen)) for key, value in node.mapping.items()]
    attributes = iter([entry for entry in entries if entry[0] in ATTRIBUTES])
    if not named:
        random.shuffle(entries)
    return node.with_value(dict(next(attributes) if entry[0] in ATTRIBUTES else entry for entry in entries))


def test_the_corpus_builds_to_the_same_bytes(office: Office, shared: Path) -> None:
    shutil.rmtree(office.root / "plans")
    shutil.copytree(shared / "corpus/plans", office.root / "plans")
    before = built(office)
    sources = {path: path.read_text(encoding="utf-8") for path in (office.root / "plans").rglob("*.yaml")}
    assert office.run("fmt").exit == 0
    assert built(office) == before
    assert office.run("fmt", "--check").exit == 0
    for path, source in sources.items():
        out = path.read_text(encoding="utf-8")
        assert said(out) == said(source)
        assert Counter(one.text for one in scan(out).comments) == Counter(one.text for one in scan(source).comments)


def test_check_tells_and_writes_nothing(office: Office) -> None:
    office.write("plans/a.yaml", "don_vi: x\nloai: ke-hoach\n")
    done = office.run("fmt", "--check", "a")
    assert done.exit == 1
    assert done.out == "plans/a.yaml\n"
    assert (office.root / "plans/a.yaml").read_text() == "don_vi: x\nloai: ke-hoach\n"
    done = office.run("fmt", "--diff", "plans/a.yaml")
    assert done.exit == 1
    assert "+loai: ke-hoach\n don_vi: x\n-loai: ke-hoach\n" in done.out
    assert office.run("fmt", "a").exit == 0
    assert (office.root / "plans/a.yaml").read_text() == "loai: ke-hoach\ndon_vi: x\n"
    assert office.run("fmt", "--check", "a").out == ""


def test_what_an_editor_elsewhere_left_goes(office: Office) -> None:
    """CRLF, a byte order mark, letters in parts: read as they are, and written as everybody else writes."""
    office.write(
        "plans/a.yaml", "\ufeffloai: ke-hoach\r\ntrich_yeu: Ke\u0302\u0301 hoạch  # ghi chu\u0301\r\n".encode()
    )
    assert office.run("fmt", "a").exit == 0
    assert (office.root / "plans/a.yaml").read_bytes() == "loai: ke-hoach\ntrich_yeu: Kế hoạch  # ghi chú\n".encode()


def test_a_file_that_cannot_be_read_is_told_and_left(office: Office) -> None:
    office.write("plans/a.yaml", "trich_yeu: Kế hoạch: gấp\n")
    office.write("plans/b.yaml", "so: 5\nloai: ke-hoach\nloai: ke-hoach\n")
    office.write("plans/c.yaml", "so: 5\nloai: ke-hoach\n")
    done = office.run("fmt", "a", "b", "c")
    assert done.exit == 1
    assert [one.code for one in done.findings] == ["source/colon-in-text", "source/duplicate-key"]
    assert "plans/c.yaml" in done.out
    assert "2 tệp không đọc được" in done.err
    assert (office.root / "plans/a.yaml").read_text(encoding="utf-8") == "trich_yeu: Kế hoạch: gấp\n"
    assert (office.root / "plans/b.yaml").read_text().startswith("so: 5")


@pytest.mark.parametrize("harm", [lambda out: out.replace("# giữ", ""), lambda out: out.replace("gấp", "chậm")])
def test_a_form_that_would_lose_something_is_not_written(
    office: Office, monkeypatch: pytest.MonkeyPatch, harm: Any
) -> None:
    source = "don_vi: x\nloai: ke-hoach  # giữ\ntrich_yeu: gấp\n"
    office.write("plans/a.yaml", source)
    whole = formatting.write
    monkeypatch.setattr(formatting, "write", lambda *given: harm(whole(*given)))
    done = office.run("fmt", "a")
    assert done.exit == 1
    assert done.out.startswith("plans/a.yaml: để nguyên")
    assert (office.root / "plans/a.yaml").read_text(encoding="utf-8") == source


def test_a_file_that_is_saved_meanwhile(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a drafter saves while the command runs is not written over."""
    office.write("plans/a.yaml", "don_vi: phuong-mau\nloai: ke-hoach\n")
    saved = "don_vi: phuong-mau\nloai: ke-hoach\nso: 12\n"

    def saved_meanwhile(*given: object, **named: object) -> object:
        (office.root / "plans/a.yaml").write_text(saved, encoding="utf-8")
        return formatted(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("gen.cli.fmt.formatted", saved_meanwhile)
    done = office.run("fmt", "a")
    assert done.exit == 1 and [finding.code for finding in done.findings] == ["source/not-written"]
    assert (office.root / "plans/a.yaml").read_text(encoding="utf-8") == saved


def test_registers_records_and_links(office: Office) -> None:
    office.write("plans/danh-muc/don-vi.yaml", "- ten: Ủy ban\n  ma: x\n\n\n- {ten: Sở, ma: so}\n")
    office.write("plans/a.da-xem.yaml", "ghi_de:   {z: {van_tay: 1, cha_viet: b}, a: {van_tay: 1}}\n")
    office.write("that.yaml", "don_vi: x\nloai: ke-hoach\n")
    (office.root / "that.yaml").chmod(0o664)
    (office.root / "plans/lien-ket.yaml").symlink_to(office.root / "that.yaml")
    done = office.run("fmt", "plans/danh-muc/don-vi.yaml", "plans/a.da-xem.yaml", "lien-ket")
    assert done.exit == 0
    assert len(done.out.splitlines()) == 3
    register = (office.root / "plans/danh-muc/don-vi.yaml").read_text(encoding="utf-8")
    assert register == "- ma: x\n  ten: Ủy ban\n\n- {ma: so, ten: Sở}\n"
    record = (office.root / "plans/a.da-xem.yaml").read_text(encoding="utf-8")
    assert record == "ghi_de: {z: {van_tay: 1, cha_viet: b}, a: {van_tay: 1}}\n"
    assert (office.root / "plans/lien-ket.yaml").is_symlink()
    assert (office.root / "that.yaml").read_text() == "loai: ke-hoach\ndon_vi: x\n"
    assert (office.root / "that.yaml").stat().st_mode & 0o777 == 0o664
    assert office.run("fmt", "khong-co").exit == 2


def test_a_new_form_of_the_parent_is_no_change_of_the_parent(examples: Office) -> None:
    parent = examples.root / "plans/thanh-pho/ke-hoach-chuyen-doi-so-2026.yaml"
    source = parent.read_text(encoding="utf-8")
    # rows with their id last
    rows = re.sub(r"- ma: ([a-z0-9-]+)\n( +)(nhiem_vu: [^>\n]+\n)", r"- \3\2ma: \1\n", source)
    assert rows != source
    parent.write_text(rows, encoding="utf-8")
    assert "cần xem lại" not in examples.run("status").out
    assert examples.run("fmt").exit == 0
    assert parent.read_text(encoding="utf-8") == source
    assert "cần xem lại" not in examples.run("status").out


def test_an_empty_file_is_for_check_to_tell(office: Office) -> None:
    office.write("plans/danh-muc/van-ban.yaml", "# chưa có văn bản nào\n")
    assert office.run("fmt", "plans/danh-muc/van-ban.yaml").exit == 0
    assert (office.root / "plans/danh-muc/van-ban.yaml").read_text(encoding="utf-8") == "# chưa có văn bản nào\n"


def test_every_key_of_the_format_has_its_place() -> None:
    kinds = {"ke-hoach": "document", "quyet-dinh": "document", "chuong-trinh": "document"}
    missing = {
        (name, key)
        for name, rules in SCHEMAS.items()
        for key in rules
        # `lien_quan` stands behind the bodies, wherever they are
        if key not in KEYS[kinds.get(name, name)] and key != "lien_quan"
    }
    assert missing == set()
