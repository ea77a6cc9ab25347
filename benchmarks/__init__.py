"""How fast it is, beside named peers. `python -m benchmarks.<subject>` runs one."""
