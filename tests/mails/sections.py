"""A resume cut into headed sections of like entries, which is all that a renderer has to know."""

from dataclasses import dataclass

from tests.mails.person import Person
from tests.mails.words import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One block of a section; what is empty is left out.

    head: The bold words.
    under: The employer or school, and the place.
    dates: What stands in the margin or on the right.
    text: Prose, or the items after a bold label.
    """

    head: str = ""
    under: str = ""
    dates: str = ""
    text: str = ""
    bullets: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its entries. narrow: it fits a sidebar."""

    heading: str
    entries: tuple[Entry, ...]
    narrow: bool = False


def sections(person: Person) -> tuple[Section, ...]:
    """Return the sections that hold anything, in the usual order."""
    words = WORDS[person.tongue]
    jobs = tuple(
        Entry(
            head=job.title,
            under=", ".join(filter(None, (job.company, job.location))),
            dates=words.range(job.start, job.end),
            bullets=job.bullets,
        )
        for job in person.jobs
    )
    courses = tuple(
        Entry(
            head=course.degree,
            under=", ".join(filter(None, (course.institution, course.location))),
            dates=words.range(course.start, course.end),
            text=course.note,
        )
        for course in person.education
    )
    projects = tuple(Entry(head=project.name, text=project.text, link=project.link) for project in person.projects)
    skills = tuple(Entry(head=label, text=", ".join(items)) for label, items in person.skills.items())
    languages = tuple(Entry(text=f"{name} ({level})") for name, level in person.languages.items())
    certifications = tuple(Entry(text=name) for name in person.certifications)
    every = (
        Section(heading=words.summary, entries=(Entry(text=person.summary),) if person.summary else ()),
        Section(heading=words.skills, entries=skills, narrow=True),
        Section(heading=words.experience, entries=jobs),
        Section(heading=words.projects, entries=projects),
        Section(heading=words.education, entries=courses),
        Section(heading=words.certifications, entries=certifications, narrow=True),
        Section(heading=words.languages, entries=languages, narrow=True),
    )
    return tuple(section for section in every if section.entries)


def contact(person: Person) -> tuple[str, ...]:
    """Return what stands under the name: address, telephone, place, links."""
    return tuple(filter(None, (person.email, person.phone, person.location, *person.links)))
