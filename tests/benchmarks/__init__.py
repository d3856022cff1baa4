"""Scripts that measure what a person feels, as ratios against a bare Textual app in the same run."""
