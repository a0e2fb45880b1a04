"""Synthetic people, as the core would hand them over."""

from datetime import UTC, date, datetime

from parsers.records import (
    Answer,
    Applicant,
    Application,
    Claim,
    Conflict,
    Defect,
    DegreeLevel,
    Disposition,
    Document,
    Education,
    Evidence,
    Interval,
    Language,
    LanguageShare,
    Line,
    Position,
    Project,
    RequirementAnswer,
    Role,
    Section,
    Skill,
    SkillLevel,
    SourceCode,
    WorkSample,
)


def proof(text: str, document: str = "résumé 😀.pdf", rule: str = "label") -> Evidence:
    """Give evidence whose line is the value itself."""
    return Evidence(document=document, page=1, line=3, start=0, end=len(text), text=text, rule=rule)


def claim(value: str) -> Claim:
    """Give a claim with two pieces of evidence, one of the mail's header."""
    return Claim(value=value, evidence=(proof(value), proof(value, "mail", "header")), confidence=0.75)


ADA = Applicant(
    name=claim("Ada Lovelace-Müller 😀 \U00020bb7"),
    email=claim("Ada.Byron@Example.org"),
    phone=claim("+442079460000"),
    location=claim("Köln, Deutschland"),
    links=(claim("https://example.org/ada"), claim("https://code.example.net/ada")),
    summary=claim("Backend — 'quotes', \"double\", back\\slash, 100 %s, :colon, ; -- and\ttab\nline"),
    skills=(
        Skill(
            name="Python",
            kind="language",
            years=6.5,
            last_used="present",
            level=SkillLevel.EXPERT,
            stated_years=7.5,
            positions=(0, 2),
            evidence=(
                proof("Python 3")._replace(section=Section.SKILLS),
                proof("import größe", "shop.zip", "import")._replace(section=Section.SAMPLE, path="shop/größe 😀.py"),
            ),
        ),
        Skill(
            name="MySQL",
            kind="database",
            years=2.0,
            last_used="2024-05",
            level=SkillLevel.BASIC,
            positions=(1,),
            evidence=(proof("MySQL"), proof("mysql")),
        ),
        Skill(name="SQL", kind="language", implied=True, evidence=(proof("MySQL"),)),
        Skill(name="C++"),
        Skill(name="C"),
    ),
    unlisted_skills=(claim("Frobnicate"), claim("日本語")),
    positions=(
        Position(
            title="Senior Developer",
            company="Analytical Engines GmbH",
            location="Köln",
            start="2019-02",
            end="present",
            bullets=("Wrote the first program", "Größe 2"),
            backend=True,
            evidence=(proof("Senior Developer"),),
        ),
        Position(title=None, company="Society", start="2015", end="2019-01", backend=None),
        Position(title="Tutor", backend=False),
    ),
    education=(
        Education(
            institution="University of Example",
            degree="M.Sc.",
            degree_level=DegreeLevel.MASTER,
            field="Computer Science",
            start="2010-10",
            end_year=2012,
            completed=True,
            evidence=(proof("M.Sc."),),
        ),
        Education(institution="School"),
    ),
    languages=(Language(name="German", level="native", evidence=(proof("Deutsch"),)), Language(name="English")),
    certifications=(claim("MySQL 8.0 Developer"),),
    projects=(
        Project(
            name="Note G",
            description="Numbers of Bernoulli — by machine",
            start="2016-02",
            end="2016",
            links=("https://example.org/note-g",),
            bullets=("Größe 3",),
            evidence=(proof("Note G"),),
        ),
        Project(name="Flyology"),
    ),
    publications=(claim("Sketch of the Engine, 2017"),),
    availability=claim("from 1 March 2027"),
    work_authorisation=claim("work permit for the EU"),
    workplace=claim("remote, or hybrid in Köln"),
    samples=(
        WorkSample(
            name="shop.zip",
            kind="source",
            source=SourceCode(
                files=12,
                vendored=400,
                generated=3,
                tests=4,
                migrations=2,
                templates=1,
                languages=(LanguageShare("Python", 9, 12_000), LanguageShare("HTML", 3, 800)),
                readme_lines=7,
            ),
            skills=("Python", "SQL"),
            summary=claim("A small shop — größer 😀"),
        ),
        WorkSample(name="empty.zip", kind="source", source=SourceCode()),
        WorkSample(name="https://code.example.net/ada", kind="link"),
    ),
    gaps=(Interval(start="2019-02", end="2019-05", months=4, evidence=(proof("2019"),)),),
    overlaps=(
        Interval(start="2020-01", end="2020-02", months=2, evidence=(proof("2020"), proof("2021"))),
        Interval(start="2022-01", end="2022-12", months=12),
    ),
    conflicts=(
        Conflict(field="email", claims=(claim("Ada.Byron@Example.org"), claim("ada@example.net"))),
        Conflict(field="positions", claims=(claim("Tutor (2014 - 2015)"), claim("Tutor (2014 - 2016)"))),
    ),
    total_years=9.25,
    years_backend=6.5,
    highest_degree=DegreeLevel.MASTER,
    has_bachelor_cs=True,
    requirements=(
        RequirementAnswer(
            requirement="python",
            text="Strong understanding of the Python programming language.",
            answer=Answer.SHOWN,
            rule="used_long",
            detail="Python was used for 6.5 years, last at present.",
            evidence=(proof("Python 3")._replace(section=Section.SKILLS), proof("Senior Developer")),
        ),
        RequirementAnswer(
            requirement="templating",
            text="Understanding of server-side templating languages — größer",
            answer=Answer.NOT_SHOWN,
            rule="no_evidence",
            detail="No templating language is named.",
        ),
    ),
    defects=(Defect(code="overlap", detail="Two positions overlap.", document="résumé 😀.pdf"),),
)

BOB = Applicant(
    name=claim("Bob Example"),
    email=claim("bob@example.com"),
    skills=(Skill(name="Python", kind="language", years=1.0), Skill(name="PHP", kind="language", years=8.0)),
    positions=(Position(title="Web Developer", company="Example Ltd"),),
    total_years=8.0,
    has_bachelor_cs=False,
)

NAMELESS = Applicant(phone=claim("+15005550006"))

RESUME = Document(
    name="résumé 😀.pdf",
    type="pdf",
    role=Role.RESUME,
    reason="built like a resume",
    sha256="ab" * 32,
    size_bytes=12345,
    pages=2,
    lines=(Line(text="Ada Lovelace-Müller"), Line(text="😀 \U00020bb7 ﬁ \x00 end", page=2)),
    hidden=(Line(text="best 😀"), Line(text="candidate")),
    container="mappe.zip/märz.msg",
)
LOCKED = Document(
    name="locked.pdf",
    type="pdf",
    sha256="cd" * 32,
    size_bytes=99,
    defects=(Defect(code="encrypted", detail="The file asks for a password.", document="locked.pdf"),),
)
PHOTO = Document(name="photo.jpg", type="jpeg", role=Role.IMAGE, sha256="ef" * 32, size_bytes=9)


def application(
    *people: Applicant, documents: tuple[Document, ...] = (RESUME,), posting: str | None = None
) -> Application:
    """Give the application of these people."""
    return Application(
        disposition=Disposition.APPLICATION,
        rule="resume_attached",
        posting=posting,
        sent_at=datetime(2026, 10, 1, 12, 30, tzinfo=UTC),
        as_of=date(2026, 10, 1),
        documents=documents,
        applicants=people,
    )
