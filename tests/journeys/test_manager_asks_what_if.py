"""A manager of the programme thinks of a platform, waits for its answer, changes it, asks again."""

import re

from matching.national.services import rematch
from platforms import snapshot
from platforms.models import PlatformNeed
from programme.whatif.tasks import work_out_what_if
from reference.models import Commune
from tests.matching.national.conftest import AT, stores
from tests.owners import enterprise_of, owner
from tests.staff import sign_in

NEED = "farm-agri"


def farms(count):
    person, commune = owner(), Commune.objects.filter(province="01").order_by("code").first()
    for _number in range(count):
        farm = enterprise_of(person, sector_id="A", commune=commune)
        stores(farm, needs=((NEED, 3),), budget_vnd_per_month=100_000)


def form_on(page):
    text = page.content.decode()
    key = re.search(r'name="request_key" value="([^"]+)"', text)[1]
    return {"core": [NEED], "sizes": ["micro"], "languages": ["vi"], "request_key": key}


def test_from_the_cockpit_to_a_better_idea(client, db):
    PlatformNeed.objects.filter(need=NEED).delete()
    farms(7)
    rematch(snapshot=snapshot.current(), at=AT)
    sign_in(client, "programme_manager")
    cockpit = client.get("/staff/programme/").content.decode()
    way = re.search(r'href="(/staff/what-if/)"', cockpit)[1]

    said = {**form_on(client.get(way)), "price": "900.000", "deployments": ["on-premises"]}
    answer = client.post(way, said).url
    assert "Đang tính" in client.get(answer).content.decode()
    work_out_what_if(pk=int(answer.rstrip("/").rsplit("/", 1)[1]))

    page = client.get(answer)
    assert page.context["sentence"].startswith("7 doanh nghiệp sẽ có lựa chọn tốt hơn")
    assert page.context["province_rows"] == [["Hà Nội", "7", "7"]]
    again = re.search(r'href="(/staff/what-if/\?again=\d+)"', page.content.decode())[1]
    assert client.get(again).context["form"]["price"].value() == "900.000"
