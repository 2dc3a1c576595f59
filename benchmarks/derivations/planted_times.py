"""Publication times, addresses and credits planted on pairs whose direction is known.

A target comes out after its source by a gap with a median of five hours (a tenth under 50
minutes, a tenth over a day). Each page shows its own zone's clock, cut to a precision, with or
without the zone. Noise, where asked for: one of the two clocks is wrong by one to twelve hours
in a tenth of the pairs; a tenth of the sources was changed after the target came out; a tenth of
the targets keeps the source's date and shows its own only as a change. All seeded.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from firsthand.model import Article, Credit, Outlet, Precision, PublishedDate

GAP_MEDIAN, GAP_SPREAD = 5.0, 1.4
WRONG, CHANGED, KEPT_DATE = 0.1, 0.1, 0.1
#: Hours from UTC: where newsrooms sit.
ZONES = (-8, -6, -5, -3, 0, 1, 2, 3, 5.5, 7, 8, 9)
START = datetime(2024, 3, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page shows of its time, and whether the noise of the module's docstring is on it."""

    precision: Precision
    zone: bool
    noise: bool

    @property
    def name(self) -> str:
        """``minute, no zone, noise``."""
        return ", ".join(
            [self.precision, "zone" if self.zone else "no zone", *(["noise"] if self.noise else [])]
        )


SETTINGS = tuple(
    Setting(precision, zone, noise)
    for noise in (False, True)
    for precision, zone in (
        ("second", True), ("minute", True), ("second", False), ("minute", False), ("day", False),
    )
)  # fmt: skip


def with_address(source: Article, target: Article) -> tuple[Article, Article]:
    """The target names the source's address."""
    address = f"https://courier.example/news/{source.id[-12:]}"
    credit = Credit(None, "source", f"Source: {address}", url=address, line=1)
    return replace(source, url=address), replace(target, credits=(credit,))


def with_credit(source: Article, target: Article) -> tuple[Article, Article]:
    """The target credits the source's outlet."""
    credit = Credit("Velmora Courier", "source", "Source: Velmora Courier", line=1)
    outlet = Outlet("Velmora Courier", "courier.example")
    return replace(source, outlet=outlet), replace(target, credits=(credit,))


def with_times(
    rng: random.Random, source: Article, target: Article, setting: Setting
) -> tuple[Article, Article]:
    """Both with the times that they show; the source came out first."""
    gap = timedelta(hours=GAP_MEDIAN * math.exp(rng.gauss(0, GAP_SPREAD)))
    out = [START + timedelta(minutes=rng.uniform(0, 60 * 24 * 300))]
    out.append(out[0] + gap)
    if setting.noise and rng.random() < WRONG:
        out[rng.randrange(2)] += timedelta(hours=rng.choice((-1, 1)) * rng.uniform(1, 12))
    zones = [rng.choice(ZONES) for _ in range(2)]
    first, second = (_shown(moment, zone, setting) for moment, zone in zip(out, zones, strict=True))
    source, target = replace(source, published=first), replace(target, published=second)
    if setting.noise and rng.random() < CHANGED:
        later = out[1] + timedelta(hours=rng.uniform(1, 48))
        return replace(source, modified=_shown(later, zones[0], setting)), target
    if setting.noise and rng.random() < KEPT_DATE:
        return source, replace(target, published=first, modified=second)
    return source, target


def _shown(moment: datetime, zone: float, setting: Setting) -> PublishedDate:
    local = moment.astimezone(timezone(timedelta(hours=zone)))
    if not setting.zone:
        local = local.replace(tzinfo=None)
    written = {
        "day": local.strftime("%Y-%m-%d"),
        "minute": local.isoformat(timespec="minutes"),
        "second": local.isoformat(timespec="seconds"),
    }[setting.precision]
    return PublishedDate(written, setting.precision, written, "markup")
