"""What goes wrong in the store, as far as a caller can act on it.

StoreError
├── StoreUnavailable     wait and try again
│   ├── StoreBusy        try again at once: two transactions stood in each other's way
│   └── StoreRefused     a person must mend the settings first
├── SchemaMismatch       stop: a person must upgrade the database or the program
├── LeaseLost            drop the result: another worker has the message now
├── AlreadyShown         drop the digest: another process has just made it
├── BlobMissing          (also a FileNotFoundError)
└── BlobDamaged          (also a ValueError)
"""


class StoreError(Exception):
    """Any failure of the store that is named here."""


class StoreUnavailable(StoreError):
    """The database is away, full, locked or overloaded; the transaction did not happen, or nobody knows whether it did.

    After a lost connection during COMMIT it may have happened: every operation of the ledger can be repeated safely.
    """


class StoreBusy(StoreUnavailable):
    """The database undid this transaction to let another pass (deadlock, lock wait): run the whole of it again."""


class StoreRefused(StoreUnavailable):
    """The server answers but does not let us in: user, password, TLS or the name of the database is wrong."""


class SchemaMismatch(StoreError):
    """The tables are of another version than this program; the text says what to do."""


class LeaseLost(StoreError):
    """The lease ran out and the message was given to another worker, or it is finished: this result must be dropped."""


class AlreadyShown(StoreError):
    """An earlier digest shows the same; the database keeps anything from being sent twice."""


class BlobMissing(StoreError, FileNotFoundError):
    """No blob has this hash."""


class BlobDamaged(StoreError, ValueError):
    """The stored bytes are no longer those that the hash names."""
