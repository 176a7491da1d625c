"""How a page of HTML becomes articles; only `reader` and `process` are for the rest of news."""
