"""Tests of the quiet screens: the library, a new alliance, its page, a past session, closing and thanks."""
