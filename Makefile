PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.dev
# as many processes as there are cores; a file's tests stay together, for they share what they built
PYTEST = $(BIN)/python -m pytest -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help rules build check watch bench test test-long lint types templates clean

help: ## In danh sách các lệnh
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

build: $(READY) ## Dựng mọi văn bản trong plans/ thành tệp Word dưới build/
	@$(BIN)/gen build

check: $(READY) ## Kiểm tra các văn bản, không ghi tệp nào
	@$(BIN)/gen check

watch: $(DEV) ## Dựng lại ngay mỗi khi lưu một tệp trong plans/ hay templates/
	@$(BIN)/watchfiles --filter all "$(BIN)/gen build" plans templates

bench: $(DEV) ## Đo tốc độ, in bảng (vài phút)
	@$(BIN)/python bench/run.py

test: $(DEV) ## Chạy bộ kiểm thử; một phần: make test ARGS=tests/word
	@$(PYTEST) -m "not long" $(ARGS)

test-long: $(DEV) ## Chạy phần kiểm thử lâu: ngắt giữa chừng, đồng hồ, trang in, cả 114 xã
	@$(PYTEST) -m "long or hypothesis" --hypothesis-profile long $(ARGS)

lint: $(DEV) ## Kiểm tra cách viết mã (ruff)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(DEV) ## Kiểm tra kiểu (mypy strict), cũng như trên Windows
	@$(BIN)/mypy && $(BIN)/mypy --platform win32

rules: $(READY) ## Viết lại docs/luat-soat.md từ các luật soát, các bảng của docs/tham-khao.md từ các khoá
	@$(BIN)/python -m gen.cli.rule_book docs/luat-soat.md
	@$(BIN)/python -m gen.cli.key_book docs/tham-khao.md

templates: $(READY) ## Làm lại các mẫu Word đi kèm từ số liệu thể thức
	@$(BIN)/python -m gen.render.template_maker templates

clean: ## Xoá build/ và môi trường Python
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên (đặt PYTHON=...)."; exit 2; }
	@echo "Chuẩn bị lần đầu: cài các thư viện vào $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[excel]'
	@touch $@

$(DEV): $(READY)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev,excel]'
	@touch $@
