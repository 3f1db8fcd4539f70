"""What enterprises need and nobody offers, or not well: by need, trade and province."""
