"""Articles side by side."""

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
