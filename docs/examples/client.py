"""A client of the SMEdx portal: the standard library of Python 3.11 is enough.

    python client.py https://smedx.example "quán ăn, cuối ngày không biết lãi hay lỗ"

It reads needs out of the words, asks which platforms fit and why, pages through the catalogue,
and takes an open-data file whose checksum it compares. No key, no account, no cookie.
"""

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

SECONDS = 30
TRIES = 3


class RefusedError(Exception):
    """The portal says what is wrong with the question, field by field."""


class Portal:
    """The portal's open API, version 1; its documentation lies at /api/v1/docs."""

    def __init__(self, home: str) -> None:
        if urlsplit(home).scheme not in {"http", "https"}:
            raise ValueError(f"no web address: {home}")
        self.home = home.rstrip("/")

    def read(self, path: str, body: dict[str, Any] | None = None) -> bytes:
        """One answer; waits as long as it is told to where it asks too often."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "User-Agent": "smedx-example/1"}
        for _try in range(TRIES):
            try:
                asked = Request(f"{self.home}{path}", data, headers)
                with urlopen(asked, timeout=SECONDS) as answer:
                    content: bytes = answer.read()
                    return content
            except HTTPError as error:
                if error.code != 429:
                    raise RefusedError(f"{error.code} {error.read().decode()[:500]}") from error
                time.sleep(int(error.headers.get("Retry-After", "1")))
        raise RefusedError("too many questions")

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return json.loads(self.read(f"/api/v1/{path}", body))

    def recognise(self, text: str) -> list[str]:
        """Codes of the needs that a text speaks of, surest first."""
        return [need["code"] for need in self.ask("needs/recognise", {"text": text})["needs"]]

    def match(self, needs: list[str], **known: Any) -> list[dict[str, Any]]:
        """Platforms that fit, best first, each with its score and why; see POST match."""
        wanted = [{"code": code} for code in needs]
        found: list[dict[str, Any]] = self.ask("match", {"needs": wanted, **known})["matches"]
        return found

    def platforms(self, **filters: str) -> Iterator[dict[str, Any]]:
        """Every platform of the catalogue that passes the filters, page by page."""
        page, seen, count = 1, 0, 1
        while seen < count:
            asked = urlencode({**filters, "page": page, "page_size": 100})
            answer = self.ask(f"platforms?{asked}")
            yield from answer["results"]
            page, seen, count = page + 1, seen + len(answer["results"]), answer["count"]
            if not answer["results"]:
                return

    def download(self, name: str, folder: Path) -> Path:
        """An open-data file, such as "platforms.csv", once its checksum was found right."""
        dictionary = json.loads(self.read("/open-data/datapackage.json"))
        entry = next(each for each in dictionary["resources"] if each["path"] == name)
        content = self.read(f"/open-data/{name}")
        kind, _colon, digest = entry["hash"].partition(":")
        if hashlib.new(kind, content).hexdigest() != digest:
            raise ValueError(f"{name} is not what the dictionary says; it may just be written anew")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_bytes(content)
        return path


def main(home: str, text: str, folder: str = ".") -> None:
    portal = Portal(home)
    needs = portal.recognise(text)
    say(f"{text}: {', '.join(needs) or 'no need found'}")
    for found in portal.match(needs, limit=3) if needs else ():
        say(f"{found['score']:6.2f}  {found['name']}: {found['why']['vi']}")
    say(f"{sum(1 for _each in portal.platforms())} platforms in the catalogue")
    path = portal.download("needs.csv", Path(folder))
    say(f"{path}: {path.stat().st_size} bytes, checksum right")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 4:
        sys.exit("usage: client.py HOME TEXT [FOLDER]")
    main(*sys.argv[1:])
