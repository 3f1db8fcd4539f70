"""Cases: a request for advice from its code to its close, and who has it."""
