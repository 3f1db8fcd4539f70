"""Carries requests to advisers: the engine's rules over the rows of the database."""
