"""Client care as rows: festivals, birthdays, gifts, greetings, promises, complaints, ideas, word for the boss."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aedesk.domain.care import IdeaOutcome
from aedesk.words import _, n_, p_
from ui import format
from ui.due import ago_words, due_words, tone, when_words
from ui.labels import label
from ui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from aedesk.domain.care import Complaint, Gift, Greeting, Idea
    from aedesk.services.care import OpenRow
    from aedesk.services.gifts import CareDay

_ICONS = {"qingming": "plant-2", "labour_day": "flag", "dragon_boat": "sailboat", "mid_autumn": "moon",
          "national_day": "flag", "new_year": "sun", "spring": "gift"}  # fmt: skip


def occasion(code: str, names: Mapping[str, str]) -> str:
    """What something is for: a festival, a birthday, a client's own day, or words."""
    from aedesk.sentences import occasion as words

    return names.get(code) or words(code, _)


def days_words(on: date, today: date) -> str:
    """How far a day is off."""
    days = (on - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return n_("{n} day", "{n} days", days).format(n=days)


def lunar_words(day: CareDay) -> str:
    """The date by the moon, where the birthday was told so."""
    if day.lunar is None or not day.told_lunar:
        return ""
    words = _("lunar, leap month {month}, day {day}") if day.lunar.leap else _("lunar, month {month}, day {day}")
    return words.format(month=day.lunar.month, day=day.lunar.day)


def festival_row(day: CareDay, today: date) -> Row:
    """A festival ahead."""
    detail = [format.day(day.on)]
    if day.sad:
        detail.append(_("greeting only, no gift"))
    if day.greetings:
        detail.append(n_("{n} greeting", "{n} greetings", day.greetings).format(n=day.greetings))
    if day.gifts:
        detail.append(n_("{n} gift", "{n} gifts", len(day.gifts)).format(n=len(day.gifts)))
    if day.gift_due:
        detail.append(_("order by {day}").format(day=format.day(day.order_by)))
    late = day.gift_due and day.order_by <= today
    return Row(
        occasion(day.occasion, {}), " · ".join(detail), icon=_ICONS.get(day.occasion, "calendar"),
        right=days_words(day.on, today), tone="near" if late else "far", key=day,
    )  # fmt: skip


def birthday_row(day: CareDay, today: date) -> Row:
    """A birthday ahead, or a day that matters to a client."""
    who = format.join((day.contact, day.client) if day.kind == "birthday" else (day.name, day.client))
    detail = [format.day(day.on), lunar_words(day)]
    if day.gifts:
        detail.append(day.gifts[0].item)
    elif day.earlier:
        year, item = day.earlier[-1]
        detail.append(_("{verb}: {what}").format(verb=year, what=item))
    near = (day.on - today).days <= 7
    return Row(
        who, " · ".join(part for part in detail if part), icon="cake" if day.kind == "birthday" else "calendar",
        right=days_words(day.on, today), tone="near" if near else "far", key=day,
    )  # fmt: skip


def gift_row(gift: Gift, names: Mapping[UUID, str], currency: str, today: date, days: Mapping[str, str]) -> Row:
    """A gift: for whom, whether it is approved, when it is given."""
    whom = names.get(gift.contact_id or gift.client_id, "")
    if gift.delivered_on is not None:
        right, loud = _("given {day}").format(day=format.day(gift.delivered_on)), "good"
    else:
        near = 0 <= (gift.on - today).days <= 1
        day = days_words(gift.on, today) if near else format.day(gift.on)
        right = p_("gift", "give {day}").format(day=day)
        loud = tone(gift.on, today)
    approved = ""
    if gift.delivered_on is None:
        who = names.get(gift.approved_by, "") if gift.approved_by else ""
        approved = _("approved by {who}").format(who=who) if gift.approved_by else _("waits for approval")
    detail = " · ".join(part for part in (format.join((whom, occasion(gift.occasion, days))), approved) if part)
    cost = gift.cost if gift.cost is not None else gift.budget
    return Row(gift.item, detail, icon="gift", figure=format.money(cost, currency), right=right, tone=loud, key=gift.id)


def greeting_row(one: Greeting, names: Mapping[UUID, str], today: date, days: Mapping[str, str]) -> Row:
    """A greeting that is still to be written."""
    whom = names.get(one.contact_id or one.client_id, "")
    title = format.join((occasion(one.occasion, days), whom))
    detail = " · ".join(part for part in (label(one.channel), one.words) if part)
    return Row(title, detail, icon="message", right=due_words(one.on, today), tone=tone(one.on, today), key=one.id)


def promise_row(one: OpenRow, today: date) -> Row:
    """An open promise."""
    return Row(one.words, one.client, icon="flag", right=due_words(one.on, today), tone=tone(one.on, today), key=one.id)


def complaint_row(one: Complaint, client: str, today: date) -> Row:
    """A complaint that is not closed."""
    right = when_words(one.received_at, today) if one.received_at else ""
    return Row(one.words, client, icon="alert-triangle", right=right, tone="late", key=one.id)


def idea_row(one: Idea) -> Row:
    """An idea: offered or not, and what came of it."""
    if one.outcome is not IdeaOutcome.OPEN:
        right, loud = label(one.outcome), "good" if one.outcome is IdeaOutcome.TAKEN else "far"
    elif one.offered_on is not None:
        right, loud = _("offered {day}").format(day=format.day(one.offered_on)), "far"
    else:
        right, loud = _("not offered yet"), "near"
    return Row(one.words, label(one.kind), icon="lamp", right=right, tone=loud, key=one.id)


def boss_row(one: OpenRow) -> Row:
    """Something that the boss must know."""
    detail = format.join((one.client, _("big") if one.big else ""))
    return Row(one.words, detail, icon="send", right=ago_words(one.days), tone="near" if one.big else "far", key=one.id)
