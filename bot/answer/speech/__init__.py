"""Who says what in a text: words that report, quotations, names; own rules, no model."""
