"""The words of a resume that depend on its language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Headings, and how dates are written. months: names from January on, or empty for `MM/YYYY`."""

    summary: str
    experience: str
    education: str
    skills: str
    projects: str
    languages: str
    certifications: str
    contact: str
    present: str
    months: tuple[str, ...] = ()

    def date(self, stamp: str) -> str:
        """Write `YYYY-MM`, `YYYY` or `present`."""
        if stamp == "present":
            return self.present
        year, _, month = stamp.partition("-")
        if not month:
            return year
        return f"{self.months[int(month) - 1]} {year}" if self.months else f"{month}/{year}"

    def range(self, start: str, end: str) -> str:
        """Write a span of time with an en dash."""
        return f"{self.date(start)} \N{EN DASH} {self.date(end)}"


WORDS = {
    "en": Words(
        summary="Summary",
        experience="Experience",
        education="Education",
        skills="Skills",
        projects="Projects",
        languages="Languages",
        certifications="Certifications",
        contact="Contact",
        present="Present",
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    "de": Words(
        summary="Profil",
        experience="Berufserfahrung",
        education="Ausbildung",
        skills="Kenntnisse",
        projects="Projekte",
        languages="Sprachen",
        certifications="Zertifikate",
        contact="Kontakt",
        present="heute",
    ),
    "fr": Words(
        summary="Profil",
        experience="Expérience professionnelle",
        education="Formation",
        skills="Compétences",
        projects="Projets",
        languages="Langues",
        certifications="Certifications",
        contact="Coordonnées",
        present="aujourd\N{RIGHT SINGLE QUOTATION MARK}hui",
        months=(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
    ),
}
