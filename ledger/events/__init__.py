"""What happened, counted without knowing to whom: events, their roll-ups, visitors of a day."""
