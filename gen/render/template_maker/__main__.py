"""`python -m gen.render.template_maker [DIR]` writes the templates into DIR (default: templates/)."""

import sys
from pathlib import Path

from gen.render.template_maker import write_templates

if __name__ == "__main__":
    for written in write_templates(Path(sys.argv[1] if len(sys.argv) > 1 else "templates")):
        sys.stdout.write(f"{written}\n")
