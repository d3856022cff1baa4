"""What the session screen is made of: each part brings its keys, what they do and what it asks."""
