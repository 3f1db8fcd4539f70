"""What one more platform would change for everybody."""
