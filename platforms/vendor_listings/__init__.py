"""The pages on which a vendor's people write their listings and hand them in."""
