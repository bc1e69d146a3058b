"""Files in and out: where things are, what is read, what a document was made from."""
