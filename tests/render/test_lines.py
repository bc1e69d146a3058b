"""What stands together on the page: lead-ins, signatories side by side, a superior's name."""

from __future__ import annotations

from workbench import Office, W, cell_text

PLAN = """\
loai: ke-hoach
trich_yeu: thử
can_cu: [Quy định số 218-QĐ/TW ngày 12 tháng 12 năm 2013 của Bộ Chính trị]
noi_dung:
  - noi_dung: "Các việc sau đây:"
    muc: [Một việc]
ky:
  - {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Trần Thị Mẫu}
  - {chuc_vu: Giám đốc, ho_ten: Lê Văn Mẫu}
  - {chuc_vu: Trưởng ban, ho_ten: Ngô Mẫu}
"""


def test_a_lead_in_stays_with_what_it_leads_to(office: Office) -> None:
    made = office.make(PLAN)
    assert made.paragraph("Các việc sau đây:").find(f"{W}pPr/{W}keepNext") is not None
    assert made.paragraph("Một việc").find(f"{W}pPr/{W}keepNext") is not None  # the last one keeps to the signature


def test_titles_of_several_signatories_and_their_names_stand_on_one_level_each(office: Office) -> None:
    body = office.make(PLAN).body
    rows = [list(row.iter(f"{W}tc")) for row in body.iter(f"{W}tr")]
    names = next(row for row in rows if any(cell_text(cell) == "Lê Văn Mẫu" for cell in row))
    assert ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in names] == [
        "Trần Thị Mẫu",
        "Lê Văn Mẫu",
        "Ngô Mẫu",
    ]
    titles = rows[rows.index(names) - 1]
    assert [cell.find(f"{W}tcPr/{W}tcMar/{W}top") is not None for cell in titles] == [True, True, True]


def test_the_superior_is_broken_as_in_its_own_letterhead(office: Office) -> None:
    made = office.make(PLAN.partition("ky:")[0], don_vi="phong-van-hoa")
    above = made.paragraph("ỦY BAN NHÂN DÂN")
    assert len(above.findall(f".//{W}br")) == 1
