"""The program in a real pseudo-terminal, as a process of its own."""
