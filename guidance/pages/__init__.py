"""What the public pages of the guidance show."""
