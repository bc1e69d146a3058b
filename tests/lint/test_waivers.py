"""A waiver for one place: named by words that a finding is about, however the message puts them."""

from __future__ import annotations

import json

import pytest
from mutations import MUTATIONS
from reworded import quoted, reworded

from gen.cli.rule_book import checked
from gen.core.diagnostic import Diagnostic
from gen.lint.rule import LintRule
from gen.lint.rules import RULES
from gen.lint.samples import PLAN, files_of, without_signs

SPOILED = [
    pytest.param(rule, files_of(without_signs(text)[0]), id=f"{rule.name}-{number}")
    for rule in RULES
    for number, text in enumerate(
        (rule.wrong, *(rule.right.replace(old, new, 1) for old, new in MUTATIONS.get(rule.name, [])))
    )
]


def waived(files: dict[str, str], rule: LintRule, place: str) -> list[Diagnostic]:
    """What is left where the rule is waived for a place."""
    waiver = json.dumps({"luat": rule.code, "ly_do": "thử", "cho": place}, ensure_ascii=False)
    found, composed = checked({**files, PLAN: f"{files[PLAN]}bo_qua: [{waiver}]\n"}, [rule])
    assert composed, found
    return found


@pytest.mark.parametrize(("rule", "files"), SPOILED)
def test_a_place_is_named_by_what_the_message_quotes(rule: LintRule, files: dict[str, str]) -> None:
    found, _ = checked(files, [rule])
    assert found
    for finding in found:
        for phrase in quoted(finding.message):
            assert any(" ".join(phrase.split()) in " ".join(words.split()) for words in finding.about), finding
            left = waived(files, rule, phrase)
            assert finding not in left and "lint/unused-waiver" not in {one.code for one in left}, phrase
            with reworded():
                assert _decided(waived(files, rule, phrase)) == _decided(left), phrase


def test_the_words_of_a_message_are_no_place() -> None:
    rule = next(rule for rule in RULES if rule.name == "single-point")
    files = files_of(without_signs(rule.wrong)[0])
    assert "không có điểm tiếp theo" in checked(files, [rule])[0][0].message
    assert "lint/unused-waiver" in {one.code for one in waived(files, rule, "không có điểm tiếp theo")}


def _decided(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    return sorted((one.code, one.severity.value, str(one.position)) for one in found)
