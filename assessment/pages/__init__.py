"""What each page of the assessment shows."""
