"""The database is away, and comes back."""

from tests.acceptance.daemon import Intake
from tests.mails.fifty import fifty_applications
from tests.servers.database import DatabaseServer
from tests.servers.dovecot import Dovecot


def untouched(dovecot: Dovecot, mails: int) -> bool:
    """Tell whether this many mails lie in the INBOX with no flag, and nothing else was made on the server."""
    return dovecot.folders() == {"INBOX": mails} and set(dovecot.flags().values()) == {frozenset()}


def test_a_database_that_is_away_at_the_start_costs_no_mail(
    on_mysql: Intake, mysql_server: DatabaseServer, dovecot: Dovecot
) -> None:
    """The daemon waits with one clear line, touches no mail, and goes on when the database is there."""
    dovecot.append(*(mail.raw for mail in fifty_applications()[:3]))
    mysql_server.stop()
    on_mysql.start()
    on_mysql.wait_until(lambda: bool(on_mysql.events("store.unavailable")), "the line about the store")
    assert untouched(dovecot, 3)
    mysql_server.start()
    on_mysql.wait_until(lambda: dovecot.folders() == {"INBOX": 0, "Processed": 3}, "all mails moved")
    (line,) = on_mysql.events("store.unavailable")
    assert line["level"] == "error"
    assert "start the database" in line["mend"]
    assert on_mysql.stop() == 0
    assert on_mysql.ledger()["processed"] == 3


def test_a_database_that_goes_away_in_between_costs_no_mail(
    on_mysql: Intake, mysql_server: DatabaseServer, dovecot: Dovecot
) -> None:
    """Mail that arrives meanwhile stays on its server, without a flag, until its row can be committed."""
    first, *others = fifty_applications()[:4]
    dovecot.append(first.raw)
    on_mysql.start()
    on_mysql.wait_until(lambda: dovecot.folders() == {"INBOX": 0, "Processed": 1}, "the first mail moved")
    mysql_server.kill()
    dovecot.append(*(mail.raw for mail in others))
    on_mysql.wait_until(lambda: bool(on_mysql.events("mailbox.store_unavailable")), "the line about the store")
    assert dovecot.folders() == {"INBOX": 3, "Processed": 1}
    assert set(dovecot.flags().values()) == {frozenset()}
    mysql_server.start()
    on_mysql.wait_until(lambda: dovecot.folders() == {"INBOX": 0, "Processed": 4}, "all mails moved")
    assert len(on_mysql.events("mailbox.store_unavailable")) == 1
    assert on_mysql.stop() == 0
    ledger = on_mysql.ledger()
    assert (ledger["accepted"], ledger["processed"], ledger["unaccounted"]) == (4, 4, 0)
