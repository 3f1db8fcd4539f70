"""Names of people in what everybody reads, so that they stay out of it."""
