"""What offices would send back: the rules, what a rule sees of a document, the run."""
