"""Files that hold files -> what they hold, by the type their content has. One file a format, one signature a kind.

Every function takes strangers' bytes; what can't be opened is a RefusedError with the code of its defect.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from parsers.containers import mailbox, outlook, packed, sevenzip, smime, tarred, tnef, zipped
from parsers.containers.archive import Archive
from parsers.records import Limits, Message

ARCHIVES: Mapping[str, Callable[[bytes, str, Limits], Archive]] = MappingProxyType(
    {
        "zip": zipped.opened,
        "tar": tarred.opened,
        "gzip": packed.gzipped,
        "bzip2": packed.bzipped,
        "xz": packed.xzipped,
        "7z": sevenzip.opened,
    }
)
"""Archives, by content and display name: their files are files of the mail."""

ENVELOPES: Mapping[str, Callable[[bytes, Limits], Message]] = MappingProxyType(
    {
        "tnef": tnef.read,
        "smime": smime.read,
    }
)
"""Wrappings of the very mail they come with: their body stands in for its own."""

MAILS: Mapping[str, Callable[[bytes, Limits], Sequence[Message]]] = MappingProxyType(
    {
        "eml": mailbox.single,
        "mbox": mailbox.several,
        "msg": outlook.single,
    }
)
"""Mails within the mail."""
