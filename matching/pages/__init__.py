"""What the pages of the match show, ready in words."""
