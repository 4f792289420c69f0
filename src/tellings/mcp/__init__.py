"""The library and the comparison for programs that speak the Model Context Protocol: tools that only read, over standard streams.

Needs the extra ``tellings[mcp]``; only :mod:`tellings.mcp.serving` imports it.
"""
