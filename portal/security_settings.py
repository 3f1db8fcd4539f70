"""What browsers may do with a page, and what the site refuses: headers, cookies, sizes."""

from typing import Any

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        # data: only for the arrows that Bootstrap draws in selects
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}


def settings(*, site_url: str, behind_tls: bool, debug: bool) -> dict[str, Any]:
    """Django's settings of security for a site at an address, by name."""
    return {
        "CONTENT_SECURITY_POLICY": CONTENT_SECURITY_POLICY,
        # The open API may be read from any page, without cookies.
        "CORS_URLS_REGEX": r"^/api/",
        "CORS_ALLOW_ALL_ORIGINS": True,
        "CORS_ALLOW_METHODS": ("GET", "HEAD", "OPTIONS", "POST"),
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "strict-origin-when-cross-origin",
        "CSRF_TRUSTED_ORIGINS": [site_url] if behind_tls else [],
        "CSRF_FAILURE_VIEW": "portal.errors.csrf_failure",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 262_144,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 2_000,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 5,
        # A whole request, files included: the largest file of a vendor and its form.
        "REQUEST_MAX_BYTES": 11 * 2**20,
        **_transport(behind_tls=behind_tls, debug=debug),
        **_cookies(behind_tls=behind_tls),
    }


def _transport(*, behind_tls: bool, debug: bool) -> dict[str, Any]:
    return {
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if behind_tls else None,
        "SECURE_SSL_REDIRECT": behind_tls and not debug,
        "SECURE_REDIRECT_EXEMPT": [r"^healthz$", r"^readyz$"],
        "SECURE_HSTS_SECONDS": 31_536_000 if behind_tls else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": behind_tls,
        "SECURE_HSTS_PRELOAD": behind_tls,
    }


def _cookies(*, behind_tls: bool) -> dict[str, Any]:
    """Only over TLS, out of reach of scripts, not sent along from other sites."""
    kept = {"SECURE": behind_tls, "HTTPONLY": True, "SAMESITE": "Lax"}
    return {
        f"{cookie}_COOKIE_{name}": value
        for cookie in ("SESSION", "CSRF", "LANGUAGE")
        for name, value in kept.items()
    }
