"""`gen diff` of two plans: what is told, where, as what; a pure re-wrap is nothing, a word never vanishes."""

from __future__ import annotations

import json
import random
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import DOCS, PLANS
from workbench import Office

from gen.review.compare import changes

BODY = """
noi_dung:
  - ma: mot
    tieu_de: Việc chung
    muc:
      - ma: a
        noi_dung: Rà soát thủ tục trước ngày 15/8/2026 theo Kế hoạch số 12/KH-UBND.
        chu_tri: phong-van-hoa
        thoi_gian: Quý II/2026
      - ma: b
        noi_dung: Đạt 85% hồ sơ, kinh phí 1.500.000 đồng.
  - ma: hai
    tieu_de: Việc riêng
    muc:
      - Họp dân ở từng tổ dân phố
      - Báo cáo kết quả hằng tháng
"""
TABLE = """
phu_luc:
  - ma: viec
    tieu_de: Danh mục
    bang:
      cot:
        - {ma: tt, ten: TT, rong: 1}
        - {ma: nhiem_vu, ten: Nhiệm vụ, rong: 8}
        - {ma: chu_tri, ten: Chủ trì, rong: 4}
      hang:
        - ma: nhom-1
          nhom: NHÓM MỘT
          hang:
            - {ma: h1, nhiem_vu: Làm sạch dữ liệu dân cư, chu_tri: Tổ một}
            - {ma: h2, nhiem_vu: Số hóa hồ sơ lưu trữ, chu_tri: ^}
        - ma: nhom-2
          nhom: NHÓM HAI
          hang:
            - {ma: h3, nhiem_vu: Tập huấn cán bộ, chu_tri: Tổ ba}
"""


def compared(office: Office, old: str, new: str, kind: str = "ke-hoach") -> dict[str, Any]:
    """What `gen diff --format json` tells of two sources; nothing where they do not differ."""
    for name, source in (("cu", old), ("moi", new)):
        taken = {line.split(":")[0] for line in source.splitlines() if line[:1].isalpha()}
        rest = [line for line in office.tail(kind).splitlines() if line.split(":")[0] not in taken]
        office.write(f"plans/{name}.yaml", "\n".join([source, *rest]) + "\n")
    outcome = office.run("diff", "cu", "moi", "--format", "json")
    assert outcome.exit == 0, outcome.out + outcome.err
    plans = json.loads(outcome.out)["plans"]
    return plans[0] if plans else {}


