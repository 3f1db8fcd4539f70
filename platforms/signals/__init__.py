"""What looks odd across many rows: a hint for staff to look, never a verdict."""
