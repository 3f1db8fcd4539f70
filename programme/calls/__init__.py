"""Calls for platforms: what is missing, published, and listings as answers to it."""
