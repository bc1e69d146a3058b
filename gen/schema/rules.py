"""What each part of a source may hold: Cerberus rules as data, with the titles that editors show."""

from __future__ import annotations

from gen.core.vocabulary import ATTRIBUTES, KINDS, DocumentKind, Khoi, WaiverLevel
from gen.schema.rule_forms import Rules
from gen.schema.rule_forms import cured as _cured
from gen.schema.rule_forms import flag as _flag
from gen.schema.rule_forms import items as _list
from gen.schema.rule_forms import mapping as _group
from gen.schema.rule_forms import naming as _naming
from gen.schema.rule_forms import numbering as _numbering
from gen.schema.rule_forms import rule as _rule
from gen.schema.rule_forms import single as _single
from gen.schema.rule_forms import text as _text
from gen.schema.rule_forms import texts as _texts

__all__ = ["CELL", "SCHEMAS", "Rules"]

_COLUMN_CURE = (
    "Mỗi cột là một nhóm khoá: {ma: viec, ten: Việc}; ma là tên ô trong các hàng, cột số thứ tự là {ma: tt, ten: TT}."
)
_ROW_CURE = "Mỗi hàng là một nhóm khoá, mỗi ô ghi sau mã cột của nó: {viec: Mở lớp, chu_tri: Công an}, mã như ở cot."
_MA = _naming("items", _text("Mã, để bản kế thừa gọi tên", check_with="slug"))
_PLACES: Rules = {
    "ma_cu": _rule(
        "Các mã trước đây của mục: bản kế thừa viết mã cũ vẫn trúng mục này",
        type=["string", "list"],
        schema={"type": "string", "check_with": "slug"},
        check_with="slug",
    ),
    "sau": _naming("items", _text("Đặt sau mục có mã này", check_with="slug")),
    "truoc": _naming("items", _text("Đặt trước mục có mã này", check_with="slug")),
    "doi_cho": _flag("Dời mục có sẵn của cha tới chỗ ghi ở sau, truoc"),
    "thay": _flag("Thay hẳn mục của văn bản cha"),
    "co_dinh": _rule(
        "Bản kế thừa không được sửa: true là cả mục, danh sách là những khoá ấy của mục",
        type=["string", "list"],
        schema={"type": "string"},
        check_with="lock",
    ),
}
_MARKS: Rules = {
    "chi_cho": _naming("bodies", _texts("Chỉ đơn vị, nhóm này (và cấp dưới của họ) được kế thừa; văn bản này vẫn in")),
}
_LEGAL: Rules = {
    "loai": _text("Loại văn bản: Luật, Nghị định, Kế hoạch …"),
    "so": _text("Số, ký hiệu"),
    "ngay": _text("Ngày ban hành", check_with="date"),
    "co_quan": _text("Cơ quan ban hành"),
    "ve": _text("Trích yếu, không kèm chữ “về”"),
    "goi_tat": _text("Tên gọi tắt"),
    "het_hieu_luc": _text("Ngày hết hiệu lực", check_with="date"),
    "thay_the_boi": _naming("register-documents", _text("Mã của văn bản thay thế", check_with="slug")),
}
_UNIT: Rules = {
    "ma": _text("Mã đơn vị", check_with="slug", required=True),
    "ten": _text("Tên đầy đủ", required=True, empty=False),
    "goi": _text("Cách gọi trong văn bản: phường, xã, thành phố"),
    "ten_dong": _rule("Các dòng tên ở đầu văn bản", type="list", schema={"type": "string"}),
    "chu_quan": _text("Cơ quan chủ quản in ở dòng trên: mã hoặc tên"),
    "cha": _naming("register-units", _text("Mã đơn vị cấp trên", check_with="slug")),
    "cap": _text("Cấp: tinh, xa"),
    "loai": _text("Loại đơn vị: phuong, xa, dac-khu, so, phong …"),
    "khoi": _text("Khối, quyết định mẫu trình bày", allowed=[khoi.value for khoi in Khoi]),
    "dia_danh": _text("Địa danh ghi trước ngày tháng"),
    "ky_hieu": _text("Chữ viết tắt trong ký hiệu văn bản"),
    "ten_ngan": _text("Tên ngắn, dùng khi viện dẫn"),
    "goi_khac": _rule("Các tên gọi khác", type="list", schema={"type": "string"}),
    "gom": _rule("Nhóm gồm những đơn vị nào", type=["list", "dict"]),
}

