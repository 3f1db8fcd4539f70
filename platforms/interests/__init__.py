"""Who of the staff and advisers has a stake in which vendor, as they declare it themselves."""
