"""The post: everything that the portal writes to people, by kind, and that each thing goes once."""
