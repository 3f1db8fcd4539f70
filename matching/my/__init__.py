"""An owner's own pages of the match: needs, conditions, tools, what fits."""
