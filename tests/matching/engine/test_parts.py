from matching.engine.parts import sector_parts


def test_codes_asked_for_are_not_remembered_without_end():
    parts = sector_parts(frozenset({"only-here"}))
    states = {parts[f"sector-{number}"][0].state for number in range(1000)}
    assert states == {"not-listed"}
    assert len(parts) <= 256


def test_part_is_made_once():
    assert sector_parts(frozenset({"G"}))["G"] is sector_parts(frozenset({"G"}))["G"]