def told(plan: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Each change as kind, sorts and place."""
    return [(one["kind"], " ".join(one["sorts"]), one["place"]) for one in plan["changes"]]


def words(change: dict[str, Any]) -> str:
    mark = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(mark[one["op"]].format(one["text"]) for one in change["words"])


def swapped(source: str, old: str, new: str) -> str:
    assert old in source, old
    return source.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("15/8/2026", "30/8/2026", ("sua", "thoi-han", "Mục I, khoản 1, điểm a")),
        ("12/KH-UBND", "13/KH-UBND", ("sua", "vien-dan", "Mục I, khoản 1, điểm a")),
        ("85%", "90%", ("sua", "so-lieu", "Mục I, khoản 1, điểm b")),
        ("1.500.000", "2.000.000", ("sua", "so-lieu", "Mục I, khoản 1, điểm b")),
        ("1.500.000", "1,500.000", ("sua", "so-lieu", "Mục I, khoản 1, điểm b")),
        ("Rà soát", "Cắt giảm", ("sua", "noi-dung", "Mục I, khoản 1, điểm a")),
        ("Quý II/2026", "Quý III/2026", ("sua", "thoi-han", "Mục I, khoản 1, điểm a, Thời gian thực hiện")),
        ("chu_tri: phong-van-hoa", "chu_tri: Công an", ("sua", "co-quan", "Mục I, khoản 1, điểm a, Cơ quan chủ trì")),
        ("từng tổ dân phố", "Ủy ban nhân dân phường Mẫu", ("sua", "co-quan noi-dung", "Mục I, khoản 2, điểm a")),
        ("Việc chung", "Việc Chung;", ("sua", "hinh-thuc", "Mục I, khoản 1, tiêu đề")),
        ("soát thủ", "soát, thủ", ("sua", "hinh-thuc", "Mục I, khoản 1, điểm a")),
        ("Họp dân ở từng tổ dân phố", '"*Họp dân* ở từng tổ dân phố"', ("dat", "hinh-thuc", "Mục I, khoản 2, điểm a")),
        ("- ma: b\n", "- ma: c\n", ("dat", "bo-cuc", "Mục I, khoản 1, điểm b")),
        ("ma: a\n", "ma: a\n        lien_quan: [cap-xa]\n", ("dat", "co-quan", "Mục I, khoản 1, điểm a")),
        ("ma: a\n", "ma: a\n        co_dinh: true\n", ("dat", "bo-cuc", "Mục I, khoản 1, điểm a")),
    ],
)
def test_what_is_told_where_and_as_what(office: Office, old: str, new: str, what: tuple[str, str, str]) -> None:
    plan = compared(office, BODY, swapped(BODY, old, new))
    assert told(plan) == [what]


def test_a_sentence_reworded_and_set_bold(office: Office) -> None:
    old = 'noi_dung: ["Rà soát *mọi thủ tục* còn lại"]'
    plan = compared(office, old, 'noi_dung: ["Rà soát *mọi thủ tục* đang làm"]')
    assert told(plan) == [("sua", "noi-dung", "Mục I, khoản 1")]
    plan = compared(office, old, 'noi_dung: ["Rà soát **mọi thủ tục** đang làm"]')
    assert told(plan) == [("sua", "noi-dung", "Mục I, khoản 1"), ("dat", "hinh-thuc", "Mục I, khoản 1")]
    assert plan["changes"][1]["setting"]["new"] == "Rà soát **mọi thủ tục** đang làm./."


def test_a_key_that_is_locked_from_now_on(office: Office) -> None:
    assert told(compared(office, BODY, "co_dinh: [trich_yeu]\n" + BODY)) == [("dat", "bo-cuc", "Cả văn bản")]


def test_tone_marks_and_quotes_are_form(office: Office) -> None:
    old = "noi_dung:\n  - Ủy ban xã hòa giải theo lời “hẹn”\n  - Thủy lợi"
    plan = compared(office, old, swapped(swapped(old, "hòa", "hoà"), "“hẹn”", '"hẹn"'))
    assert told(plan) == [("sua", "hinh-thuc", "Mục I, khoản 1")]


def test_word_by_word_with_dates_whole(office: Office) -> None:
    plan = compared(office, BODY, swapped(BODY, "15/8/2026", "30/9/2026"))
    expected = "Rà soát thủ tục trước ngày [-15/8/2026-]{+30/9/2026+} theo Kế hoạch số 12/KH-UBND."
    assert [words(one) for one in plan["changes"]] == [expected]


def test_a_rewrap_is_nothing(office: Office) -> None:
    new = """
# một dòng ghi chú
noi_dung:
  - tieu_de: "Việc chung"
    ma: mot
    muc:
      - chu_tri: phong-van-hoa
        ma: a
        noi_dung: >-
          Rà soát thủ tục trước ngày 15/8/2026
          theo Kế hoạch số 12/KH-UBND.
        thoi_gian: 'Quý II/2026'   # quý hai
      - {ma: b, noi_dung: "Đạt 85% hồ sơ, kinh phí 1.500.000 đồng."}
  - {ma: hai, tieu_de: Việc riêng, muc: [Họp dân ở từng tổ dân phố, noi_dung: Báo cáo kết quả hằng tháng]}
"""
    assert compared(office, BODY, new) == {}
    assert office.run("diff", "cu", "moi").out == "cu → moi: không có gì khác.\n"


def test_a_reordered_list_is_a_move(office: Office) -> None:
    items = [f"  - Việc thứ {n} rất quan trọng\n" for n in ("nhất", "hai", "ba", "tư")]
    plan = compared(office, "noi_dung:\n" + "".join(items), "noi_dung:\n" + "".join([items[3], *items[:3]]))
    assert [(one["kind"], one["old_place"], one["place"]) for one in plan["changes"]] == [
        ("chuyen", "Mục I, khoản 4", "Mục I, khoản 1")
    ]
    # what follows from the move is told once
    assert plan["renumbered"] == [{"place": "Mục I", "first": ["1.", "2."], "last": ["3.", "4."], "count": 3}]


def test_moved_to_another_section_and_reworded(office: Office) -> None:
    item = "      - ma: b\n        noi_dung: Đạt 85% hồ sơ, kinh phí 1.500.000 đồng.\n"
    new = swapped(BODY, item, "").rstrip() + "\n" + item.replace("85%", "95%")
    plan = compared(office, BODY, new)
    assert [one for one in told(plan) if one[0] in ("them", "bo")] == []
    assert told(plan) == [
        ("chuyen", "bo-cuc", "Mục I, khoản 2, điểm c"),
        ("sua", "so-lieu", "Mục I, khoản 2, điểm c"),
    ]
    assert plan["changes"][0]["old_place"] == "Mục I, khoản 1, điểm b"


def test_one_put_in_is_told_once_and_the_rest_summed_up(office: Office) -> None:
    items = [f"  - {{ma: m{n}, noi_dung: Việc thứ {n} của kế hoạch}}\n" for n in range(40)]
    new = ["  - {ma: moi, noi_dung: Việc mới}\n", *items]
    plan = compared(office, "noi_dung:\n" + "".join(items), "noi_dung:\n" + "".join(new))
    assert told(plan) == [("them", "noi-dung", "Mục I, khoản 1")]
    assert plan["renumbered"] == [{"place": "Mục I", "first": ["1.", "2."], "last": ["40.", "41."], "count": 40}]


def test_a_removed_item_is_told_with_all_its_words(office: Office) -> None:
    start = BODY.index("      - ma: a\n")
    new = BODY[:start] + BODY[BODY.index("      - ma: b\n") :]
    (change,) = compared(office, BODY, new)["changes"]
    assert change["kind"] == "bo" and change["place"] == "Mục I, khoản 1, điểm a"
    assert words(change).split("\n") == [
        "[-a) Rà soát thủ tục trước ngày 15/8/2026 theo Kế hoạch số 12/KH-UBND.",
        "  - Cơ quan chủ trì: Phòng Văn hóa - Xã hội",
        "  - Thời gian thực hiện: Quý II/2026-]",
    ]


def test_a_heading_made_of_a_text_loses_no_word(office: Office) -> None:
    old = "noi_dung:\n  - ma: m\n    noi_dung: Một câu"
    plan = compared(office, old, "noi_dung:\n  - ma: m\n    tieu_de: Tên mới\n    noi_dung: Một câu")
    assert told(plan) == [("them", "noi-dung", "Mục I, khoản 1, tiêu đề")]
    plan = compared(office, old, "noi_dung:\n  - ma: m\n    tieu_de: Một câu")
    assert [one["setting"] for one in plan["changes"]] == [{"name": "in thành", "old": "đoạn văn", "new": "tiêu đề"}]


class TestTables:
    def base(self) -> str:
        return "noi_dung: [Việc]\n" + TABLE

    def test_a_cell_by_row_and_column(self, office: Office) -> None:
        plan = compared(office, self.base(), swapped(self.base(), "chu_tri: Tổ ba", "chu_tri: Tổ bốn"))
        place = "Phụ lục, nhóm “NHÓM HAI”, hàng 1, cột Chủ trì"
        assert told(plan) == [("sua", "co-quan", place)]
        (change,) = plan["changes"]
        assert (change["path"], change["topic"]) == ("phu_luc/viec/nhom-2/h3/chu_tri", "Tập huấn cán bộ")

    def test_rows_go_by_id_never_by_place(self, office: Office) -> None:
        row = "            - {ma: h0, nhiem_vu: Hàng mới, chu_tri: Tổ không}\n"
        new = swapped(self.base(), "            - {ma: h1", f"{row}            - {{ma: h1")
        plan = compared(office, self.base(), new)
        assert told(plan) == [("them", "noi-dung", "Phụ lục, nhóm “NHÓM MỘT”, hàng 1")]
        assert words(plan["changes"][0]) == "{+1. Nhiệm vụ: Hàng mới | Chủ trì: Tổ không+}".replace("1. ", "1 ")

    def test_a_row_in_another_group_is_a_move(self, office: Office) -> None:
        row = "            - {ma: h2, nhiem_vu: Số hóa hồ sơ lưu trữ, chu_tri: ^}\n"
        new = swapped(self.base(), row, "").rstrip() + "\n" + row.replace("^", "Tổ một")
        plan = compared(office, self.base(), new)
        assert ("chuyen", "bo-cuc", "Phụ lục, nhóm “NHÓM HAI”, hàng 2") in told(plan)
        assert {one["kind"] for one in plan["changes"]} == {"chuyen", "dat"}

    @pytest.mark.parametrize(
        ("numbers", "below"),
        [('["1", a]', "hàng 2, hàng a"), ('["1", "1.1"]', "hàng 2.1"), ("[khong, a]", "hàng thứ 2")],
    )
    def test_a_row_below_another_names_the_one_above(self, office: Office, numbers: str, below: str) -> None:
        """Two rows of a table may both be called a."""
        rows = "".join(f"        - {{ma: {x}, viec: Việc {x}, hang: [{{ma: {x}1, viec: Con {x}}}]}}\n" for x in "gh")
        columns = "cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}]"
        table = f"phu_luc:\n  - ma: v\n    bang:\n      {columns}\n      danh_so: {numbers}\n"
        old = f"noi_dung: [Việc]\n{table}      hang:\n{rows}"
        plan = compared(office, old, swapped(old, "Con h", "Con của h"))
        ((_, _, place),) = told(plan)
        assert place.startswith(f"Phụ lục, {below}"), place

    def test_a_joined_cell_under_another_row_says_something_else(self, office: Office) -> None:
        """Nobody touched the second row; its lead is another all the same."""
        row = "            - {ma: h9, nhiem_vu: Chen vào giữa hai hàng, chu_tri: Tổ chín}\n"
        new = swapped(self.base(), "            - {ma: h2", f"{row}            - {{ma: h2")
        plan = compared(office, self.base(), new)
        assert ("sua", "co-quan", "Phụ lục, nhóm “NHÓM MỘT”, hàng 3, cột Chủ trì") in told(plan)

    def test_a_joined_cell_follows_its_row_and_is_not_told_again(self, office: Office) -> None:
        plan = compared(office, self.base(), swapped(self.base(), "chu_tri: Tổ một", "chu_tri: Tổ mười"))
        assert told(plan) == [("sua", "co-quan", "Phụ lục, nhóm “NHÓM MỘT”, hàng 1, cột Chủ trì")]

    def test_a_column_that_went_takes_no_word_in_silence(self, office: Office) -> None:
        new = re.sub(r"        - \{ma: chu_tri.*\n", "", self.base())
        new = re.sub(r", chu_tri: [^}]*", "", new)
        plan = compared(office, self.base(), new)
        assert told(plan) == [("bo", "co-quan bo-cuc", "Phụ lục, cột Chủ trì")]
        assert words(plan["changes"][0]) == "[-Chủ trì: Tổ một (2 ô) | Tổ ba-]"

    def test_a_column_that_came_is_told_in_one_line(self, office: Office) -> None:
        new = swapped(self.base(), "        - {ma: chu_tri", "        - {ma: han, ten: Hạn}\n        - {ma: chu_tri")
        new = re.sub(r"(chu_tri: [^},]*)\}", r"\1, han: Tháng 9}", new).replace(
            "ten: Chủ trì, han: Tháng 9", "ten: Chủ trì"
        )
        plan = compared(office, self.base(), new)
        assert told(plan) == [("them", "bo-cuc", "Phụ lục, cột Hạn")]
        assert words(plan["changes"][0]) == "{+Hạn: Tháng 9 (3 ô)+}"
        told_as_text = office.run("diff", "cu", "moi").out
        assert told_as_text.count("Tháng 9") == 1

    def test_a_column_known_by_another_id(self, office: Office) -> None:
        plan = compared(
            office, self.base(), self.base().replace("chu_tri:", "dau_moi:").replace("chu_tri,", "dau_moi,")
        )
        (one,) = plan["changes"]
        assert one["setting"] == {"name": "mã", "old": "chu_tri", "new": "dau_moi"}
        assert (one["kind"], one["sorts"]) == ("dat", ["bo-cuc"])

    def test_a_column_made_the_heading_of_two(self, office: Office) -> None:
        inner = "cot: [{ma: tren, ten: Trên}, {ma: duoi, ten: Dưới}]"
        new = swapped(self.base(), "{ma: chu_tri, ten: Chủ trì", f"{{ma: chu_tri, ten: Chủ trì, {inner}")
        new = re.sub(r"chu_tri: (Tổ \w+|\^)", r"tren: \1, duoi: \1", new)
        plan = compared(office, self.base(), new)
        assert [one for one in told(plan) if "hàng" in one[2]] == []
        assert "[-Chủ trì: Tổ một (2 ô) | Tổ ba-]" in {words(one) for one in plan["changes"]}
        assert "{+Trên: Tổ một (2 ô) | Tổ ba+}" in {words(one) for one in plan["changes"]}

    @pytest.mark.parametrize("what", ["group", "table", "appendix"])
    def test_a_group_a_table_and_an_appendix_are_one_change_each(self, office: Office, what: str) -> None:
        whole = self.base().replace("    bang:", "    noi_dung: Lời\n    bang:")
        without = {
            "group": whole[: whole.index("        - ma: nhom-2")],
            "table": whole[: whole.index("    bang:")],
            "appendix": "noi_dung: [Việc]\n",
        }[what]
        for old, new, kind in ((without, whole, "them"), (whole, without, "bo")):
            plan = compared(office, old, new)
            (one,) = plan["changes"]
            assert one["kind"] == kind and "Tập huấn cán bộ" in words(one), told(plan)

    @pytest.mark.parametrize("own", ["quoc_hieu: true", "quoc_hieu: true\n    kho: ngang"])
    def test_a_letterhead_of_an_appendix_is_structure(self, office: Office, own: str) -> None:
        plan = compared(office, self.base(), swapped(self.base(), "    bang:", f"    {own}\n    bang:"))
        assert ("dat", "bo-cuc", "Phụ lục") in told(plan)

    def test_a_renamed_column(self, office: Office) -> None:
        plan = compared(office, self.base(), swapped(self.base(), "ten: Chủ trì", "ten: Đơn vị làm"))
        assert told(plan) == [("sua", "noi-dung", "Phụ lục, cột Đơn vị làm, tên cột")]


def test_bases_recipients_and_signature(office: Office) -> None:
    frame = (
        "can_cu: [{ma: x, van_ban: luat-mau}, Quy chế cũ]\nnoi_dung: [Việc]\n"
        "noi_nhan: [Như trên, {luu: VT}]\nky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: A}\n"
    )
    new = swapped(frame, "Quy chế cũ]", "Quy chế cũ, Quy chế mới]")
    new = swapped(new, "[Như trên,", "[Sở Nội vụ, Như trên,")
    plan = compared(office, frame, swapped(new, "ho_ten: A", "ho_ten: B"))
    assert told(plan) == [
        ("them", "vien-dan", "Căn cứ 3"),
        ("them", "noi-dung", "Nơi nhận, dòng 1"),
        ("sua", "noi-dung", "Chữ ký, họ tên"),
    ]
    # the full stop that became a semicolon is the machine's
    assert [one["place"] for one in plan["followed"]] == ["Căn cứ 2"]


def test_number_and_date_and_what_follows_from_them(office: Office) -> None:
    source = "so: 7\nnoi_dung: [Việc]\n" + TABLE
    plan = compared(office, source, swapped(source, "so: 7", "so: 8"))
    assert told(plan) == [("sua", "noi-dung", "Số và ngày, số, ký hiệu")]
    assert [one["place"] for one in plan["followed"]] == ["Phụ lục, dòng “Kèm theo”"]


def test_footnotes_by_their_number_on_the_page(office: Office) -> None:
    old = "noi_dung: ['Một[^x]', 'Hai']\nchu_thich:\n  x: Lời chú cũ\n"
    new = "noi_dung: ['Một[^x]', 'Hai']\nchu_thich:\n  x: Lời chú mới\n"
    assert told(compared(office, old, new)) == [("sua", "noi-dung", "Chú thích 1")]
    new = "noi_dung: ['Một[^y][^x]', 'Hai']\nchu_thich:\n  x: Lời chú cũ\n  y: Thêm\n"
    plan = compared(office, old, new)
    assert told(plan) == [("sua", "bo-cuc", "Mục I, khoản 1"), ("them", "noi-dung", "Chú thích 1")]
    assert words(plan["changes"][0]) == "Một{+[chú thích 1]+}[chú thích 2]"


def test_articles_of_a_decision(office: Office) -> None:
    old = "dieu:\n  - Ban hành kèm theo\n  - {noi_dung: 'Giao việc:', muc: [Sở A làm, Sở B làm]}\n"
    plan = compared(office, old, swapped(old, "Sở B làm", "Sở B làm ngay"), "quyet-dinh")
    assert told(plan) == [("sua", "noi-dung", "Điều 2, khoản 2")]


def test_the_same_replacement_is_told_once(office: Office) -> None:
    old = "noi_dung:\n" + "".join(f"  - Việc thứ {n} của thành phố Mẫu, năm {n}000\n" for n in range(1, 7))
    plan = compared(office, old, swapped(old, "thành phố", "phường").replace("thứ 6 của", "thứ 6 tại"))
    (repeated,) = plan["repeated"]
    assert (repeated["old"], repeated["new"], len(repeated["changes"])) == ("thành phố", "phường", 5)
    # a place where something else changed too is told in full
    assert [one["place"] for one in plan["changes"]] == ["Mục I, khoản 6"]
    text = office.run("diff", "cu", "moi").out
    assert "5 nơi: [-thành phố-]{+phường+}" in text and "Mục I, khoản 5" in text


@pytest.mark.parametrize(("places", "once"), [(2, 0), (3, 1)])
def test_it_takes_three_places_to_be_told_once(office: Office, places: int, once: int) -> None:
    old = "noi_dung:\n" + "".join(f"  - Việc thứ {n} của thành phố Mẫu, năm {n}000\n" for n in range(1, places + 1))
    plan = compared(office, old, swapped(old, "thành phố", "phường"))
    assert (len(plan["repeated"]), len(plan["changes"])) == (once, 0 if once else places)


def test_the_same_words_put_into_one_name_are_told_once(office: Office) -> None:
    old = "noi_dung:\n" + "".join(f"  - Việc {n} giao Sở Nội vụ làm\n" for n in range(1, 5))
    (repeated,) = compared(office, old, swapped(old, "Sở Nội vụ", "Sở Nội vụ và Lao động"))["repeated"]
    assert (repeated["old"], repeated["new"]) == ("Sở Nội vụ", "Sở Nội vụ và Lao động")


WHOLE_PARENT = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử
mo_dau: [Đoạn một., Đoạn hai.]
noi_dung: [{ma: a, noi_dung: "Việc của {{ don_vi.goi }}"}]
ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}
phu_luc:
  - ma: p
    bang:
      cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}]
      hang:
        - {ma: h1, viec: Rà soát hồ sơ tồn đọng, chu_tri: Các sở và Ủy ban nhân dân các phường thuộc thành phố}
        - {ma: h2, viec: Tập huấn cho cán bộ mới, chu_tri: ^}
        - {ma: h3, viec: Họp giao ban, chu_tri: Các sở và Ủy ban nhân dân các phường thuộc thành phố}
"""
WHOLE_CHILD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 9
ngay: 2026-06-01
mo_dau: [Đoạn một khác., Đoạn hai.]
ky: {chuc_vu: Chủ tịch, ky_thay: !bo }
phu_luc:
  - ma: p
    bang:
      hang:
        - !bo h3
        - {ma: h4, sau: h1, viec: Họp tổng kết, chu_tri: Các sở và Ủy ban nhân dân các phường thuộc thành phố}
"""


def test_what_a_ward_did_is_told_alike_by_all_commands(office: Office) -> None:
    """Two tasks of one body are two, nobody moved the row between them, and the signature is the ward's own doing."""
    office.write("plans/cha.yaml", WHOLE_PARENT)
    office.write("plans/con.yaml", WHOLE_CHILD)
    outcome = office.run("diff", "cha", "con", "--format", "json")
    (plan,) = json.loads(outcome.out)["plans"]
    rows = [(one["kind"], one["path"]) for one in plan["changes"] if one["path"].startswith("phu_luc/p/h")]
    assert rows == [("them", "phu_luc/p/h4"), ("dat", "phu_luc/p/h2/chu_tri"), ("bo", "phu_luc/p/h3")]
    assert {one["origin"] for one in plan["changes"] if one["path"] in ("ky", "phu_luc/p/h2/chu_tri")} == {"tu-viet"}
    told = office.run("explain", "con", "noi-dung/a").out
    assert "kế thừa, tên trong {{ }} điền theo bản này" in told and "nguyên văn" not in told
    told = office.run("explain", "con").out
    assert (
        "thay       mo_dau/1" in told and "thêm       phu_luc/p/h4/viec" in told and "bỏ         phu_luc/p/h3" in told
    )


def test_a_child_against_its_parent_tells_how_it_came_to_differ(office: Office) -> None:
    office.write(
        "plans/cha.yaml",
        office.tail("ke-hoach") + BODY.replace("Rà soát", "Nay {{ goi }} rà soát") + "bien: {goi: Thành phố}\n",
    )
    child = (
        "ke_thua: cha.yaml\ndon_vi: phuong-mau\nbien: {goi: Phường}\nthay_tu: {kinh phí: tiền}\n"
        "noi_dung:\n  - ma: mot\n    muc:\n      - ma: a\n        thoi_gian: Quý IV/2026\n"
        "      - {ma: c, noi_dung: Việc của phường}\n"
    )
    office.write("plans/con.yaml", child)
    outcome = office.run("diff", "cha", "con", "--format", "json")
    plan = json.loads(outcome.out)["plans"][0]
    origins = {one["place"]: one["origin"] for one in plan["changes"]}
    assert origins["Mục I, khoản 1, điểm a"] == "ten-bien"
    assert origins["Mục I, khoản 1, điểm a, Thời gian thực hiện"] == "tu-viet"
    assert origins["Mục I, khoản 1, điểm b"] == "thay-tu"
    assert origins["Mục I, khoản 1, điểm c"] == "tu-viet"


def test_paths_are_those_of_explain(office: Office) -> None:
    old = BODY + "noi_nhan: [Như trên]\n" + TABLE
    new = (
        swapped(swapped(BODY, "85%", "86%"), "Quý II/", "Quý I/")
        + "noi_nhan: [Ai đó]\n"
        + swapped(TABLE, "Tổ ba", "Tổ tư")
    )
    for change in compared(office, old, new)["changes"]:
        side = "cu" if change["kind"] == "bo" else "moi"
        outcome = office.run("explain", side, change["path"])
        assert outcome.exit == 0, (change["path"], outcome.err)
        assert change["at"]["a" if side == "cu" else "b"]["path"] == f"plans/{side}.yaml"


def test_a_plan_that_cannot_be_composed_is_told(office: Office) -> None:
    office.write("plans/moi.yaml", "loai: ke-hoach\n")
    for form in ("text", "md", "json"):
        outcome = office.run("diff", "tot", "moi", "--format", form)
        assert outcome.exit == 1
        assert "schema/required" in outcome.out and "plans/moi.yaml" in outcome.out


def test_the_page_on_json_names_every_field(office: Office) -> None:
    page = (DOCS / "doi-chieu.md").read_text(encoding="utf-8")
    known = set(re.findall(r"[a-z_]+", page.partition("## `--format json`")[2]))
    compared(office, BODY, swapped(BODY, "15/8/2026", "30/8/2026"))

    def keys(told: Any) -> set[str]:
        if isinstance(told, list):
            return {key for one in told for key in keys(one)}
        return {*told, *(key for one in told.values() for key in keys(one))} if isinstance(told, dict) else set()

    assert keys(json.loads(office.run("diff", "cu", "moi", "--format", "json").out)) <= known


@pytest.mark.parametrize("id", sorted(path.relative_to(PLANS).as_posix() for path in PLANS.glob("*/*2026.yaml")))
def test_an_example_against_itself(id: str) -> None:
    office = Office.__new__(Office)
    office.root = PLANS.parent
    outcome = office.run("diff", id, f"plans/{id}")
    assert outcome.exit == 0 and outcome.out.endswith(": không có gì khác.\n"), outcome.out


def test_real_documents(shared: Path, tmp_path: Path) -> None:
    """Against themselves nothing; the ward plan written whole and as a child differ in one id."""
    shutil.copytree(shared / "corpus/plans", tmp_path / "plans")
    office = Office.__new__(Office)
    office.root = tmp_path
    ids = [path.relative_to(tmp_path / "plans").as_posix() for path in tmp_path.glob("plans/*/*.yaml")]
    for id in (id for id in ids if "danh-muc/" not in id):
        assert office.run("diff", id, id).out.endswith(": không có gì khác.\n")
    told = office.run("diff", "nhi-chieu/ke-hoach-dan-van", "nhi-chieu/ke-hoach-ke-thua", "--format", "json").out
    (change,) = json.loads(told)["plans"][0]["changes"]
    assert (change["kind"], change["setting"]["name"]) == ("dat", "mã")


def test_wrong_calls(office: Office) -> None:
    assert office.run("diff").exit == office.run("diff", "tot").exit == office.run("diff", "tot", "khong-co").exit == 2
    assert "gen diff A B" in office.run("diff", "tot").err


TEXTS = st.lists(
    st.sampled_from(["rà", "soát", "thủ tục", "phường", "15/8/2026", "98%", "12/KH-UBND", "và"]), min_size=1, max_size=9
)
SECTIONS = st.lists(st.lists(st.tuples(st.booleans(), TEXTS), min_size=1, max_size=4), min_size=1, max_size=3)


def _marked(tree: list[list[tuple[bool, list[str]]]]) -> list[list[dict[str, str]]]:
    """Items with a word of their own each, so that none can be lost behind another."""
    out: list[list[dict[str, str]]] = []
    count = 0
    for section in tree:
        out.append([])
        for named, text in section:
            count += 1
            item = {"noi_dung": " ".join([*text, f"riêng{count}"])}
            out[-1].append({"ma": f"m{count}", **item} if named else item)
    return out


def _changed(items: list[list[dict[str, str]]], source: random.Random) -> list[list[dict[str, str]]]:
    flat = [dict(item) for section in items for item in section if source.random() > 0.15]
    for at, item in enumerate(flat):
        if source.random() < 0.4:
            told = item["noi_dung"].split(" ")
            cut = source.randrange(len(told))
            item["noi_dung"] = " ".join([*told[:cut], f"mới{at}", *told[cut + source.randrange(3) :]])
    if source.random() < 0.5:
        source.shuffle(flat)
    cut = source.randrange(len(flat) + 1)
    return [part for part in (flat[:cut], flat[cut:]) if part] or [[{"noi_dung": "hết"}]]


def _source(office: Office, items: list[list[dict[str, str]]]) -> str:
    sections = [{"ma": f"s{n}", "tieu_de": "Mục", "muc": section} for n, section in enumerate(items)]
    return office.tail("ke-hoach") + json.dumps({"noi_dung": sections}, ensure_ascii=False)[1:-1].replace(
        '"noi_dung": [', "noi_dung: [", 1
    )


@given(SECTIONS, st.randoms(use_true_random=False))
def test_no_word_vanishes(tree: list[list[tuple[bool, list[str]]]], source: random.Random) -> None:
    """A word that only one side has is in the report as taken out or put in, in every form."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        old = _marked(tree)
        new = _changed(old, source)
        office.write("plans/cu.yaml", _source(office, old))
        office.write("plans/moi.yaml", _source(office, new))
        assert office.run("diff", "cu", "cu").out == "cu → cu: không có gì khác.\n"
        forms = {form: office.run("diff", "cu", "moi", "--format", form) for form in ("text", "md", "json")}
    for form, outcome in forms.items():
        assert outcome.exit == 0, outcome.out + outcome.err
        words_a, words_b = (
            {word for section in side for item in section for word in item["noi_dung"].split(" ")}
            for side in (old, new)
        )
        for word in words_a ^ words_b:
            assert word in outcome.out, (form, word)
    plans = json.loads(forms["json"].out)["plans"]
    every = [
        one
        for plan in plans
        for one in [*plan["changes"], *plan["followed"], *(c for r in plan["repeated"] for c in r["changes"])]
    ]
    gone = " ".join(one["text"] for change in every for one in change["words"] if one["op"] == "delete").split()
    come = " ".join(one["text"] for change in every for one in change["words"] if one["op"] == "insert").split()
    bare = lambda told: {word.strip(".;/") for word in told}  # noqa: E731
    assert {word for word in words_a - words_b if word.isalnum()} <= bare(gone)
    assert {word for word in words_b - words_a if word.isalnum()} <= bare(come)


@pytest.mark.parametrize(("quiet", "painted"), [("", True), ("1", False)])
def test_no_colour_where_none_is_wanted(
    office: Office, monkeypatch: pytest.MonkeyPatch, quiet: str, painted: bool
) -> None:
    """As on a terminal: click asks whether the output is one."""
    monkeypatch.setenv("NO_COLOR", quiet)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda stream, color=None: color is False)
    office.write("plans/cu.yaml", "noi_dung: [Một]\n" + office.tail("ke-hoach"))
    office.write("plans/moi.yaml", "noi_dung: [Hai]\n" + office.tail("ke-hoach"))
    assert ("\x1b[" in office.run("diff", "cu", "moi").out) is painted


class TestWordsThatDecideNothing:
    def test_a_comma_in_a_name_parts_no_place(self, office: Office) -> None:
        numbered = TABLE.replace("      cot:", "      danh_so: [I, 1]\n      cot:").replace(
            "nhom: NHÓM", "danh_so: true\n          nhom: NHÓM"
        )
        table = numbered.replace("NHÓM HAI", "Nhóm hai, ba, bốn")
        group = "{ma: nhom-0, danh_so: true, nhom: Nhóm mới, hang: [{ma: h0, nhiem_vu: Mở lớp bơi, chu_tri: Tổ hai}]}"
        longer = table.replace("      hang:\n", f"      hang:\n        - {group}\n", 1)
        plan = compared(office, BODY + table, BODY + longer)
        lists = {(one["place"], tuple(one["first"]), tuple(one["last"])) for one in plan["renumbered"]}
        assert ("Phụ lục", ("I", "II"), ("II", "III")) in lists, lists

    def test_what_aspects_are_called(self, office: Office) -> None:
        locked = BODY.replace("    tieu_de: Việc chung\n", "    tieu_de: Việc **chung**\n    co_dinh: true\n")
        locked = locked.replace("noi_dung: Đạt", "lien_quan: [phong-van-hoa]\n        noi_dung: Đạt")
        before = compared(office, BODY + TABLE, locked + TABLE.replace("rong: 8", "rong: 9"))
        assert {one["setting"]["name"] for one in before["changes"] if one["setting"]} == {
            *("kiểu chữ", "cố định", "liên quan (không in)", "độ rộng"),
        }
        with mock.patch.dict(changes.ASPECT_NAMES, dict.fromkeys(changes.Aspect, "gì đó")):
            after = compared(office, BODY + TABLE, locked + TABLE.replace("rong: 8", "rong: 9"))
        for one in (*before["changes"], *after["changes"]):
            if one["setting"]:
                one["setting"]["name"] = ""
        assert after == before
