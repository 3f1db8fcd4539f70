"""A vendor's home: her listings, who asked for them, and how they rank and why."""
