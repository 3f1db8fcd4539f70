"""What a bundle costs after state support."""

from .rules import NetPrice, net_price

__all__ = ["NetPrice", "net_price"]