_NODE: Rules = {
    "ma": _MA,
    "tieu_de": _text("Tiêu đề của mục"),
    "danh_so": _cured(
        _flag("false: mục không có nhãn, không lấy số (đoạn chữ sau một danh sách)"),
        "danh_so của một mục chỉ là true hoặc false; cách đánh số các mục con thì viết ở kieu.",
    ),
    "dong_chu": _flag("true: tiêu đề và nội dung in trên một dòng"),
    "noi_dung": _texts("Nội dung: một đoạn hoặc danh sách các đoạn"),
    "bang": _group("Bảng, in sau nội dung và trước các mục con", "table"),
    "muc": _list("Các mục con", "node"),
    "kieu": _numbering("Cách đánh số các mục con, theo ví dụ của nhãn đầu"),
    "thuc_hien": _naming("bodies", _texts("Cơ quan thực hiện")),
    "chu_tri": _naming("bodies", _texts("Cơ quan chủ trì")),
    "phoi_hop": _naming("bodies", _texts("Cơ quan phối hợp")),
    "hinh_thuc": _text("Hình thức"),
    "thoi_gian": _text("Thời gian thực hiện"),
    "san_pham": _text("Sản phẩm"),
    "kinh_phi": _text("Kinh phí"),
    "lien_quan": _naming("bodies", _texts("Đơn vị, nhóm có liên quan mà lời văn không nêu tên")),
    **_PLACES,
    **_MARKS,
}
_COLUMN: Rules = {
    "ma": _text("Mã cột, là khoá của ô trong mỗi hàng", required=True, check_with="column"),
    "ten": _text("Tên cột in ở hàng đầu"),
    "rong": _text("Bề rộng, cm", check_with="width"),
    "canh": _text("Canh chữ trong cột", allowed=["giua", "trai", "phai", "deu"]),
    "so": _text("Ô là số: true, hoặc số chữ số thập phân", allowed=["true", "false", *"0123456"]),
    "tinh": _text("Công thức của ô, từ các cột số khác: don_gia * so_luong"),
    "cong": _flag("Hàng có hàng con và hàng tổng cộng là tổng"),
    "cot": _cured(_list("Các cột con", "column"), _COLUMN_CURE),
    **{key: rule for key, rule in _PLACES.items() if key != "ma_cu"},
    "sau": _naming("items", _text("Đặt sau cột có mã này", check_with="column")),
    "truoc": _naming("items", _text("Đặt trước cột có mã này", check_with="column")),
}
CELL = {"type": ["string", "list", "dict"], "check_with": "cell"}
_ROW: Rules = {
    "ma": _MA,
    "nhom": _text("Tên nhóm: hàng này trải hết bảng"),
    "tong": _text("Lời của hàng tổng: hàng này cộng các hàng trên"),
    "danh_so": _cured(
        _flag("Nhóm có đánh số"),
        "danh_so của một hàng chỉ là true hoặc false (nhóm có đánh số không); "
        "cách đánh số thì viết ở danh_so của bảng, thẳng hàng với cot và hang.",
    ),
    "danh_so_duoi": _numbering("Cách đánh số các hàng bên dưới, thay cách của bảng"),
    "tt": _text("Số thứ tự gõ tay, không tính vào số đếm; ^ là chung số với hàng trên"),
    "hang": _cured(
        _rule("Các hàng bên dưới", type="list", schema={"type": "dict", "schema": "row", "allow_unknown": CELL}),
        _ROW_CURE,
    ),
    "lien_quan": _naming("bodies", _texts("Đơn vị, nhóm có liên quan mà lời văn không nêu tên")),
    **_PLACES,
    **_MARKS,
}
_TABLE: Rules = {
    "cot": _cured(_list("Các cột", "column"), _COLUMN_CURE),
    "danh_so": _rule("Cách đánh số hàng theo bậc", type="list", schema={"type": "string", "check_with": "numbering"}),
    "tep": _text("Tệp CSV có các hàng, thay cho hang: so-lieu/du-toan.csv, tính từ chính tệp này"),
    "dem": _text("Đếm hàng dưới nhóm không đánh số", allowed=["theo-nhom", "lien-tuc"]),
    "dvt": _text("Đơn vị tính của các số, in nghiêng trên góc phải bảng"),
    "co_chu": _text("Cỡ chữ của bảng, 10 đến 14 (không viết: theo mẫu)", allowed=["10", "11", "12", "13", "14"]),
    "sat": _flag("Các hàng sát nhau"),
    "ghi_chu": _texts("Lời dưới bảng: ghi chú, nguồn số liệu"),
    "hang": _ROW["hang"],
}
_SIGNED = _rule("Người ký, hoặc danh sách người cùng ký", type=["dict", "list"], check_with="signer")
_APPENDIX: Rules = {
    "ma": _MA,
    "ten": _text("Tên, mặc định “Phụ lục”"),
    "tieu_de": _text("Tiêu đề phụ lục"),
    "kem_theo": _text("Dòng “Kèm theo …”: true, false hoặc lời văn riêng"),
    "kho": _text("Khổ giấy: ngang hoặc doc", allowed=["ngang", "doc"]),
    "quoc_hieu": _flag("Phụ lục có phần đầu văn bản riêng"),
    "noi_dung": _texts("Lời văn trước bảng"),
    "bang": _group("Bảng, in sau noi_dung và trước các mục", "table"),
    "muc": _list("Các mục sau bảng; mỗi mục có thể có bảng của mình", "node"),
    "kieu": _numbering("Cách đánh số các mục"),
    "noi_nhan": _list("Nơi nhận riêng của phụ lục", "recipient"),
    "ky": _SIGNED,
    **_PLACES,
    **_MARKS,
}
_RECIPIENT: Rules = {
    "ma": _MA,
    "ten": _text("Nơi nhận"),
    "ghi_chu": _text("Ghi chú trong ngoặc: để b/c"),
    "luu": _text("Nơi lưu: VT, …"),
    "muc": _list("Nơi nhận chi tiết", "recipient"),
    **_PLACES,
    **_MARKS,
}
_BASE: Rules = {
    "ma": _MA,
    "noi_dung": _text("Lời văn của căn cứ"),
    "van_ban": _naming("documents", _text("Mã văn bản trong danh mục", check_with="slug")),
    "dan": _text("Chữ mở đầu thay cho “Căn cứ”"),
    "them": _text("Lời văn nối sau phần viện dẫn"),
    **_PLACES,
    **_MARKS,
}
_SIGNER: Rules = {
    "thay_mat": _text("Thay mặt tập thể: TM."),
    "ky_thay": _text("Ký thay cấp trưởng: KT."),
    "thua_lenh": _text("Thừa lệnh: TL."),
    "thua_uy_quyen": _text("Thừa uỷ quyền: TUQ."),
    "quyen": _text("Quyền cấp trưởng: Q."),
    "chuc_vu": _text("Chức vụ của người ký"),
    "ho_ten": _text("Họ tên của người ký"),
}
_COMMON: Rules = {
    "loai": _text("Loại văn bản", allowed=list(KINDS)),
    "ke_thua": _naming("parent", _rule("Đường dẫn tới văn bản cha", type=["string", "dict"], schema="parent")),
    "sua_doi": _text("Đường dẫn tới văn bản đã ban hành mà văn bản này sửa đổi"),
    "don_vi": _naming("units", _text("Mã đơn vị ban hành", check_with="slug")),
    "so": _text("Số văn bản; bỏ trống khi chưa lấy số", check_with="number"),
    "ky_hieu": _text("Ký hiệu sau số"),
    "ngay": _text("Ngày ban hành: 2026-05-07, 2026-05 hoặc 2026", check_with="date"),
    "dia_danh": _text("Nơi ban hành"),
    "ten_loai": _text("Tên loại in trên đầu"),
    "trich_yeu": _text("Trích yếu"),
    "bien": _rule(
        "Các chữ dùng lại bằng {{ }}", type="dict", keysrules={"check_with": "name"}, valuesrules={"type": "string"}
    ),
    "so_lieu": _text("Tệp CSV số liệu của từng đơn vị, gọi bằng {{ so_lieu.tên_cột }}"),
    "van_ban": _rule(
        "Văn bản chỉ viện dẫn ở đây",
        type="dict",
        keysrules={"check_with": "slug"},
        valuesrules={"type": "dict", "schema": "legal"},
    ),
    "ngay_can_cu": _text("Cách viết ngày khi viện dẫn", allowed=["dai", "ngan"]),
    "can_cu": _list("Các căn cứ", "base"),
    "mo_dau": _texts("Lời mở đầu sau các căn cứ"),
    "ket_thuc": _texts("Lời kết của phần nội dung"),
    "dau_ket": _text("Dấu kết thúc khác “./.”"),
    "noi_nhan": _list("Nơi nhận", "recipient"),
    "ky": _SIGNED,
    "phu_luc": _group("Các phụ lục", "appendices"),
    "chu_thich": _cured(
        _rule(
            "Chú thích cuối trang", type="dict", keysrules={"check_with": "note"}, valuesrules=_texts("Lời chú thích")
        ),
        "Mỗi chú thích một dòng thụt vào, “mot: Lời chú thích”, gọi ở câu chữ bằng [^mot].",
    ),
    "nhan": _rule(
        "Nhãn khác cho các thuộc tính",
        type="dict",
        schema={name: _text("Nhãn") for name in ATTRIBUTES},
    ),
    "thay_tu": _rule("Thay chữ trong phần kế thừa", type="dict", valuesrules={"type": "string"}),
    "khong_ke_thua": _rule("Các khoá không lấy của cha", type="list", schema={"type": "string"}),
    "chi_ke_thua": _rule(
        "Chỉ lấy những phần này của cha: khoá, hoặc đường mã như noi-dung/tuyen-truyen",
        type="list",
        schema={"type": "string"},
    ),
    "nhan_viec": _single(_list("Nhận hàng công việc từ bảng của cha, mỗi bảng một mục", "takeover")),
    "lay_tu": _list("Lấy mục của một văn bản thứ hai", "taking"),
    "co_dinh": _rule("Các khoá bản kế thừa không được sửa", type="list", schema={"type": "string"}),
    "bo_qua": _rule("Cảnh báo được bỏ qua, kèm lý do", type="list", schema={"type": "dict", "schema": "waiver"}),
}
_PLAN: Rules = {
    "muc_dich": _group("Mục đích", "node"),
    "yeu_cau": _group("Yêu cầu", "node"),
    "noi_dung": _group("Nội dung", "node"),
    "to_chuc_thuc_hien": _group("Tổ chức thực hiện", "node"),
    "phan": _list("Các phần, ở dạng chung", "node"),
}

