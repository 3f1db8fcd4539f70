"""Who acts for a vendor: invitations, claims, people who leave or are taken out."""
