"""An adviser's pages under /adviser/: offers, cases, sessions, hours, leave."""
