"""`python -m engine SITE REQUEST`: see `again`."""

import sys

from .again import report

lines, is_the_same = report(*sys.argv[1:])
sys.stdout.write("\n".join(lines) + "\n")
sys.exit(not is_the_same)
