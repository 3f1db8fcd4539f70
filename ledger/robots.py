"""What reads pages without being somebody: told by what it calls itself. Pure."""

import re

# Browsers have begun like this since the nineties; programs that hide nothing begin otherwise.
_BROWSERS = ("Mozilla/", "Opera/", "UCWEB/")
# What a robot calls itself in the middle of a browser's name. Cubot makes telephones.
_ROBOT = re.compile(
    r"(?<!\bcu)bot\b|bot[-/_]|robot|crawl|spider|slurp|scrape|archiver|mediapartners|apis-google"
    r"|preview|externalhit|externalagent|externalfetcher|fetcher|google(other|-inspection|-read)"
    r"|feed|validator|w3c_|monitor|uptime|pingdom|statuscake|lighthouse|pagespeed|ptst/"
    r"|headless|phantom|puppeteer|playwright|selenium|curl|wget|python|java/|okhttp|http-?client"
    r"|(chatgpt|claude|perplexity|mistral)[-a-z]*-?user|scanner|censys|zgrab|nmap",
    re.IGNORECASE,
)


def is_robot(agent: str) -> bool:
    """Whether a User-Agent is a program's: a search engine's, a preview's, a script's, or none.

    Browsers inside other apps (Zalo, Facebook) are people; what those send to draw a preview is
    not. A robot that takes the name of a browser is not found out.
    """
    return not agent.startswith(_BROWSERS) or _ROBOT.search(agent) is not None


def is_ahead_of_time(purpose: str) -> bool:
    """Whether a page is fetched before anybody wants it.

    Args:
        purpose: of the headers Sec-Purpose, Purpose, X-Purpose and X-Moz, one after the other.
    """
    words = purpose.lower()
    return any(word in words for word in ("prefetch", "prerender", "preview"))
