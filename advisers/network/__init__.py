"""Joining and leaving the network: invitations, profiles, vetting, leave."""
