"""What an owner is shown and told of what comes next: duties, dated steps, changed matches."""
