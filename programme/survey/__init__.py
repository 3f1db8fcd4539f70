"""The yearly survey of demand: open to all, answered once, its results with their uncertainty."""
