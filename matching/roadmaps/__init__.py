"""Roadmaps: planned on read, kept and edited by who made the result, printed, in calendars."""
