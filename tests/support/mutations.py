"""The right samples of the lint rules spoiled: what each rule must notice."""

from __future__ import annotations

# rule -> what is put in the place of what in its right sample; `»` stands where the finding must be
MUTATIONS: dict[str, list[tuple[str, str]]] = {
    "bases-order": [
        ("- Nghị định số", "- Thông tư số 01/2020/TT-BNV ngày 01/3/2020 của Bộ Nội vụ\n  - »Nghị định số"),
        ("  - Luật", "  - Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân thành phố\n  - Luật"),
    ],
    "bases-date-order": [("ngày 05/3/2020", "ngày 05/3/2024"), ("16/8/2023", "16/8/2019")],
    "bases-incomplete": [
        ("- Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022", "- »Luật Thực hiện dân chủ ở cơ sở"),
        ("- Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ", "- »Nghị định số 59/2023/NĐ-CP của Chính phủ"),
        ("- Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ", "- »Nghị định số 59/2023/NĐ-CP ngày 14/8/2023"),
        ("Thực hiện Nghị quyết số 12/NQ-HĐND ngày 18/12/2025 của", "»Thực hiện Nghị quyết của"),
    ],
    "cited-before-introduced": [
        ("Thực hiện Chỉ thị số 41/CT-TTg ngày 01/12/2020 của Thủ tướng Chính phủ", "Thực hiện »Chỉ thị số 41/CT-TTg"),
        ("Chỉ thị số 41/CT-TTg được", "»Chỉ thị số 05-CT/TW được"),
    ],
    "cited-not-in-force": [
        ("van_ban: nghi-dinh-mot-cua", "van_ban: »nghi-dinh-mot-cua-cu"),
        ("Nghị định thay thế Nghị định số 61", "»Nghị định số 61"),
        ("theo Nghị định thay thế", "theo {{ »vb('nghi-dinh-mot-cua-cu') }}, nay có văn bản thay thế"),
    ],
    "cited-differs": [("05/3/2020", "05/3/2021"), ("của Chính phủ", "của Bộ Nội vụ")],
    "parent-not-cited": [("Thực hiện {{ cha }}, phường", "Phường")],
    "task-without-lead": [("- noi_dung: Mở lớp dạy bơi.\n    chu_tri: phong-van-hoa\n", "- »noi_dung: Mở lớp.\n")],
    "lead-not-one-body": [
        ("chu_tri: Phòng Văn hóa - Xã hội", "chu_tri: »Phòng Văn hóa - Xã hội và Công an phường"),
        ("chu_tri: Phòng Văn hóa - Xã hội", "chu_tri: »[phong-van-hoa, so-noi-vu]"),
    ],
    "self-coordination": [
        ("Công an phường; Ủy ban nhân dân phường Bên", "»phuong-mau"),
        ("Ủy ban nhân dân phường Bên", "»Ủy ban nhân dân phường"),
    ],
    "five-clear": [(", thoi_gian: Tháng 7/2026", ""), ("Tổng kết hè, chu_tri: phong-van-hoa", "Tổng kết hè")],
    "appendix-unmentioned": [(" (lịch tại Phụ lục)", ""), ("(lịch tại Phụ lục)", "(có lịch riêng)")],
    "appendix-missing": [
        ("tại Phụ lục I kèm theo.", "tại »Phụ lục II kèm theo."),
        ("phu_luc:\n  - noi_dung: 10 lớp.\n", ""),
    ],
    "recipients-article": [("Như Điều 2", "»Như Điều 3"), ("  - Ban hành Quy chế văn thư.\n", "")],
    "single-point": [("      - Cấp chứng nhận.\n", "")],
    "empty-heading": [("- tieu_de: Dạy bơi\n    noi_dung: Mở mười lớp.", "- »tieu_de: Dạy bơi")],
    "typed-number": [
        ("tieu_de: Dạy bơi", "tieu_de: »I. Dạy bơi"),
        ("      - Mở mười", "      - »a) Mở mười"),
    ],
    "deadline-outside-period": [
        ("thoi_gian: Tháng 6/2026", "thoi_gian: »Quý III/2027"),
        ("hè năm 2026", "hè giai đoạn 2027-2030"),
    ],
    "deadline-before-date": [("15/6/2026", "05/5/2026"), ("ngay: 2026-05-07", "ngay: 2026-07-01")],
    "impossible-day": [("trước ngày 30/6/2026", "trước ngày »30/02/2026"), ("Quý IV/2026", "»Quý VI/2026")],
    "quarter-month": [("Quý II/2026 (tháng 6)", "»Quý III/2026 (tháng 6)")],
    "deadline-after-parent": [("thoi_gian: Tháng 5/2026", "thoi_gian: »Quý III/2026")],
    "parent-task-dropped": [
        ("- !bo trai-he", "- »!bo day-boi"),
        ("chu_tri: so-noi-vu", "chu_tri: Ủy ban nhân dân cấp xã"),
    ],
    "unit-name": [
        ("Phòng Văn hóa - Xã hội", "»Phòng văn hóa - xã hội"),
        ("Phòng Văn hóa - Xã hội", "»Phòng Văn hoá - Xã hội"),
        ("Phòng Văn hóa - Xã hội", "»Phòng Van hoa Xa hoi"),
    ],
    "dissolved-level": [
        ("về Ủy ban nhân dân thành phố", "về »UBND huyện Mẫu"),
        ("quận Mẫu (cũ)", "quận Mẫu"),
        ("về Ủy ban nhân dân thành phố", "về »Quận ủy Mẫu"),
    ],
    "mixed-tone-marks": [("cấp ủy", "cấp »uỷ"), ("hòa giải", "»hoà giải"), ("xóa", "»xoá")],
    "abbreviation": [("Quản lý thị trường (QLTT)", "»QLTT"), ("UBND phường", "»BQLDA phường")],
    "straight-quotes": [("“Dân vận khéo”", '\\»"Dân vận khéo\\"')],
    "blanks": [("dạy bơi, cấp", "dạy bơi» , cấp"), ("Mở lớp", "Mở»  lớp")],
    "period-dash": [("Dữ liệu giai đoạn 2026-2030", "Dữ liệu giai đoạn »2026–2030")],
    "unclosed-note": [("[^dia-diem] trong", "[^dia-diem] và »[^hai trong"), ("trong tháng 6", "trong tháng »^sau]")],
    "capital-people": [
        ("vận động Nhân dân", "vận động »nhân dân"),
        ("Đảng và Nhà nước", "Đảng và »nhà nước"),
    ],
    "capital-citation": [("theo khoản 2", "theo »Khoản 2"), ("và Điều 7 Luật", "và »điều 7 Luật")],
    "signing": [
        ("  ky_thay: Chủ tịch\n", ""),
        ("  ky_thay: Chủ tịch\n", "  ky_thay: »Phó Chủ tịch\n"),
        ("  ky_thay: Chủ tịch\n", "  ky_thay: Chủ tịch\n  thua_lenh: »Chủ tịch\n"),
        ("thay_mat: Ủy ban nhân dân", "thay_mat: »Sở Nội vụ"),
        ("  ky_thay: Chủ tịch\n", "  ky_thay: Chủ tịch\n  quyen: »Phó Chủ tịch\n"),
        ("chuc_vu: Phó Chủ tịch", "chuc_vu: Chủ tịch"),
    ],
    "draft-blank": [("so: 12", 'so: ""'), ("2026-05-07", "2026")],
}  # fmt: skip
