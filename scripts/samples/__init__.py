"""Synthetic exemplars for load tests and benchmarks: valid under any plan, the same for a seed."""

from __future__ import annotations

from samples.maker import Maker

__all__ = ["Maker"]
