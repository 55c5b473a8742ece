"""Yours against expected, as SVG. The frame fits the expected curve; where yours leaves it, the edge says where to."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from markupsafe import Markup

from autograder.grading.record import Picture

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 340, 226, 58, 10, 12, 34
MARGIN = 0.35  # of the expected curve's height, above and below
NEAR = 18  # where the curves come no farther apart than this, their names would lie on both
Place = tuple[float, float]
NAMED = {0.25: "¼", 0.5: "½", 0.75: "¾"}


@dataclass(frozen=True)
class Frame:
    """Maps a curve's numbers to the picture's."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float

    @classmethod
    def around(cls, picture: Picture) -> Frame:
        low, high = min(picture.expected), max(picture.expected)
        room = MARGIN * (high - low or 1.0)
        return cls(picture.x[0], picture.x[-1], low - room, high + room)

    def x(self, value: float) -> float:
        return LEFT + (value - self.x_low) / (self.x_high - self.x_low) * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return TOP + (self.y_high - value) / (self.y_high - self.y_low) * (HEIGHT - TOP - BOTTOM)

    def holds(self, y: float | None) -> bool:
        return y is not None and self.y_low <= y <= self.y_high


def drawn(picture: Picture, name: str, argument: str) -> tuple[Markup, str]:
    """(the picture, a true sentence about it). `name`: the exercise; `argument`: what its axis is called."""
    frame = Frame.around(picture)
    outside = [(x, y) for x, y in zip(picture.x, picture.yours, strict=True) if y is not None and not frame.holds(y)]
    missing = sum(y is None for y in picture.yours)
    low, high = min(picture.expected), max(picture.expected)
    described = (
        f"For {argument} from {number(frame.x_low)} to {number(frame.x_high)} the expected curve runs between "
        f"{number(low)} and {number(high)}. {_about_yours(picture, outside, missing)}"
    )
    parts = [
        Markup('<svg viewBox="0 0 {} {}" role="img" aria-labelledby="plot-{}-t plot-{}-d">').format(
            WIDTH, HEIGHT, name, name
        ),
        Markup('<title id="plot-{}-t">{}: yours against expected</title>').format(name, name),
        Markup('<desc id="plot-{}-d">{}</desc>').format(name, described),
        *_axes(frame, low, high, argument),
        Markup('<path d="{}" class="l-blue" stroke-width="2.6"/>').format(_path(frame, picture.x, picture.expected)),
        Markup('<path d="{}" class="l-orange" stroke-width="2.6" stroke-dasharray="7 4"/>').format(
            _path(frame, picture.x, picture.yours)
        ),
        *_leaving(frame, picture),
        *_labels(frame, picture),
        Markup("</svg>"),
    ]
    return Markup("").join(parts), _caption(outside, missing)


def number(value: float) -> str:
    """
    >>> number(-0.25), number(1e10), number(3.0), number(0.12345)
    ('−¼', '1e10', '3', '0.123')
    """
    if abs(value) in NAMED:
        return ("−" if value < 0 else "") + NAMED[abs(value)]
    return f"{value:.3g}".replace("-", "−").replace("e+", "e")


def _about_yours(picture: Picture, outside: list, missing: int) -> str:
    first, last = picture.yours[0], picture.yours[-1]
    if missing == len(picture.yours):
        return "Yours has no value there."
    ends = ", ".join(
        f"{number(y)} at {number(x)}" for x, y in ((picture.x[0], first), (picture.x[-1], last)) if y is not None
    )
    leaves = " and leaves the picture" if outside else ""
    return f"Yours is {ends}{leaves}."


def _caption(outside: list, missing: int) -> str:
    if outside:
        return "Yours (dashed) leaves the picture; the blue curve is the one expected."
    if missing:
        return "Yours (dashed) has gaps where it is not a number."
    return "Yours (dashed) beside the curve that is expected (blue)."


def _axes(frame: Frame, low: float, high: float, argument: str) -> list[Markup]:
    zero = frame.y(min(max(0.0, frame.y_low), frame.y_high))
    parts = [
        Markup('<path d="M{} {:.1f}H{}" class="grid"/>').format(LEFT, frame.y(high), WIDTH - RIGHT),
        Markup('<path d="M{} {:.1f}H{}M{} {}V{}" class="axis"/>').format(
            LEFT, zero, WIDTH - RIGHT, LEFT, TOP, HEIGHT - BOTTOM
        ),
    ]
    nice = {v: number(v) for v in (_round(low), _round(high))}
    for value, text in nice.items():
        parts.append(
            Markup('<text x="{}" y="{:.1f}" text-anchor="end" class="t">{}</text>').format(
                LEFT - 6, frame.y(value) + 4, text
            )
        )
    for k in range(5):
        x = frame.x_low + k * (frame.x_high - frame.x_low) / 4
        parts.append(
            Markup('<text x="{:.1f}" y="{}" text-anchor="middle" class="t">{}</text>').format(
                frame.x(x), HEIGHT - 17, number(x)
            )
        )
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(
        Markup('<text x="{}" y="{}" text-anchor="middle" class="t">{}</text>').format(middle, HEIGHT - 2, argument)
    )
    return parts


