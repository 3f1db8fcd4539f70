"""The published criteria: loaded from their file, shown to everybody, checked by vendors."""
