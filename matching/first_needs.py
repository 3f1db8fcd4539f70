"""What enterprises of a sector usually put in order first: offered when nobody named a need.

Editorial: the portal's own suggestion, said so wherever it is shown.
"""

from collections.abc import Mapping

HOUSEHOLD = ("household-bookkeeping", "pos-einvoice", "qr-payment-acceptance")
ANY_SECTOR = ("issue-einvoice", "bookkeeping-accounting", "digital-signature")
BY_SECTOR: Mapping[str, tuple[str, ...]] = {
    "A": ("farm-agri", "quality-traceability", "sell-on-marketplace"),
    "B": ("bookkeeping-accounting", "issue-einvoice", "attendance-timesheet"),
    "C": ("production-planning", "inventory-control", "bookkeeping-accounting"),
    "D": ("bookkeeping-accounting", "issue-einvoice", "digital-signature"),
    "E": ("bookkeeping-accounting", "issue-einvoice", "route-fleet"),
    "F": ("bookkeeping-accounting", "electronic-contract", "attendance-timesheet"),
    "G": ("pos-retail", "inventory-control", "issue-einvoice"),
    "H": ("route-fleet", "ship-orders", "issue-einvoice"),
    "I": ("pos-restaurant", "pos-einvoice", "qr-payment-acceptance"),
    "J": ("customer-crm", "electronic-contract", "issue-einvoice"),
    "K": ("task-project-management", "customer-crm", "electronic-contract"),
    "L": ("customer-crm", "ekyc-identity", "electronic-contract"),
    "M": ("customer-crm", "electronic-contract", "landing-page-seo"),
    "N": ("task-project-management", "customer-crm", "bookkeeping-accounting"),
    "O": ("customer-crm", "attendance-timesheet", "issue-einvoice"),
    "Q": ("school-management", "online-learning", "qr-payment-acceptance"),
    "R": ("clinic-management", "booking-appointments", "issue-einvoice"),
    "S": ("booking-appointments", "customer-loyalty", "qr-payment-acceptance"),
    "T": ("booking-appointments", "customer-loyalty", "qr-payment-acceptance"),
    "55": ("hotel-management", "booking-appointments", "pos-einvoice"),
    "79": ("tour-travel", "booking-appointments", "issue-einvoice"),
    "96": ("spa-salon", "booking-appointments", "customer-loyalty"),
}


def first_needs(sector: str | None, section: str | None, *, is_household: bool) -> tuple[str, ...]:
    """Need codes to start with, most usual first.

    Args:
        sector: VSIC section or division; section: its section; None where not stated.
        is_household: household businesses begin with books and invoices, then their trade.
    """
    of_trade = BY_SECTOR.get(sector or "") or BY_SECTOR.get(section or "") or ()
    if is_household:
        return HOUSEHOLD + tuple(code for code in of_trade[:1] if code not in HOUSEHOLD)
    return of_trade or ANY_SECTOR
