"""Of how few people or enterprises no figure is told, anywhere on the portal. Pure."""

FEWEST = 5
