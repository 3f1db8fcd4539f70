"""Reading spreadsheets that strangers made: what they are, whether they are safe, their rows.

Pure: the standard library, openpyxl and `reference.text`. Used in a process of its own with limits
(`child`), so that no file can cost the site more than that process.
"""
