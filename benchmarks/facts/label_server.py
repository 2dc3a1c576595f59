"""A server on this machine that answers as a judge would who knows the labels: it proves the plumbing only."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def serving(labels: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that names the change of every target in ``labels``, and none of others.

    :param labels: kind of flag by the whole edited target.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            data = json.loads(asked["messages"][1]["content"].splitlines()[1])
            body = json.dumps(_completion(labels.get(data["target"]), data)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _completion(kind: str | None, data: Mapping[str, str]) -> dict[str, Any]:
    found = {"kind": kind, "source": data["source"], "target": data["target"], "confidence": 0.8}
    text = json.dumps({"changes": [found] if kind else []}, ensure_ascii=False)
    used = {"prompt_tokens": len(json.dumps(data)) // 4, "completion_tokens": len(text) // 4}
    return {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": used}
