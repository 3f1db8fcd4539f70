"""A population and its bests as bytes, and back; nothing in them is ever run."""

import json
import zlib
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bests import Bests
from .population import Codes, Population, Way
from .ragged import Ragged

FORMAT = 1
# The first level takes a third of the time of the sixth and leaves hardly more.
_LEVEL = 1
_KINDS = (np.int8, np.int16, np.int32, np.int64)


class UnknownFormatError(Exception):
    """The bytes were packed by another version of the portal, or are none of ours."""


def pack(population: Population, bests: Bests) -> bytes:
    """Both, each array in the narrowest whole numbers that hold it."""
    arrays = _arrays(population, "population") | _arrays(bests, "bests")
    narrow = {name: _narrow(array) for name, array in arrays.items()}
    head = {
        "format": FORMAT,
        "seed": bests.seed,
        "codes": _plain(population.codes),
        "arrays": [[n, a.dtype.str, arrays[n].dtype.str, a.shape] for n, a in narrow.items()],
    }
    text = json.dumps(head).encode()
    body = b"".join([_shuffled(array) for array in narrow.values()])
    return zlib.compress(len(text).to_bytes(4, "little") + text + body, _LEVEL)


def unpack(content: bytes | memoryview) -> tuple[Population, Bests]:
    """What was packed.

    Raises: UnknownFormatError: packed by another version.
    """
    plain = memoryview(zlib.decompress(content))
    start = 4 + int.from_bytes(plain[:4], "little")
    head = json.loads(bytes(plain[4:start]))
    if head["format"] != FORMAT:
        raise UnknownFormatError(head["format"])
    arrays: dict[str, NDArray[Any]] = {}
    for name, narrow, wide, shape in head["arrays"]:
        count = int(np.prod(shape, dtype=np.int64))
        size = count * np.dtype(narrow).itemsize
        array = _restored(plain[start : start + size], narrow).reshape(shape)
        start += size
        arrays[name] = array.astype(wide, copy=False)
    codes = {name: tuple(values) for name, values in head["codes"].items()}
    codes["ways"] = tuple(_way(way) for way in codes["ways"])
    population = Population(codes=Codes(**codes), **_parts(Population, arrays, "population"))
    return population, Bests(seed=head["seed"], **_parts(Bests, arrays, "bests"))


def _arrays(rows: Population | Bests, prefix: str) -> dict[str, NDArray[Any]]:
    arrays = {}
    for each in fields(rows):
        value = getattr(rows, each.name)
        if isinstance(value, np.ndarray):
            arrays[f"{prefix}.{each.name}"] = value
        elif isinstance(value, Ragged):
            arrays[f"{prefix}.{each.name}.length"] = value.lengths
            arrays[f"{prefix}.{each.name}.value"] = value.value
    return arrays


def _parts(kind: type[Population | Bests], arrays: dict[str, Any], prefix: str) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for each in fields(kind):
        name = f"{prefix}.{each.name}"
        if name in arrays:
            parts[each.name] = arrays[name]
        elif f"{name}.length" in arrays:
            start = np.concatenate(([0], np.cumsum(arrays[f"{name}.length"], dtype=np.int64)))
            parts[each.name] = Ragged(start, arrays[f"{name}.value"])
    return parts


def _narrow(array: NDArray[Any]) -> NDArray[Any]:
    if not array.size:
        return array.astype(np.int8)
    low, high = int(array.min()), int(array.max())
    kinds = (kind for kind in _KINDS if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max)
    return np.ascontiguousarray(array, next(kinds))


def _shuffled(array: NDArray[Any]) -> bytes:
    """The first byte of each number, then the second: high ones are alike and pack well."""
    return array.reshape(-1).view(np.uint8).reshape(-1, array.itemsize).T.tobytes()


def _restored(content: memoryview, kind: str) -> NDArray[Any]:
    """The inner of `_shuffled`, one number after the other."""
    planes = np.frombuffer(content, np.uint8).reshape(np.dtype(kind).itemsize, -1)
    return np.ascontiguousarray(planes.T).view(kind).reshape(-1)


def _plain(codes: Codes) -> dict[str, Any]:
    lists = {each.name: getattr(codes, each.name) for each in fields(codes)}
    ways = [[sorted(accepted), sorted(required)] for accepted, required in codes.ways]
    return lists | {"ways": ways}


def _way(plain: list[list[str]]) -> Way:
    accepted, required = plain
    return frozenset(accepted), frozenset(required)
