"""Questions and answers between staff and a vendor on one revision."""
