"""What a bundle costs after state support, and who may ask for it."""

from .rules import MAY_APPLY, Case, NetPrice, case_of, net_price

__all__ = ["MAY_APPLY", "Case", "NetPrice", "case_of", "net_price"]
