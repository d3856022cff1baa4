"""Tests of what the screens are made of."""
