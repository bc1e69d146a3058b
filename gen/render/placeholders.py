"""What a Word template may hold in braces: name, form, meaning, whether it must be there (docs/mau-word.md)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from gen.core.vocabulary import DocumentKind


class Form(Enum):
    """How a placeholder is written: `{{ x }}`, `{{r x }}`, `{{p x }}`, or in a `for` or `if`."""

    TEXT = "{{ … }}"
    RICH = "{{r … }}"
    BLOCK = "{{p … }}"
    TEXTS = "{%p for … %} {{ … }}"
    RICHES = "{%p for … %} {{r … }}"
    FLAG = "{%p if … %}"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: its name, how it is written, what it stands for (Vietnamese, told to users)."""

    name: str
    form: Form
    meaning: str
    required: bool = True


_AUTHORITY = "tham_quyen"
_HEAD = (
    Placeholder("chu_quan", Form.TEXT, "tên cơ quan chủ quản (có thể trống)"),
    Placeholder("co_quan", Form.TEXTS, "tên cơ quan ban hành, mỗi dòng một đoạn"),
    Placeholder("ke_co_quan", Form.BLOCK, "đường kẻ dưới tên cơ quan, dài 1/3 đến 1/2 dòng chữ", required=False),
)
MAIN_PLACEHOLDERS = (
    *_HEAD,
    Placeholder("so_ky_hieu", Form.TEXT, "cả dòng số, ký hiệu"),
    Placeholder("dia_danh_ngay", Form.TEXT, "cả dòng địa danh, ngày tháng"),
    Placeholder("ten_loai", Form.TEXT, "tên loại văn bản"),
    Placeholder("trich_yeu", Form.RICH, "trích yếu"),
    Placeholder("ke_trich_yeu", Form.BLOCK, "đường kẻ dưới trích yếu", required=False),
    Placeholder(_AUTHORITY, Form.TEXT, "dòng thẩm quyền ban hành (chỉ quyết định)", required=False),
    Placeholder("can_cu", Form.RICHES, "các căn cứ, mỗi căn cứ một đoạn"),
    Placeholder("mo_dau", Form.RICHES, "lời mở đầu sau các căn cứ"),
    Placeholder("than", Form.BLOCK, "toàn bộ phần nội dung"),
    Placeholder("bang_dong_ky", Form.BLOCK, "bảng chữ ký khi nhiều người cùng ký"),
    Placeholder("noi_nhan", Form.RICHES, "các dòng nơi nhận"),
    Placeholder("noi_nhan_tiep", Form.RICHES, "nơi nhận còn lại khi danh sách dài, sang trang được", required=False),
    Placeholder("ky.quyen_han", Form.TEXTS, "các dòng quyền hạn: TM., KT. …"),
    Placeholder("ky.chuc_vu", Form.TEXT, "chức vụ người ký"),
    Placeholder("ky.ho_ten", Form.TEXT, "họ tên người ký"),
)
APPENDIX_PLACEHOLDERS = (
    Placeholder("quoc_hieu", Form.FLAG, "đúng khi phụ lục có phần đầu văn bản riêng"),
    *_HEAD,
    Placeholder("ten", Form.RICH, "“Phụ lục I”, hoặc tên gõ riêng"),
    Placeholder("tieu_de", Form.RICH, "tiêu đề phụ lục"),
    Placeholder("kem_theo", Form.RICH, "dòng “(Kèm theo …)”"),
    Placeholder("ke_phu_luc", Form.BLOCK, "đường kẻ dưới tiêu đề phụ lục", required=False),
    Placeholder("noi_dung", Form.BLOCK, "lời văn trước bảng; phụ lục không có bảng ở đầu thì cả các mục"),
    Placeholder("bang", Form.BLOCK, "bảng của phụ lục và các mục sau bảng"),
)


def placeholders_for(kind: str) -> tuple[Placeholder, ...]:
    """The placeholders of one kind of template; a decision's template must also name the authority."""
    if kind == "phu-luc":
        return APPENDIX_PLACEHOLDERS
    if kind == DocumentKind.DECISION:
        return tuple(replace(known, required=known.required or known.name == _AUTHORITY) for known in MAIN_PLACEHOLDERS)
    return tuple(known for known in MAIN_PLACEHOLDERS if known.name != _AUTHORITY)
