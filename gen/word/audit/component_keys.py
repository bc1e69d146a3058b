"""What a line of a document can be known as: one key for each component of the form (thành tố)."""

from enum import StrEnum


class ComponentKey(StrEnum):
    """A component of the form; where `the_thuc` gives its figures, the key is the same as there."""

    QUOC_HIEU = "QuocHieu"
    QUOC_HIEU_TIEP = "QuocHieuTiep"  # the second half of a title that somebody broke in two
    TIEU_NGU = "TieuNgu"
    CHU_QUAN = "ChuQuan"
    CO_QUAN = "CoQuan"
    DAU_SAO = "DauSao"
    SO_KY_HIEU = "SoKyHieu"
    DIA_DANH = "DiaDanh"
    TRICH_YEU_CONG_VAN = "TrichYeuCongVan"
    TEN_LOAI = "TenLoai"
    TRICH_YEU = "TrichYeu"
    GACH_DUOI = "GachDuoi"
    KE_GO = "KeGo"  # a separator line typed with characters
    THAM_QUYEN = "ThamQuyen"
    KINH_GUI = "KinhGui"
    CAN_CU = "CanCu"
    LOI_VAN = "LoiVan"
    CHUONG = "Chuong"
    CHUONG_TIEU_DE = "ChuongTieuDe"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    DIEU = "Dieu"
    DON_VI_TINH = "DonViTinh"  # above a table: what its numbers count
    GHI_CHU_BANG = "GhiChuBang"  # below a table: notes, sources
    QUYEN_HAN = "QuyenHan"
    CHUC_VU = "ChucVu"
    HO_TEN = "HoTen"
    NOI_NHAN_NHAN = "NoiNhanNhan"
    NOI_NHAN = "NoiNhan"
    PHU_LUC = "PhuLuc"
    PHU_LUC_TIEU_DE = "PhuLucTieuDe"
    KEM_THEO = "KemTheo"
    HEADER = "Header"


LETTERHEAD = (
    ComponentKey.QUOC_HIEU,
    ComponentKey.QUOC_HIEU_TIEP,
    ComponentKey.TIEU_NGU,
    ComponentKey.CHU_QUAN,
    ComponentKey.CO_QUAN,
    ComponentKey.DAU_SAO,
    ComponentKey.SO_KY_HIEU,
    ComponentKey.DIA_DANH,
    ComponentKey.TRICH_YEU_CONG_VAN,
)
SUBJECT = (ComponentKey.TEN_LOAI, ComponentKey.TRICH_YEU, ComponentKey.GACH_DUOI, ComponentKey.THAM_QUYEN)
HEADINGS = (
    ComponentKey.CHUONG,
    ComponentKey.CHUONG_TIEU_DE,
    ComponentKey.HEADING_1,
    ComponentKey.HEADING_2,
    ComponentKey.DIEU,
)
BODY = (*HEADINGS, ComponentKey.LOI_VAN)
ENDING = (
    ComponentKey.NOI_NHAN_NHAN,
    ComponentKey.NOI_NHAN,
    ComponentKey.QUYEN_HAN,
    ComponentKey.CHUC_VU,
    ComponentKey.HO_TEN,
)
APPENDIX_HEAD = (ComponentKey.PHU_LUC, ComponentKey.PHU_LUC_TIEU_DE, ComponentKey.KEM_THEO)
# printed in small letters: all capitals are a violation (PL I, mục V)
SMALL_LETTERS = (
    ComponentKey.TIEU_NGU,
    ComponentKey.TRICH_YEU,
    ComponentKey.HO_TEN,
    ComponentKey.PHU_LUC,
    ComponentKey.NOI_NHAN_NHAN,
    ComponentKey.TRICH_YEU_CONG_VAN,
    ComponentKey.KEM_THEO,
)
