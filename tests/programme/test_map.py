"""Maps of figures: every province with its step, communes as dots, the archipelagos in frames."""

import pytest

from programme.map import UNTOLD, Area, draw_country, draw_province, scale_of
from reference.models import Commune

COUNTS = {"01": 40, "79": 30, "48": 20, "56": 10, "31": None, "22": 0}


def area(code):
    return Area(f"nơi {code}", f"?province={code}")


def test_country_has_34_provinces_each_with_its_step_written_on_it():
    drawing = draw_country(COUNTS, area=area)
    lands = {land.code: land for land in drawing.lands}
    assert len(lands) == 34
    assert [lands[code].shade for code in ("01", "79", "48", "56")] == [4, 3, 2, 1]
    assert [lands[code].label for code in ("01", "56", "31", "22", "04")] == ["4", "1", "", "", ""]
    assert [lands[code].shade for code in ("31", "22", "04")] == [UNTOLD, 0, 0]
    assert lands["01"].area.url == "?province=01"


def test_what_nobody_gave_a_place_makes_no_step():
    assert scale_of({"01": 7, "": 900}).ends == scale_of({"01": 7}).ends == (7,)


def test_country_has_both_archipelagos_by_name():
    assert [inset.name for inset, _dots in draw_country({}, area=area).insets] == [
        "Hoàng Sa",
        "Trường Sa",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("province", "zone"), [("48", "20333"), ("56", "22736"), ("01", None)])
def test_special_zone_stands_in_the_frame_of_its_archipelago(province, zone):
    rows = Commune.objects.filter(province=province, is_retired=False).order_by("code")
    drawing = draw_province(province, rows, {zone: 9}, chosen="", area=area)
    far = [dot.code for _inset, dots in drawing.insets for dot in dots]
    assert far == ([zone] if zone else [])
    assert len(drawing.dots) + len(far) == len(rows)


@pytest.mark.django_db
def test_every_dot_lies_in_the_picture_of_its_province_and_grows_with_its_step():
    rows = list(Commune.objects.filter(province="01", is_retired=False).order_by("code"))
    counts = {row.code: number for number, row in enumerate(rows)}
    drawing = draw_province("01", rows, counts, chosen=rows[3].code, area=area)
    view = drawing.view
    for dot in drawing.dots:
        assert view.left < float(dot.x) < view.left + view.width
        assert view.top < float(dot.y) < view.top + view.height
    radii = {dot.shade: float(dot.radius) for dot in drawing.dots}
    assert radii[0] < radii[1] < radii[2] < radii[3] < radii[4]
    assert [dot.code for dot in drawing.dots if dot.is_chosen] == [rows[3].code]
