"""Pages that belong to no app."""


def test_the_icon_is_found_by_the_name_that_browsers_try(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, "/static/img/favicon.svg")
    assert client.post("/favicon.ico").status_code == 405
