"""Số đo của thể thức: what the law says of each component, and the value our templates take.

NGHI_DINH_30 is Decree 30/2020/NĐ-CP, Appendix I ("PL I"); DANG is Quy định 399-QĐ/TW with Hướng dẫn 05-HD/VPTW.
A range (`Khoang`) is the law's; its `chon` is ours. Lengths of the page are in mm, of type in points (pt). The keys of
`thanh_to` are our ids of the Word styles that print the components; `TEN_KIEU` gives each style's name in Word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

Canh = Literal["left", "center", "right", "both"]

PHONG_CHU = "Times New Roman"  # PL I, mục I khoản 4; HD 05 phần thể thức

# Word gives styles new ids when it saves a file (a Vietnamese Word writes "u1" for Heading1), but keeps their names: a
# style of a template is found by this name. No commas: Word reads "A, B" as style A with another name B.
TEN_KIEU: Mapping[str, str] = MappingProxyType(
    {
        "Normal": "Normal",
        "QuocHieu": "Quốc hiệu",
        "TieuNgu": "Tiêu ngữ",
        "ChuQuan": "Cơ quan chủ quản",
        "CoQuan": "Cơ quan ban hành",
        "DauSao": "Dấu sao",
        "SoKyHieu": "Số và ký hiệu",
        "DiaDanh": "Địa danh và ngày tháng",
        "TenLoai": "Tên loại",
        "TrichYeu": "Trích yếu",
        "GachDuoi": "Gạch dưới trích yếu",
        "ThamQuyen": "Thẩm quyền",
        "CanCu": "Căn cứ",
        "LoiVan": "Lời văn",
        "Chuong": "Chương",
        "Heading1": "heading 1",
        "Heading2": "heading 2",
        "Heading3": "heading 3",
        "Heading4": "heading 4",
        "Dieu": "Điều",
        "QuyenHan": "Quyền hạn ký",
        "ChucVu": "Chức vụ ký",
        "HoTen": "Họ tên ký",
        "NoiNhanNhan": "Nơi nhận (nhãn)",
        "NoiNhan": "Nơi nhận (danh sách)",
        "PhuLuc": "Phụ lục",
        "PhuLucTieuDe": "Phụ lục (tiêu đề)",
        "KemTheo": "Phụ lục (kèm theo)",
        "BangDau": "Bảng (hàng đầu)",
        "BangO": "Bảng (ô)",
        "BangNhom": "Bảng (nhóm)",
        "BangPhuLuc": "Bảng phụ lục",
        "KeNgang": "Kẻ ngang",
        "NgatPhan": "Ngắt phần",
        "FootnoteText": "footnote text",
        "FootnoteReference": "footnote reference",
        "Header": "header",
    }
)


@dataclass(frozen=True)
class Khoang:
    """A range of the law in mm, points or lines, both ends included, and the value chosen by our templates."""

    tu: float
    den: float
    chon: float

    def __contains__(self, value: float) -> bool:
        """Whether a measured value obeys the law, within 0.05: Word rounds to twentieths of a point."""
        return self.tu - 0.05 <= value <= self.den + 0.05


def dung(value: float) -> Khoang:
    """A figure that the law fixes: no room to choose."""
    return Khoang(value, value, value)


# the line below a body's name or a subject, as a part of the words above it: PL I, II.2b and II.5b
KE_NGANG = Khoang(1 / 3, 1 / 2, 0.4)


@dataclass(frozen=True)
class Trang:
    """The page, in mm: A4, the four margins, how far the page number stands from the upper edge (PL I, mục I)."""

    rong: float
    cao: float
    le_tren: Khoang
    le_duoi: Khoang
    le_trai: Khoang
    le_phai: Khoang
    so_trang_cach_mep: Khoang

    @property
    def be_rong_chu(self) -> float:
        """The width of the text on an upright page, in mm."""
        return self.rong - self.le_trai.chon - self.le_phai.chon

    def vung_chu(self, *, ngang: bool) -> tuple[float, float]:
        """Width and height of the text in mm, on a page upright or turned."""
        rong, cao = (self.cao, self.rong) if ngang else (self.rong, self.cao)
        return rong - self.le_trai.chon - self.le_phai.chon, cao - self.le_tren.chon - self.le_duoi.chon


@dataclass(frozen=True)
class GianDong:
    """Line spacing (PL I, II.6e): `boi` counts lines (1 = single), `dung` is an exact height in points."""

    kieu: Literal["boi", "dung"]
    khoang: Khoang


@dataclass(frozen=True)
class DoanVan:
    """The body paragraph (PL I, II.6e): first-line indent (mm), space between paragraphs (pt), line spacing."""

    lui_dau_dong: Khoang
    cach_doan: Khoang
    gian_dong: GianDong


@dataclass(frozen=True)
class ThanhTo:
    """One component of the form: size (pt) and face of its type, alignment, the article that says so (`quy_dinh`)."""

    ten: str
    quy_dinh: str
    co: Khoang
    canh: Canh
    dam: bool = False
    nghieng: bool = False
    in_hoa: bool = False
    gach_chan: bool = False


@dataclass(frozen=True)
class TheThuc:
    """One system of rules: page, body paragraph, and its components by our id of the Word style."""

    ten: str
    can_cu: str
    trang: Trang
    doan_van: DoanVan
    thanh_to: Mapping[str, ThanhTo]


_12_13 = Khoang(12, 13, 13)
_13_14 = Khoang(13, 14, 14)

_ND30: dict[str, ThanhTo] = {
    "QuocHieu": ThanhTo("Quốc hiệu", "PL I, II.1a", _12_13, "center", dam=True, in_hoa=True),
    "TieuNgu": ThanhTo("Tiêu ngữ", "PL I, II.1b", _13_14, "center", dam=True),
    "ChuQuan": ThanhTo("Cơ quan chủ quản", "PL I, II.2b", _12_13, "center", in_hoa=True),
    "CoQuan": ThanhTo("Cơ quan ban hành", "PL I, II.2b", _12_13, "center", dam=True, in_hoa=True),
    "SoKyHieu": ThanhTo("Số, ký hiệu", "PL I, II.3c", dung(13), "center"),
    "DiaDanh": ThanhTo("Địa danh, ngày tháng", "PL I, II.4c", _13_14, "center", nghieng=True),
    "TenLoai": ThanhTo("Tên loại", "PL I, II.5b", _13_14, "center", dam=True, in_hoa=True),
    "TrichYeu": ThanhTo("Trích yếu", "PL I, II.5b", _13_14, "center", dam=True),
    "ThamQuyen": ThanhTo("Thẩm quyền", "PL III, mẫu 1.2", _13_14, "center", dam=True, in_hoa=True),
    "CanCu": ThanhTo("Căn cứ", "PL I, II.6a", _13_14, "both", nghieng=True),
    "LoiVan": ThanhTo("Lời văn", "PL I, II.6e", _13_14, "both"),
    "Chuong": ThanhTo("Phần, Chương, Mục", "PL I, II.6đ", _13_14, "center", dam=True),
    "Heading1": ThanhTo("Mục (I.)", "PL I, V.6b", _13_14, "both", dam=True, in_hoa=True),
    "Heading2": ThanhTo("Khoản có tiêu đề", "PL I, V.6b", _13_14, "both", dam=True),
    "Dieu": ThanhTo("Điều", "PL I, II.6đ", _13_14, "both"),  # chỉ nhãn "Điều 1." đậm
    "QuyenHan": ThanhTo("Quyền hạn ký", "PL I, II.7đ", _13_14, "center", dam=True, in_hoa=True),
    "ChucVu": ThanhTo("Chức vụ ký", "PL I, II.7đ", _13_14, "center", dam=True, in_hoa=True),
    "HoTen": ThanhTo("Họ tên ký", "PL I, II.7đ", _13_14, "center", dam=True),
    "NoiNhanNhan": ThanhTo("Nơi nhận (nhãn)", "PL I, II.9d", dung(12), "left", dam=True, nghieng=True),
    "NoiNhan": ThanhTo("Nơi nhận (danh sách)", "PL I, II.9d", dung(11), "left"),
    "PhuLuc": ThanhTo("Phụ lục", "PL I, III.1b", dung(14), "center", dam=True),
    "PhuLucTieuDe": ThanhTo("Phụ lục (tiêu đề)", "PL I, III.1b", _13_14, "center", dam=True, in_hoa=True),
    "KemTheo": ThanhTo("Phụ lục (kèm theo)", "PL I, III.1c", _13_14, "center", nghieng=True),
    "Header": ThanhTo("Số trang", "PL I, I.7", _13_14, "center"),
}

NGHI_DINH_30 = TheThuc(
    ten="Nghị định 30/2020/NĐ-CP",
    can_cu="Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, Phụ lục I và III",
    trang=Trang(
        rong=210,  # PL I, I.1
        cao=297,
        le_tren=Khoang(20, 25, 20),  # PL I, I.3
        le_duoi=Khoang(20, 25, 20),
        le_trai=Khoang(30, 35, 30),
        le_phai=Khoang(15, 20, 15),
        so_trang_cach_mep=Khoang(0, 20, 10),  # PL I, I.7: trong lề trên; bản Word của Nghị định đặt 10
    ),
    doan_van=DoanVan(
        lui_dau_dong=Khoang(10, 12.7, 12.7),  # PL I, II.6e: 1 cm hoặc 1,27 cm
        cach_doan=Khoang(6, 24, 6),  # PL I, II.6e: tối thiểu 6 pt, không có mức trên
        gian_dong=GianDong("boi", Khoang(1, 1.5, 1.15)),  # PL I, II.6e
    ),
    thanh_to=MappingProxyType(_ND30),
)

_14 = dung(14)
_14_15 = Khoang(14, 15, 14)

# What the Party's rules change; a component not named here is as the State's, but in the Party's size.
_DANG: dict[str, ThanhTo] = {
    "QuocHieu": ThanhTo("Tiêu đề", "HD 05: tiêu đề", dung(15), "center", dam=True, in_hoa=True),
    "ChuQuan": ThanhTo("Cơ quan cấp trên", "HD 05: tên cơ quan", _14, "center", in_hoa=True),
    "CoQuan": ThanhTo("Cơ quan ban hành", "HD 05: tên cơ quan", _14, "center", dam=True, in_hoa=True),
    "DauSao": ThanhTo("Dấu sao", "QĐ 399; HD 05", _14, "center"),
    "SoKyHieu": ThanhTo("Số, ký hiệu", "HD 05: số và ký hiệu", _14, "center"),
    "DiaDanh": ThanhTo("Địa danh, ngày tháng", "HD 05: địa danh", _14, "center", nghieng=True),
    "TenLoai": ThanhTo("Tên loại", "HD 05: tên loại", Khoang(15, 16, 15), "center", dam=True, in_hoa=True),
    "TrichYeu": ThanhTo("Trích yếu", "HD 05: trích yếu", _14_15, "center", dam=True),
    "GachDuoi": ThanhTo("Gạch dưới trích yếu", "HD 05: -----", _14_15, "center"),
    "ThamQuyen": ThanhTo("Chủ thể ban hành", "thực tiễn", _14_15, "center", dam=True, in_hoa=True),
    "CanCu": ThanhTo("Căn cứ", "QĐ 399: chữ đứng", _14_15, "both"),
    "LoiVan": ThanhTo("Lời văn", "HD 05: nội dung", _14_15, "both"),
    "Chuong": replace(_ND30["Chuong"], quy_dinh="HD 05: nội dung", co=_14_15),
    # HD 05 itself prints “I- Tên mục” in small letters, other papers of the Party in capitals
    "Heading1": replace(_ND30["Heading1"], quy_dinh="HD 05: nội dung", co=_14_15, in_hoa=False),
    "Heading2": replace(_ND30["Heading2"], quy_dinh="HD 05: nội dung", co=_14_15),
    "Dieu": replace(_ND30["Dieu"], quy_dinh="HD 05: nội dung", co=_14_15),
    "QuyenHan": ThanhTo("Quyền hạn ký", "HD 05: T/M, K/T, T/L", _14, "center", dam=True, in_hoa=True),
    "ChucVu": ThanhTo("Chức vụ ký", "HD 05: dưới dòng quyền hạn", _14, "center", in_hoa=True),
    "HoTen": ThanhTo("Họ tên ký", "HD 05: họ tên", _14, "center", dam=True),
    "NoiNhanNhan": ThanhTo("Nơi nhận (nhãn)", "HD 05: nơi nhận", _14, "left", gach_chan=True),
    "NoiNhan": ThanhTo("Nơi nhận (danh sách)", "HD 05: nơi nhận", dung(12), "left"),
    "PhuLuc": replace(_ND30["PhuLuc"], quy_dinh="theo lệ (HD 05 không quy định)"),
    "PhuLucTieuDe": replace(_ND30["PhuLucTieuDe"], quy_dinh="theo lệ (HD 05 không quy định)", co=_14_15, in_hoa=False),
    "KemTheo": replace(_ND30["KemTheo"], quy_dinh="theo lệ (HD 05 không quy định)", co=_14_15),
    "Header": replace(_ND30["Header"], quy_dinh="HD 05: số trang", co=_14),
}

DANG = TheThuc(
    ten="Thể thức văn bản của Đảng",
    can_cu="Quy định 399-QĐ/TW ngày 09/01/2026, Hướng dẫn 05-HD/VPTW ngày 27/5/2026",
    trang=Trang(
        rong=210,
        cao=297,
        le_tren=dung(20),  # HD 05: lề cố định
        le_duoi=dung(20),
        le_trai=dung(30),
        le_phai=dung(15),
        so_trang_cach_mep=dung(10),
    ),
    doan_van=DoanVan(
        lui_dau_dong=Khoang(10, 12.7, 10),  # HD 05: khoảng 10 mm
        cach_doan=Khoang(6, 24, 6),
        gian_dong=GianDong("dung", Khoang(18, 22, 20)),  # HD 05: Exactly 18-22 pt
    ),
    thanh_to=MappingProxyType(_DANG),
)
