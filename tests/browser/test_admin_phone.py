"""The admin on a telephone: what is pressed is large enough, what is filled in is wide enough."""

import pytest

# Widgets that nobody sees, and links within a sentence, are left alone.
SMALL = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(e => !e.closest('.visually-hidden, .select2-hidden-accessible, .empty-form'))
  .filter(e => !e.closest('#nav-sidebar'))
  .filter(e => getComputedStyle(e).visibility !== 'hidden' && e.type !== 'hidden')
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.width > 1 && r.height > 1 && r.x >= 0)
  .filter(([e, r]) => r.width < 23.9 || r.height < 23.9)
  .filter(([e]) => !(e.matches('p a, dd a, .breadcrumbs a, .quiet a, li a')))
  .map(([e, r]) => `${e.tagName} ${e.className} ${r.width}x${r.height} ${e.innerText || e.name}`)"""
NARROW = """() => [...document.querySelectorAll('.inline-related input, .inline-related textarea')]
  .filter(e => !e.closest('.empty-form, .select2') && !['hidden', 'checkbox'].includes(e.type))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.width > 1 && (r.width < 90 || r.width > innerWidth))
  .map(([e, r]) => `${e.name} ${r.width}`)"""
SIDEWAYS = """() => { const box = document.querySelector('#changelist-filter');
  return box ? box.scrollWidth - box.clientWidth : 0; }"""
PAGES = (
    *("/admin/", "/admin/platforms/revision/?waits=all&o=5", "/admin/platforms/platform/?o=-1"),
    *("/admin/platforms/linkcheck/", "/admin/platforms/vendor/", "/admin/reference/need/"),
)


@pytest.fixture
def on_a_phone(inside, page):
    """Opens a page of the admin, then makes the window a telephone's."""

    def opened(path):
        inside(path)
        page.set_viewport_size({"width": 360, "height": 740})

    return opened


@pytest.mark.parametrize("path", PAGES)
def test_what_is_pressed_is_large_enough(on_a_phone, page, path):
    on_a_phone(path)
    assert page.evaluate(SMALL) == []
    assert page.evaluate(SIDEWAYS) <= 0


def test_a_listing_can_be_filled_in(on_a_phone, page):
    on_a_phone("/admin/platforms/platform/?q=meinvoice")
    page.click("#result_list tbody th a")
    page.wait_for_url("**/change/**")
    assert page.evaluate(SMALL) == []
    assert page.evaluate(NARROW) == []
