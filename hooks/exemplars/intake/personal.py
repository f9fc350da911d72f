"""
What of a text may not be published: left out where it stands, and named in the report.

What is private is named masked. An address that the plan does not allow would stop every build,
and a reviewer should see it as it was: it is named whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from exemplars.privacy import WHAT, Offices, masked, may_tell, private_data
from exemplars.rules.addresses import written_out

# Reads well behind the words of a link, and by itself.
NO_ADDRESS = "địa chỉ trang web đã lược"
_MOST_ROUNDS = 50


@dataclass
class Screen:
    """Lets texts through without what is private, and remembers what it has kept back."""

    offices: Offices
    # Where links may lead; None lets every address through.
    domains: frozenset[str] | None = None
    kept_back: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def through(self, text: str) -> str:
        """Return a text without what is private in it, and without addresses it may not lead to."""
        if self.domains is not None:
            for start, address, _ in reversed(list(written_out(text, self.domains))):
                text = f"{text[:start]}{NO_ADDRESS}{text[start + len(address) :]}"
                if address not in self.addresses:
                    self.addresses.append(address)
        for _ in range(_MOST_ROUNDS):
            found = private_data(text, self.offices) if may_tell(text) else []
            if not found:
                return text
            for each in reversed(found):
                self.keep(each.what, text[each.start : each.end])
                text = f"{text[: each.start]}(đã lược {WHAT[each.what]}){text[each.end :]}"
        # Who pastes a thousand numbers means none of them to be read.
        self.keep("phone", text[:12])
        return "(đã lược đoạn có thông tin riêng)"

    def keep(self, what: str, said: str) -> None:
        """Remember that something was left out."""
        told = f"{WHAT[what]} {masked(said)}"
        if told not in self.kept_back:
            self.kept_back.append(told)
