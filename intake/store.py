"""Opens the store that the configuration names."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine

from intake.config import ConfigError, Storage, secret
from intake.imap import tls_context
from storage import database
from storage.blobs import Blobs

DRIVERS = {"mysql+aiomysql", "sqlite+aiosqlite"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The database and the blobs."""

    engine: AsyncEngine
    blobs: Blobs


def database_url(settings: Storage) -> str:
    """Return the URL with its password. Raises ConfigError where the URL can't be used."""
    try:
        url = make_url(settings.url)
    except ArgumentError:
        raise ConfigError("storage.url: is no database URL; write mysql+aiomysql://user@host/name") from None
    if url.drivername not in DRIVERS:
        raise ConfigError(f"storage.url: begins with one of {', '.join(sorted(DRIVERS))}, not {url.drivername}")
    password = secret(settings.password, settings.password_file, "storage")
    return (url.set(password=password) if password else url).render_as_string(hide_password=False)


def database_tls(settings: Storage) -> ssl.SSLContext | None:
    """Return how the database's TLS is verified; None: TLS is not asked for. Raises ConfigError."""
    return tls_context(settings.ca_file) if settings.ca_file else None


@asynccontextmanager
async def open_store(settings: Storage) -> AsyncIterator[Store]:
    """Open the store and make it ready: the embedded one is created, a server's tables must fit.

    Raises ConfigError, SchemaMismatch or StoreUnavailable.
    """
    url, context = database_url(settings), database_tls(settings)
    await database.prepare(url, ssl_context=context)
    engine = database.open_engine(url, pool_size=settings.pool_size, ssl_context=context)
    try:
        yield Store(engine=engine, blobs=Blobs(Path(settings.blobs)))
    finally:
        await engine.dispose()
