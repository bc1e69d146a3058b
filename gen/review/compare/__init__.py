"""What differs between two documents, told from printed words and the ids of their source; knows nothing of Word."""
