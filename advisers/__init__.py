"""The consulting network: who advises where, requests, cases and what came of them."""
