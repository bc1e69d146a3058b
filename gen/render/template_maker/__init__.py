"""Makes the Word templates: templates/<khoi>/<loai>.docx, real Word files an office may open, restyle and save."""

from pathlib import Path

from gen.core.vocabulary import DocumentKind
from gen.render.template_maker.appendix import appendix_body
from gen.render.template_maker.main_body import main_body
from gen.render.template_maker.template_file import word_file
from gen.word.the_thuc import DANG, NGHI_DINH_30
from gen.workspace.files import write

KHOI = {"chinh-quyen": NGHI_DINH_30, "dang": DANG}
LOAI = {
    DocumentKind.DECISION: "Mẫu quyết định",
    DocumentKind.PLAN: "Mẫu kế hoạch",
    DocumentKind.PROGRAMME: "Mẫu chương trình",
    "phu-luc": "Mẫu phụ lục",
}


def template(khoi: str, loai: str) -> bytes:
    """The bytes of one template; KeyError for a `khoi` or `loai` that there is none for."""
    he = KHOI[khoi]
    body = appendix_body(he) if loai == "phu-luc" else main_body(he, loai)
    return word_file(body, he, LOAI[loai])


def write_templates(folder: Path) -> list[Path]:
    """Writes the eight templates below `folder`, over those that are there; their paths."""
    written = []
    for khoi in KHOI:
        for loai in LOAI:
            path = folder / khoi / f"{loai}.docx"
            write(path, template(khoi, loai))
            written.append(path)
    return written
