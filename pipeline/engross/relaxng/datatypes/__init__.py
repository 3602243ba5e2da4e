"""The datatypes that a RELAX NG schema can name: built in, of XML Schema, and of DTD compatibility."""

from engross.relaxng.datatypes.base import Complaint, Context, Datatype, DatatypeError
from engross.relaxng.datatypes.library import datatype

__all__ = ["Complaint", "Context", "Datatype", "DatatypeError", "datatype"]
