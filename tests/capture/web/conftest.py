"""Servers to fetch from, and a fetcher that is not as patient as the real one."""

import asyncio
import importlib.util
from pathlib import Path

import pytest
from msgspec.structs import replace

from tellings.capture.web import RefusedError, Settings

_spec = importlib.util.spec_from_file_location("tellings_test_servers", Path(__file__).with_name("servers.py"))
_servers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_servers)

QUICK = Settings(
    allow_hosts=("127.0.0.1",),
    connect=5.0,
    read=5.0,
    whole=10.0,
    largest=300_000,
    first_back_off=0.02,
    longest_wait=0.3,
    delay=0.0,
    longest_delay=0.2,
    most_tries=2,
)


@pytest.fixture(scope="session")
def servers():
    return _servers


@pytest.fixture
def site(servers):
    made = servers.Site()
    yield made
    made.close()


@pytest.fixture
def quick():
    return QUICK


@pytest.fixture
def impatient():
    """For servers that are too slow on purpose; for all others a busy machine must not be too slow."""
    return replace(QUICK, connect=0.5, read=0.4, whole=0.7)


@pytest.fixture
def fetch():
    """Fetch one address; the answer, or the refusal as a value."""

    def fetch(address, settings=QUICK, *, validators=None, robots=False, **more):
        from tellings.capture.web import Validators
        from tellings.capture.web.client import Fetcher

        async def run():
            async with Fetcher(settings, **more) as fetcher:
                try:
                    return await fetcher.fetch(address, validators or Validators(), robots=robots)
                except RefusedError as refused:
                    return refused

        return asyncio.run(run())

    return fetch
