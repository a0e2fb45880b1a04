r"""Macros of LaTeX by what they do to text; those of packages and classes for resumes that are in wide use included."""

import unicodedata
from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": " ", ";": " ", ":": " ",
    "!": "", "-": "", "/": "", "@": "", "(": "", ")": "", "[": "", "]": "", "\n": " ", ">": "",
    "quad": " ", "qquad": "  ", "space": " ", "enspace": " ", "thinspace": " ", "hfill": "\t", "tab": "\t",
    "hfil": "\t",
    "dotfill": "\t", "hrulefill": "\t", "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2e", "XeLaTeX": "XeLaTeX",
    "textbullet": "\u2022", "bullet": "\u2022", "cdot": "\u00b7", "cdotp": "\u00b7", "textperiodcentered": "\u00b7",
    "textendash": "\u2013", "textemdash": "\u2014", "ldots": "\u2026", "dots": "\u2026", "textellipsis": "\u2026",
    "textbar": "|", "vert": "|", "mid": "|", "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "sim": "~", "textunderscore": "_", "textless": "<", "textgreater": ">", "slash": "/",
    "ss": "\u00df", "o": "\u00f8", "O": "\u00d8", "l": "\u0142", "L": "\u0141", "ae": "\u00e6", "AE": "\u00c6",
    "oe": "\u0153", "OE": "\u0152", "aa": "\u00e5", "AA": "\u00c5", "i": "\u0131", "j": "j", "dh": "\u00f0",
    "DH": "\u00d0", "th": "\u00fe", "TH": "\u00de", "dj": "\u0111", "DJ": "\u0110", "euro": "\u20ac", "EUR": "\u20ac",
    "texteuro": "\u20ac", "pounds": "\u00a3", "copyright": "\u00a9", "textregistered": "\u00ae",
    "texttrademark": "\u2122", "degree": "\u00b0", "textdegree": "\u00b0", "times": "\u00d7", "pm": "\u00b1",
    "approx": "\u2248", "rightarrow": "\u2192", "to": "\u2192", "guillemotleft": "\u00ab", "guillemotright": "\u00bb",
    "textquotesingle": "'", "quotedblbase": "\u201e", "glqq": "\u201e", "grqq": "\u201c",
    "og": "\u00ab ", "fg": " \u00bb",
    "diamond": "\u25c6", "star": "\u2605", "textasteriskcentered": "*", "csharp": "C#", "Cpp": "C++",
}  # fmt: skip

ACCENTS: Mapping[str, str] = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip

_TYPED = (("---", "\u2014"), ("--", "\u2013"), ("``", "\u201c"), ("''", "\u201d"))

BOLD = frozenset(["textbf", "mathbf", "textbfseries", "strong", "bfseries*"])
PLAIN = frozenset(
    """textit emph textsc textsl texttt textrm textsf textmd textup textnormal underline uline uppercase MakeUppercase
    lowercase MakeLowercase mbox hbox text mathrm mathit footnotesize small large Large LARGE huge Huge normalsize
    tiny scriptsize textsuperscript textsubscript centerline""".split()  # noqa: SIM905 - a list of thirty strings
)
"""Macros with one argument that is text where it stands."""

LAST: Mapping[str, int] = {
    "textcolor": 2, "colorbox": 2, "fcolorbox": 3, "parbox": 2, "makebox": 1, "framebox": 1, "fbox": 1, "raisebox": 2,
    "scalebox": 2, "resizebox": 3, "rotatebox": 2, "multicolumn": 3, "multirow": 3, "hyperref": 1, "foreignlanguage": 2,
    "adjustbox": 2, "llap": 1, "rlap": 1, "smash": 1, "texorpdfstring": 2, "tikz": 0,
}  # fmt: skip
"""Macros with a number of arguments of which only the last is text."""

DROPPED = frozenset(
    """documentclass usepackage RequirePackage vspace hspace vspace* hspace* vskip hskip kern setlength addtolength
    newlength setcounter addtocounter stepcounter newcounter pagestyle thispagestyle pagenumbering geometry
    definecolor colorlet color pagecolor fontsize selectfont linespread setstretch includegraphics input include label
    ref pageref cite nocite bibliography bibliographystyle addbibresource printbibliography index hypersetup
    titleformat titlespacing titlespacing* newenvironment renewenvironment newcolumntype fancyhf fancyhead fancyfoot
    lhead rhead chead lfoot rfoot cfoot rule moderncvstyle moderncvtheme moderncvcolor moderncvicons nopagenumbers
    photo setmainfont setsansfont setmonofont newfontfamily fontfamily fontseries fontshape defaultfontfeatures
    setlist columnratio switchcolumn cvcolumn makecvtitle makecvheader makecvfooter maketitle today columnbreak
    clearpage newpage pagebreak nopagebreak noindent indent centering raggedright raggedleft hline cline midrule
    toprule bottomrule hrule vfill smallskip medskip bigskip addvspace faIcon phantom hphantom vphantom
    pdfinfo inputencoding fontencoding usefont DeclareUnicodeCharacter raggedbottom urlstyle NewDocumentCommand
    RenewDocumentCommand newif usetikzlibrary tikzset columnsep cvtheme begingroup endgroup protect relax null
    leavevmode footnotemark addcontentsline tableofcontents""".split()  # noqa: SIM905 - a list of a hundred strings
)
"""Macros whose arguments are no text."""

PERSONAL = frozenset(
    """name firstname lastname familyname author title position tagline address phone mobile fixedphone email homepage
    location linkedin github gitlab social extrainfo profession born mailaddress personalinfo jobtitle
    website""".split()  # noqa: SIM905 - a list of twenty strings
)
"""Macros by which classes for resumes keep what a head says."""

HOSTS: Mapping[str, str] = {
    "github": "github.com/", "gitlab": "gitlab.com/", "linkedin": "linkedin.com/in/", "twitter": "twitter.com/",
    "stackoverflow": "stackoverflow.com/users/", "xing": "xing.com/profile/", "bitbucket": "bitbucket.org/",
    "orcid": "orcid.org/",
}  # fmt: skip
"""Sites where macros name only the person's name there."""

LAYOUTS = frozenset(
    """tabular tabularx tabulary longtable array minipage multicols paracol adjustwidth wrapfigure center flushleft
    flushright itemize enumerate description list spacing table figure document cvskills cvitems cvhonors
    tabbing quote quotation""".split()  # noqa: SIM905 - a list of thirty strings
)
"""Environments whose arguments are no text."""

DROPPED_ENVIRONMENTS = frozenset(["comment", "tikzpicture", "filecontents", "picture", "thebibliography"])


def accented(name: str, letter: str) -> str:
    r"""Return a letter with the accent of a macro, as in `\'e` or `\c{c}`; of `\i` and `\j` the dot goes."""
    letter = {"\\i": "i", "\\j": "j", "\u0131": "i"}.get(letter, letter)
    return unicodedata.normalize("NFC", letter[:1] + ACCENTS[name] + letter[1:]) if letter else ""


def typed(text: str) -> str:
    """Return text with its line ends as spaces, and dashes and quotation marks as they are printed."""
    text = " ".join(text.replace("\t", " ").split("\n"))
    for source, shown in _TYPED:
        text = text.replace(source, shown)
    return text
