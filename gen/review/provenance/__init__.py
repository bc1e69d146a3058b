"""A review copy: the document as printed, with comments that tell where each run of paragraphs comes from."""
