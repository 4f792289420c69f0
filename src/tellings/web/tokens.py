"""Tokens of forms: a form that is sent carries what only a page of this site could have given to this browser."""

import hashlib
import hmac
import secrets

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

# The cookie that the token is made of. It says nothing of the person, and ends with the browser.
COOKIE = "tellings-visit"

# New with each start: forms of an older one have to be opened again.
_SECRET_BYTES = 32


class Tokens:
    """Makes and checks the tokens of one run of the site: a hash, with its secret, of the browser's cookie."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(_SECRET_BYTES)

    def visit_of(self, request: Request) -> str:
        """Return what the browser's cookie says, or something new where it has none."""
        found = request.cookies.get(COOKIE, "")
        return found if 16 <= len(found) <= 64 and found.isascii() else secrets.token_urlsafe(24)

    def token(self, visit: str) -> str:
        """Return the token for forms that are shown to the browser with this cookie."""
        return hmac.new(self._secret, visit.encode(), hashlib.sha256).hexdigest()

    def check(self, request: Request, token: object) -> None:
        """Check the token of a form that was sent.

        Raises:
            HTTPException: 403 where it is not the one that this browser was given.
        """
        visit = request.cookies.get(COOKIE, "")
        known = isinstance(token, str) and token.isascii() and visit.isascii() and hmac.compare_digest(token, self.token(visit))
        if not visit or not known:
            raise HTTPException(403, "This form is of an earlier visit, or was not opened here. Open the page again and send it once more.")

    def remember(self, response: Response, visit: str) -> None:
        """Give the browser its cookie."""
        response.set_cookie(COOKIE, visit, httponly=True, samesite="strict", path="/")
