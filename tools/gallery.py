"""
Draw the pictures of ``docs/gallery`` from the example reports.

Needs what no test and no user needs: headless Chromium (playwright), LibreOffice
(``soffice``) for DOCX and XLSX, and ``pdftoppm``. Run it by hand after a change
to what outputs look like::

    python tools/gallery.py
"""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageChops

from gov_disclosure.reading import read
from gov_disclosure.rules import check
from gov_disclosure.text import Lang
from gov_disclosure.writing import render
from gov_disclosure.writing.checks import Checked, text, write_checks

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "gallery"
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_BELOW = 100
"""Resolution above which sheets are wide and stand one below the other."""
_MARKED = (
    "[0, document.querySelectorAll('li')[5].getBoundingClientRect().bottom + scrollY]",
    """(boxes => [boxes[0].top + scrollY - 50, boxes[1].bottom + scrollY + 10])(
        [...document.querySelectorAll('table')].slice(0, 2).map(table => table.getBoundingClientRect()))""",
)
"""Of a marked page: the head of the list of findings, and the first two tables."""
_LINES, _LONGEST = 26, 150
"""Of a data file so many lines and characters are drawn."""
LANGS: tuple[Lang, ...] = ("zh", "en")
COLOURS = 24
"""Colours of a picture; few, so that the repository stays small."""


def main() -> int:
    """Draw all pictures; return 0."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    good, bad = (_checked(name) for name in ("hedong_2022", "planted_errors_2022"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _screenshots(work, {"html-form": render(good.report, "html")})
        _screenshots(work, {f"html-marked-{lang}": write_checks([bad], "html", lang) for lang in LANGS}, _MARKED)
        _screenshots(work, {f"check-text-{lang}": _sheet(text([bad], lang, limit=1), dark=True) for lang in LANGS})
        _screenshots(work, {f"{to}-form": _sheet(render(good.report, to).decode()) for to in ("txt", "md")})
        excerpts = {f"{to}-form": render(bad.report, to) for to in ("csv", "json")}
        excerpts |= {f"check-{to}": write_checks([bad], to) for to in ("sarif", "junit")}
        _screenshots(work, {name: _sheet(_excerpt(data.decode())) for name, data in excerpts.items()})
        _office(work, "docx-form", "docx", render(good.report, "docx"), 3, 104)
        _office(work, "docx-marked", "docx", render(bad.report, "docx", bad.result), 2, 104)
        _office(work, "xlsx-form", "xlsx", render(bad.report, "xlsx", bad.result), 3)
        for lang in LANGS:
            _office(work, f"xlsx-findings-{lang}", "xlsx", write_checks([good, bad], "xlsx", lang), 4, 130)
    for picture in sorted(GALLERY.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1024} kB")
    return 0


def _checked(name: str) -> Checked:
    source = f"examples/{name}.txt"
    reading = read((ROOT / source).read_bytes(), source=source)
    result = check(reading.report, notes=reading.notes, places=reading.places)
    return Checked(report=reading.report, result=result, source=source)


def _sheet(lines: str, *, dark: bool = False) -> bytes:
    """Return text as a page that shows it as an editor or a terminal does."""
    colours = "background:#111;color:#ddd" if dark else "background:#fff;color:#111"
    style = f'body{{{colours};margin:1rem}}pre{{font:13px/1.5 "Noto Sans Mono CJK SC",monospace;tab-size:8}}'
    style += "pre,body{width:max-content;min-width:800px;margin:8px}"
    return f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style><pre>{html.escape(lines)}</pre>'.encode()


def _excerpt(whole: str) -> str:
    """Return the first lines of a data file, cut to a width that a page of the documentation has."""
    lines = whole.removeprefix("\ufeff").splitlines()
    shown = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines[:_LINES]]
    return "\n".join([*shown, "…"] if len(lines) > _LINES else shown)


def _screenshots(work: Path, pages: Mapping[str, bytes], parts: Sequence[str] = ()) -> None:
    """Draw pages whole, or from each only the *parts* (what a script returns as boxes), one below the other."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program("chromium"), args=list(CHROMIUM))
        tab = browser.new_page(viewport={"width": 860, "height": 200})
        for name, page in pages.items():
            (work / f"{name}.html").write_bytes(page)
            tab.goto((work / f"{name}.html").as_uri())
            width = int(tab.evaluate("document.documentElement.scrollWidth"))
            tab.set_viewport_size({"width": max(860, width), "height": 200})
            whole = Image.open(io.BytesIO(tab.screenshot(full_page=True)))
            boxes = [tab.evaluate(part) for part in parts] or [(0, whole.height)]
            _save(
                _below([whole.crop((0, int(top), whole.width, int(end))) for top, end in boxes]),
                GALLERY / f"{name}.png",
            )
            tab.set_viewport_size({"width": 860, "height": 200})
        browser.close()


def _office(work: Path, name: str, suffix: str, data: bytes, pages: int, resolution: int = 62) -> None:
    """Print a file as an office prints it and set its first pages side by side."""
    source = work / f"{name}.{suffix}"
    source.write_bytes(data)
    convert = [_program("soffice"), "--headless", "--convert-to", "pdf", "--outdir", str(work), str(source)]
    subprocess.run(convert, check=True, capture_output=True)
    pdf = str(source.with_suffix(".pdf"))
    subprocess.run(
        [_program("pdftoppm"), "-r", str(resolution), "-l", str(pages), "-png", pdf, str(work / name)], check=True
    )
    sheets = [_without_margins(Image.open(found)) for found in sorted(work.glob(f"{name}-*.png"))]
    _save(_below(sheets) if resolution > _BELOW else _beside(sheets), GALLERY / f"{name}.png")


def _without_margins(sheet: Image.Image) -> Image.Image:
    """Return a printed page without most of its margins, so that a page of the documentation shows it in full size."""
    box = ImageChops.difference(sheet.convert("RGB"), Image.new("RGB", sheet.size, "white")).getbbox()
    left, top, right, bottom = box or (0, 0, *sheet.size)
    return sheet.crop(
        (max(0, left - 24), max(0, top - 24), min(sheet.width, right + 24), min(sheet.height, bottom + 24))
    )


def _beside(sheets: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (sum(s.width for s in sheets), max(s.height for s in sheets)), "white")
    for at, sheet in enumerate(sheets):
        whole.paste(sheet, (sum(s.width for s in sheets[:at]), 0))
    return whole


def _below(sheets: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (max(s.width for s in sheets), sum(s.height for s in sheets)), "white")
    for at, sheet in enumerate(sheets):
        whole.paste(sheet, (0, sum(s.height for s in sheets[:at])))
    return whole


def _save(picture: Image.Image, path: Path) -> None:
    picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        sys.exit(f"{name} is needed and is not installed")
    return found


if __name__ == "__main__":
    sys.exit(main())
