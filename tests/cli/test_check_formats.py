"""What `gen check` prints for other programs: JSON, GitHub annotations, SARIF 2.1.0; and the two look-ups."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from needs import need
from places import ROOT
from workbench import Office

from gen.cli.findings import as_github, as_json
from gen.cli.sarif import as_sarif
from gen.core.diagnostic import Diagnostic, Position, Related, Severity, in_order

SCHEMA = ROOT / ".ci/node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
ENDING = "noi_nhan: [Như trên, {luu: VT}]\nky: {chuc_vu: Giám đốc}\n"
FOUND = [
    Diagnostic(
        "lint/blanks",
        "Có 100%: một, hai\nvà “ba”.",
        Position("plans/phường mới/a,b.yaml", 3, 7),
        "Xoá dấu cách.",
        Severity.WARNING,
        (Related(Position("plans/cha.yaml", 9, 1), "của cha"),),
    ),
    Diagnostic("schema/required", "Thiếu “don_vi”.", Position("plans/b.yaml", 1, 1)),
    Diagnostic("lint/draft-blank", "Bản dự thảo.", Position("plans/b.yaml", 2, 1), severity=Severity.INFO),
]


def test_findings_that_differ_by_their_related_place_alone_keep_their_order() -> None:
    at = Position("plans/con.yaml", 3, 10)
    relateds = [(Related(Position("plans/cha.yaml", line), "lời văn kế thừa từ đây"),) for line in range(1, 9)]
    found = [Diagnostic("lint/single-point", "Chỉ có một điểm.", at, related=related) for related in relateds]
    assert [finding.related for finding in in_order(reversed(found))] == relateds


def test_json_tells_all_of_a_finding() -> None:
    told = json.loads(as_json(FOUND))
    assert [one["code"] for one in told] == ["schema/required", "lint/draft-blank", "lint/blanks"]
    assert told[2] == {
        "code": "lint/blanks",
        "severity": "warning",
        "message": "Có 100%: một, hai\\nvà “ba”.",
        "path": "plans/phường mới/a,b.yaml",
        "line": 3,
        "column": 7,
        "hint": "Xoá dấu cách.",
        "related": [{"path": "plans/cha.yaml", "line": 9, "column": 1, "message": "của cha"}],
    }
    assert json.loads(as_json([])) == []


def test_github_annotations_are_escaped() -> None:
    lines = as_github(FOUND).split("\n")
    assert lines == [
        "::error file=plans/b.yaml,line=1,col=1,title=schema/required::Thiếu “don_vi”.",
        "::notice file=plans/b.yaml,line=2,col=1,title=lint/draft-blank::Bản dự thảo.",
        "::warning file=plans/phường mới/a%2Cb.yaml,line=3,col=7,title=lint/blanks"
        "::Có 100%25: một, hai\\nvà “ba”.%0A→ Xoá dấu cách.",
    ]


def test_sarif_holds_what_the_standard_asks_for() -> None:
    log = json.loads(as_sarif(FOUND))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert run["tool"]["driver"]["name"] == "gen"
    assert [one["ruleId"] for one in results] == ["schema/required", "lint/draft-blank", "lint/blanks"]
    assert [one["level"] for one in results] == ["error", "note", "warning"]
    for one in results:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["message"]["text"]
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert place["region"]["startLine"] >= 1 and place["region"]["startColumn"] >= 1
        # a URI, not a path: no blanks, no letters outside ASCII
        assert place["artifactLocation"]["uri"].isascii() and " " not in place["artifactLocation"]["uri"]
    assert results[2]["relatedLocations"][0]["message"]["text"] == "của cha"
    assert rules[0]["shortDescription"]["text"]


@pytest.mark.parametrize("found", [FOUND, []], ids=["findings", "none"])
def test_sarif_is_valid_by_its_schema(found: list[Diagnostic]) -> None:
    need("sarif-schema", SCHEMA.is_file())
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    errors = [error.message for error in Draft7Validator(schema).iter_errors(json.loads(as_sarif(found)))]
    assert errors == []


def wrong(office: Office) -> None:
    office.write("plans/sai.yaml", "noi_dung:\n  - Việc  một\n" + ENDING + office.tail("ke-hoach"))


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_check_prints_one_form_and_nothing_else(office: Office, form: str) -> None:
    wrong(office)
    outcome = office.run("check", "sai", "--format", form)
    assert outcome.exit == 0 and "1 cảnh báo" in outcome.err
    assert office.run("check", "sai", "--format", form, "--strict").exit == 1
    if form == "text":
        assert [one.place for one in outcome.findings] == ["plans/sai.yaml:2:9"]
    elif form == "github":
        assert outcome.out.startswith("::warning file=plans/sai.yaml,line=2,col=9,title=lint/blanks::")
    else:
        told = json.loads(outcome.out)
        codes = [one["ruleId"] for one in told["runs"][0]["results"]] if form == "sarif" else [o["code"] for o in told]
        assert codes == ["lint/blanks"]


def test_information_is_never_a_fault(office: Office) -> None:
    draft = office.tail("ke-hoach").replace("so: 7\n", "")
    office.write("plans/thao.yaml", "noi_dung:\n  - Việc\n" + ENDING + draft)
    outcome = office.run("check", "thao", "--strict")
    assert (outcome.exit, [one.severity for one in outcome.findings]) == (0, ["info"])


def test_pre_commit_hooks_run_the_commands() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    check, form = hooks["gen-check"], hooks["gen-fmt"]
    assert check["entry"] == "gen check" and check["language"] == "python" and check["pass_filenames"] is False
    # what is written in one file depends on no other, so only those of the commit are looked at
    assert form["entry"] == "gen fmt" and form["language"] == "python" and form.get("pass_filenames", True) is True
    assert re.search(form["files"], "plans/danh-muc/don-vi.yaml") and not re.search(
        form["files"], "gen/registers/wording.yaml"
    )


def test_help_says_what_build_does_not_do(office: Office) -> None:
    told = " ".join(office.run("build", "--help").out.split())
    assert "Không soát luật, trừ khi --strict" in told


def test_vb_tells_state_and_places(office: Office) -> None:
    office.write(
        "plans/danh-muc/van-ban.yaml",
        "cu: {loai: Nghị định, so: 61/2018/NĐ-CP, ngay: 2018-04-23, co_quan: Chính phủ, ve: một cửa,\n"
        "  het_hieu_luc: 2025-07-01, thay_the_boi: moi}\n"
        "moi: {loai: Nghị định, so: 118/2025/NĐ-CP, ngay: 2025-06-09, co_quan: Chính phủ, ve: một cửa}\n",
    )
    text = "can_cu:\n  - van_ban: cu\nnoi_dung:\n  - Theo {{ vb('moi') }}.\n  - Nghị định số 61/2018/NĐ-CP.\n"
    office.write("plans/a.yaml", text + office.tail("ke-hoach"))
    lines = office.run("vb", "--ngay", "2026-01-01").out.splitlines()
    assert "    HẾT HIỆU LỰC từ 01/07/2025, thay bằng Nghị định số 118/2025/NĐ-CP (moi)" in lines
    assert [line.strip() for line in lines if "a.yaml" in line] == [
        f"plans/a.yaml:{at}" for at in ("2:14", "5:5", "4:5")
    ]
    before = office.run("vb", "--ngay", "2025-06-01").out
    assert "còn hiệu lực đến 01/07/2025" in before and "chưa ban hành vào ngày 01/06/2025" in before
    assert office.run("vb", "--ngay", "01/6/2025").exit == 2


@pytest.mark.parametrize("words", ["van hoa", "VĂN HOÁ", "xa hoi van", "phong-van-hoa"])
def test_don_vi_is_found_without_diacritics(office: Office, words: str) -> None:
    outcome = office.run("don-vi", *words.split())
    assert (outcome.exit, outcome.out.split()[0]) == (0, "phong-van-hoa")


def test_don_vi_says_when_there_is_none(office: Office) -> None:
    assert office.run("don-vi", "hỏa", "tinh").exit == 1
