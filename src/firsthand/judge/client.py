"""One request to an OpenAI-compatible ``chat/completions`` address, with the standard library."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

_PATH = "/chat/completions"
#: An answer is some hundred bytes; what is longer is none.
MOST_BYTES = 1_000_000
#: Tokens that an answer may have: six changes with their words.
MOST_TOKENS = 600


class NoAnswer(Exception):
    """A request without a usable answer; the reason in a few words, without the key."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back: the message's text, and the tokens that the server counted (0 where it didn't)."""

    text: str
    input_tokens: int
    output_tokens: int


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key and the page's text to another address."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        """None: the redirect becomes an error."""
        return


_OPENER = urllib.request.build_opener(_NoRedirect)


def address(url: str) -> str:
    """The address of ``chat/completions`` under a server's base, or the address itself.

    :raises ValueError: where ``url`` is no http or https address.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{url}: not an http or https address")
    path = parts.path.rstrip("/")
    return parts._replace(path=path if path.endswith(_PATH) else path + _PATH).geturl()


def complete(
    url: str, model: str, messages: Sequence[dict[str, str]], *, key: str | None, timeout: float
) -> Completion:
    """One completion at temperature 0.

    :param url: as `address` gives it.
    :param timeout: seconds that a connection or a read may take.
    :raises NoAnswer: where the server cannot be reached, refuses, is late, or answers something else.
    """
    asked = {"model": model, "messages": list(messages), "temperature": 0, "max_tokens": MOST_TOKENS}
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    request = urllib.request.Request(url, json.dumps(asked).encode(), headers)
    try:
        with _OPENER.open(request, timeout=timeout) as response:
            body = response.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise NoAnswer(f"the server answered with status {error.code}") from None
    except TimeoutError:
        raise NoAnswer(f"no answer within {timeout:g} seconds") from None
    except urllib.error.URLError as error:
        late = isinstance(error.reason, TimeoutError)
        raise NoAnswer(f"no answer within {timeout:g} seconds" if late else _reason(error.reason)) from None
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(_reason(error)) from None
    return _completion(body)


def _reason(error: object) -> str:
    return f"the server cannot be reached ({' '.join(str(error).split())[:120] or type(error).__name__})"


def _completion(body: bytes) -> Completion:
    try:
        raw: dict[str, Any] = json.loads(body if len(body) <= MOST_BYTES else b"")
        text, used = raw["choices"][0]["message"]["content"], raw.get("usage")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        text, used = None, None
    if not isinstance(text, str):
        raise NoAnswer("the server's answer is no chat completion")
    return Completion(text, _tokens(used, "prompt_tokens"), _tokens(used, "completion_tokens"))


def _tokens(used: Any, name: str) -> int:
    count = used.get(name) if isinstance(used, dict) else None
    return count if isinstance(count, int) and count > 0 else 0
