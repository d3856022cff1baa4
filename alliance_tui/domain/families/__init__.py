"""How each family of events changes the state: one module a family, one `match` each."""
