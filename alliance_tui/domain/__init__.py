"""What happens at the table, as frozen records and pure functions."""
