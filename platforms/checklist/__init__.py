"""What a machine sees of a listing before a person judges it: checks, never a verdict."""
