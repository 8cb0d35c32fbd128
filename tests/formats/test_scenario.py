"""scenario.yaml: every number with its evidence, every mistake with its place."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats import scenario, scenario_calendar
from workbench.formats.scenario import ScenarioError
from workbench.formats.scenario_numbers import EVIDENCE
from workbench.model.amount import Amount, CasesPerDay, Count, MoneyPerHour, Share
from workbench.model.calendar import Calendar
from workbench.model.evidence import UNKNOWN, Evidence, Quantity, Source, spread
from workbench.model.scenario import Scenario, Staff

FULL = """\
name: Our city
notes: Counted in spring.
currency: EUR
evidence: {source: interview, who: Rosa, date: 2026-05-12}
arrivals: {value: 3-4-6 per day, source: log, n: 512, note: "portal, counter"}
calendars:
  office: {days: Mon-Fri, hours: "08:00-12:00, 13:00-17:00", time zone: America/Denver,
           holidays: [2026-07-03]}
  counter: {days: "Mon, Wed", hours: 9:00-13:30}
staff:
  Clerk: {people: 3, share: 55%, cost: 38 EUR per hour, calendar: counter}
  Cashier: {people: 1-2-3, share: 0.5}
"""


def test_a_full_file_gives_every_value_with_its_evidence() -> None:
    rosa = Evidence(Source.INTERVIEW, who="Rosa", date="2026-05-12")
    log = Evidence(Source.LOG, 512, note="portal, counter")
    office = Calendar("office", holidays=(dt.date(2026, 7, 3),), time_zone="America/Denver")
    counter = Calendar("counter", (0, 2), ((540, 810),))
    assert scenario.read(FULL, "scenario.yaml") == Scenario(
        "Our city",
        "EUR",
        spread(CasesPerDay, 3, 4, 6, log),
        (
            Staff(
                "Clerk",
                Quantity(Count(3), rosa),
                Quantity(Share(0.55), rosa),
                Quantity(MoneyPerHour(38), rosa),
                "counter",
            ),
            Staff("Cashier", spread(Count, 1, 2, 3, rosa), Quantity(Share(0.5), rosa)),
        ),
        (office, counter),
        "Counted in spring.",
    )


def test_an_empty_file_is_an_empty_scenario() -> None:
    assert scenario.read("", "scenario.yaml") == Scenario()
    assert scenario.read("# nothing yet\n", "scenario.yaml") == Scenario()


def test_a_number_without_evidence_is_a_guess() -> None:
    arrivals = scenario.read("arrivals: 4", "").arrivals
    assert arrivals == Quantity(CasesPerDay(4), UNKNOWN)


def test_yaml_s_own_ideas_of_words_do_not_get_in() -> None:
    read = scenario.read("name: NO\nstaff: {on: {people: 1, share: 1}}", "")
    assert (read.name, read.staff[0].role) == ("NO", "on")


@pytest.mark.parametrize(
    ("text", "where", "what", "mend"),
    [
        ("arivals: 4", "line 1, column 1, arivals", "not known here", "“arrivals”"),
        ("arrivals: 4\narrivals: 5", "line 2, column 1, arrivals", "twice", "Keep one"),
        ("arrivals: -4", "line 1, column 11, arrivals", "negative", "4 per working day"),
        ("arrivals: 4 per week", "line 1, column 11, arrivals", "“per week”", "per working day"),
        ("arrivals: many", "line 1, column 11, arrivals", "no number", "4 per working day"),
        ("arrivals: 6-4-3", "line 1, column 11, arrivals", "fall", "4 per working day"),
        ("arrivals: {n: 3}", "line 1, column 11, arrivals", "no value", "value: 4"),
        ("arrivals: [4]", "line 1, column 11, arrivals", "One value", "behind the colon"),
        ("arrivals: {value: 4, sorce: log}", "arrivals > sorce", "not known", "“source”"),
        ("arrivals: {value: 4, source: lag}", "arrivals > source", "“lag”", "“log”"),
        ("arrivals: {value: 4, n: 0}", "arrivals > n", "“0”", "from 1 up"),
        ("arrivals: {value: 4, date: 2026-13-01}", "arrivals > date", "2026-13-01", "2026-07-03"),
        ("currency: dollars", "line 1, column 11, currency", "dollars", "USD"),
        ("staff:\n  Clerk: {people: 2, share: 120%}", "line 2, column 29, staff > Clerk > share",
         "more than the whole", "55%"),
        ("staff:\n  Clerk: {people: 2, share: 55}", "staff > Clerk > share", "more", "55%"),
        ("staff:\n  Clerk: {people: 2 desks, share: 1}", "line 2, column 19",
         "“desks”", "3 or 2-3-4"),
        ("staff:\n  Clerk: {people: 2}", "line 2, column 10, staff > Clerk", "no share", "share:"),
        ("staff:\n  Clerk: {people: 0, share: 1}", "staff > Clerk > people", "Nobody", "Leave"),
        ("staff:\n  Clerk: 3", "line 2, column 10, staff > Clerk", "names", "people"),
        ("staff:\n  Clerk: {people: 1, share: 1, cost: 9 per day}", "staff > Clerk > cost",
         "“per day”", "38 per hour"),
        ("staff:\n  Clerk: {people: 1, share: 1, cost: EUR 9}", "Clerk > cost", "EUR", "38"),
        ("calendars: {office: {}}\nstaff:\n  Clerk: {people: 1, share: 1, calendar: ofice}",
         "line 3, column 42, staff > Clerk > calendar", "“ofice”", "“office”"),
        ("calendars:\n  office: {time zone: America/Denvr}", "calendars > office > time zone",
         "America/Denvr", "“America/Denver”"),
        ("calendars:\n  office: {time zone: ../etc/passwd}", "time zone", "passwd", "America"),
        ("calendars:\n  office: {holidays: [2026-02-30]}", "line 2, column 23",
         "“2026-02-30”", "2026-07-03"),
        ("calendars:\n  office: {days: Mon-Fry}", "office > days", "“Fry”", "friday"),
        ("calendars:\n  office: {days: Fri-Mon}", "office > days", "backwards", "Sat"),
        ("calendars:\n  office: {days: Mon-Fri; Sat}", "office > days", "no day", "Mon-Fri"),
        ("calendars:\n  office: {hours: 8-12}", "office > hours", "“8-12”", "08:00-12:00"),
        ("calendars:\n  office: {hours: '13:00-17:00, 08:00-12:00'}", "hours", "after", "order"),
        ("calendars:\n  office: {hours: 22:00-25:00}", "hours", "22:00-25:00", "24:00"),
        ("- arrivals", "line 1, column 1", "names", "name"),
        ("a: [", "line 1, column 5", "not YAML", "colons"),
        ("a: 1\n---\nb: 2", "line 2, column 1", "not YAML", ""),
        ("\x01", "", "not YAML", ""),
        ("[" * 5000, "line 1, column 21", "deeper", "plain"),
        ("x: !!python/object/apply:os.system [ls]", "line 1, column 4", "builds", "plain"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_the_mend(
    text: str, where: str, what: str, mend: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario.read(text, "scenario.yaml")
    (finding,) = caught.value.findings
    assert where in finding.where
    assert what in finding.message
    assert mend in finding.remedy
    assert str(caught.value).startswith("scenario.yaml: ")


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario.read("arrivals: -4\ncurency: USD\nstaff: {Clerk: {people: 2, share: 2}}", "")
    assert len(caught.value.findings) == 3


def test_what_names_itself_does_not_go_round_for_ever() -> None:
    with pytest.raises(ScenarioError):
        scenario.read("staff: &a {Clerk: *a}", "")


PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "scenario.md"


def test_the_example_in_the_reference_is_a_scenario() -> None:
    example = PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    read = scenario.read(example, "scenario.yaml")
    assert read.arrivals == spread(
        CasesPerDay, 3, 4, 6, Evidence(Source.LOG, 512, date="2026-05-12")
    )
    assert read.staff[0].people.evidence.who == "Rosa"


@pytest.mark.parametrize(
    "key", [*scenario.KEYS, *scenario.STAFF_KEYS, *scenario_calendar.KEYS, *EVIDENCE]
)
def test_every_key_is_in_the_reference(key: str) -> None:
    assert f"| `{key}` |" in PAGE.read_text(encoding="utf-8")


# What no document can hold is refused when it is read.
LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"],
    exclude_characters="\ufffe\uffff",
    include_characters="\t\n\x85",
)
words = st.text(LETTERS, max_size=12)
names = st.text(LETTERS, min_size=1, max_size=12)
grounds = st.builds(
    Evidence,
    st.sampled_from(Source),
    st.none() | st.integers(1, 10**9),
    st.just("") | st.dates().map(dt.date.isoformat),
    words,
    words,
)


def amounts(
    kind: type[Amount], lowest: float, highest: float
) -> st.SearchStrategy[Quantity[Amount]]:
    values = st.floats(lowest, highest)
    single = st.builds(lambda value, ground: Quantity(kind(value), ground), values, grounds)
    three = st.lists(values, min_size=3, max_size=3).map(sorted)
    ranged = st.builds(lambda ends, ground: spread(kind, *ends, ground), three, grounds)
    return single | ranged


@st.composite
def office_hours(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    marks = draw(st.lists(st.integers(0, 1440), min_size=2, max_size=6, unique=True).map(sorted))
    return tuple(list(pairwise(marks))[::2])


calendars = st.builds(
    Calendar,
    names,
    st.lists(st.integers(0, 6), min_size=1, unique=True).map(tuple),
    office_hours(),
    st.lists(st.dates(), max_size=3).map(tuple),
    st.sampled_from(["UTC", "America/Denver", "Europe/Berlin"]),
)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    weeks = draw(st.lists(calendars, max_size=2, unique_by=lambda one: one.name).map(tuple))
    weeks = weeks or (Calendar(),)
    staff = st.builds(
        Staff,
        names,
        amounts(Count, 0.1, 1e6),
        amounts(Share, 1e-9, 1),
        st.none() | amounts(MoneyPerHour, 0, 1e6),
        st.sampled_from(["", *(week.name for week in weeks)]),
    )
    return Scenario(
        draw(words),
        draw(st.sampled_from(["USD", "EUR"])),
        draw(st.none() | amounts(CasesPerDay, 0, 1e9)),
        draw(st.lists(staff, max_size=3, unique_by=lambda one: one.role).map(tuple)),
        weeks,
        draw(words),
    )


@given(scenarios())
def test_what_is_written_reads_back_as_the_same_scenario(before: Scenario) -> None:
    assert scenario.read(scenario.write(before), "scenario.yaml") == before
