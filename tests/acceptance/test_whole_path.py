"""The promise of the whole: mail in at one end, records and a digest out of the other."""

import pytest

from tests.acceptance.daemon import Intake, people
from tests.mails.fifty import fifty_applications
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpPeer


def settled(intake: Intake, dovecot: Dovecot, mails: int) -> None:
    """Wait until this many mails are in terminal states and moved out of the INBOX."""
    intake.wait_until(lambda: sum(event["mails"] for event in intake.events("mailbox.moved")) >= mails, "mails moved")
    assert dovecot.folders()["INBOX"] == 0


def test_fifty_mails_become_fifty_records_and_one_digest(
    installation: Intake, dovecot: Dovecot, smtp_peer: SmtpPeer
) -> None:
    """Every mail ends in a terminal state with the right applicant, is moved, and is in just one digest."""
    expected = fifty_applications()
    dovecot.append(*(mail.raw for mail in expected))
    installation.start()
    settled(installation, dovecot, len(expected))
    assert installation.run("digest", "--send").returncode == 0

    ledger = installation.ledger()
    assert (ledger["accepted"], ledger["processed"], ledger["waiting"], ledger["unaccounted"]) == (50, 50, 0, 0)
    assert dovecot.folders() == {"INBOX": 0, "Processed": 50}
    listed = installation.json("applicants", "--limit", "1000")
    assert people(listed) == {(mail.name, mail.email) for mail in expected}
    assert not [mail.name for mail in expected if mail.name in installation.log or mail.email in installation.log]
    (digest,) = smtp_peer.wait_for(1)
    assert digest.recipients == ("recruiting@example.org",)
    assert digest.message["Subject"].endswith("50 new applicants")
    assert installation.stop() == 0

    before = installation.json("messages"), listed
    installation.start()
    installation.wait_until(lambda: len(installation.events("service.started")) == 2, "the second start")
    assert "Nothing is new" in installation.run("digest", "--send").stdout
    assert installation.stop() == 0
    assert (installation.json("messages"), installation.json("applicants", "--limit", "1000")) == before
    assert len(smtp_peer.deliveries) == 1


@pytest.mark.parametrize("place", ["blob", "accepted", "parsed", "stored", "moved"])
def test_a_kill_at_any_point_loses_nothing_and_doubles_nothing(on_mysql: Intake, dovecot: Dovecot, place: str) -> None:
    """After SIGKILL at a named point and a restart the totals are those of an undisturbed run."""
    expected = fifty_applications()[:6]
    dovecot.append(*(mail.raw for mail in expected))
    on_mysql.start(INTAKE_FAILPOINT=f"{place}:{1 if place == 'moved' else 3}")
    assert on_mysql.wait_for_death() == -9
    on_mysql.start()
    on_mysql.wait_until(lambda: dovecot.folders() == {"INBOX": 0, "Processed": 6}, "all mails moved")
    assert on_mysql.stop() == 0

    ledger = on_mysql.ledger()
    assert (ledger["accepted"], ledger["arrivals"], ledger["processed"], ledger["unaccounted"]) == (6, 6, 6, 0)
    assert people(on_mysql.json("applicants")) == {(mail.name, mail.email) for mail in expected}
    assert len(on_mysql.json("applicants")) == 6


def test_the_digest_is_sent_by_the_clock(on_mysql: Intake, dovecot: Dovecot, smtp_peer: SmtpPeer) -> None:
    """The daemon sends the digest itself at the time of its cron line, once."""
    mail = fifty_applications()[0]
    dovecot.append(mail.raw)
    on_mysql.start(INTAKE_DIGEST__CRON="* * * * *")
    (digest,) = smtp_peer.wait_for(1, seconds=100)
    assert mail.name in digest.message.get_body(("plain",)).get_content()  # type: ignore[union-attr] # it has one
    on_mysql.wait_until(lambda: len(on_mysql.events("outbox.sent")) == 1, "the outbox noting it")
    assert on_mysql.stop() == 0


def test_sigterm_ends_the_daemon_after_the_mail_in_hand(on_mysql: Intake, dovecot: Dovecot) -> None:
    """A stop in the middle of work leaves nothing half done, and the next start finishes."""
    expected = fifty_applications()[:12]
    dovecot.append(*(mail.raw for mail in expected))
    on_mysql.start()
    on_mysql.wait_until(lambda: bool(on_mysql.events("message.processed")), "the first mail")
    assert on_mysql.stop() == 0
    ledger = on_mysql.ledger()
    assert ledger["processing"] == 0
    assert ledger["processed"] >= 1
    on_mysql.start()
    settled(on_mysql, dovecot, 12)
    assert on_mysql.stop() == 0
    assert on_mysql.ledger()["processed"] == 12
