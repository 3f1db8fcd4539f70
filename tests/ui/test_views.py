import pytest
from django.http import Http404

from ui.views import gallery


def test_gallery_is_closed_without_debug(rf, settings):
    settings.DEBUG = False
    with pytest.raises(Http404):
        gallery(rf.get("/ui/"))


def test_gallery_shows_both_themes(rf, settings):
    settings.DEBUG = True
    html = gallery(rf.get("/ui/")).render().content.decode()
    assert 'data-theme="light"' in html
    assert 'data-theme="dark"' in html
