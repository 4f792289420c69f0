"""The server: the tools over standard input and output, by the official SDK, which only this module imports."""

import logging
from typing import TYPE_CHECKING, Any

from tellings.errors import NothingReadError, TellingsError
from tellings.mcp.tool import Desk, Tool, schema_of

if TYPE_CHECKING:
    from mcp.server import Server, ServerRequestContext
    from mcp.types import CallToolRequestParams, CallToolResult, ListToolsResult, PaginatedRequestParams

# Questions that are answered at once; comparing runs one at a time, since it takes all of a processor.
_AT_ONCE = 4

# Problems of pages that one error names.
_MOST_PROBLEMS = 10


class ServerError(TellingsError):
    """The server cannot be started."""


def serve(desk: Desk) -> None:
    """Answer calls over standard input and output until the other side closes them.

    Nothing else reaches standard output meanwhile: the SDK points it to standard error.

    Raises:
        ServerError: the SDK is not installed; it comes with the extra ``tellings[mcp]``.
    """
    try:
        import anyio
        from mcp.server.stdio import stdio_server
    except ImportError as error:
        raise ServerError("the Model Context Protocol's SDK is not installed; get it with: pip install 'tellings[mcp]'") from error
    logging.basicConfig(level=logging.WARNING)
    server = server_of(desk)

    async def run() -> None:
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())

    anyio.run(run)


def server_of(desk: Desk) -> "Server[Any]":
    """Return the server over a desk, for any transport."""
    import anyio
    from mcp.server import Server
    from mcp.shared.exceptions import MCPError
    from mcp.types import INVALID_PARAMS, CallToolResult, ListToolsResult, TextContent

    from tellings.mcp.toolbox import INSTRUCTIONS, TOOLS
    from tellings.version import __version__

    named = {tool.name: tool for tool in TOOLS}
    light, heavy = anyio.CapacityLimiter(_AT_ONCE), anyio.CapacityLimiter(1)

    async def list_tools(_context: "ServerRequestContext[Any]", _asked: "PaginatedRequestParams | None") -> "ListToolsResult":
        return ListToolsResult(tools=[_offered(tool, desk) for tool in TOOLS])

    async def call_tool(_context: "ServerRequestContext[Any]", asked: "CallToolRequestParams") -> "CallToolResult":
        tool = named.get(asked.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"there is no tool '{asked.name}'; the tools are {', '.join(named)}")
        arguments = asked.arguments or {}
        limiter = heavy if tool.heavy else light
        made = await anyio.to_thread.run_sync(lambda: _answered(tool, desk, arguments), abandon_on_cancel=True, limiter=limiter)
        if isinstance(made, str):
            return CallToolResult(content=[TextContent(type="text", text=made)], is_error=True)
        structured, written = made
        return CallToolResult(content=[TextContent(type="text", text=written)], structured_content=structured)

    return Server(
        "tellings",
        version=__version__,
        title="tellings",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _offered(tool: Tool[Any], desk: Desk) -> Any:  # noqa: ANN401
    """Return a tool as the protocol lists it: it changes nothing, and reaches the web only where the server fetches."""
    from mcp.types import Tool as Offered
    from mcp.types import ToolAnnotations

    reaches = desk.fetches and tool.name == "compare"
    return Offered(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=schema_of(tool.asked),
        output_schema=schema_of(tool.answered),
        annotations=ToolAnnotations(
            title=tool.title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=reaches
        ),
    )


def _answered(tool: Tool[Any], desk: Desk, arguments: dict[str, Any]) -> tuple[dict[str, Any], str] | str:
    """Return the answer to a call, in plain values and as JSON, or what went wrong in words that help to ask better."""
    import msgspec

    from tellings.editing.display import in_line
    from tellings.mcp.bounds import bounded

    try:
        return bounded(tool.run(desk, arguments))
    except msgspec.ValidationError as error:
        return in_line(f"the arguments are not those of the tool '{tool.name}': {error}")
    except NothingReadError as error:
        problems = "; ".join(f"{problem.page}: {problem.message}" for problem in error.problems[:_MOST_PROBLEMS])
        return in_line(f"{error}: {problems}")
    except TellingsError as error:
        return in_line(str(error))
    except Exception as error:  # a fault must not end the session
        logging.getLogger(__name__).exception("a fault in the tool %s", tool.name)
        return in_line(f"a fault in tellings itself: {type(error).__name__}: {error}")
