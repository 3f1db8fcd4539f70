"""Views by subject: drafts as a whole, their sections, their files."""
