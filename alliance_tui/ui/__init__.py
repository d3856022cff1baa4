"""The screens, and everything that draws."""
