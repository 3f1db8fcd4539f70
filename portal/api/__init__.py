"""The open API, version 1."""

from ninja import NinjaAPI

api = NinjaAPI(title="SMEdx", version="1", urls_namespace="api")
