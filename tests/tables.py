"""Reads the tables of a page as people see them."""

import re
from html.parser import HTMLParser

NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


class _Tables(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.text = {}, None
        self.rows = []

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th", "caption"):
            self.text = ""

    def handle_endtag(self, tag):
        if tag == "caption":
            self.found[self.text.strip()] = self.rows
        elif tag in ("td", "th"):
            self.rows[-1].append(" ".join(self.text.split()))

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def tables_of(page):
    """Rows of cells by caption, without the headings."""
    reader = _Tables()
    reader.feed(page.content.decode())
    return {caption: rows[1:] for caption, rows in reader.found.items()}


def numbers(text):
    """Every number in a Vietnamese text."""
    return [
        float(each.rstrip(".").replace(".", "").replace(",", ".")) for each in NUMBER.findall(text)
    ]
