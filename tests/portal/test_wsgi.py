"""What a web worker holds from its start."""

import subprocess
import sys

# Each is loaded with its first use (decision 0016).
LATER = (
    "PIL requests jwt yaml openpyxl typst qrcode icalendar nh3 markdown_it phonenumbers numpy.ma"
)


def test_libraries_that_few_pages_need_wait_for_their_first_use():
    code = (
        "import sys, django; django.setup(); import portal.urls;"
        f"print(*[name for name in {LATER.split()} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
