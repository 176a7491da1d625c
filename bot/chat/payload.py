"""What a message holds, ready to be sent as often as it takes."""

from dataclasses import dataclass
from io import BytesIO

import discord
from discord.ui import View


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to attach. Bytes rather than an open file, so that it can be sent again."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Payload:
    """What a message holds."""

    content: str
    view: View | None = None
    uploads: tuple[Upload, ...] = ()

    def files(self) -> list[discord.File]:
        """The uploads as files that have not been read yet."""
        return [discord.File(BytesIO(upload.data), upload.name) for upload in self.uploads]
