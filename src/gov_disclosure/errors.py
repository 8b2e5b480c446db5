"""Every error this package raises on purpose; all share one base and pickle with their facts."""

from __future__ import annotations


class GovDisclosureError(Exception):
    """
    Base of every error raised on purpose by this package.

    Subclasses pass all their facts to ``super().__init__`` so that they
    survive pickling, and keep them as attributes.
    """


class FieldValueError(GovDisclosureError, ValueError):
    """A model class was given a value that the report cannot hold."""

    def __init__(self, owner: str, field: str, expected: str, value: object) -> None:
        super().__init__(owner, field, expected, value)
        self.owner, self.field, self.expected, self.value = owner, field, expected, value

    def __str__(self) -> str:
        return f"{self.owner}.{self.field}: expected {self.expected}, got {self.value!r}."


class UnknownCellError(GovDisclosureError, KeyError):
    """A cell key names no cell of the form at hand."""

    def __init__(self, key: str, form: str) -> None:
        super().__init__(key, form)
        self.key, self.form = key, form

    def __str__(self) -> str:
        return f"{self.key!r} is no cell of form {self.form}; list them with gov_disclosure.forms."


class UnknownFormError(GovDisclosureError, LookupError):
    """No edition of the form answers to this name or report year."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(asked, known)
        self.asked, self.known = asked, known

    def __str__(self) -> str:
        return f"no form for {self.asked}; known: {', '.join(self.known)}."


class MissingExtraError(GovDisclosureError, ImportError):
    """An optional library is not installed; the error names the extra that brings it."""

    def __init__(self, extra: str, purpose: str, module: str) -> None:
        super().__init__(extra, purpose, module)
        self.extra, self.purpose, self.module = extra, purpose, module

    def __str__(self) -> str:
        return (
            f"{self.purpose} needs {self.module}, which is not installed. "
            f"Install it with: pip install 'gov-disclosure[{self.extra}]'"
        )


class LimitError(GovDisclosureError, ValueError):
    """The input is larger or more deeply nested than a limit allows."""

    def __init__(self, limit: str, allowed: int, found: int | None, source: str | None = None) -> None:
        super().__init__(limit, allowed, found, source)
        self.limit, self.allowed, self.found, self.source = limit, allowed, found, source

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        found = f"found {self.found:,}" if self.found is not None else "found more"
        return (
            f"{where}{self.limit}: at most {self.allowed:,} allowed, {found}. "
            "If the input is trusted, raise the limit with Limits(...)."
        )


class UnreadableError(GovDisclosureError, ValueError):
    """The bytes are not a report that can be read: wrong format, damaged, empty or scanned."""

    def __init__(self, source: str, found: str, advice: str) -> None:
        super().__init__(source, found, advice)
        self.source, self.found, self.advice = source, found, advice

    def __str__(self) -> str:
        return f"{self.source}: {self.found}. {self.advice}"


class UnknownFormatError(GovDisclosureError, LookupError):
    """No reader answers to this format's name."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(asked, known)
        self.asked, self.known = asked, known

    def __str__(self) -> str:
        return f"no reader for format {self.asked!r}; known: {', '.join(self.known)}."


class UnknownOutputError(GovDisclosureError, LookupError):
    """Nothing is written under this format's name."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(asked, known)
        self.asked, self.known = asked, known

    def __str__(self) -> str:
        return f"no output format is called {self.asked!r}; known: {', '.join(self.known)}."


class BrokenReaderError(GovDisclosureError, RuntimeError):
    """A reader that another package installed failed; a fault of that package, not of the file."""

    def __init__(self, name: str, target: str, stage: str, detail: str) -> None:
        super().__init__(name, target, stage, detail)
        self.name, self.target, self.stage, self.detail = name, target, stage, detail

    def __str__(self) -> str:
        return (
            f"the plug-in reader {self.name!r} ({self.target}) {self.stage}: {self.detail}. "
            "Update or uninstall the package that brings it, or pass another format."
        )


class UnknownRuleError(GovDisclosureError, LookupError):
    """No rule or family of rules answers to this code."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(asked, known)
        self.asked, self.known = asked, known

    def __str__(self) -> str:
        return f"no rule or family {self.asked!r}; known: {', '.join(self.known)}."
