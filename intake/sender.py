"""Outbox to SMTP (RFC 5321): takes the mails that are due, hands each over, and records what became of it."""

import asyncio

import aiosmtplib

from intake.config import ConfigError, Smtp, secret
from intake.failpoint import reach
from intake.imap import tls_context
from intake.log import logger
from intake.pause import pause
from intake.store import Store
from storage import database, outbox
from storage.errors import BlobDamaged, BlobMissing, LeaseLost, StoreUnavailable
from storage.outbox import Outgoing

IDLE_SECONDS = 5.0
BATCH = 20
# Longer than one mail may take, so that no second sender takes it while the first still talks.
LEASE_SECONDS = 900.0
FIRST_RETRY_SECONDS = 60.0
LAST_RETRY_SECONDS = 6 * 3600.0
# RFC 5321 section 4.5.4.1 asks for four to five days before a mail is given up; with the pauses above that is 25 tries.
MAX_ATTEMPTS = 25
# Kinds that are sent again where a sender died with them: a digest twice is milder than a digest lost.
RESEND = ("digest",)


class Sender:
    """Empties the outbox into one SMTP server."""

    def __init__(self, store: Store, settings: Smtp) -> None:
        self._store = store
        self._settings = settings
        self._away = False
        self.wake = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due until `stop` is set; the mail in hand is finished."""
        while not stop.is_set():
            self.wake.clear()
            try:
                sent = await self.step()
            except StoreUnavailable:  # the runner says so, once
                sent = 0
            if not sent:
                await pause(stop, self.wake, seconds=IDLE_SECONDS)

    async def step(self) -> int:
        """Send one batch and return how many mails left. Raises StoreUnavailable."""
        batch = await database.in_transaction(
            self._store.engine,
            lambda conn: outbox.due(conn, limit=BATCH, lease_seconds=LEASE_SECONDS, resend=RESEND),
        )
        return sum([await self._hand_over(mail) for mail in batch])

    async def _hand_over(self, mail: Outgoing) -> bool:
        try:
            raw = await asyncio.to_thread(self._store.blobs.get, mail.sha256)
            await self._send(mail, raw)
            reach("posted")
        except (BlobMissing, BlobDamaged) as error:
            await self._failed(mail, str(error), retry=False)
        except aiosmtplib.SMTPAuthenticationError as error:
            # The account is wrong, not the mail: it must leave once a person has mended the password.
            await self._failed(mail, f"{error.code} {error.message}", retry=True)
        except aiosmtplib.SMTPResponseException as error:
            # RFC 5321 section 4.2.1: 5yz is permanent, 4yz transient.
            await self._failed(mail, f"{error.code} {error.message}", retry=error.code < 500)
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [refused.code for refused in error.recipients]
            await self._failed(mail, f"all recipients refused: {codes}", retry=any(code < 500 for code in codes))
        except ConfigError as error:
            logger().error("outbox.configuration", detail=str(error), mend="mend [smtp]; the mail is tried again")
            await self._failed(mail, str(error), retry=True)
        except (aiosmtplib.SMTPException, OSError) as error:
            await self._failed(mail, f"{type(error).__name__}: {error}", retry=True)
        else:
            return await self._sent(mail)
        return False

    async def _send(self, mail: Outgoing, raw: bytes) -> None:
        settings = self._settings
        client = aiosmtplib.SMTP(
            hostname=settings.host,
            port=settings.port,
            use_tls=settings.security == "tls",
            start_tls=settings.security == "starttls",
            tls_context=tls_context(settings.ca_file) if settings.security != "none" else None,
            username=settings.user or None,
            password=secret(settings.password, settings.password_file, "smtp") or None,
            timeout=settings.timeout_seconds,
        )
        async with client:
            await client.sendmail(settings.sender, list(mail.recipients), raw)

    async def _sent(self, mail: Outgoing) -> bool:
        try:
            await database.in_transaction(self._store.engine, lambda conn: outbox.sent(conn, mail))
        except LeaseLost:
            logger().warning("outbox.lease_lost", mail=mail.id, kind=mail.kind)
        logger().info(
            "outbox.sent", mail=mail.id, kind=mail.kind, recipients=len(mail.recipients), attempts=mail.attempts
        )
        return True

    async def _failed(self, mail: Outgoing, reason: str, *, retry: bool) -> None:
        retry_seconds = min(LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** (mail.attempts - 1))
        again = retry_seconds if retry and mail.attempts < MAX_ATTEMPTS else None
        try:
            await database.in_transaction(
                self._store.engine, lambda conn: outbox.failed(conn, mail, reason=reason, retry_seconds=again)
            )
        except LeaseLost:
            logger().warning("outbox.lease_lost", mail=mail.id, kind=mail.kind)
            return
        if again is None:
            mend = "check [smtp] and the recipients"
            logger().error("outbox.failed", mail=mail.id, kind=mail.kind, attempts=mail.attempts, mend=mend)
        else:
            logger().warning("outbox.deferred", mail=mail.id, kind=mail.kind, retry_seconds=again)
