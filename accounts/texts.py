"""Texts to phones: short, without a link to click, in the language that is active."""

from django.conf import settings
from django.utils.translation import gettext as _


def code(value: str) -> str:
    """Phones offer the code to fill in when the last line names the site and it."""
    minutes = settings.CODE_MINUTES
    text = _("SMEdx: your code is %(code)s, good for %(minutes)d minutes. Give it to nobody.")
    host = settings.SITE_URL.partition("://")[2].partition(":")[0].partition("/")[0]
    return f"{text % {'code': value, 'minutes': minutes}}\n\n@{host} #{value}"


def has_account() -> str:
    return _(
        "SMEdx: somebody tried to sign up with this number. You have an account already: sign in "
        "with a code. Was it not you? Then do nothing."
    )


def no_account() -> str:
    return _(
        "SMEdx: somebody asked for a code for this number, but there is no account with it. "
        "Was it not you? Then do nothing."
    )


def number_changed(number: str) -> str:
    text = _("SMEdx: your account now uses the number %(number)s. Was it not you? Write to us.")
    return text % {"number": number}


def factor_reset(by: str) -> str:
    text = _(
        "SMEdx: %(person)s reset the second factor of your account. Did you not ask for it? Call "
        "an administrator at once."
    )
    return text % {"person": by}
