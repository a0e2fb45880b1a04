"""Europass records as XML -> lines, as one would set them on paper, for the readers of resumes.

Two forms are in use: `Candidate` (Europass since 2020, built on HR-XML 3 and OAGIS 9) and `SkillsPassport` (Cedefop's
schema 3, before that). Elements are taken by their local names, since programs bind the namespaces in many ways.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from parsers.documents import html
from parsers.documents.container import DAMAGES, RefusedError, parse
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading, unreadable
from parsers.records import Limits, Line

_LISTED = 200  # elements of one kind

_LANGUAGES = {
    "ara": "Arabic", "bul": "Bulgarian", "ces": "Czech", "cze": "Czech", "dan": "Danish", "deu": "German",
    "ger": "German", "ell": "Greek", "gre": "Greek", "eng": "English", "spa": "Spanish", "est": "Estonian",
    "fin": "Finnish", "fra": "French", "fre": "French", "gle": "Irish", "hin": "Hindi", "hrv": "Croatian",
    "hun": "Hungarian", "ita": "Italian", "jpn": "Japanese", "lav": "Latvian", "lit": "Lithuanian", "mlt": "Maltese",
    "nld": "Dutch", "dut": "Dutch", "nor": "Norwegian", "pol": "Polish", "por": "Portuguese", "ron": "Romanian",
    "rum": "Romanian", "rus": "Russian", "slk": "Slovak", "slv": "Slovenian", "srp": "Serbian", "swe": "Swedish",
    "tur": "Turkish", "ukr": "Ukrainian", "zho": "Chinese", "chi": "Chinese",
}  # fmt: skip
"""Names of languages by ISO 639-2 code, both forms of it."""


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of a Europass record; no document type declaration, entity or address is followed."""
    try:
        root = parse(content)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The XML is not well-formed.")
    sections = _candidate(root, limits) if _name(root) == "Candidate" else _passport(root, limits)
    return clipped(sections, limits.text_characters)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: etree._Element, *path: str) -> list[etree._Element]:
    """Return the elements at a path of local names below an element, in order."""
    found = [element]
    for name in path:
        found = [child for each in found for child in each if _name(child) == name][:_LISTED]
    return found


def _text(element: etree._Element, *path: str) -> str:
    """Return the text of the first element at a path, on one line; empty where there is none."""
    found = _all(element, *path)
    return " ".join("".join(map(str, found[0].itertext())).split()) if found else ""


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join([part for part in parts if part])


def _line(text: str, *, bold: bool = False, heading: int = 0) -> list[Line]:
    return lines([Run(text, bold=bold)], heading=heading) if text.strip() else []


def _prose(markup: str, limits: Limits) -> list[Line]:
    """Return the lines of a text that may be HTML."""
    return list(html.from_text(markup, limits).lines) if markup else []


