"""The pages under /my/: home, profile, people. All need an account."""
