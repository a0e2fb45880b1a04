"""Dates in every form that people write them."""

import pytest

from parsers.resume import dates
from parsers.resume.grammar import grammar
from tests.unit.resume.documents import vocabulary

RANGES = [
    ("June 2016 to March 2018", "2016-06", "2018-03"),
    ("June 2016 to Present", "2016-06", "present"),
    ("2011 to 2015", "2011", "2015"),
    ("August 2014 to Nov 2016", "2014-08", "2016-11"),
    ("2013 to June 2015", "2013", "2015-06"),
    ("2011-2015", "2011", "2015"),
    ("2011\u20132015", "2011", "2015"),
    ("May 2015 to till date", "2015-05", "present"),
    ("May 2015 till date", "2015-05", "present"),
    ("10 May 2013 to Present", "2013-05", "present"),
    ("1st March 2014 to 30th June 2016", "2014-03", "2016-06"),
    ("Sep '09 - Nov '15", "2009-09", "2015-11"),
    ("Sep\u201909-Nov\u201915", "2009-09", "2015-11"),
    ("Jan 09 to Dec 12", "2009-01", "2012-12"),
    ("Jan,2014 \u2013 Feb,2016", "2014-01", "2016-02"),
    ("Sept. 2012 to Oct. 2014", "2012-09", "2014-10"),
    ("Jan2014 to Mar2016", "2014-01", "2016-03"),
    ("Jan-2014 to Feb-2016", "2014-01", "2016-02"),
    ("05/2018 - 09/2020", "2018-05", "2020-09"),
    ("3/2025\u20143/2026", "2025-03", "2026-03"),
    ("05.2018 \u2013 heute", "2018-05", "present"),
    ("2018-05 \u2013 2020-09", "2018-05", "2020-09"),
    ("2018-05\t2020-09", "2018-05", "2020-09"),
    ("2014-09-01 \u2014 2016-06-01", "2014-09", "2016-06"),
    ("01.04.2018 - 30.09.2020", "2018-04", "2020-09"),
    ("Summer 2018", "2018-06", "2018-08"),
    ("Spring 2017 - Fall 2018", "2017-03", "2018-11"),
    ("WS 2015/16 \u2013 SS 2018", "2015-10", "2018-09"),
    ("Q3 2019 \u2013 Q1 2021", "2019-07", "2021-03"),
    ("3Q19", "2019-07", "2019-09"),
    ("H1 2020", "2020-01", "2020-06"),
    ("since March 2019", "2019-03", "present"),
    ("from 2015 until 2018", "2015", "2018"),
    ("Present \u2013 2019", "2019", "present"),
    ("Current \u2014 Jan 2020", "2020-01", "present"),
    ("2018/19", "2018", "2019"),
    ("2015/2016", "2015", "2016"),
    ("2015/2016 - 2017/2018", "2015", "2018"),
    ("a.a. 2015/2016", "2015", "2016"),
    ("ene-2018 / dic-2019", "2018-01", "2019-12"),
    ("jan/19 - atual", "2019-01", "present"),
    ("03.2018 r. \u2013 05.2020 r.", "2018-03", "2020-05"),
    ("de 03/2019 at\u00e9 os dias atuais", "2019-03", "present"),
    ("2025 \u2013 laurea prevista 2027", "2025", "2027"),
    ("2018\u201319", "2018", "2019"),
    ("Jan \u2013 Mar 2019", "2019-01", "2019-03"),
    ("January 2019 - Present (4 years 3 months)", "2019-01", "present"),
    ("Jan 2019 - Jun 2021 \u00b7 2 yrs 6 mos", "2019-01", "2021-06"),
    ("(2012 - 2016)", "2012", "2016"),
    ("03/18 \u2013 09/20", "2018-03", "2020-09"),
    ("mars 2019 \u2013 aujourd'hui", "2019-03", "present"),
    ("depuis 05/2021", "2021-05", "present"),
    ("ene. 2019 \u2013 actualidad", "2019-01", "present"),
    ("agosto de 2020 \u2013 mayo de 2021", "2020-08", "2021-05"),
    ("gen 2019 \u2013 oggi", "2019-01", "present"),
    ("da aprile 2020 ad oggi", "2020-04", "present"),
    ("jan. 2019 \u2013 at\u00e9 ao presente", "2019-01", "present"),
    ("jan 2019 \u2013 heden", "2019-01", "present"),
    ("od marca 2020 do maja 2021", "2020-03", "2021-05"),
    ("sty 2019 \u2013 obecnie", "2019-01", "present"),
    ("2017 \u5e74 4 \u6708 \u2013 2020 \u5e74 3 \u6708", "2017-04", "2020-03"),
    ("2013 2017", "2013", "2017"),
    ("Rio de Janeiro 11.2016 \u2013 01.2026", "2016-11", "2026-01"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES, ids=[text for text, _, _ in RANGES])
def test_a_range_is_read_as_precise_as_it_is_written(text: str, start: str, end: str) -> None:
    """Each form gives its start and end by month where it names months, by year where it names years."""
    found = dates.find(text, grammar(vocabulary().lexicon))
    assert [(each.start, each.end) for each in found] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    ["2 years", "5+ yrs", "over the last 3 years", "3.5/4.0", "n.d.", "ID 12345678901", "pin codes 110001", "Present"],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    """Durations, grades, codes and the word `present` alone are no dates."""
    assert dates.find(text, grammar(vocabulary().lexicon)) == ()


def test_slashes_are_american_where_the_document_says_so() -> None:
    """`04/01/2018` is the first of April or of January's fourth, as the argument tells."""
    rules = grammar(vocabulary().lexicon)
    text = "04/01/2018 - 09/02/2020"
    assert [(e.start, e.end) for e in dates.find(text, rules, month_first=True)] == [("2018-04", "2020-09")]
    assert [(e.start, e.end) for e in dates.find(text, rules)] == [("2018-01", "2020-02")]


def test_an_expected_end_is_marked() -> None:
    """A degree that lies ahead is told from one that was taken."""
    (found,) = dates.find("Aug 2016 - expected May 2020", grammar(vocabulary().lexicon))
    assert (found.start, found.end, found.expected) == ("2016-08", "2020-05", True)


def test_an_open_dash_is_an_open_range() -> None:
    """`2019 -` is no end, and no present either: the entry decides."""
    (found,) = dates.find("2019 \u2013", grammar(vocabulary().lexicon))
    assert (found.start, found.end, found.open) == ("2019", None, True)
