"""The national match as it is stored: read from rows, matched at night, kept up by day."""
