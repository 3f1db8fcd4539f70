"""The site's own PostgreSQL, for when no DATABASE_URL is given; importing it starts nothing."""
