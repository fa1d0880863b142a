"""A server's address that another one has: MkDocs builds the site first and ends in a traceback then."""

from __future__ import annotations

import os
import socket

from mkdocs.exceptions import ConfigurationError

from unreel.model.command_line import COMMAND


def refuse_taken(host: str, port: int) -> None:
    """Raise `ConfigurationError` where a server already listens on a port of this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        if os.name == "posix":  # a server that has just ended is none; elsewhere this would let two have one
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise ConfigurationError(
                f"{host}:{port} cannot be had ({error.strerror}), perhaps since a server runs there already: "
                f"stop that one, or take another port, `{COMMAND} serve --port {port + 1}` "
                f"or `make serve PORT={port + 1}`"
            ) from None
