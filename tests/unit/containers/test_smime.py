"""S/MIME: mails inside their signatures."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from parsers import enclosures, message
from parsers.containers import smime
from parsers.documents.container import RefusedError
from parsers.documents.kind import sniff
from parsers.records import Attachment, Document, Limits, Message

INNER = b"Content-Type: text/plain\r\n\r\nDear team, I apply.\r\n"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Ada Example")])
CERTIFICATE = (
    x509.CertificateBuilder()
    .subject_name(NAME)
    .issuer_name(NAME)
    .public_key(KEY.public_key())
    .serial_number(1)
    .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
    .not_valid_after(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=365))
    .sign(KEY, hashes.SHA256())
)


def signed(*options: pkcs7.PKCS7Options) -> bytes:
    """Return a mail signed by S/MIME."""
    builder = pkcs7.PKCS7SignatureBuilder().set_data(INNER).add_signer(CERTIFICATE, KEY, hashes.SHA256())
    return builder.sign(Encoding.DER, [*options, pkcs7.PKCS7Options.Binary])


def encrypted() -> bytes:
    """Return a mail encrypted by S/MIME."""
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(INNER).add_recipient(CERTIFICATE)
    return builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def indefinite() -> bytes:
    """Return the same in BER with elements of indefinite length and a content in pieces, as OpenSSL streams it."""

    def element(tag: int, *inner: bytes) -> bytes:
        return bytes([tag, 0x80]) + b"".join(inner) + b"\0\0"

    def octets(piece: bytes) -> bytes:
        return bytes([0x04, len(piece)]) + piece

    oid = bytes.fromhex("06092a864886f70d0107")
    content = element(0xA0, element(0x24, octets(INNER[:20]), octets(INNER[20:])))
    data = element(0x30, b"\x02\x01\x01", b"\x31\x00", element(0x30, oid + b"\x01", content))
    return element(0x30, oid + b"\x02", element(0xA0, data))


def documents(content: bytes) -> tuple[Document, ...]:
    """Return the documents of a mail with this one part."""
    attachment = Attachment(name="smime.p7m", content_type="application/pkcs7-mime", content=content)
    return enclosures.read(Message(attachments=(attachment,)), Limits(), None)[1]


@pytest.mark.parametrize("content", [signed(), indefinite()], ids=["der", "ber"])
def test_a_mail_inside_its_signature_is_read(content: bytes) -> None:
    """Its text is the text of the mail."""
    assert sniff(content) == "smime"
    assert [(each.name, each.text) for each in documents(content)] == [("body", "Dear team, I apply.")]


def test_a_detached_signature_is_named() -> None:
    """There is no mail in it."""
    (found,) = documents(signed(pkcs7.PKCS7Options.DetachedSignature))
    assert [defect.code for defect in found.defects] == ["unsupported"]


def test_an_encrypted_mail_is_told() -> None:
    """Nobody here has the key."""
    (found,) = documents(encrypted())
    assert [defect.code for defect in found.defects] == ["encrypted"]


@pytest.mark.parametrize("length", range(0, 120, 7))
def test_a_signature_that_breaks_off_is_damaged(length: int) -> None:
    """At whatever byte."""
    with pytest.raises(RefusedError):
        smime.read(signed()[:length], Limits())


def test_a_whole_mail_of_one_part_is_opened() -> None:
    """Outlook sends the signed mail as the only part of the outer one."""
    head = b"From: ada@example.org\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
    raw = head + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(signed())
    mail, found = enclosures.read(message.read(raw, Limits()), Limits(), None)
    assert "I apply" in mail.text_body
    assert [each.name for each in found] == ["body"]
