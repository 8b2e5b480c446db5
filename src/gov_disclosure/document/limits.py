"""Bounds on what is read from the open web; adjustable by the caller."""

from __future__ import annotations

from typing import final

from attrs import frozen


@final
@frozen(kw_only=True)
class Limits:
    """
    How large and how deep an input may be before it is refused with `LimitError`.

    The defaults are far above any real report and keep one hostile file from
    taking a machine: a city's report is about 1 MB of PDF or 0.3 MB of HTML.
    """

    file_bytes: int = 128 * 2**20
    """Size of the file."""
    html_bytes: int = 32 * 2**20
    """Size of an HTML page; the parsed page takes up to ten times its size in memory."""
    html_tags: int = 1_000_000
    """``<`` and ``=`` characters of an HTML page, which bound its elements and attributes."""
    html_attributes: int = 1_000
    """Attributes of one tag of an HTML page."""
    unpacked_bytes: int = 256 * 2**20
    """Size of all members of a zip container (DOCX, XLSX) once unpacked."""
    zip_members: int = 5_000
    """Members of a zip container."""
    xml_tags: int = 3_000_000
    """``<`` and ``=`` characters of one XML member of such a container, which bound its elements and attributes."""
    compression_ratio: int = 200
    """How many times larger a member of a zip container may be than its packed size."""
    grids: int = 5_000
    """Tables in one file."""
    cells: int = 200_000
    """Cells in all tables of one file."""
    characters: int = 32 * 2**20
    """Characters in all cells of a workbook; a text that cells share is counted each time it is used."""
    span: int = 1_000
    """Rows or columns one cell spans; larger spans are cut to this."""
    columns: int = 1_000
    """Columns of one table."""
    depth: int = 250
    """Nesting of elements or tables."""
    pages: int = 500
    """Pages of a PDF."""
    page_points: int = 15_000
    """Width or height of a PDF page, in points."""
    content_bytes: int = 48 * 2**20
    """Drawing instructions of a PDF, counted each time they are run."""
    page_marks: int = 200_000
    """Characters, line pieces and figures drawn on one page of a PDF."""
    marks: int = 1_000_000
    """The same on all pages of a PDF."""
    blocks: int = 200_000
    """Paragraphs and tables of one file."""
    digits: int = 30
    """Digits of one figure; longer ones are left over unread."""


DEFAULT_LIMITS = Limits()
"""The bounds unless the caller says otherwise."""
