"""The signed cookie that lets a browser correct what it made."""

from django.core import signing
from django.http import HttpResponse
from django.test import RequestFactory

from matching import holders
from matching.models import MatchResult


def request_with(cookie):
    request = RequestFactory().get("/")
    request.COOKIES[holders.COOKIE] = cookie
    return request


def result(token, owner_id=None):
    return MatchResult(token=token, owner_id=owner_id)


def remembered(*tokens):
    request = RequestFactory().get("/")
    for token in tokens:
        response = HttpResponse()
        holders.remember(request, response, token)
        request.COOKIES[holders.COOKIE] = response.cookies[holders.COOKIE].value
    return request, response.cookies[holders.COOKIE]


def test_maker_holds_her_result():
    request, _ = remembered("a", "b")
    assert holders.holds(request, result("a"))


def test_nobody_else_holds_it():
    assert not holders.holds(RequestFactory().get("/"), result("a"))


def test_forged_cookie_holds_nothing():
    assert not holders.holds(request_with('["a"]'), result("a"))


def test_cookie_signed_for_something_else_holds_nothing():
    assert not holders.holds(request_with(signing.dumps(["a"], salt="other")), result("a"))


def test_the_ten_latest_are_remembered():
    request, _ = remembered(*"abcdefghijkl")
    assert holders.tokens_of(request) == list("lkjihgfedc")


def test_cookie_is_out_of_reach_of_scripts_and_other_sites():
    _, cookie = remembered("a")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_an_owned_result_is_held_by_its_owner_alone():
    request, _ = remembered("a")
    assert not holders.holds(request, result("a", owner_id=1))


def test_without_a_session_nobody_is_asked_who_reads():
    request = RequestFactory().get("/")
    assert not holders.holds(request, result("a", owner_id=1))
    assert not hasattr(request, "session")
