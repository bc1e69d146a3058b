"""A call that cannot run is answered by one Vietnamese line, whatever click says of it."""

from __future__ import annotations

import pytest
from workbench import Office

CALLS = [
    ("khong-co", "Không có lệnh này: 'khong-co' Xem “gen --help”."),
    ("build --khong", "Không có tuỳ chọn “--khong”. Xem “gen build --help”."),
    ("build --outt x", "Không có tuỳ chọn “--outt”. Có phải “--out”? Xem “gen build --help”."),
    ("explain", "Thiếu VĂN-BẢN. Xem “gen explain --help”."),
    ("init a b", "Thừa “b”. Xem “gen init --help”."),
    ("init a b c", "Thừa “b c”. Xem “gen init --help”."),
    ("check --format xml", "“--format” phải là một trong: text, json, github, sarif. Xem “gen check --help”."),
    ("new giay x", "“LOẠI” phải là một trong: quyet-dinh, ke-hoach, chuong-trinh. Xem “gen new --help”."),
]


@pytest.mark.parametrize(("call", "said"), CALLS)
def test_a_wrong_call(office: Office, call: str, said: str) -> None:
    outcome = office.run(*call.split())
    assert (outcome.exit, outcome.out, outcome.err) == (2, "", f"gen: {said}\n")


@pytest.mark.parametrize(("call", "said"), CALLS)
def test_clicks_own_words_decide_nothing(office: Office, monkeypatch: pytest.MonkeyPatch, call: str, said: str) -> None:
    for module in ("core", "parser", "exceptions", "types"):
        monkeypatch.setattr(f"click.{module}._", lambda text: "other words", raising=False)
        monkeypatch.setattr(f"click.{module}.ngettext", lambda one, many, count: "other words", raising=False)
    test_a_wrong_call(office, call, said)
