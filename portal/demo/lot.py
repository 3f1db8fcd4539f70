"""What a seed decides, and what is told of what was made."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings

DOMAIN = "demo.example.vn"


@dataclass(slots=True)
class Lot:
    """One seed's draw, and the file that tells of it.

    Attributes:
        at: the moment of the first run; later ones find everything there.
        ids: role → kind of thing → its keys. canaries: where a word stands → the word and whose.
    """

    seed: int
    at: datetime
    roles: dict[str, dict[str, str | None]] = field(default_factory=dict)
    ids: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    canaries: dict[str, dict[str, str]] = field(default_factory=dict)

    def key(self, name: str) -> UUID:
        """The request key of a thing, by which it is found again."""
        return UUID(bytes=self._digest(name)[:16], version=4)

    def chance(self, name: str) -> Random:
        return Random(int.from_bytes(self._digest(name)[:8]))  # noqa: S311 - no secret

    def email(self, name: str) -> str:
        return f"{name.replace('_', '.')}.{self.seed}@{DOMAIN}"

    def password(self, name: str) -> str:
        """Not to be worked out from the seed alone: the site's own secret is in it."""
        return base64.b32encode(self._secret(f"password {name}")[:15]).decode().lower()

    def totp_secret(self, name: str) -> str:
        return base64.b32encode(self._secret(f"totp {name}")[:20]).decode()

    def token(self, name: str) -> str:
        """22 letters, as the tokens of addresses are."""
        return base64.urlsafe_b64encode(self._secret(f"token {name}")[:16]).decode().rstrip("=")

    def own(self, role: str, kind: str, key: Any) -> None:
        """Note that something is a role's own."""
        self.ids.setdefault(role, {}).setdefault(kind, []).append(key)

    def canary(self, where: str, role: str) -> str:
        """A word that stands in one private text field only; letters, so that nothing scrubs it."""
        letters = (97 + byte % 26 for byte in self._digest(f"canary {where}")[:14])
        word = "kin" + "".join(map(chr, letters))
        self.canaries[where] = {"text": word, "owner": role}
        return word

    def _digest(self, name: str) -> bytes:
        return hashlib.sha256(f"smedx demo {self.seed} {name}".encode()).digest()

    def _secret(self, name: str) -> bytes:
        said = f"{self.seed} {name}".encode()
        return hmac.digest(settings.SECRET_KEY.encode(), b"smedx demo " + said, "sha256")

    def told(self) -> dict[str, Any]:
        """What the file says."""
        return {
            "seed": self.seed,
            "roles": self.roles,
            "ids": self.ids,
            "canaries": self.canaries,
        }
