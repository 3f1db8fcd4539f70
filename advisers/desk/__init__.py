"""The coordinator's pages under /staff/: baskets, loads, coverage."""
