"""Job boards and forms that write in a candidate's stead: whose name and address such a mail brings.

A board's From is its own (`jobs-listings@linkedin.com`), or an address made for one candidate that leads to them for a
while (`name_x7@indeedemail.com`): no address of the person either way, while its display name may be the person's.
"""

import re
from dataclasses import replace

from parsers import header
from parsers.records import Message

_BOARDS = frozenset(
    {
        "indeed.com", "indeedemail.com", "linkedin.com", "ziprecruiter.com", "glassdoor.com", "monster.com", "dice.com",
        "careerbuilder.com", "stepstone.com", "stepstone.de", "totaljobs.com", "reed.co.uk", "cv-library.co.uk",
        "seek.com.au", "naukri.com", "xing.com", "infojobs.net", "infojobs.it", "pracuj.pl", "hellowork.com", "apec.fr",
        "welcometothejungle.com", "nationalevacaturebank.nl", "workable.com", "workablemail.com", "greenhouse.io",
        "greenhouse-mail.io", "lever.co", "smartrecruiters.com", "recruitee.com", "personio.de", "teamtailor-mail.com",
    }
)  # fmt: skip
# Addresses of programs and departments; people use info@, hello@ and mail@ of domains of their own.
_ROLE = re.compile(
    r"(?:no|do|not)[-_.]?(?:t[-_.]?)?(?:not[-_.]?)?reply.*|(?:mailer|mailer-daemon|robot|bot|system|server|webmaster|wordpress)"
    r"|(?:jobs?|careers?|applications?|recruit(?:ing|ment)?|talent|candidates?|hr)(?:[-_.][a-z]+)*"
    r"|(?:notifications?|notify|alerts?|forms?|submissions?)(?:[-_.][a-z]+)*"
)
_VIA = re.compile(r"\s+[(\[]?(?:via|\u00fcber|par|v\u00eda|tramite|atrav\u00e9s d[eo]|przez)\s+.+$", re.IGNORECASE)
# The end of a subject such as `New application: Backend Developer from Jane Roe`.
_OF = re.compile(
    r"\b(?:from|by|von|de|da|van|od)\s+((?:[^\W\d_a-z][\w'\u2019.-]*|van|von|de|der|da|di|la|le|el|al|bin)"
    r"(?:\s+(?:[^\W\d_a-z][\w'\u2019.-]*|van|von|de|der|da|di|la|le|el|al|bin)){1,4})\s*$"
)


def is_relay(address: str) -> bool:
    """Whether an address is a job board's, a program's or a department's, and so no person's."""
    local, _, domain = address.casefold().partition("@")
    parts = domain.split(".")
    boards = any(".".join(parts[at:]) in _BOARDS for at in range(len(parts) - 1))
    return boards or bool(_ROLE.fullmatch(local))


def candidate(mail: Message) -> Message:
    """Return the mail with the candidate as its sender; name and address are empty where the relay does not tell them.

    The display name of a board's own address is the board's, so that the name is taken from Reply-To or the subject.
    """
    if not is_relay(mail.from_address):
        return mail
    name, address = _answered(mail)
    own = "" if _ROLE.fullmatch(mail.from_address.partition("@")[0].casefold()) else _VIA.sub("", mail.from_name)
    told = _OF.search(mail.subject)
    return replace(mail, from_name=name or own or (told[1] if told else ""), from_address=address)


def _answered(mail: Message) -> tuple[str, str]:
    """Return name and address of the Reply-To field, where these are a person's."""
    found = header.addresses([value for field, value in mail.headers if field == "reply-to"])
    return next(((name, address) for name, address in found if not is_relay(address)), ("", ""))
