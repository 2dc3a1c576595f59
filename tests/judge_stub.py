"""An OpenAI-compatible server on this machine, for one test: it answers what it is told to."""

import json
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Stub:
    """``answer`` gives the message's text of a request (the data as a dict), or a ready (status, body)."""

    def __init__(self, answer):
        self.answer = answer
        self.requests = []
        self.headers = []
        self.url = ""


def none_changed(data):
    return '{"changes": []}'


def change(kind, source, target, confidence=0.8):
    found = {"kind": kind, "source": source, "target": target, "confidence": confidence}
    return json.dumps({"changes": [found]}, ensure_ascii=False)


@contextmanager
def stub(answer=none_changed):
    made = Stub(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.requests.append(asked)
            made.headers.append((self.path, dict(self.headers)))
            given = made.answer(json.loads(asked["messages"][1]["content"].splitlines()[1]))
            status, body = given if isinstance(given, tuple) else (200, completion(given))
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # the client that gave up is the test
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(text, tokens=(120, 15)):
    body = {
        "choices": [{"message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]},
    }
    return json.dumps(body).encode()
