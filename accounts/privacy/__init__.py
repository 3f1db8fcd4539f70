"""What is held about a person: shown, given to her, erased, and forgotten in time."""