def _section(heading: str, entries: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """Yield the lines of a section with its heading, nothing where it is empty."""
    body = [line for entry in entries for line in entry]
    if body:
        yield [*_line(heading, bold=True, heading=2), *body]


def _period(start: str, end: str, *, ongoing: bool) -> str:
    """Return a range of dates as on paper; dates as `YYYY-MM-DD` or shorter."""
    last = "present" if ongoing else end[:7]
    return _joined(start[:7], last, by=" - ")


def _entry(title: str, period: str, where: str, prose: list[Line]) -> list[Line]:
    return [*_line(_joined(title, period, by="\t"), bold=True), *_line(where), *prose]


def _candidate(root: etree._Element, limits: Limits) -> Iterator[list[Line]]:
    for person in _all(root, "CandidatePerson")[:1]:
        name = _joined(_text(person, "PersonName", "GivenName"), _text(person, "PersonName", "FamilyName"), by=" ")
        yield [*_line(name, bold=True, heading=1), *[line for text in _reached(person) for line in _line(text)]]
    for profile in _all(root, "CandidateProfile")[:1]:
        yield _prose(_text(profile, "ExecutiveSummary"), limits)
        yield from _section("Work Experience", list(_employments(profile, limits)))
        yield from _section("Education", list(_attendances(profile, limits)))
        yield from _section("Skills", [_line(", ".join(dict.fromkeys(_skills(profile))))])
        yield from _section("Languages", [_line(text) for text in _spoken(root, profile)])
        certificates = [_text(each, "CertificationName") for each in _all(profile, "Certifications", "Certification")]
        yield from _section("Certifications", [_line(text) for text in certificates])


def _reached(person: etree._Element) -> Iterator[str]:
    """Yield the ways a person is reached, and the town."""
    for way in _all(person, "Communication"):
        country, number = _text(way, "CountryDialing"), _text(way, "DialNumber")
        if number:
            yield f"+{country.lstrip('+')} {number}" if country else number
        elif _text(way, "URI"):
            yield _text(way, "URI")
        for address in _all(way, "Address"):
            town = _joined(_text(address, "PostalCode"), _text(address, "CityName"), by=" ")
            yield _joined(_text(address, "AddressLine"), town, _text(address, "CountryCode").upper())


def _employments(profile: etree._Element, limits: Limits) -> Iterator[list[Line]]:
    for employer in _all(profile, "EmploymentHistory", "EmployerHistory"):
        for position in _all(employer, "PositionHistory"):
            start, end = (_text(position, "EmploymentPeriod", side, "FormattedDateTime") for side in _SIDES)
            ongoing = "true" in {
                _text(position, "EmploymentPeriod", "CurrentIndicator"),
                _text(position, "CurrentIndicator"),
            }
            period = _period(start, end, ongoing=ongoing or (bool(start) and not end))
            where = _joined(_text(employer, "OrganizationName"), _text(position, "City"))
            prose = _prose(_text(position, "Description"), limits)
            yield _entry(_text(position, "PositionTitle"), period, where, prose)


_SIDES = ("StartDate", "EndDate")


def _attendances(profile: etree._Element, limits: Limits) -> Iterator[list[Line]]:
    for school in _all(profile, "EducationHistory", "EducationOrganizationAttendance"):
        start, end = (_text(school, "AttendancePeriod", side, "FormattedDateTime") for side in _SIDES)
        period = _period(start, end, ongoing=_text(school, "AttendancePeriod", "Ongoing") == "true")
        title = _text(school, "EducationDegree", "DegreeName") or _text(school, "ProgramName")
        prose = _prose(_text(school, "EducationDegree", "OccupationalSkillsCovered"), limits)
        yield _entry(title, period, _text(school, "OrganizationName"), prose)


def _skills(profile: etree._Element) -> Iterator[str]:
    for competency in _all(profile, "PersonQualifications", "PersonCompetency"):
        if _text(competency, "TaxonomyID").lower() != "language":
            yield _text(competency, "CompetencyName")
    for group in ("Skills", "DigitalSkills"):
        for kind in (f"{group}Group", "SkillsGroup", "DigitalSkillsGroup"):
            for skill in ("Skill", "DigitalSkill", "PersonCompetency"):
                for each in _all(profile, group, kind, skill):
                    yield _text(each, "CompetencyName") or _text(each)


def _spoken(root: etree._Element, profile: etree._Element) -> Iterator[str]:
    for mother in _all(root, "CandidatePerson", "PrimaryLanguageCode"):
        yield f"{_language(_text(mother))}: mother tongue"
    for competency in _all(profile, "PersonQualifications", "PersonCompetency"):
        if _text(competency, "TaxonomyID").lower() == "language":
            levels = [_text(each, "Score", "ScoreText") for each in _all(competency, "CompetencyDimension")]
            yield _joined(
                _language(_text(competency, "CompetencyID")), ", ".join(dict.fromkeys(filter(None, levels))), by=": "
            )


def _language(code: str) -> str:
    return _LANGUAGES.get(code.lower()[:3], code)


def _passport(root: etree._Element, limits: Limits) -> Iterator[list[Line]]:
    for learner in _all(root, "LearnerInfo")[:1]:
        for person in _all(learner, "Identification")[:1]:
            name = _joined(_text(person, "PersonName", "FirstName"), _text(person, "PersonName", "Surname"), by=" ")
            yield [*_line(name, bold=True, heading=1), *[line for text in _contacts(person) for line in _line(text)]]
        yield _line(_text(learner, "Headline", "Description", "Label"))
        work = _all(learner, "WorkExperienceList", "WorkExperience") or _all(learner, "WorkExperience")
        yield from _section("Work Experience", [_past(each, "Position", "Employer", limits) for each in work])
        schools = _all(learner, "EducationList", "Education") or _all(learner, "Education")
        yield from _section("Education", [_past(each, "Title", "Organisation", limits) for each in schools])
        for skills in _all(learner, "Skills")[:1]:
            told = [_all(skills, kind, "Description") for kind in ("Computer", "JobRelated", "Other")]
            yield from _section("Skills", [_prose(_text(each), limits) for found in told for each in found])
            yield from _section("Languages", [_line(text) for text in _tongues(skills)])


def _contacts(person: etree._Element) -> Iterator[str]:
    for info in _all(person, "ContactInfo")[:1]:
        yield _text(info, "Email", "Contact")
        for kind in ("Telephone", "Website"):
            for each in _all(info, f"{kind}List", kind) or _all(info, kind):
                yield _text(each, "Contact")
        for place in _all(info, "Address", "Contact"):
            town = _joined(_text(place, "PostalCode"), _text(place, "Municipality"), by=" ")
            yield _joined(_text(place, "AddressLine"), town, _text(place, "Country", "Label"))


def _past(entry: etree._Element, what: str, where: str, limits: Limits) -> list[Line]:
    """Return the lines of a job or a course; dates stand in attributes, months as `--03`."""
    dates = [_date(entry, side) for side in ("From", "To")]
    period = _period(*dates, ongoing=_text(entry, "Period", "Current") == "true")
    title = _text(entry, what, "Label") or _text(entry, what)
    town = _text(entry, where, "ContactInfo", "Address", "Contact", "Municipality")
    prose = _prose(_text(entry, "Activities"), limits)
    return _entry(title, period, _joined(_text(entry, where, "Name"), town), prose)


def _date(entry: etree._Element, side: str) -> str:
    for found in _all(entry, "Period", side):
        return _joined(found.get("year", ""), found.get("month", "").lstrip("-"), by="-")
    return ""


def _tongues(skills: etree._Element) -> Iterator[str]:
    for mother in _all(skills, "Linguistic", "MotherTongueList", "MotherTongue"):
        yield f"{_text(mother, 'Description', 'Label')}: mother tongue"
    for foreign in _all(skills, "Linguistic", "ForeignLanguageList", "ForeignLanguage"):
        levels = [_text(level) for levels in _all(foreign, "ProficiencyLevel") for level in levels]
        yield _joined(_text(foreign, "Description", "Label"), ", ".join(dict.fromkeys(levels)), by=": ")
