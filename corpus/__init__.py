"""The project's own annotated corpus (CC0), and the tools that compile, check and compare its annotations."""
