"""Which listings may be the same product, or pretend to be: candidates for a person to judge."""
