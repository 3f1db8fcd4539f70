import pytest
from django.utils import translation

from platforms import snapshot
from platforms.asked import Asked
from platforms.pages import catalogue_page


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def catalogue(db):
    """The real catalogue as a worker holds it."""
    return snapshot.current()


@pytest.fixture
def ask(catalogue):
    """The catalogue page for a question."""
    return lambda **asked: catalogue_page(Asked(**asked), catalogue)
