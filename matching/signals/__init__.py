"""What the match gives to the search for signals: trials, requests, reviews, and who asked."""
