"""The public log of decisions on listings: by which rule, on what evidence, when; never by whom."""
