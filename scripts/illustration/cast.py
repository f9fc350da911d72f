"""Who is in a picture and what it is about, read from the words of a profile."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from illustration.people import Person
from illustration.themes import THEMES, theme_of

SOUTH = ("soc-trang", "vinh-thuan")
_FEMALE = r"bà|chị|cô|nữ|mẹ"
_MALE = r"ông|anh|thầy|cha|bố"
_TITLE = rf"(?<!\w)(?:(?P<female>{_FEMALE})|(?P<male>{_MALE}))(?!\w)"
_WOMEN = re.compile(r"(?<!\w)(?:phụ nữ|chị em|các nữ)(?!\w)", re.IGNORECASE)
_OLD = re.compile(
    r"(?<!\w)(?:cụ|già|nghỉ hưu|hưu trí|cựu chiến binh|cao tuổi|lớn tuổi|cao niên)(?!\w)"
)
_YOUNG = re.compile(r"(?<!\w)(?:thanh niên|bạn trẻ|đoàn viên|sinh viên)(?!\w)")
_NIGHT = re.compile(r"(?<!\w)(?:đêm|khuya|buổi tối|đèn pin|ánh đèn|trăng)(?!\w)")
_YEARS = re.compile(r"(?<!\w)(\d{2}) tuổi(?!\w)")


@dataclass(frozen=True)
class Text:
    """What a profile says of itself, as far as a picture needs it."""

    id: str
    plan: str
    name: str
    kind: str
    sector: str
    summary: str
    alt: str
    story: str = ""
    minor: bool = False


@dataclass(frozen=True)
class Subject:
    """What to draw: nobody in `people` means the land and the things alone."""

    id: str
    plan: str
    theme: str
    people: tuple[Person, ...] = ()
    home: bool = False
    night: bool = False


def subject_of(text: Text) -> Subject:
    """Return what to draw for a profile; the same profile always gives the same."""
    rng = Random(text.id)
    theme = theme_of((text.alt, f"{text.name} {text.summary}"), text.sector, rng.randrange(6))
    cast = _CAST.get(text.kind, _single)
    people = _one_wide_hat([_dressed(each, text.plan, theme, rng) for each in cast(text, rng)])
    night = bool(_NIGHT.search(text.alt))
    return Subject(text.id, text.plan, theme, people, text.kind == "household", night)


def _title(text: Text) -> re.Match[str] | None:
    """Find the title people give the person: chị, ông …, best where the name follows it."""
    bare = re.sub(r"^Gia đình\s+", "", text.name)
    given = re.escape((bare.split() or ["-"])[-1])
    words = (text.alt, text.summary, text.story)
    near = (
        rf"(?i){_TITLE}(?= {re.escape(text.name)})",
        rf"(?i){_TITLE}(?= (?:\w+ )?{given}(?!\w))",
    )
    asked = [(rf"(?i)^{_TITLE}", bare), *((pattern, each) for pattern in near for each in words)]
    found = (re.search(pattern, each) for pattern, each in asked)
    return next((match for match in found if match), None)


def _is_female(text: Text) -> bool:
    if re.search(r"(?<!\w)Thị(?!\w)", text.name):
        return True
    title = _title(text)
    return bool(title["female"]) if title else Random(text.id).random() < 0.5


def _age(text: Text, rng: Random) -> str:
    if text.minor:
        return "child"
    said = _YEARS.search(text.summary)
    if said:
        return "young" if int(said[1]) < 40 else "middle" if int(said[1]) < 60 else "elder"
    title = _title(text)
    respected = bool(title and title[0].lower() in ("bà", "ông"))
    if respected and _OLD.search(text.summary):
        return "elder"
    return rng.choice(("middle", "middle", "elder") if respected else ("young", "young", "middle"))


def _single(text: Text, rng: Random) -> list[Person]:
    return [Person(_is_female(text), _age(text, rng))]


def _nobody(text: Text, rng: Random) -> list[Person]:
    return []


def _named_or_nobody(text: Text, rng: Random) -> list[Person]:
    named = re.search(rf"(?:{_FEMALE}|{_MALE})(?: giáo)? {re.escape(text.name)}", text.alt)
    return _single(text, rng) if named else []


def _family(text: Text, rng: Random) -> list[Person]:
    head = Person(_is_female(text), _age(text, rng))
    couple = [head, replace(head, female=not head.female)]
    couple.sort(key=lambda each: each.female)
    child = [Person(rng.random() < 0.5, "child")] if rng.random() < 0.6 else []
    return couple + child


def _team(text: Text, rng: Random) -> list[Person]:
    words = f"{text.name} {text.alt}"
    ages = ["young", "middle", "elder"]
    if _OLD.search(words) and "cho người cao tuổi" not in words:
        ages = ["elder", "middle", "elder"]
    elif _YOUNG.search(words):
        ages = ["young", "young", "young"]
    rng.shuffle(ages)
    sexes = [True, False, rng.random() < 0.5]
    rng.shuffle(sexes)
    if _WOMEN.search(f"{words} {text.summary[:80]}"):
        sexes = [True, True, True]
    return [Person(sex, age) for sex, age in zip(sexes, ages, strict=True)]


_CAST = {
    "household": _family,
    "collective": _team,
    "model": _nobody,
    "new-factor": _named_or_nobody,
    "contest-entry": _named_or_nobody,
}


def _dressed(person: Person, plan: str, theme: str, rng: Random) -> Person:
    """Give the person the clothes of the work and of the region."""
    if person.age == "child":
        return person
    wear = rng.choice(_wardrobe(person, plan, THEMES[theme].wear))
    hats = _hats(person, plan, THEMES[theme].wear)
    hat = rng.choice(hats) if wear not in ("coat", "ao-dai") else ""
    scarf = plan in SOUTH and wear in ("ba-ba", "jacket") and rng.random() < 0.5
    glasses = not hat and rng.random() < _GLASSES.get(person.age, 0.0) + 0.2 * (
        wear in ("coat", "ao-dai")
    )
    return replace(person, wear=wear, hat=hat, scarf=scarf, glasses=glasses)


def _one_wide_hat(people: list[Person]) -> tuple[Person, ...]:
    """Leave one conical hat to a group, at the back, where it hides nobody."""
    wide = [each for each in people if each.hat == "cone"]
    rest = [each for each in people if each.hat != "cone"]
    return (*wide[:1], *(replace(each, hat="") for each in wide[1:]), *rest)


_GLASSES = {"young": 0.08, "middle": 0.15, "elder": 0.4}


def _wardrobe(person: Person, plan: str, work: str) -> tuple[str, ...]:
    if work == "health":
        return ("coat",)
    if work == "watch":
        return ("shirt", "jacket") if person.female else ("militia", "jacket")
    if work in ("site", "plain"):
        return ("jacket", "shirt")
    if work in ("school", "stage"):
        return ("ao-dai", "ao-dai", "shirt") if person.female else ("shirt", "jacket")
    if work == "office":
        return ("shirt", "shirt", "ao-dai" if person.female else "shirt")
    if plan in SOUTH:
        return ("ba-ba", "ba-ba", "shirt")
    if plan == "lao-cai":
        return ("brocade", "brocade", "jacket") if person.female else ("jacket", "shirt")
    return ("ba-ba", "shirt", "jacket") if person.female else ("shirt", "jacket")


def _hats(person: Person, plan: str, work: str) -> tuple[str, ...]:
    if work == "site":
        return ("helmet", "") if not person.female else ("", "cone")
    if work == "watch":
        return ("bucket", "", "")
    if work != "work":
        return ("",)
    if person.female:
        return ("cone", "cone", "", "cloth" if plan not in SOUTH else "")
    return ("", "", "", "bucket", "bucket", "cone" if plan in SOUTH else "")
