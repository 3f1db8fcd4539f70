"""What the pages of an enterprise show, ready in words."""
