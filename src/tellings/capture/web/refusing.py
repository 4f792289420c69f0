"""Why an address was not fetched: one word for programs, one sentence for people."""

from tellings.errors import CaptureError


class RefusedError(CaptureError):
    """An address that was not fetched.

    ``passing``: it may well work later, so that it is worth another try (no answer, a server error). ``wait``: the seconds after
    which the server wants to be asked again, ``None`` where it did not say.
    """

    def __init__(self, page: str, code: str, message: str, *, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(page, code, message)
        self.passing = passing
        self.wait = wait
