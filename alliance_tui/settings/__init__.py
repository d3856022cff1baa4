"""The settings that come with the program, and how one is read and checked."""
