"""A client of the real yaml-language-server, as much of the protocol as the tests need."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from places import ROOT

NODE_TOOLS = ROOT / ".ci" / "node"


def server_command() -> list[str] | None:
    """How to start the server, None where it is not installed."""
    for folder in (os.environ.get("GEN_YAML_LANGUAGE_SERVER", ""), str(NODE_TOOLS / "node_modules" / ".bin")):
        binary = Path(folder) / "yaml-language-server" if folder else None
        if binary and binary.exists() and shutil.which("node"):
            return ["node", str(binary), "--stdio"]
    return None


class Editor:
    """One server over one workspace, with the workspace's own VS Code settings."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
        self.count = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "plans"}],
                "capabilities": {"workspace": {"configuration": True}},
            },
        )
        self.send({"method": "initialized", "params": {}})
        self.send({"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": self._yaml()}}})

    def _yaml(self) -> dict[str, Any]:
        schemas = self.settings["yaml.schemas"]
        return {
            "schemas": {(self.folder / name).as_uri(): globs for name, globs in schemas.items()},
            "customTags": self.settings["yaml.customTags"],
            "validate": True,
            "completion": True,
            "hover": True,
            "schemaStore": {"enable": False},
        }

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if not line and not length:
                raise EOFError("the server ended")
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        self._answer(message)
        return message

    def _answer(self, message: dict[str, Any]) -> None:
        if message.get("method") == "workspace/configuration":
            known = {"yaml": self._yaml()}
            result = [known.get(item.get("section")) for item in message["params"]["items"]]
            self.send({"id": message["id"], "result": result})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self.send({"id": message["id"], "result": None})

    def request(self, method: str, params: dict[str, Any]) -> Any:
        self.count += 1
        self.send({"id": self.count, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.count and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Opens a file and gives what the editor underlines in it."""
        uri = (self.folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while uri not in self.diagnostics:
            self.receive()
        return self.diagnostics[uri]

    def complete(self, path: str, line: int, column: int) -> list[str]:
        """The labels offered at a place."""
        where = {
            "textDocument": {"uri": (self.folder / path).as_uri()},
            "position": {"line": line, "character": column},
        }
        found = self.request("textDocument/completion", where)
        items = found["items"] if isinstance(found, dict) else found
        return [item["label"] for item in items]

    def hover(self, path: str, line: int, column: int) -> str:
        """The text shown over a place."""
        where = {
            "textDocument": {"uri": (self.folder / path).as_uri()},
            "position": {"line": line, "character": column},
        }
        found = self.request("textDocument/hover", where)
        return str(found["contents"]) if found else ""

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
