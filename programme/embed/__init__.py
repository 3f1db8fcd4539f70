"""The matcher inside other people's pages: which sites may show it, and what they show."""
