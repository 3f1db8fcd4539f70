"""How much of a file is read at most; what is larger is refused before it costs memory."""

MEGABYTE = 1024 * 1024

FILE_BYTES = 500 * MEGABYTE
ROWS = 1_000_000
COLUMNS = 200
# Empty rows in one place: a stray cell at the end of a sheet is no million of rows.
GAP = 10_000
# Rows that a spreadsheet has, the empty ones too; beyond, not even those are passed over.
PLACES = 1_048_576
# Of one cell, in characters, and of one line of a CSV file with all its cells.
CELL, LINE = 10_000, 200_000

# Of an XLSX file, which is a ZIP archive of XML parts.
ARCHIVE_BYTES = 100 * MEGABYTE
PARTS = 500
PART_BYTES = 20 * MEGABYTE
TEXTS_BYTES = 60 * MEGABYTE
UNPACKED_BYTES = 600 * MEGABYTE
# Of a sheet's XML: elements of one row, and bytes of one of them or of its text. Excel's widest row
# has 16,384 cells, its longest cell 32,767 characters.
ELEMENTS, STRETCH = 100_000, 256 * 1024
# Real sheets shrink ten to forty times; small parts may shrink more, for they cost nothing.
RATIO, RATIO_FROM = 150, 5 * MEGABYTE

# Of the process that reads: address space and computing time.
PROCESS_BYTES = 768 * MEGABYTE
PROCESS_SECONDS = 900
