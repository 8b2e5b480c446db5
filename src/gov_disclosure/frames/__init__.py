"""
Many reports as columns: one row a report, one column a cell key.

`wide`, `long` and `reports` go between reports and frames; `outcomes`, `findings`
and `failures` run the rules that are linear arithmetic on a frame of any engine
that Narwhals drives (Polars, pandas, PyArrow, DuckDB, PySpark), eager or lazy,
and give back the same kind; `indicators` adds the ratios that people publish,
`to_edition` puts every row in the terms of one edition.
Needs the extra ``frames``.
"""

from __future__ import annotations

from gov_disclosure.frames.checks import failures, findings, outcomes, together
from gov_disclosure.frames.columns import CELL_COLUMNS, FACT_COLUMNS
from gov_disclosure.frames.dictionary import dictionary
from gov_disclosure.frames.documents import DOCUMENT_COLUMNS, documents_schema, read_documents
from gov_disclosure.frames.editions import lost, to_edition
from gov_disclosure.frames.errors import MissingColumnsError
from gov_disclosure.frames.files import (
    parquet_pieces,
    read_csv,
    read_ipc,
    read_parquet,
    write_csv,
    write_ipc,
    write_ndjson,
    write_parquet,
)
from gov_disclosure.frames.indicators import INDICATORS, Indicator, indicators, indicators_of
from gov_disclosure.frames.lines import ndjson_to_parquet, read_ndjson, wide_ndjson
from gov_disclosure.frames.sql import DIALECTS, checks_as_sql, column_name, indicators_as_sql, table_as_sql
from gov_disclosure.frames.tables import long, reports, wide

__all__ = [
    "CELL_COLUMNS",
    "DIALECTS",
    "DOCUMENT_COLUMNS",
    "FACT_COLUMNS",
    "INDICATORS",
    "Indicator",
    "MissingColumnsError",
    "checks_as_sql",
    "column_name",
    "dictionary",
    "documents_schema",
    "failures",
    "findings",
    "indicators",
    "indicators_as_sql",
    "indicators_of",
    "long",
    "lost",
    "ndjson_to_parquet",
    "outcomes",
    "parquet_pieces",
    "read_csv",
    "read_documents",
    "read_ipc",
    "read_ndjson",
    "read_parquet",
    "reports",
    "table_as_sql",
    "to_edition",
    "together",
    "wide",
    "wide_ndjson",
    "write_csv",
    "write_ipc",
    "write_ndjson",
    "write_parquet",
]
