"""What differs between two documents, found in printed words and the ids of their source; knows nothing of Word."""
