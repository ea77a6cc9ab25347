"""Receiving uploads: straight into the home's inbox, piece by piece, never through memory.

A file of any size goes where it will be read from, so that nothing is copied twice and a full disk is noticed
while there is still something to say about it. The import deletes the folder when it has read it.
"""

from __future__ import annotations

import errno
import secrets
import shutil
from io import BufferedWriter
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MOST_FILES = 50


class CannotKeep(Exception):
    """The upload could not be kept; the text says why and what to do."""


class Inbox(FileUploadHandler):
    """Writes each uploaded file under `folder`, which exists once the first one begins."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.folder = home / "inbox" / secrets.token_hex(8)
        self.paths: list[Path] = []
        self.failure = ""
        self._file: BufferedWriter | None = None

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)
        if len(self.paths) >= MOST_FILES:
            self._stop(
                f"More than {MOST_FILES} files came at once; put them into one zip file, or bring them in turns."
            )
        # Django has already cut the name down to its last part; two files of one name get folders of their own.
        name = (self.file_name or "export").lstrip(".") or "export"
        path = self.folder / (name if not (self.folder / name).exists() else f"{len(self.paths)}/{name}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = path.open("xb")
        except OSError as error:
            self._stop(_why(error, path))
        self.paths.append(path)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        assert self._file is not None
        try:
            self._file.write(raw_data)
        except OSError as error:
            self._stop(_why(error, self.folder))

    def file_complete(self, file_size: int) -> UploadedFile:
        assert self._file is not None
        try:
            self._file.close()
        except OSError as error:
            self._stop(_why(error, self.folder))
        return UploadedFile(name=self.file_name, size=file_size)

    def upload_interrupted(self) -> None:
        self.discard()

    def discard(self) -> None:
        """Delete what came; used when the upload is not to be imported after all."""
        if self._file is not None:
            self._file.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _stop(self, failure: str) -> None:
        self.failure = failure
        self.discard()
        raise StopUpload(connection_reset=False)


def _why(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk that holds {path.parent} is full. Free some space and bring the file again."
    if error.errno == errno.ENAMETOOLONG:
        return "The file's name is too long for this disk. Give it a shorter one and bring it again."
    return f"The file could not be kept in {path.parent} ({error.strerror}). Check the rights on that folder."
