"""What gives a post away, as data: one file a language, a list of phrases for each label (see posts.py)."""
