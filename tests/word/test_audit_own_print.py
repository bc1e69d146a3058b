"""What we print ourselves is told nothing: names of appendices, headings and numbers as drafters write them."""

from __future__ import annotations

import pytest
from workbench import Office, edited

from gen.word.audit import audit
from gen.word.audit.audit_report import as_text

HEAD = """loai: {kind}
don_vi: {unit}
so: 7
ngay: 2026-05-07
trich_yeu: thử
can_cu: [{{van_ban: luat-mau}}]
noi_nhan: [Như trên, {{luu: {archive}}}]
ky: {{thay_mat: {collective}, chuc_vu: {office}, ho_ten: Trần Văn An}}
"""
STATE = {"unit": "phuong-mau", "archive": "VT", "collective": "Ủy ban nhân dân", "office": "Chủ tịch"}
PARTY = {"unit": "dang-uy-mau", "archive": "Văn phòng", "collective": "Ban Thường vụ", "office": "Bí thư"}


def decision(appendix: str) -> str:
    return f"{HEAD.format(kind='quyet-dinh', **STATE)}dieu: [Ban hành kèm theo Quyết định này Quy định.]\n{appendix}"


def plan(body: str) -> str:
    return HEAD.format(kind="ke-hoach", **STATE) + body


def party_plan(appendix: str) -> str:
    return f"{HEAD.format(kind='ke-hoach', **PARTY)}noi_dung: [Theo danh mục kèm theo, Việc khác]\n{appendix}"


QUY_DINH = """phu_luc:
  - ten: QUY ĐỊNH
    tieu_de: Về việc thử
    quoc_hieu: {own}
    noi_dung: [Một, Hai]
"""
CHAPTERS = """phu_luc:
  - ten: QUY CHẾ
    tieu_de: Làm việc
    quoc_hieu: true
    kieu: Chương I
    muc:
      - tieu_de: Quy định chung
        kieu: Điều 1.
        muc: [{tieu_de: Phạm vi, muc: [Một, Hai]}, {tieu_de: Đối tượng, muc: [Một, Hai]}]
      - tieu_de: Điều khoản thi hành
        kieu: Điều 1.
        muc: [{tieu_de: Hiệu lực, muc: [Một, Hai]}]
"""
PARTS = """phu_luc:
  - {ten: PHẦN I, tieu_de: Chung, noi_dung: [Một, Hai]}
  - {ten: PHẦN II, tieu_de: Riêng, noi_dung: [Một, Hai]}
"""
NESTED = """phan:
  - tieu_de: Nhiệm vụ
    kieu: "1."
    muc:
      - tieu_de: Chung
        kieu: "1.1."
        muc:
          - {tieu_de: Một, kieu: 1.1.1., muc: [Việc, Việc]}
          - {tieu_de: Hai, kieu: 1.1.1., muc: [Việc, Việc]}
          - {tieu_de: Ba, kieu: 1.1.1., muc: [Việc, Việc]}
      - tieu_de: Riêng
        kieu: "1.1."
        muc: [Việc, Việc]
"""
STOPS = """phan:
  - tieu_de: Mục đích.
    muc: [{tieu_de: Nhiệm vụ chung., muc: [Một, Hai]}, {tieu_de: Nhiệm vụ riêng., muc: [Một, Hai]}]
  - tieu_de: Thực hiện.
    kieu: khong
    muc: [{tieu_de: Một đề mục., muc: [{tieu_de: Đề mục của điểm., muc: [Một, Hai]}]}, Hai]
"""
TASKS = """noi_dung:
  - noi_dung: Tổ chức hội nghị tập huấn
    chu_tri: phong-van-hoa
    thoi_gian: Quý I/2026
  - noi_dung: Kiểm tra việc thực hiện
    chu_tri: phong-van-hoa
"""
PRINTED = {
    "tên QUY ĐỊNH": decision(QUY_DINH.format(own="false")),
    "tên QUY ĐỊNH, phần đầu riêng": decision(QUY_DINH.format(own="true")),
    "tên QUY ĐỊNH của Đảng": party_plan(QUY_DINH.format(own="false")),
    "tên QUY ĐỊNH của Đảng, phần đầu riêng": party_plan(QUY_DINH.format(own="true")),
    "tên DANH MỤC của Đảng": party_plan(QUY_DINH.format(own="false").replace("QUY ĐỊNH", "DANH MỤC")),
    "tên PHẦN I, PHẦN II": decision(PARTS),
    "tên Phần I, Phần II": decision(PARTS.replace("PHẦN", "Phần")),
    "chương, điều trong quy chế": decision(CHAPTERS),
    "1.1, 1.1.1, 1.2": plan(NESTED),
    "việc có cơ quan chủ trì, thời gian": plan(TASKS),
    "đề mục kết bằng dấu chấm": plan(STOPS),
}


@pytest.mark.parametrize("name", PRINTED)
def test_our_own_print_is_told_nothing(name: str, office: Office) -> None:
    office.write("plans/thu.yaml", PRINTED[name])
    outcome = office.run("build", "thu")
    built = office.built("thu")
    assert built is not None, outcome.out + outcome.err
    audited = audit(built.data)
    assert audited.findings == [], as_text(audited, name)


def test_a_real_slip_below_nested_numbers_is_found(office: Office) -> None:
    office.write("plans/thu.yaml", plan(NESTED))
    office.run("build", "thu")
    built = office.built("thu")
    assert built is not None
    slipped = edited(built.data, {"1.3. ": "1.4. "})
    assert [finding.code for finding in audit(slipped).findings] == ["audit/numbering-order"]
