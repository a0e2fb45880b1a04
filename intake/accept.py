"""The one way in: size, hash, blob, ledger row. Whoever has a Receipt may tell the door that the mail is safe."""

import asyncio
import hashlib

from sqlalchemy.ext.asyncio import AsyncEngine

from intake.failpoint import reach
from intake.log import logger
from parsers import message
from parsers.records import Limits
from storage import database, messages
from storage.blobs import Blobs
from storage.messages import Receipt, Source


class Acceptance:
    """Accepts mail from every door into one store."""

    def __init__(self, engine: AsyncEngine, blobs: Blobs, limits: Limits) -> None:
        self._engine = engine
        self._blobs = blobs
        self.limits = limits

    async def accept(self, source: Source, raw: bytes) -> Receipt:
        """Make the mail durable: blob first, then the ledger row, so that no row ever lacks its bytes.

        Raises StoreUnavailable or OSError, and then the door must keep the mail.
        """
        if len(raw) > self.limits.message_bytes:
            return await self.refuse(source, len(raw))
        sha256 = hashlib.sha256(raw).hexdigest()
        await asyncio.to_thread(self._blobs.put, raw)
        reach("blob")
        message_id = message.message_id(raw)
        receipt = await database.in_transaction(
            self._engine,
            lambda conn: messages.accept(conn, source, sha256=sha256, size_bytes=len(raw), message_id=message_id),
        )
        reach("accepted")
        logger().info(
            "message.accepted",
            message=receipt.message_id,
            door=source.door,
            duplicate=receipt.duplicate,
            bytes=len(raw),
        )
        return receipt

    async def refuse(self, source: Source, size_bytes: int) -> Receipt:
        """Record a mail that is too large without reading it: a quarantined row, no blob."""
        reason = f"too_large: {size_bytes} bytes, the limit is {self.limits.message_bytes}"
        receipt = await database.in_transaction(
            self._engine, lambda conn: messages.refuse(conn, source, size_bytes=size_bytes, reason=reason)
        )
        logger().warning("message.refused", message=receipt.message_id, door=source.door, bytes=size_bytes)
        return receipt
