"""The signed cookie that lets a browser correct what it made."""

from django.core import signing
from django.http import HttpResponse
from django.test import RequestFactory

from matching import holders


def request_with(cookie):
    request = RequestFactory().get("/")
    request.COOKIES[holders.COOKIE] = cookie
    return request


def remembered(*tokens):
    request = RequestFactory().get("/")
    for token in tokens:
        response = HttpResponse()
        holders.remember(request, response, token)
        request.COOKIES[holders.COOKIE] = response.cookies[holders.COOKIE].value
    return request, response.cookies[holders.COOKIE]


def test_maker_holds_her_result():
    request, _ = remembered("a", "b")
    assert holders.holds(request, "a")


def test_nobody_else_holds_it():
    assert not holders.holds(RequestFactory().get("/"), "a")


def test_forged_cookie_holds_nothing():
    assert not holders.holds(request_with('["a"]'), "a")


def test_cookie_signed_for_something_else_holds_nothing():
    assert not holders.holds(request_with(signing.dumps(["a"], salt="other")), "a")


def test_the_ten_latest_are_remembered():
    request, _ = remembered(*"abcdefghijkl")
    assert holders.tokens_of(request) == list("lkjihgfedc")


def test_cookie_is_out_of_reach_of_scripts_and_other_sites():
    _, cookie = remembered("a")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
