"""A city's plan and the plans of its wards: derived, seven of them made to differ, and the city's amended."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frames import must_be_filled, taken_up
from places import PLANS
from workbench import Office, Outcome

from gen.cli.accept import accept_plan
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

NAME = "ke-hoach-chuyen-doi-so-2026"
CITY = f"thanh-pho/{NAME}"
MODEL = "Mô hình Thứ Bảy số"
# wards that differ, each in its own way
TEXT, LEAD, REMOVED, BESIDE, PHRASE, WHOLE = "an-bien", "an-duong", "an-hai", "an-hung", "an-khanh", "ai-quoc"
PATCHED = "an-lao"
DIFFERENT = (TEXT, LEAD, REMOVED, BESIDE, PHRASE, WHOLE, PATCHED)
# and those that texts and groups of the city name
_NAMED = ("bach-long-vi", "cat-hai", "hai-an", "le-chan", "vinh-bao")
FEW, ALL = len(DIFFERENT) + len(_NAMED), 114


class City(Office):
    """A workspace with the city's plan alone, and in its register all 114 wards, or a few."""

    def __init__(self, root: Path, wards: int = FEW) -> None:
        self.root = root
        if not (root / "plans").exists():
            shutil.copytree(PLANS / "danh-muc", root / "plans/danh-muc")
            self.write(f"plans/{CITY}.yaml", (PLANS / f"{CITY}.yaml").read_bytes())
            if wards == FEW:
                units = (PLANS / "danh-muc/don-vi.yaml").read_text(encoding="utf-8")
                self.write("plans/danh-muc/don-vi.yaml", "".join(_without_the_other_wards(units)))

    def derive_all(self) -> None:
        """A plan of each ward, its slot filled."""
        outcome = self.run("derive", CITY, "--tat-ca", "hai-phong")
        assert outcome.exit == 0, outcome.out
        for ward in self.wards:
            self.write(f"plans/{ward}/{NAME}.yaml", fill(self.text(ward)))

    @property
    def wards(self) -> list[str]:
        return sorted(path.parent.name for path in (self.root / "plans").glob(f"*/{NAME}.yaml") if _is_ward(path))

    def text(self, ward: str) -> str:
        return (self.root / f"plans/{ward}/{NAME}.yaml").read_text(encoding="utf-8")

    def patch(self, ward: str, more: str) -> None:
        """Adds what a ward writes at the top."""
        self.write(f"plans/{ward}/{NAME}.yaml", self.text(ward).rstrip() + "\n\n" + more)

    def insert(self, ward: str, below: str, more: str) -> None:
        """Adds what a ward writes to the body, where the slot's patch is already."""
        text = self.text(ward)
        at = text.index(below) + len(below)
        self.write(f"plans/{ward}/{NAME}.yaml", text[:at] + more + text[at:])

    def amend(self, old: str, new: str) -> None:
        """A change of the city's plan; the words must stand there once."""
        path = self.root / f"plans/{CITY}.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def words(self, ward: str) -> str:
        found = self.built(f"{ward}/{NAME}")
        assert found is not None, ward
        return found.text

    def all_words(self) -> dict[str, str]:
        return {ward: self.words(ward) for ward in self.wards}

    def status(self, *plans: str) -> Status:
        return Status.read(self.run("status", *plans))

    def accept(self, ward: str, *path: str) -> Outcome:
        return self.run("accept", f"{ward}/{NAME}", *path)

    def accept_all(self) -> None:
        """What `gen accept` does, for every ward and with one reading of the files."""
        library = Library(Workspace(self.root))
        for ward in self.wards:
            written, found = accept_plan(library, f"{ward}/{NAME}", "")
            assert written, found


def _without_the_other_wards(units: str) -> Iterator[str]:
    for entry in re.split(r"(?m)^(?=- ma: )", units):
        match = re.match(r"- ma: (\S+)", entry)
        if "\n  cap: xa\n" not in entry or (match and match[1] in (*DIFFERENT, *_NAMED)):
            yield entry


def _is_ward(path: Path) -> bool:
    return path.parent.name != "thanh-pho"