def _round(value: float) -> float:
    """The nearest quarter where the curve ends within a hundredth of one; a curve to 0.9975 is labelled 1."""
    near = round(value * 4) / 4
    return near if abs(near - value) < 0.01 else value


def _path(frame: Frame, xs: tuple, ys: tuple) -> str:
    """The curve where it is inside the frame, cut at the frame's edge."""
    pieces, down = [], False
    before: tuple[float, float] | None = None
    for x, y in zip(xs, ys, strict=True):
        if y is None:
            before, down = None, False
            continue
        if frame.holds(y):
            if not down and before is not None:
                pieces.append("M" + _point(frame, *_crossing(frame, before, (x, y))))
                down = True
            pieces.append(("L" if down else "M") + _point(frame, x, y))
            down = True
        elif down and before is not None:
            pieces.append("L" + _point(frame, *_crossing(frame, (x, y), before)))
            down = False
        before = (x, y)
    return "".join(pieces)


def _crossing(frame: Frame, outside: tuple[float, float], inside: tuple[float, float]) -> tuple[float, float]:
    edge = frame.y_high if outside[1] > frame.y_high else frame.y_low
    share = (edge - inside[1]) / (outside[1] - inside[1])
    return inside[0] + share * (outside[0] - inside[0]), edge


def _point(frame: Frame, x: float, y: float) -> str:
    return f"{frame.x(x):.1f} {frame.y(y):.1f}"


def _leaving(frame: Frame, picture: Picture) -> list[Markup]:
    """At the left and the right end: where to, if yours is outside there."""
    parts = []
    for end, anchor, x in ((0, "start", LEFT + 6), (-1, "end", WIDTH - RIGHT)):
        y = picture.yours[end]
        if y is None or frame.holds(y):
            continue
        up = y > frame.y_high
        text = f"{'↑' if up else '↓'} {number(y)} at {number(picture.x[end])}"
        place = TOP + 10 if up else HEIGHT - BOTTOM - 8
        parts.append(
            Markup('<text x="{}" y="{}" text-anchor="{}" class="t-orange halo">{}</text>').format(
                x, place, anchor, text
            )
        )
    return parts


def _labels(frame: Frame, picture: Picture) -> list[Markup]:
    """Each curve's name where the other curve is farthest away."""
    expected = _drawn_points(frame, picture.x, picture.expected)
    yours = _drawn_points(frame, picture.x, picture.yours)
    if not yours or max(_far(p, expected) for p in yours) < NEAR:
        return []
    return [_label(expected, yours, "expected", "t-blue"), _label(yours, expected, "yours", "t-orange")]


def _label(own: list[Place], other: list[Place], text: str, style: str) -> Markup:
    inner = [p for p in own if LEFT + 34 <= p[0] <= WIDTH - RIGHT - 34] or own
    n = max(range(len(inner)), key=lambda k: _far(inner[k], other))
    x, y = inner[n]
    after = inner[min(n + 1, len(inner) - 1)]
    before = inner[max(n - 1, 0)]
    steep = abs(after[1] - before[1]) > 2 * abs(after[0] - before[0])
    if steep:
        to_right = x < WIDTH * 0.6
        x, y, anchor = x + (8 if to_right else -8), y + 4, "start" if to_right else "end"
    else:
        nearest = min(other, key=lambda p: hypot(p[0] - x, p[1] - y))
        y, anchor = (y - 8 if nearest[1] > y - 1 or y > HEIGHT - BOTTOM - 24 else y + 16), "middle"
    y = min(max(y, TOP + 10), HEIGHT - BOTTOM - 4)
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}" class="{} halo">{}</text>').format(
        x, y, anchor, style, text
    )


def _drawn_points(frame: Frame, xs: tuple, ys: tuple) -> list[Place]:
    return [(frame.x(x), frame.y(y)) for x, y in zip(xs, ys, strict=True) if y is not None and frame.holds(y)]


def _far(place: Place, others: list[Place]) -> float:
    return min((hypot(place[0] - x, place[1] - y) for x, y in others), default=float("inf"))
