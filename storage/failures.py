"""Which errors of the drivers mean that the database is away, and which that a transaction only has to be run again."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from storage.errors import StoreBusy, StoreRefused, StoreUnavailable

# MySQL 9.7 "Server Error Message Reference" and "Client Error Message Reference"; 1927 and 1020 are MariaDB's.
_BUSY = {
    1020,  # record has changed since last read
    1205,  # lock wait timeout
    1213,  # deadlock
}
_REFUSED = {
    1044,  # access denied to this database
    1045,  # wrong user or password
    1049,  # unknown database
    1130,  # this host is not allowed
    1698,  # wrong kind of login
    3159,  # the server wants TLS
}
_UNAVAILABLE = {
    1021,  # disk full
    1037,  # out of memory
    1040,  # too many connections
    1041,  # out of resources
    1053,  # shutdown in progress
    1114,  # table full, also where the disk is
    1129,  # host blocked after many connection errors
    1158,  # network errors, up to 1161
    1159,
    1160,
    1161,
    1203,  # too many connections of this user
    1226,  # a limit of this user is reached
    1290,  # read only, as a replica is during fail-over
    1317,  # query interrupted
    1836,  # read only
    1927,  # connection killed
    2002,  # no connection, 2003 the same over TCP
    2003,
    2006,  # server has gone away
    2013,  # lost connection during query
    2014,  # commands out of sync, after a query was broken off
    2055,  # lost connection
    3024,  # query took longer than the server allows
    4031,  # disconnected for inactivity
}
_SQLITE_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}


def failure(error: DBAPIError) -> StoreUnavailable | None:
    """Say what a driver's error means for the caller; None where it is a defect of ours or of the data."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # The low byte is the primary code: https://www.sqlite.org/rescode.html
        lost = getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE_UNAVAILABLE
        return StoreUnavailable(f"SQLite: {cause}.") if lost else None
    code = cause.args[0] if cause is not None and cause.args else None
    text = (
        f"The database says {code}: {cause.args[-1]}."
        if isinstance(code, int) and cause is not None
        else "The connection was lost."
    )
    if code in _BUSY:
        return StoreBusy(text)
    if code in _REFUSED:
        return StoreRefused(text)
    return StoreUnavailable(text) if code in _UNAVAILABLE or error.connection_invalidated else None