@dataclass(frozen=True)
class Status:
    """What `gen status` printed: the lines of each plan it names, and its last line."""

    exit: int
    told: dict[str, str]
    total: str

    @classmethod
    def read(cls, outcome: Outcome) -> Status:
        *lines, total = outcome.out.rstrip("\n").split("\n")
        told: dict[str, str] = {}
        name = ""
        for line in lines:
            if not line.startswith(" "):
                name, _, rest = line.partition(f"/{NAME}: ")
                told[name] = rest + "\n"
            else:
                told[name] += line + "\n"
        return cls(outcome.exit, told, total)


def fill(text: str) -> str:
    """A derived plan with its slots filled, what else is offered of the parent's texts left out."""
    taken = taken_up(text, must_be_filled(text))
    head, _, rest = taken.partition("# --- ")
    kept = "\n".join(line for line in rest.split("\n")[1:] if not line.startswith("#"))
    filled = re.sub(r"…   # PHẢI ĐIỀN.*$", MODEL, kept, flags=re.MULTILINE)
    return f"{head}{filled.strip()}\n"


def differ_in_seven(city: City) -> None:
    """Each of the seven takes something of the city's otherwise."""
    task = "          - {ma: tuyen-truyen, noi_dung: Tuyên truyền ở từng tổ dân phố}"
    city.insert(TEXT, "      - ma: quan-triet\n        muc:\n", f"{task}\n")
    city.write(
        f"plans/{LEAD}/{NAME}.yaml",
        city.text(LEAD).replace("  # giao:\n", "  giao:\n    ho-tro-nop-ho-so: Phòng Văn hóa - Xã hội\n"),
    )
    body = "  - ma: noi-dung\n    muc:\n"
    city.insert(REMOVED, body, "      - {ma: du-lieu, muc: [!bo danh-muc-dung-chung]}\n")
    own = "{ma: rieng-cua-xa, noi_dung: Việc riêng, sau: lam-sach}"
    city.insert(BESIDE, body, f"      - {{ma: du-lieu, muc: [{own}]}}\n")
    patched = "{ma: lam-sach, noi_dung: Làm sạch dữ liệu theo cách của xã}"
    city.insert(PATCHED, body, f"      - {{ma: du-lieu, muc: [{patched}]}}\n")
    city.patch(PHRASE, "thay_tu:\n  Hằng quý: Hai tháng một lần\n")
    city.patch(WHOLE, "ket_thuc: !thay Phường tự lo\n")


def amend_the_city(city: City) -> None:
    """One text, one lead, one task and one item more, one item less, one phrase gone."""
    city.amend("Tuyên truyền về dịch vụ công trực tuyến,", "Tuyên truyền sâu rộng về dịch vụ công trực tuyến,")
    city.amend(
        "              chu_tri: cap-xa\n              phoi_hop: trung-tam-phuc-vu-hanh-chinh-cong-thanh-pho\n"
        "              thoi_gian: Quý I/2026\n              san_pham: Quầy hỗ trợ",
        "              chu_tri: [cap-xa, so-noi-vu]\n"
        "              phoi_hop: trung-tam-phuc-vu-hanh-chinh-cong-thanh-pho\n"
        "              thoi_gian: Quý I/2026\n              san_pham: Quầy hỗ trợ",
    )
    city.amend(
        "            - ma: thi-dua\n",
        "            - ma: hop-dan\n              nhiem_vu: Họp dân ở từng khu dân cư\n              chu_tri: cap-xa\n"
        "              phoi_hop: so-noi-vu\n              thoi_gian: Quý II/2026\n              san_pham: Biên bản\n"
        "            - ma: thi-dua\n",
    )
    city.amend(
        "      - ma: truc-tuyen-toan-trinh\n",
        "      - {ma: moc-dau-nam, noi_dung: Chỉ tiêu thêm vào đầu danh sách.}\n      - ma: truc-tuyen-toan-trinh\n",
    )
    city.amend("Hằng quý\n", "Mỗi quý một lần\n")
    path = city.root / f"plans/{CITY}.yaml"
    text = path.read_text(encoding="utf-8")
    gone = re.search(r"      - ma: lam-sach\n.*?(?=      - ma: danh-muc-dung-chung)", text, re.DOTALL)
    assert gone
    path.write_text(text.replace(gone[0], ""), encoding="utf-8")
