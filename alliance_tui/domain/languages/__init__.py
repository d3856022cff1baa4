"""What the help with the words of an agreement knows of each language."""
