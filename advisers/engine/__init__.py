"""Routing: which advisers a request is offered to. PURE: plain values in, plain values out."""
