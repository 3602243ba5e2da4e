"""What is wrong with a document: where, and in words."""
