"""`python -m alliance_tui` is `alliance`."""

from alliance_tui.cli import main

if __name__ == "__main__":
    main()
