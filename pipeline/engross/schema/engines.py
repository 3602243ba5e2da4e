"""From the file of a schema to what checks documents with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from engross.schema.resolve import RELAXNG, SCHEMATRON, SchemaFile
from engross.schema.rng import RngSchema
from engross.schema.schematron import SchematronSchema
from engross.schema.xsd import XsdSchema

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.saxon import Saxon
    from engross.schema.catalog import Catalog

Engine: TypeAlias = RngSchema | XsdSchema | SchematronSchema
"""What checks documents: each has `files`, `warnings` and `reads_other_files`."""

_GRAMMARS = (".rng", ".rnc")


def load(schema: SchemaFile, saxon: Callable[[], Saxon], catalog: Catalog, language: str = "en") -> Engine:
    """
    Load a schema.

    Args:
        schema: Where it is, its language, and its phase.
        saxon: Gives the process's XSLT processor; called only where there is Schematron to run.
        catalog: The edition's catalogs, through which what it includes is found.
        language: The language to prefer where its rules say one thing in several.

    Returns:
        A `RngSchema` with its rules, of the rules alone where a grammar is named as Schematron; else a
        `SchematronSchema` or an `XsdSchema`. What its `warnings` say is to be reported once.

    Raises:
        SchemaError: It cannot be read (S011), breaks a rule of its language (S013), or its rules are wrong (T002).
    """
    is_grammar = schema.file.suffix.lower() in _GRAMMARS
    if schema.language == RELAXNG or (schema.language == SCHEMATRON and is_grammar):
        return RngSchema(
            schema.file,
            schema.name,
            saxon,
            phase=schema.phase,
            catalog=catalog,
            language=language,
            rules_alone=schema.language == SCHEMATRON,
        )
    if schema.language == SCHEMATRON:
        return SchematronSchema.load(
            schema.file, saxon(), phase=schema.phase, path=schema.name, catalog=catalog, language=language
        )
    return XsdSchema(schema.file, schema.name, catalog=catalog)
