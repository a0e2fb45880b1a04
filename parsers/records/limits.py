"""How much of a stranger's mail is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a stranger's mail is read.

    Each default follows a precedent: Postfix, ClamAV, Apache Tika or Pillow.

    message_bytes: A larger mail is refused at the door; 25 MB of files grow by 4/3 in base64.
    header_bytes: The header block (ClamAV 256 KiB).
    header_count: Header fields (ClamAV 1024).
    parts: MIME parts of one mail (ClamAV 1024).
    nesting: Depth of MIME parts and of mails within mails together (Postfix 100).
    attachments: Documents read of one mail.
    attachment_bytes: Bytes of one document, decoded.
    pages: Pages read of one document.
    text_characters: Characters kept of one document.
    entry_bytes: Unpacked bytes of one member of a container such as DOCX (Tika caps the ratio at 100:1).
    containers: Archives, mails and other containers within one another, over the whole mail (Tika 10, ClamAV 17).
    members: Files taken out of all containers of one mail (ClamAV 10,000).
    unpacked_bytes: Bytes of all these files together (ClamAV 400 MB).
    source_files: Files of source code read of one mail, the telling ones first; all are counted.
    source_bytes: Bytes of all these together.
    pixels: Pixels of one image or scanned page, checked before it is decoded (Pillow warns at 89 million).
    ocr_pages: Pages of one mail that are read by OCR; each takes seconds.
    """

    message_bytes: int = 35 * 1024 * 1024
    header_bytes: int = 256 * 1024
    header_count: int = 1000
    parts: int = 300
    nesting: int = 20
    attachments: int = 20
    attachment_bytes: int = 20 * 1024 * 1024
    pages: int = 50
    text_characters: int = 2_000_000
    entry_bytes: int = 50 * 1024 * 1024
    containers: int = 3
    members: int = 200
    unpacked_bytes: int = 100 * 1024 * 1024
    source_files: int = 400
    source_bytes: int = 8 * 1024 * 1024
    pixels: int = 50_000_000
    ocr_pages: int = 8
