"""Asking for advice: what is said, what is agreed to, and the code that proves the contact."""
