"""The schemas that documents are checked against: which apply, and what each finds."""
