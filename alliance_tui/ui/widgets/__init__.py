"""The parts screens are made of; each draws from one value that is bound down to it."""
