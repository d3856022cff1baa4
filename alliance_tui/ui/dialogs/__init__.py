"""Small questions over a screen; each answers with a value."""
