"""The test servers are real: they keep what they took over a cut, and they refuse when told to."""

import asyncio
import smtplib
import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.servers import MissingServerError
from tests.servers.database import DatabaseServer, mysql
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpPeer

MAIL = b"From: Ada <ada@example.org>\r\nTo: careers@example.com\r\nSubject: %s\r\n\r\nHello\r\n"


def test_appended_mails_are_fetched_in_order(dovecot: Dovecot) -> None:
    """What is put into a folder is there byte for byte, in order, under rising UIDs, and unseen."""
    mails = [MAIL % b"one", MAIL % b"two"]
    dovecot.append(*mails)
    assert list(dovecot.mails().values()) == mails
    assert list(dovecot.mails()) == sorted(dovecot.mails())
    assert set(dovecot.flags().values()) == {frozenset()}


def test_append_keeps_flags_and_date(dovecot: Dovecot) -> None:
    """A mail may be put in as seen, and as having arrived at another time."""
    dovecot.append(MAIL % b"old", flags=["\\Seen"], at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert list(dovecot.flags().values()) == [{"\\Seen"}]
    with dovecot.client() as client:
        client.select_folder("INBOX")
        arrived = client.fetch(client.search(), ["INTERNALDATE"])
    assert [data[b"INTERNALDATE"].month for data in arrived.values()] == [3]


def test_delivered_mail_lands_in_the_inbox(dovecot: Dovecot) -> None:
    """LMTP delivery puts its trace header in front of the mail and changes nothing below it."""
    dovecot.deliver(MAIL % b"delivered", sender="ada@example.org")
    (mail,) = dovecot.mails().values()
    assert mail.startswith(b"Return-Path: <ada@example.org>")
    assert mail.endswith(MAIL % b"delivered")


def test_mailbox_outlives_a_cut(dovecot: Dovecot) -> None:
    """A killed server cuts its clients off, and comes back on its port with the same mail and UIDs."""
    dovecot.append(MAIL % b"kept")
    before = (dovecot.uidvalidity(), dovecot.mails())
    with dovecot.client() as client:
        dovecot.restart()
        with pytest.raises((IMAPClientError, OSError)):
            client.noop()
    assert (dovecot.uidvalidity(), dovecot.mails()) == before


def test_stopped_mailbox_refuses_connections(dovecot: Dovecot) -> None:
    """A mailbox that is away is away: nothing listens on its port."""
    dovecot.stop()
    with pytest.raises(ConnectionRefusedError):
        IMAPClient(dovecot.host, port=dovecot.port, ssl=False, timeout=5)


def test_folders_are_counted(dovecot: Dovecot) -> None:
    """A mail that is moved leaves one folder and is counted in the other."""
    dovecot.append(MAIL % b"moved", MAIL % b"left")
    with dovecot.client() as client:
        client.create_folder("Intake/Processed")
        client.select_folder("INBOX")
        client.move(client.search()[:1], "Intake/Processed")
    assert dovecot.folders() == {"INBOX": 1, "Intake/Processed": 1}


def test_uidvalidity_can_be_changed(dovecot: Dovecot) -> None:
    """A restored backup can be played: other UIDVALIDITY, same mail."""
    dovecot.append(MAIL % b"restored")
    dovecot.set_uidvalidity(4242)
    assert dovecot.uidvalidity() == 4242
    assert len(dovecot.mails()) == 1


def test_tls_certificate_is_trusted_by_its_authority(dovecot: Dovecot) -> None:
    """IMAPS answers with a certificate for localhost that the authority in `ca_file` signed."""
    context = ssl.create_default_context(cafile=str(dovecot.ca_file))
    with IMAPClient("localhost", port=dovecot.tls_port, ssl_context=context, timeout=5) as client:
        assert client.login(dovecot.user, dovecot.password)


async def test_database_is_empty_and_usable(database_url: str) -> None:
    """Each test gets a database without tables that takes and gives back a row through the product's own drivers."""
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE people (name VARCHAR(40))"))
        await connection.execute(text("INSERT INTO people VALUES ('Zoë 🦊')"))
        assert (await connection.execute(text("SELECT name FROM people"))).scalars().all() == ["Zoë 🦊"]
    await engine.dispose()


@pytest.mark.parametrize("server", ["mysql_server", "mariadb_server"])
def test_rows_outlive_a_cut(server: str, request: pytest.FixtureRequest) -> None:
    """A killed database comes back on its port with every row that was committed."""
    database: DatabaseServer = request.getfixturevalue(server)
    url = database.create_database()
    name = url.rpartition("/")[2].partition("?")[0]
    database.query("CREATE TABLE people (name VARCHAR(40))", name)
    database.query("INSERT INTO people VALUES ('Ada')", name)
    database.restart()
    assert database.query("SELECT name FROM people", name) == [("Ada",)]
    database.drop_database(url)
    assert name not in {row[0] for row in database.query("SHOW DATABASES")}


def test_the_two_servers_are_two_products(mysql_server: DatabaseServer, mariadb_server: DatabaseServer) -> None:
    """What is tested as MySQL is MySQL and no MariaDB."""
    ((mysql_version,),) = mysql_server.query("SELECT VERSION()")
    ((mariadb_version,),) = mariadb_server.query("SELECT VERSION()")
    assert "MariaDB" not in mysql_version
    assert "MariaDB" in mariadb_version


def test_left_open_connection_does_not_block_the_next_test(mariadb_server: DatabaseServer) -> None:
    """A test that forgot a connection in a transaction loses it when its database is dropped."""
    url = mariadb_server.create_database()

    async def forget() -> None:
        engine = create_async_engine(url)
        connection = await engine.connect()
        await connection.execute(text("CREATE TABLE people (name VARCHAR(40))"))
        await connection.execute(text("SELECT * FROM people"))
        await asyncio.to_thread(mariadb_server.drop_database, url)
        await connection.invalidate()
        await connection.close()
        await engine.dispose()

    asyncio.run(forget())


def _send(peer: SmtpPeer) -> None:
    with smtplib.SMTP(peer.host, peer.port, timeout=5) as client:
        client.sendmail("service@example.com", ["hiring@example.com"], MAIL % b"digest")


def test_peer_keeps_envelope_and_content(smtp_peer: SmtpPeer) -> None:
    """What is sent is kept with its envelope."""
    _send(smtp_peer)
    (delivery,) = smtp_peer.wait_for(1)
    assert (delivery.sender, delivery.recipients) == ("service@example.com", ("hiring@example.com",))
    assert delivery.message["Subject"] == "digest"


@pytest.mark.parametrize(("at", "code"), [("DATA", 451), ("DATA", 550), ("RCPT", 450), ("RCPT", 550)])
def test_peer_refuses_when_told(smtp_peer: SmtpPeer, at: str, code: int) -> None:
    """A refused mail is not kept, and the sender learns the code; later mails are taken again."""
    smtp_peer.refuse(f"{code} 4.3.0 not this one", at=at)
    with pytest.raises(smtplib.SMTPException) as refusal:
        _send(smtp_peer)
    assert str(code) in str(refusal.value)
    assert smtp_peer.deliveries == ()
    smtp_peer.accept()
    _send(smtp_peer)
    assert len(smtp_peer.deliveries) == 1


def test_peer_goes_away_and_comes_back(smtp_peer: SmtpPeer) -> None:
    """A stopped peer refuses connections and drops the open ones; started again it listens on the same port."""
    with smtplib.SMTP(smtp_peer.host, smtp_peer.port, timeout=5) as client:
        smtp_peer.stop()
        with pytest.raises(smtplib.SMTPServerDisconnected):
            client.noop()
    with pytest.raises(ConnectionRefusedError):
        _send(smtp_peer)
    smtp_peer.start()
    _send(smtp_peer)
    assert len(smtp_peer.deliveries) == 1


def test_missing_server_is_an_error_with_advice(tmp_path: Path) -> None:
    """A server that is not there says how to get it."""
    with pytest.raises(MissingServerError, match="make servers"):
        mysql(tmp_path)
