"""A rendered document as a tree of WordprocessingML that still knows its source; what review copies are made from."""
