"""`python -m gen`."""

from gen.cli.main import main

main()
