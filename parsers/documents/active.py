"""What a document would do if a program let it: told, never done."""

from parsers.records import Defect

MACROS = Defect(code="active_content", detail="It holds macros; they were not run.")
CALLS = Defect(code="active_content", detail="It holds fields that call other programs; they were not run.")
OBJECTS = Defect(code="active_content", detail="It holds objects of other programs; they were not opened.")
OUTSIDE = Defect(
    code="external_ref", detail="It refers to content that lies elsewhere, such as a template; it was not fetched."
)
