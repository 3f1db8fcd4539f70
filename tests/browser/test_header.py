"""The head of every page at the widths where its parts only just fit."""

import pytest

WIDTHS = (360, 480, 768, 959, 960, 1024, 1180, 1263, 1264, 1280, 1343, 1344, 1440)
# What of the header is wrong: words on two lines, parts outside of it or over one another.
WRONG = """() => {
  const row = document.querySelector('.site-header__row'), edge = row.getBoundingClientRect();
  const away = '.menu__panel, .search-box';
  const parts = [...row.querySelectorAll('a, summary')]
    .filter(each => each.checkVisibility() && !each.closest(away));
  const wrong = document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : [];
  const words = document.createRange();
  const shown = each => !each.children.length && each.offsetWidth > 1;
  const boxes = parts.concat([...row.querySelectorAll('.site-header__search')])
    .filter(each => each.checkVisibility()).map(each => [each, each.getBoundingClientRect()]);
  for (const [each, box] of boxes) {
    const name = each.textContent.trim() || each.className;
    for (const leaf of [each, ...each.querySelectorAll('span')].filter(shown)) {
      words.selectNodeContents(leaf);
      const tops = [...words.getClientRects()].map(line => line.top);
      if (Math.max(...tops) - Math.min(...tops) > 12) wrong.push(`two lines: ${name}`);
    }
    const isIn = box.top > edge.top - 1 && box.bottom < edge.bottom + 1;
    if (box.left < 0 || box.right > innerWidth || !isIn) wrong.push(`outside: ${name}`);
    for (const [other, its] of boxes)
      if (other !== each && box.left < its.right - 1 && its.left < box.right - 1)
        wrong.push(`over another: ${name}`);
  }
  return wrong;
}"""


@pytest.mark.parametrize("is_in", [False, True], ids=["signed out", "signed in"])
@pytest.mark.parametrize("path", ["/", "/en/"], ids=["Vietnamese", "English"])
def test_the_header_fits_on_one_line(visit, site, context, path, is_in):
    if is_in:
        context.add_cookies([{"name": "signed_in", "value": "1", "url": site.url}])
    page = visit(path)
    wrong = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wrong[width] = page.evaluate(WRONG)
    assert not any(wrong.values()), wrong