SCHEMAS: dict[str, Rules] = {
    "node": _NODE,
    "column": _COLUMN,
    "row": _ROW,
    "table": _TABLE,
    "appendix": _APPENDIX,
    "appendices": {"kieu": _numbering("Nhãn phụ lục, theo ví dụ"), "muc": _list("Các phụ lục", "appendix")},
    "recipient": _RECIPIENT,
    "base": _BASE,
    "signer": _SIGNER,
    "legal": _LEGAL,
    "unit": _UNIT,
    "parent": {
        "tu": _naming("parent", _text("Đường dẫn tới văn bản cha", required=True)),
        "ban": _text("Lấy dự thảo, dù văn bản cha đã ban hành", allowed=["nhap"]),
    },
    "takeover": {
        "tu": _naming("tables", _text("Bảng của cha, theo mã của mục hay phụ lục chứa nó", check_with="table_ids")),
        "chon": _naming("groups", _text("Mã nhóm cấp của đơn vị", check_with="slug")),
        "giao": _rule("Hàng nào giao cho ai", type="dict", valuesrules=_naming("bodies", _texts("Đơn vị nhận"))),
    },
    "taking": {
        "tu": _naming("parent", _text("Đường dẫn tới văn bản thứ hai", required=True, empty=False)),
        "muc": _text("Đường mã của mục lấy về, ví dụ noi-dung/can-bo", required=True, empty=False),
        "vao": _text("Phần hay mục nhận nó, ví dụ noi-dung", required=True, empty=False),
        "sau": _PLACES["sau"],
        "truoc": _PLACES["truoc"],
    },
    "waiver": {
        "luat": _naming("rule", _text("Mã quy tắc, ví dụ lint/single-point", required=True)),
        "ly_do": _text("Lý do", required=True, empty=False),
        "muc_do": _text("Mức mới; mặc định bo", allowed=[level.value for level in WaiverLevel]),
        "cho": _text("Chỉ ở chỗ này: đường mã, hoặc mấy chữ của lời văn"),
    },
    DocumentKind.PLAN: {**_COMMON, **_PLAN},
    DocumentKind.PROGRAMME: {**_COMMON, **_PLAN},
    DocumentKind.DECISION: {
        **_COMMON,
        "tham_quyen": _text("Thẩm quyền ban hành, mặc định tên đơn vị"),
        "dieu": _group("Các điều", "node"),
    },
}
