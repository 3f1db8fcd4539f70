"""The programme: its targets and what became of them, the funnel, the demand nobody meets."""
