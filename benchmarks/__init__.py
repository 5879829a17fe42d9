"""Benchmarks: one command a task, each taking a path."""
