"""Static files: many small sources, one style sheet and one script on the wire."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

Read = Callable[[str], str]
STYLE, SCRIPT = "css/site.css", "js/site.js"
CSS_IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);')
CSS_URL = re.compile(r'url\("(?!data:|/|#)([^"]+)"\)')
CSS_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
JS_IMPORT = re.compile(r'import "(\./[^"]+)";')
JS_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
INDENT = re.compile(r"\n\s+")


def bundle_css(name: str, read: Read) -> str:
    """The style sheet with its layered imports put in, addresses kept right, comments dropped.

    Args:
        name: its path below the static folder, such as "css/site.css".
        read: gives a file's text for such a path; raises KeyError for an unknown one.
    """
    folder = posixpath.dirname(name)

    def put_in(match: re.Match[str]) -> str:
        part = posixpath.normpath(posixpath.join(folder, match[1]))

        def move(url: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(part), url[1]))
            return f'url("{posixpath.relpath(target, folder)}")'

        return f"@layer {match[2]} {{\n{CSS_URL.sub(move, read(part))}\n}}"

    text = CSS_COMMENT.sub("", CSS_IMPORT.sub(put_in, read(name)))
    return INDENT.sub("\n", text).strip() + "\n"


def bundle_js(name: str, read: Read) -> str:
    """The script with its modules put in, each in a block of its own, so that names do not meet.

    The modules export nothing and import nothing. Arguments as for `bundle_css`.
    """
    folder = posixpath.dirname(name)

    def put_in(match: re.Match[str]) -> str:
        return "{\n" + read(posixpath.normpath(posixpath.join(folder, match[1]))) + "}"

    return JS_COMMENT.sub("", JS_IMPORT.sub(put_in, read(name)))


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts the parts into `site.css` and `site.js` before names are hashed and files compressed.

    Without it, as under DEBUG, browsers follow the imports themselves: same result, more requests.
    """

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            for name, bundle in ((STYLE, bundle_css), (SCRIPT, bundle_js)):
                if name in paths:
                    self._write(name, bundle(name, lambda part: _text(paths, part)))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _write(self, name: str, text: str) -> None:
        if self.exists(name):
            self.delete(name)
        self.save(name, ContentFile(text.encode()))


def _text(paths: Mapping[str, tuple[Storage, str]], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
