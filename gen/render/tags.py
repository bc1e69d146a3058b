"""The tags a Word template may use: name, form, meaning, whether it must be there (docs/mau-word.md lists them)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gen.core.vocabulary import DocumentKind


class Form(Enum):
    """How a tag is written: `{{ x }}`, `{{r x }}`, `{{p x }}`, or in a `for` or `if`."""

    TEXT = "{{ … }}"
    RICH = "{{r … }}"
    BLOCK = "{{p … }}"
    TEXTS = "{%p for … %} {{ … }}"
    RICHES = "{%p for … %} {{r … }}"
    FLAG = "{%p if … %}"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a template."""

    name: str
    form: Form
    meaning: str
    required: bool = True


_HEAD = (
    Tag("chu_quan", Form.TEXT, "tên cơ quan chủ quản (có thể trống)"),
    Tag("co_quan", Form.TEXTS, "tên cơ quan ban hành, mỗi dòng một đoạn"),
    Tag("ke_co_quan", Form.BLOCK, "đường kẻ dưới tên cơ quan, dài 1/3 đến 1/2 dòng chữ", required=False),
)
MAIN_TAGS = (
    *_HEAD,
    Tag("so_ky_hieu", Form.TEXT, "cả dòng số, ký hiệu"),
    Tag("dia_danh_ngay", Form.TEXT, "cả dòng địa danh, ngày tháng"),
    Tag("ten_loai", Form.TEXT, "tên loại văn bản"),
    Tag("trich_yeu", Form.RICH, "trích yếu"),
    Tag("ke_trich_yeu", Form.BLOCK, "đường kẻ dưới trích yếu", required=False),
    Tag("tham_quyen", Form.TEXT, "dòng thẩm quyền ban hành (chỉ quyết định)", required=False),
    Tag("can_cu", Form.RICHES, "các căn cứ, mỗi căn cứ một đoạn"),
    Tag("mo_dau", Form.RICHES, "lời mở đầu sau các căn cứ"),
    Tag("than", Form.BLOCK, "toàn bộ phần nội dung"),
    Tag("bang_dong_ky", Form.BLOCK, "bảng chữ ký khi nhiều người cùng ký"),
    Tag("noi_nhan", Form.RICHES, "các dòng nơi nhận"),
    Tag("ky.quyen_han", Form.TEXTS, "các dòng quyền hạn: TM., KT. …"),
    Tag("ky.chuc_vu", Form.TEXT, "chức vụ người ký"),
    Tag("ky.ho_ten", Form.TEXT, "họ tên người ký"),
)
APPENDIX_TAGS = (
    Tag("quoc_hieu", Form.FLAG, "đúng khi phụ lục có phần đầu văn bản riêng"),
    *_HEAD,
    Tag("ten", Form.RICH, "“Phụ lục I”, hoặc tên gõ riêng"),
    Tag("tieu_de", Form.RICH, "tiêu đề phụ lục"),
    Tag("kem_theo", Form.RICH, "dòng “(Kèm theo …)”"),
    Tag("ke_phu_luc", Form.BLOCK, "đường kẻ dưới tiêu đề phụ lục", required=False),
    Tag("noi_dung", Form.BLOCK, "lời văn trước bảng"),
    Tag("bang", Form.BLOCK, "bảng của phụ lục"),
)


def tags_for(kind: str) -> tuple[Tag, ...]:
    """The tags of one kind of template; a decision's template must also name the authority."""
    if kind == "phu-luc":
        return APPENDIX_TAGS
    if kind == DocumentKind.DECISION:
        return tuple(Tag(t.name, t.form, t.meaning) if t.name == "tham_quyen" else t for t in MAIN_TAGS)
    return tuple(tag for tag in MAIN_TAGS if tag.name != "tham_quyen")
