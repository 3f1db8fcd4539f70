"""Open data: what anybody may take and use again, as files with a dictionary and checksums."""
