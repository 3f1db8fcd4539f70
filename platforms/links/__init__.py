"""Whether the addresses that a listing names still answer; asked each night, politely."""
