"""
By which day a report is due, and for whom: article 49 of the Regulations, and the notice 国办公开办函〔2021〕30号.

A day that is no working day moves to the next one that is. The days off of a Spring Festival are announced in the
autumn before; for years that are not on record here, `at_latest` says how far they may move a day.
"""

from __future__ import annotations

from datetime import date, timedelta

from gov_disclosure.organs.standing import Standing

# First and last day off of the Spring Festival, by year, as the State Council announced them.
_SPRING_FESTIVALS: dict[int, tuple[date, date]] = {
    2020: (date(2020, 1, 24), date(2020, 2, 2)),
    2021: (date(2021, 2, 11), date(2021, 2, 17)),
    2022: (date(2022, 1, 31), date(2022, 2, 6)),
    2023: (date(2023, 1, 21), date(2023, 1, 27)),
    2024: (date(2024, 2, 10), date(2024, 2, 17)),
    2025: (date(2025, 1, 28), date(2025, 2, 4)),
    2026: (date(2026, 2, 15), date(2026, 2, 23)),
}
# The first day of the lunar year, for years whose days off are not on record.
_LUNAR_NEW_YEARS = {
    one.year: one
    for one in (
        *(date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13), date(2030, 2, 3), date(2031, 1, 23)),
        *(date(2032, 2, 11), date(2033, 1, 31), date(2034, 2, 19), date(2035, 2, 8), date(2036, 1, 28)),
        *(date(2037, 2, 15), date(2038, 2, 4), date(2039, 1, 24), date(2040, 2, 12)),
    )
}
# Days before and behind it: those off by law (its eve and the first three), and those that may be off, by the years on
# record. Whatever the year, it falls between 21 January and 21 February.
_BY_LAW = timedelta(days=-1), timedelta(days=2)
_AT_MOST = timedelta(days=-2), timedelta(days=8)
_EARLIEST, _LATEST = (1, 21), (2, 21)
_SATURDAY = 5

FIRST_YEAR = 2019
"""The first report year for which these days are due; the Regulations before named 31 March for everybody."""


def end_of_january(year: int) -> date:
    """Return the day by which the report of *year* is due from departments: 31 January, or the next working day."""
    return _working_day(date(year + 1, 1, 31))


def end_of_march(year: int) -> date:
    """Return the day by which the report of *year* is due from governments: 31 March, or the next working day."""
    return _working_day(date(year + 1, 3, 31))


def by_statute(organ: Standing, year: int) -> date | None:
    """
    Return the day of article 49 for the report of *year*; ``None`` where it names none for this kind of organ.

    The article is in force since 15 May 2019: report year 2019 is the first it binds.
    """
    if year < FIRST_YEAR:
        return None
    if organ.kind in {"department", "state"}:
        return end_of_january(year)
    if organ.kind == "government" and organ.level != "township":
        return end_of_march(year)
    return None


def by_notice(organ: Standing, year: int) -> date | None:
    """
    Return the day of the notice for a government's report of *year*; ``None`` where it names no earlier one.

    Townships as departments, county governments by 20 February, prefectures
    and cities (also those whose rank the name does not tell) by 10 March.
    """
    if year < FIRST_YEAR or organ.kind != "government" or organ.level in {"province", "state"}:
        return None
    if organ.level == "township":
        return end_of_january(year)
    return _working_day(date(year + 1, 2, 20) if organ.level == "county" else date(year + 1, 3, 10))


def at_latest(day: date) -> date:
    """Return the last day to which a Spring Festival may move *day*, itself where its days off are on record."""
    year = day.year
    if year in _SPRING_FESTIVALS:
        return day
    known = _LUNAR_NEW_YEARS.get(year)
    first, last = (known, known) if known is not None else (date(year, *_EARLIEST), date(year, *_LATEST))
    return _moved(day, first + _AT_MOST[0], last + _AT_MOST[1])


def _working_day(day: date) -> date:
    """Return *day*, or the first working day after it where it is none, as far as the days off are on record."""
    first, last = _SPRING_FESTIVALS.get(day.year, (date.max, date.min))
    if day.year in _LUNAR_NEW_YEARS:
        first, last = (_LUNAR_NEW_YEARS[day.year] + days for days in _BY_LAW)
    return _moved(day, first, last)


def _moved(day: date, first: date, last: date) -> date:
    """Return *day*, or the first day after it that is no weekend and not from *first* to *last*."""
    while first <= day <= last or day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
