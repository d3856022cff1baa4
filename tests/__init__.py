"""Tests of the house, one folder per part of it."""
