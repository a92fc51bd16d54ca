"""A whole desk: made, opened, searched, backed up and put back."""

from datetime import timedelta

import pytest

from aedesk.app import Services, build, create_desk, open_desk
from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage import vault
from tests.builders import PASSPHRASE, FixedClock, House, agency_with_people


def test_a_desk_is_made_and_opened_again(tmp_path: object, clock: FixedClock) -> None:
    paths = Paths(tmp_path / "new")  # type: ignore[operator]
    services, recovery = create_desk(paths, PASSPHRASE, clock, memory_kib=8192)
    house = agency_with_people(services)
    made = house.job()
    services.close()
    again = open_desk(paths, PASSPHRASE, clock)
    assert again.jobs.get(made.id).title == made.title
    assert again.store.actor == str(house.people.ae.id)
    again.close()
    by_sheet = build(paths, vault.open_with_recovery(paths.vault, recovery))
    assert by_sheet.agency.me().name == "Iris Tan"
    by_sheet.close()
    with pytest.raises(UserError, match="wrong_passphrase"):
        open_desk(paths, "another passphrase", clock)
    with pytest.raises(UserError, match="vault_exists"):
        create_desk(paths, PASSPHRASE, clock, memory_kib=8192)


@pytest.mark.parametrize(
    "typed", ["range", "儿童", "etcx", "j1", "Ｊ－０００１", "twelve shops", "key picture", "B-0001"]
)
def test_everything_is_found_by_what_somebody_types(house: House, typed: str) -> None:
    from aedesk.domain.job import Stage

    made = house.job_at(Stage.LAYOUT, title="Kids’ range", other_title="儿童车系")
    house.job(title="Menu, tasting week")
    hits = house.desk.search.find(typed)
    assert [(hit.kind, hit.id) for hit in hits] == [("job", made.id)]


def test_search_holds_its_tongue_about_nothing(house: House) -> None:
    house.job()
    assert house.desk.search.find("  ") == []
    assert len(house.desk.search.find("larkwheel", limit=1)) == 1


def test_a_backup_is_put_back_and_the_present_kept_aside(house: House, key: bytes, clock: FixedClock) -> None:
    desk = house.desk
    made = house.job(title="Before")
    info = desk.backups.make("hand")
    assert info.verified
    assert info.counts["job"] == 1
    assert desk.backups.all() == [info]
    made.title = "After"
    desk.jobs.save(made)
    aside = desk.backups.restore(info)
    assert (aside / "desk.db").exists()
    again = build(desk.paths, key, clock)
    assert again.jobs.get(made.id).title == "Before"
    again.close()


def test_a_damaged_backup_leaves_the_desk_open(house: House) -> None:
    desk = house.desk
    made = house.job(title="Before")
    logo = desk.files.put(b"a picture", kind="picture")
    info = desk.backups.make()
    (info.path / "desk.db").write_bytes(b"")
    with pytest.raises(UserError, match="backup_damaged"):
        desk.backups.restore(info)
    assert desk.files.get(logo) == b"a picture"
    made.title = "After"
    desk.jobs.save(made)
    assert desk.jobs.get(made.id).title == "After"


def test_a_backup_is_due_once_a_day(desk: Services, clock: FixedClock) -> None:
    assert desk.backups.due()
    desk.backups.make("daily")
    assert not desk.backups.due()
    clock.at += timedelta(days=1)
    assert desk.backups.due()
