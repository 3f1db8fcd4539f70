"""A stall owner hears of new tax rules, learns what she must do, and finds software for it."""

import re


def test_from_the_home_page_to_software_that_helps(client, db):
    home = client.get("/").content.decode()
    way = re.search(r'href="(/duties/\?kind=household)"', home)[1]
    assert "Tự khai và tự nộp thuế" in client.get(way).content.decode()

    answered = client.get("/duties/", {"kind": "household", "sector": "56", "revenue": "3"})
    page = answered.context["page"]
    assert [card.item.code for card in page.applies] == [
        "household-tax",
        "personal-data",
        "household-einvoice",
    ]
    ways = re.findall(r'href="(/match/\?need=[^"]+)"', answered.content.decode())
    assert ways
    started = client.get(ways[-1].replace("&amp;", "&"))
    assert {"household-bookkeeping", "pos-einvoice"} <= set(
        started.context["form"].cleaned_data["need"]
    )
    calendar = re.search(r'href="(/duties/calendar.ics\?[^"]+)"', answered.content.decode())[1]
    assert b"BEGIN:VEVENT" in client.get(calendar.replace("&amp;", "&")).content

    article = re.search(r'href="(/learn/pos-einvoice/)"', answered.content.decode())[1]
    assert "không thay cho tư vấn pháp lý" in client.get(article).content.decode()
