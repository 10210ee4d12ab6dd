"""`python -m bench.echo PORT`: the other side of a wire, with nothing behind it.

It says back what it heard: to the backend in place of Rasa, to Rasa in place of the action server.
So what is measured is everything but them.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import uvloop

SAYS = "Duydum: "


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            body = json.loads(await reader.readexactly(length) or b"{}")
            content = json.dumps(_answer(body)).encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                b"Content-Length: %d\r\n\r\n%s" % (len(content), content)
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def _answer(body: dict[str, Any]) -> dict[str, Any]:
    if "next_action" in body:
        heard = body["tracker"]["latest_message"].get("text") or ""
        return {"events": [], "responses": [{"text": SAYS + heard}]}
    return {"messages": [{"text": SAYS + body.get("text", "")}]}


async def main(port: int) -> None:
    """Answer until ended."""
    server = await asyncio.start_server(_serve, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
