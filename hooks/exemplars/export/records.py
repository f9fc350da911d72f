"""One exemplar as its file in the open data has it: what its page shows, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exemplars.attachments import Audio, Photo
from exemplars.export.fields import plain
from exemplars.records.profile import Award, Figure
from exemplars.records.vocabulary import AWARD_FORM_NAMES
from exemplars.register import Exemplar, Register
from exemplars.rules.by_plan import criteria_of
from exemplars.telling import channels

# What is not told as the editor wrote it, but as the page shows it.
_OWN = frozenset({"criteria", "figures", "awards", "portrait", "gallery", "audio", "carried"})


def address(each: Exemplar) -> str:
    """Return the path of an exemplar's own file: by its id alone, so that no renaming moves it."""
    return f"du-lieu/guong/{each.id}.json"


def record(each: Exemplar, register: Register, url: str) -> dict[str, Any]:
    """Return what the open data say of an exemplar, on a portal at `url`."""
    profile = each.profile
    said = plain(profile, _OWN)
    said |= {
        "criteria": list(_criteria(each, register)),
        "figures": [_figure(item) for item in profile.figures],
        "awards": [_award(item) for item in profile.awards],
        "portrait": _photo(each.portrait, url) if each.portrait else None,
        "gallery": [_photo(item, url) for item in each.gallery],
        "audio": _audio(each.audio, url) if each.audio else None,
        "carried": [
            {
                "channel": item.channel.id,
                "date": str(item.date),
                "url": item.url or None,
                "channel_name": item.channel.name,
            }
            for item in channels.carryings(profile, register.portfolio, register.today)
        ],
        "url": url + each.address,
        "kind_name": each.kind_name,
        "sector_name": each.sector.name if each.sector else None,
        "unit_name": each.unit.name if each.unit else None,
        "story": each.source.story or None,
    }
    return said


def _criteria(each: Exemplar, register: Register) -> Iterator[dict[str, Any]]:
    met = {item.criterion: item for item in each.profile.criteria if item.evidence}
    for criterion in criteria_of(each.profile, register.portfolio):
        if criterion.id in met:
            yield plain(met[criterion.id]) | {"label": criterion.label}


def _figure(item: Figure) -> dict[str, Any]:
    return plain(item) | {"number": number(item.value)}


def number(written: str) -> float | int | None:
    """Return a number as Vietnamese writes it, 1.234,5, as a number; None where none is written."""
    bare = written.replace(".", "").replace(",", ".")
    if not bare:
        return None
    return float(bare) if "." in bare else int(bare)


def _award(item: Award) -> dict[str, Any]:
    return plain(item) | {"name": item.title or AWARD_FORM_NAMES.get(item.form, item.form)}


def _photo(photo: Photo, url: str) -> dict[str, Any]:
    return {
        "alt": photo.alt or None,
        "credit": photo.credit or None,
        "url": url + photo.address,
        "width": photo.width,
        "height": photo.height,
    }


def _audio(audio: Audio, url: str) -> dict[str, Any]:
    return {
        "voice": audio.voice or None,
        "url": url + audio.address,
        "type": audio.type,
        "bytes": audio.size,
        "seconds": audio.seconds,
    }
