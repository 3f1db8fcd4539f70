"""Who counts as a person; names of browsers as they are sent in Vietnam."""

import pytest

from ledger.robots import is_ahead_of_time, is_robot

ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
PEOPLE = {
    "Chrome": f"{ANDROID} Chrome/124.0.0.0 Mobile Safari/537.36",
    "Safari": f"{IPHONE} (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
    "Zalo, Android": f"{ANDROID} Version/4.0 Chrome/124.0.6367.114 Mobile Safari/537.36"
    " Zalo android/12100634 ZaloTheme/light ZaloLanguage/vi",
    "Zalo, iPhone": f"{IPHONE} (KHTML, like Gecko) Mobile/15E148 Zalo iOS/640 ZaloTheme/light",
    "Facebook, Android": f"{ANDROID} Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36"
    " [FB_IAB/FB4A;FBAV/480.0.0.0;]",
    "Facebook, iPhone": f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101]",
    "Messenger": f"{IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/440.0;FBLC/vi_VN]",
    "Cốc Cốc": f"{WINDOWS} coc_coc_browser/109.0.182 Chrome/103.0.5060.182 Safari/537.36",
    "Edge": f"{WINDOWS} Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0",
    "Firefox": "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0",
    "Samsung": f"{ANDROID} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
    "UC": f"{ANDROID} Version/4.0 Chrome/100.0 UCBrowser/13.4.0 Mobile Safari/537.36",
    "Opera Mini": "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1; U; vi) Presto/2.8 Version/11.10",
    "TikTok": f"{ANDROID} Version/4.0 Chrome/124.0 Mobile Safari/537.36 trill_340 BytedanceWebview",
    "a telephone of Cubot": "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36"
    " (KHTML, like Gecko) Chrome/96.0 Mobile Safari/537.36",
}
ROBOTS = {
    "none": "",
    "Googlebot": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Googlebot as a telephone": f"{ANDROID} Chrome/124.0 Mobile Safari/537.36"
    " (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Google Other": f"{ANDROID} Chrome/124.0 Mobile Safari/537.36 (compatible; GoogleOther)",
    "bingbot": "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Cốc Cốc's own": "Mozilla/5.0 (compatible; coccocbot-web/1.0;"
    " +http://help.coccoc.com/searchengine)",
    "Apple": f"{IPHONE} Version/17.4 Safari/604.1 (Applebot/0.1; +http://www.apple.com/go/applebot)",
    "Baidu": "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Ahrefs": "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "GPTBot": "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.1",
    "for somebody who asked a model": "Mozilla/5.0 AppleWebKit/537.36; compatible;"
    " ChatGPT-User/1.0; +https://openai.com/bot",
    "Facebook's preview": "facebookexternalhit/1.1",
    "Facebook's preview as a browser": f"{WINDOWS} Safari/537.36 facebookexternalhit/1.1",
    "Meta": "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters)",
    "Zalo's preview": "ZaloBot/1.0",
    "WhatsApp's preview": "WhatsApp/2.23.20.0 A",
    "Telegram's preview": "TelegramBot (like TwitterBot)",
    "Bing's preview": f"{WINDOWS} Chrome/124.0 Safari/537.36 BingPreview/1.0b",
    "curl": "curl/8.5.0",
    "Wget": "Wget/1.21.4",
    "requests": "python-requests/2.32.3",
    "httpx": "python-httpx/0.27.0",
    "Go": "Go-http-client/2.0",
    "OkHttp": "okhttp/4.12.0",
    "Scrapy": "Scrapy/2.11 (+https://scrapy.org)",
    "headless": f"{WINDOWS} HeadlessChrome/126.0.0.0 Safari/537.36",
    "Lighthouse": f"{ANDROID} Chrome/124.0 Mobile Safari/537.36 Chrome-Lighthouse",
    "Pingdom": "Mozilla/5.0 (compatible; Pingdom.com_bot_version_1.4; http://www.pingdom.com/)",
    "uptime": "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "scanner": "Mozilla/5.0 (compatible; CensysInspect/1.1; +https://about.censys.io/)",
}


@pytest.mark.parametrize("agent", PEOPLE.values(), ids=PEOPLE)
def test_is_a_person(agent):
    assert not is_robot(agent)


@pytest.mark.parametrize("agent", ROBOTS.values(), ids=ROBOTS)
def test_is_a_robot(agent):
    assert is_robot(agent)


@pytest.mark.parametrize(
    ("purpose", "answer"),
    [
        ("prefetch;prerender", True),
        ("prefetch;anonymous-client-ip", True),
        ("Prefetch", True),
        ("preview", True),
        ("", False),
        ("navigate", False),
    ],
)
def test_what_nobody_asked_for_yet(purpose, answer):
    assert is_ahead_of_time(purpose) is answer
