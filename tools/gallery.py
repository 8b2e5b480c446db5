"""
Draw the pictures of ``docs/gallery`` from the example reports.

Needs what no test and no user needs: headless Chromium (playwright), LibreOffice
(``soffice``) for DOCX and XLSX, and ``pdftoppm``. Run it by hand after a change
to what outputs look like::

    python tools/gallery.py
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

from gov_disclosure.reading import read
from gov_disclosure.rules import check
from gov_disclosure.writing import render
from gov_disclosure.writing.checks import Checked, text, write_checks

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "gallery"
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_BELOW = 100
"""Resolution above which sheets are wide and stand one below the other."""
COLOURS = 48
"""Colours of a picture; few, so that the repository stays small."""


def main() -> int:
    """Draw all pictures; return 0."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    good, bad = (_checked(name) for name in ("hedong_2022", "planted_errors_2022"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pages = {
            "html-form": render(good.report, "html"),
            "html-marked": write_checks([bad], "html"),
            "html-marked-en": write_checks([bad], "html", "en"),
            "check-text": _terminal(text([bad], limit=1)),
        }
        for name, page in pages.items():
            (work / f"{name}.html").write_bytes(page)
            _screenshot(work / f"{name}.html", GALLERY / f"{name}.png")
        _office(work, "docx-form", "docx", render(good.report, "docx"), 3)
        _office(work, "docx-marked", "docx", render(bad.report, "docx", bad.result), 2)
        _office(work, "xlsx-form", "xlsx", render(bad.report, "xlsx", bad.result), 3)
        _office(work, "xlsx-findings", "xlsx", write_checks([good, bad], "xlsx"), 4, 150)
    for picture in sorted(GALLERY.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1024} kB")
    return 0


def _checked(name: str) -> Checked:
    source = f"examples/{name}.txt"
    reading = read(ROOT / source)
    result = check(reading.report, notes=reading.notes, places=reading.places)
    return Checked(report=reading.report, result=result, source=source)


def _terminal(lines: str) -> bytes:
    style = 'body{background:#111;color:#ddd;margin:1rem}pre{font:13px/1.5 "Noto Sans Mono CJK SC",monospace}'
    head = f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>'
    return f"{head}<pre>{html.escape(lines)}</pre>".encode()


def _screenshot(page: Path, picture: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program("chromium"), args=list(CHROMIUM))
        tab = browser.new_page(viewport={"width": 860, "height": 900})
        tab.goto(page.as_uri())
        tab.screenshot(path=picture, full_page=True)
        browser.close()
    _save(Image.open(picture), picture)


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
    sheets = [_without_empty_foot(Image.open(found)) for found in sorted(work.glob(f"{name}-*.png"))]
    _save(_below(sheets) if resolution > _BELOW else _beside(sheets), GALLERY / f"{name}.png")


def _without_empty_foot(sheet: Image.Image) -> Image.Image:
    box = ImageChops.difference(sheet.convert("RGB"), Image.new("RGB", sheet.size, "white")).getbbox()
    bottom = min(sheet.height, (box[3] if box else 0) + 24)
    return sheet.crop((0, 0, sheet.width, bottom))


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
