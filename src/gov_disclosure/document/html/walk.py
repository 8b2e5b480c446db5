"""A page's elements to what they show: one walk over the tree, element by element, without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field, frozen

from gov_disclosure.document.html.flow import BODY, Flow, Line, SourceCell, TableBuilder
from gov_disclosure.document.html.look import TABLE_PARTS, Look, Looks
from gov_disclosure.document.html.nodes import brief, holds_several, is_unclosed
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.turned import figures_adrift
from gov_disclosure.errors import LimitError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BREAKING: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup html legend li main menu nav ol optgroup p section "
    "summary ul mtr mtd"
)
_BLOCKS: Final = frozenset(_BREAKING.split())
"""Elements before and after which a browser breaks the line; any element not named here, known or not, runs on."""
_BREAKS: Final = frozenset({"br", "hr"})
_HEADINGS: Final = {f"h{level}": level - 1 for level in range(1, 7)}
_TYPED: Final = frozenset({"pre", "listing", "xmp", "plaintext"})
_NEVER_SHOWN: Final = (
    "head template title script style noembed noframes noscript datalist canvas audio video rp xml desc "
    "defs metadata symbol clipPath mask pattern annotation annotation-xml -comment"
)
_UNSEEN: Final = frozenset(_NEVER_SHOWN.split())
"""Elements whose content no page shows."""
_NO_TEXT_FIELDS: Final = frozenset(
    ["hidden", "checkbox", "radio", "password", "file", "image", "range", "color", "submit", "reset", "button"]
)
_STRUCK: Final = frozenset({"s", "strike", "del"})
_RAISED: Final = frozenset({"sup", "sub"})
_SCRIPTS: Final = frozenset({"msup", "msub", "msubsup", "munder", "mover", "munderover", "mroot"})
"""Elements of formulas whose first child stands on the line and the others above or below it."""
_DRAWINGS: Final = frozenset({"svg", "g"})
_INSIDES: Final = _SCRIPTS | _DRAWINGS | {"mfrac"}
_NOTE_LINK: Final = re.compile(r"\s*[\[［(（〔【*＊]?\s*(?:\d{1,2}|[①-⑳]|注\d{0,2}|[*＊])\s*[\]］)）〕】]?\s*")
_GROUPS: Final = {"thead": 0, "tbody": 1, "tfoot": 2}
_FRAMED: Final = 10_000
"""Characters of a one-cell table up to which it is taken for a frame around text."""
_SPAN: Final = re.compile(r"\s*\+?([0-9]+)")
_SPAN_DIGITS: Final = 9
_MARKUP_WITHIN: Final = re.compile(r"</(?:p|div|table|td|span)\s*>", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[/?#]|^javascript:", re.IGNORECASE)
_PLAIN: Final = Look()


Inner = Callable[[str], Flow]
"""Reads a page that is kept within another."""


def walk(root: LexborNode, looks: Looks, limits: Limits, source: str | None, inner: Inner | None) -> Flow:
    """
    Return what the elements of a page show; *inner* reads the pages kept within it.

    Raises:
        LimitError: tables are nested more deeply, or there are more cells, than allowed.
    """
    walker = _Walker(looks.of, limits, source, inner)
    walker.run(root)
    return walker.flow


@frozen
class _State:
    """What the elements around a text make of it."""

    seen: bool = True
    visible: bool = True
    bare: bool = False
    struck: bool = False
    raised: int = 0
    ink: str = "seen"
    ground: str = "white"
    turned: bool = False
    typed: bool = False
    level: int | None = None
    inside: str = ""
    """The part of a formula or drawing that it stands in directly."""

    def shows(self) -> bool:
        """Whether a reader sees the text; white text on any other ground is seen."""
        if not self.seen or not self.visible or self.bare or self.ink == "clear":
            return False
        return self.ink == "seen" or self.ground == "other"


_End = Callable[[], None]


@define
class _Walker:
    """Where the walk is: the flow that text goes to, and the tables that are open."""

    looks: Mapping[int, Look]
    limits: Limits
    source: str | None
    inner: Inner | None
    flow: Flow = field(factory=Flow)
    open: list[TableBuilder] = field(factory=list)
    cells: int = 0
    raised: int = 0

    def run(self, root: LexborNode) -> None:
        """Walk over all that stands in *root*."""
        state = _State()
        around: list[tuple[LexborNode, _State, _End | None]] = []
        node = root.child
        while True:
            if node is None:
                if not around:
                    break
                parent, state, end = around.pop()
                if end is not None:
                    end()
                node = parent.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                self.text(node.text_content or "", state)
            elif tag not in _UNSEEN:
                inner, end = self.element(node, tag, state)
                child = node.child if inner is not None else None
                if child is not None and inner is not None:
                    around.append((node, state, end))
                    node, state = child, inner
                    continue
                if end is not None:
                    end()
            node = node.next
        self.flow.end_line()

    def text(self, text: str, state: _State) -> None:
        """Take a text into the flow, or note that it is struck out."""
        if not state.shows():
            return
        if state.turned:
            text = figures_adrift(text)
        if state.struck:
            self.flow.struck.append(text)
        elif state.typed and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.flow.end_line(typed=True)
                self.flow.add(line, raised=state.raised, level=state.level)
        elif (
            state.typed or self.flow.begun or not text.isspace()
        ):  # most are blanks between elements that break the line
            self.flow.add(text, raised=state.raised, level=state.level)

    def element(self, node: LexborNode, tag: str, state: _State) -> tuple[_State | None, _End | None]:
        """Begin an element; return the state within it, ``None`` if nothing in it counts, and what to do at its end."""
        look = self.looks.get(node.mem_id, _PLAIN)
        if look.gone:
            return None, None
        if look is not _PLAIN:
            state = self.looked(state, look)
            if look.from_end and holds_several(node):
                state = evolve(state, turned=True)
        if tag in _STRUCK and look.struck is None and not state.struck and not is_unclosed(node):
            state = evolve(state, struck=True)
        part = look.part or tag
        if part in TABLE_PARTS:
            return state, self.table_part(node, part)
        if tag in _BLOCKS:
            self.flow.end_line(typed=state.typed)
            return state, self.end_of_block(state)
        return self.drawn(node, tag, state) if state.inside else self.inline(node, tag, state, look)

    def inline(self, node: LexborNode, tag: str, state: _State, look: Look) -> tuple[_State | None, _End | None]:
        """Begin an element that is no block and no part of a table."""
        if tag in _BREAKS:
            self.flow.end_line(typed=state.typed)
            return None, None
        if (level := _HEADINGS.get(tag)) is not None:
            self.flow.end_line()
            return evolve(state, level=level), self.flow.end_line
        if tag in _TYPED:
            self.flow.end_line()
            typed = evolve(state, typed=True)
            return typed, self.end_of_block(typed)
        if self.is_raised(node, tag, look):
            self.raised += 1
            return evolve(state, raised=self.raised), None
        if tag in _FIELDS:
            _FIELDS[tag](self, node, state)
            return None, None
        if tag in _INSIDES:
            return evolve(state, inside=tag), None
        if look.moved and self.flow.in_cell:  # beside the text around it, on whichever side
            self.flow.end_line()
            return state, self.flow.end_line
        return state, None

    def drawn(self, node: LexborNode, tag: str, state: _State) -> tuple[_State, _End | None]:
        """Begin an element that stands directly in a part of a formula or drawing."""
        within = evolve(state, inside=tag if tag in _INSIDES else "")
        if state.inside == "mfrac" and node.prev is not None:
            self.text("/", within)
        elif state.inside in _SCRIPTS and node.prev is not None:
            self.raised += 1
            return evolve(within, raised=self.raised), None
        elif state.inside in _DRAWINGS and tag == "text":
            self.flow.end_line()
            return within, self.flow.end_line
        return within, None

    def end_of_block(self, state: _State) -> _End:
        """Return what to do at the end of a block: its last line ends."""
        return self.end_of_typed if state.typed else self.flow.end_line

    def end_of_typed(self) -> None:
        """End a line of text in which white space is shown."""
        self.flow.end_line(typed=True)

    def looked(self, state: _State, look: Look) -> _State:
        """Return the state within an element of such a look."""
        known = state.seen, state.visible, state.bare, state.struck, state.ink, state.ground, state.turned
        seen, visible, bare, struck, ink, ground, turned = found = (
            state.seen and not look.unseen,
            state.visible if look.visible is None else look.visible,
            state.bare if look.bare is None else look.bare,
            state.struck or look.struck is True,
            look.ink or state.ink,
            look.ground or state.ground,
            state.turned if look.turned is None else look.turned,
        )
        if found == known:
            return state
        return _State(
            seen, visible, bare, struck, state.raised, ink, ground, turned, state.typed, state.level, state.inside
        )

    def is_raised(self, node: LexborNode, tag: str, look: Look) -> bool:
        """Whether an element stands above or below its line, or is a link to a footnote."""
        if look.raised is not None:
            return look.raised
        if tag in _RAISED:
            return True
        if tag == "rt":
            return any(sign.isdigit() for sign in brief(node))
        if tag == "a":
            address = node.attributes.get("href") or ""
            return address[:1] == "#" and len(address) > 1 and _NOTE_LINK.fullmatch(brief(node)) is not None
        return False

    def table_part(self, node: LexborNode, part: str) -> _End | None:
        """Begin a table or a part of one."""
        if part == "table":
            if len(self.open) >= self.limits.depth:
                raise LimitError("depth", self.limits.depth, None, self.source)
            self.flow.end_line()
            self.open.append(TableBuilder(self.flow))
            self.flow = self.open[-1].stray
            return self.end_table
        if not self.open or self.flow is not self.open[-1].stray:  # a part of a table that is nowhere in one
            self.flow.end_line()
            return self.flow.end_line
        self.flow.end_line()
        builder = self.open[-1]
        if part in _GROUPS:
            builder.group(_GROUPS[part])
            return self.end_group
        if part == "tr":
            builder.begin_row()
            return self.end_row
        if part in {"td", "th"}:
            return self.cell(node, part, builder)
        return None

    def cell(self, node: LexborNode, part: str, builder: TableBuilder) -> _End:
        """Begin a cell."""
        self.cells += 1
        if self.cells > self.limits.cells:
            raise LimitError("cells", self.limits.cells, None, self.source)
        row = builder.begin_row() if builder.row is None else builder.row
        given = node.attributes
        self.flow = Flow(in_cell=True)
        row.append(SourceCell(self.flow, _span(given, "rowspan"), _span(given, "colspan"), part == "th"))
        return self.end_cell

    def end_cell(self) -> None:
        """Go on outside the cell."""
        self.flow.end_line()
        self.flow = self.open[-1].stray

    def end_row(self) -> None:
        """Go on outside the row."""
        self.flow.end_line()
        self.open[-1].row = None

    def end_group(self) -> None:
        """Go on in a row group without a name."""
        self.flow.end_line()
        self.open[-1].group(BODY)

    def end_table(self) -> None:
        """Go on behind the table; a table of one cell is no table but a frame, and dissolved."""
        self.flow.end_line()
        builder = self.open.pop()
        table = builder.finished()
        self.flow = builder.around
        cells = [cell for row in table.rows() for cell in row]
        if len(cells) > 1 or any(_is_large(cell.flow) for cell in cells):
            self.flow.items.append(table)
            return
        self.flow.extend(table.stray)
        for cell in cells:
            self.flow.extend(cell.flow)

    def input(self, node: LexborNode, state: _State) -> None:
        """Take the value of a form field that shows one."""
        given = node.attributes
        if (given.get("type") or "").strip().lower() not in _NO_TEXT_FIELDS:
            self.text(given.get("value") or "", evolve(state, typed=False))

    def textarea(self, node: LexborNode, state: _State) -> None:
        """Take the text of a form field of several lines, which may be the article's markup."""
        text = node.text()
        self.flow.end_line()
        if self.inner is not None and state.shows() and _MARKUP_WITHIN.search(text):
            self.flow.extend(self.inner(text))
            return
        self.text(text, evolve(state, typed=True))
        self.flow.end_line(typed=True)

    def select(self, node: LexborNode, state: _State) -> None:
        """Take the choice that a form field shows; the others are set aside. A menu of links is none."""
        options = [(option.attributes, " ".join(option.text().split())) for option in node.css("option")]
        if "onchange" in node.attributes or any(_ADDRESS.search(given.get("value") or "") for given, _ in options):
            return
        chosen = [number for number, (given, _) in enumerate(options) if "selected" in given]
        if not chosen:
            chosen = [number for number, (given, _) in enumerate(options) if "disabled" not in given][:1]
        elif "multiple" not in node.attributes:
            chosen = chosen[-1:]
        for number, (_, text) in enumerate(options):
            if number in chosen:
                self.text(f" {text} " if len(chosen) > 1 else text, evolve(state, typed=False))
            elif state.shows() and text:
                self.flow.unselected.append(text)

    def frame(self, node: LexborNode, state: _State) -> None:
        """Take the page that a frame has in its own attribute; nothing is fetched."""
        if self.inner is not None and (text := node.attributes.get("srcdoc")) and state.shows():
            self.flow.extend(self.inner(text))


_FIELDS: Final[Mapping[str, Callable[[_Walker, LexborNode, _State], None]]] = {
    "input": _Walker.input,
    "textarea": _Walker.textarea,
    "select": _Walker.select,
    "iframe": _Walker.frame,
    "rt": lambda _walker, _node, _state: None,
}
"""Elements of which more counts than the text in them."""


def _is_large(flow: Flow) -> bool:
    """Whether more than framed text stands in a cell: tables, or a text of many pages."""
    size = 0
    for item in flow.items:
        if not isinstance(item, Line):
            return True
        size += len(item.text)
    return size > _FRAMED


def _span(given: Mapping[str, str | None], name: str) -> int:
    """Return a span as browsers read it: 1 if absent or nonsense; 0 is kept (it means "to the end")."""
    text = given.get(name) or given.get(f"aria-{name}")
    if text is None or (found := _SPAN.match(text)) is None:
        return 1
    return int(found[1]) if len(found[1]) <= _SPAN_DIGITS else 10**_SPAN_DIGITS
