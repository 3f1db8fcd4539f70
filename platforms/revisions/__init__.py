"""How listings change: drafts, review by two people, publication, and the decisions on them."""
