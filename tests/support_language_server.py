"""
The program that VS Code's YAML extension asks, without VS Code: installed, started, asked.

    python tests/support_language_server.py    installs it, in the versions its lock file names
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import support_npm

PROGRAM = support_npm.folder("language_server") / (
    "node_modules/yaml-language-server/bin/yaml-language-server"
)
_PATIENCE = 120  # seconds until a server that does not answer is ended


def install() -> None:
    """Install the server below .cache, unless it is there in the locked versions."""
    support_npm.install("language_server")


class Server:
    """A running server that has opened one folder."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self.root = root
        self.settings = settings
        self.process = subprocess.Popen(
            [support_npm.NODE, PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.watchdog = threading.Timer(_PATIENCE, self.process.kill)
        self.watchdog.start()
        self.number = 0
        self.versions: dict[str, int] = {}
        self.told: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Server:
        uri = self.root.as_uri()
        folders = [{"uri": uri, "name": "portal"}]
        asks = {"workspace": {"configuration": True, "workspaceFolders": True}}
        self.ask(
            "initialize",
            processId=None,
            rootUri=uri,
            workspaceFolders=folders,
            capabilities=asks | {"textDocument": {"hover": {"contentFormat": ["markdown"]}}},
        )
        self.say("initialized")
        self.say("workspace/didChangeConfiguration", settings=self.settings)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.watchdog.cancel()
        self.process.kill()
        self.process.communicate()

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open a file, or change it, to be this text; return what the editor underlines."""
        uri = (self.root / name).as_uri()
        version = self.versions[uri] = self.versions.get(uri, 0) + 1
        self.told.pop(uri, None)
        document = {"uri": uri, "version": version}
        if version == 1:
            document |= {"languageId": "yaml", "text": text}
            self.say("textDocument/didOpen", textDocument=document)
        else:
            changes = [{"text": text}]
            self.say("textDocument/didChange", textDocument=document, contentChanges=changes)
        self._until(lambda _: uri in self.told)
        return self.told[uri]

    def hover(self, name: str, line: int, character: int) -> str:
        """Return what is shown where the mouse rests; lines and characters from 0."""
        answer = self._at("hover", name, line, character)
        contents = answer["contents"] if answer else ""
        return contents["value"] if isinstance(contents, dict) else str(contents)

    def completions(self, name: str, line: int, character: int) -> list[str]:
        """Return what may stand at a place."""
        answer = self._at("completion", name, line, character)
        return [each["label"] for each in answer["items"]]

    def _at(self, what: str, name: str, line: int, character: int) -> Any:
        return self.ask(
            f"textDocument/{what}",
            textDocument={"uri": (self.root / name).as_uri()},
            position={"line": line, "character": character},
        )

    def ask(self, method: str, **params: Any) -> Any:
        """Ask, and return the answer."""
        self.number += 1
        number = self.number
        self._send(id=number, method=method, params=params)
        return self._until(lambda told: told.get("id") == number and "method" not in told)["result"]

    def say(self, method: str, **params: Any) -> None:
        """Say what needs no answer."""
        self._send(method=method, params=params)

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            told = self._read()
            params = told.get("params") or {}
            if told.get("method") == "textDocument/publishDiagnostics":
                self.told[params["uri"]] = params["diagnostics"]
            elif "method" in told and "id" in told:
                asked = params.get("items", [])
                self._send(id=told["id"], result=[self.settings.get(i["section"]) for i in asked])
            if wanted(told):
                return told

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None

        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.process.stdout.readline()

            assert line, "the server has ended"

            head += line
        size = int(head.lower().partition(b"content-length:")[2].split()[0])
        told: dict[str, Any] = json.loads(self.process.stdout.read(size))
        return told

    def _send(self, **message: Any) -> None:
        assert self.process.stdin is not None

        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()


if __name__ == "__main__":
    install()
