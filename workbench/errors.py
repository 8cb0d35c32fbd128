"""The one root of all exceptions: what a user did that cannot be done."""

from __future__ import annotations

import inspect


class WorkbenchError(Exception):
    """The request cannot be carried out."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or inspect.getdoc(type(self)) or type(self).__name__)


class InputError(WorkbenchError):
    """A file or text that cannot be read; the message says where and what to do about it."""

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        text = f"{where}: {what}" if where else what
        super().__init__(f"{text} {mend}".strip())
