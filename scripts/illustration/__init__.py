"""Portraits of invented people: flat illustrations drawn by code, always the same for an id."""

from __future__ import annotations

from illustration.cast import Subject, subject_of
from illustration.picture import draw

__all__ = ["Subject", "draw", "subject_of"]
