"""`python -m goodstanding` is the same as `goodstanding`."""

from goodstanding.cli import main

if __name__ == "__main__":
    main()
