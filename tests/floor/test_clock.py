from kiosk import clock


def test_monotonic_seconds_never_go_back():
    first = clock.monotonic()
    assert clock.monotonic() >= first


def test_the_uptime_of_the_machine_never_goes_back():
    first = clock.uptime()
    assert clock.uptime() >= first > 0


def test_a_start_of_the_machine_has_one_mark_for_as_long_as_it_runs():
    assert clock.boot_id() == clock.boot_id()


def test_what_the_system_does_not_say_is_nothing(monkeypatch, tmp_path):
    for name in ("SYNCHRONISED", "HARDWARE_CLOCK", "BOOT_ID"):
        monkeypatch.setattr(clock, name, tmp_path / "nothing")
    assert (clock.last_sync(), clock.is_synchronised(), clock.boot_id(), clock.has_hardware_clock()) == (0, 0, "", 0)


def test_each_setting_from_the_network_has_a_mark_of_its_own(monkeypatch, tmp_path):
    import os

    touched = tmp_path / "synchronized"
    monkeypatch.setattr(clock, "SYNCHRONISED", touched)
    touched.touch()
    first = clock.last_sync()
    os.utime(touched, ns=(first + 1, first + 1))
    assert clock.is_synchronised()
    assert clock.last_sync() == first + 1
