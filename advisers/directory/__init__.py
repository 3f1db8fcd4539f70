"""Public pages: who advises where, and the promise to each commune."""
