"""Demonstration people and data: the same for the same seed, never twice."""
