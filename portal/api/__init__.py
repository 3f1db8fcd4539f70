"""The open API, version 1: read-only, strict, without a key."""

from portal.api.site import api

__all__ = ["api"]
