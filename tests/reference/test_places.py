"""People write places of before July 2025, short forms and slips; all lead to today's communes."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reference
from reference.place_names import bare, name_of
from reference.places import Commune, LegacyUnit, PlaceIndex

DATA = Path(reference.__file__).parent / "data"


def rows(name):
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def communes():
    provinces = {row["code"]: row["short_name"] for row in rows("provinces.csv")}
    return [
        Commune(
            code=row["code"],
            name=row["name"],
            type=row["type"],
            province_code=row["province_code"],
            province_name=provinces[row["province_code"]],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )
        for row in rows("communes.csv")
    ]


@pytest.fixture(scope="module")
def legacy():
    return [
        LegacyUnit(
            row["old_province"],
            row["old_district"],
            row["old_ward"],
            tuple(row["new_commune_codes"].split()),
        )
        for row in rows("legacy_units.csv")
    ]


@pytest.fixture(scope="module")
def places(communes, legacy):
    return PlaceIndex(communes, legacy)


BA_DINH, SAI_GON, BAN_CO, BAY_HIEN, CAU_GIAY = "00004", "26740", "27154", "26983", "00166"
PHU_QUOC, VU_THU, EA_HLEO, VAN_MIEU = "31078", "13192", "24184", "00226"

FIRST_HITS = {
    "marks": ("Phường Ba Đình", BA_DINH),
    "no marks": ("phuong ba dinh", BA_DINH),
    "capitals": ("PHƯỜNG BA ĐÌNH", BA_DINH),
    "decomposed": (unicodedata.normalize("NFD", "Phường Ba Đình"), BA_DINH),
    "no type": ("ba đình", BA_DINH),
    "short type": ("P. Ba Đình", BA_DINH),
    "province too": ("Ba Dinh Ha Noi", BA_DINH),
    "short province": ("ba dinh, hn", BA_DINH),
    "large to small": ("Hà Nội, Ba Đình", BA_DINH),
    "former ward and district": ("Phường Bến Nghé, Quận 1", SAI_GON),
    "short types": ("P.Bến Nghé, Q.1, TP HCM", SAI_GON),
    "run together": ("bennghe q1 tphcm", SAI_GON),
    "no separators": ("ben nghe quan 1 thanh pho ho chi minh", SAI_GON),
    "house and street": ("12 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM, Việt Nam", SAI_GON),
    "house, street, no commas": ("12 Nguyễn Huệ phường Bến Nghé quận 1", SAI_GON),
    "numbered ward": ("p1 q3", BAN_CO),
    "zero in front": ("Phường 01, Quận 03", BAN_CO),
    "English types": ("ward 1 district 3", BAN_CO),
    "f for ward": ("F12 Q. Tân Bình", BAY_HIEN),
    "name of a ward and a district": ("Cầu Giấy, Hà Nội", CAU_GIAY),
    "former province": ("Vũ Thư, Thái Bình", VU_THU),
    "special zone": ("đặc khu Phú Quốc", PHU_QUOC),
    "apostrophe": ("Ea H'Leo", EA_HLEO),
    "another apostrophe": ("ea h’leo", EA_HLEO),
    "hyphen": ("Văn Miếu - Quốc Tử Giám", VAN_MIEU),
    "hyphen left out": ("van mieu quoc tu giam", VAN_MIEU),
    "the city's everyday name": ("Sài Gòn", SAI_GON),
    "letter missing": ("bến ngé quận 1", SAI_GON),
    "letters swapped": ("Phường Cầu Gaiấy", CAU_GIAY),
    "unfinished": ("ben ngh", SAI_GON),
}


@pytest.mark.parametrize(("text", "code"), FIRST_HITS.values(), ids=FIRST_HITS)
def test_first_hit_is_the_commune_meant(places, text, code):
    assert places.find(text)[0].code == code


def test_label_shows_the_province(places):
    assert places.find("Phường Ba Đình, Hà Nội")[0].label == "Phường Ba Đình, Hà Nội"


def test_every_label_of_a_repeated_name_differs(places, communes):
    labels = [places.label(commune.code) for commune in communes]
    assert len(set(labels)) == len(communes)


def test_commune_of_today_has_no_former_unit_beside_it(places):
    assert places.find("Phường Ba Đình, Hà Nội")[0].via is None


def test_former_ward_is_named_with_its_district_and_province(places):
    hit = places.find("bến nghé, quận 1")[0]
    assert hit.via == "trước 1/7/2025: Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"


def test_default_commune_of_a_divided_ward_comes_first(places, legacy):
    ward = next(unit for unit in legacy if unit.ward == "Phường Cống Vị")
    found = [hit.code for hit in places.find("Phường Cống Vị, Quận Ba Đình")]
    assert found == list(ward.communes)


def test_district_alone_gives_all_its_communes(places, legacy):
    own = {
        code
        for unit in legacy
        if (unit.province, unit.district) == ("Thành phố Hồ Chí Minh", "Quận 1")
        for code in unit.communes
    }
    assert {hit.code for hit in places.find("Quận 1, TP HCM", limit=50)} == own


def test_commune_of_most_wards_of_a_district_comes_first(places):
    hit = places.find("Quận 1, TP HCM")[0]
    assert hit.label == "Phường Bến Thành, Hồ Chí Minh"


@pytest.mark.parametrize("text", ["Huế", "hue", "thành phố Huế", "thua thien hue"])
def test_province_alone_lists_its_communes(places, communes, text):
    own = {commune.code for commune in communes if commune.province_name == "Huế"}
    assert {hit.code for hit in places.find(text, limit=200)} == own


@pytest.mark.parametrize("text", ["tp hcm", "TPHCM", "HCMC", "Ho Chi Minh City", "tp.hcm"])
def test_short_forms_mean_the_city(places, text):
    assert {hit.label.split(", ")[-1] for hit in places.find(text)} == {"Hồ Chí Minh"}


def test_former_province_alone_lists_what_it_became(places):
    hit = places.find("tỉnh Bắc Giang")[0]
    assert (hit.label.split(", ")[-1], hit.via) == ("Bắc Ninh", "trước 1/7/2025: Tỉnh Bắc Giang")


def test_marks_typed_come_before_other_marks(places):
    labels = [hit.label for hit in places.find("Ba Dinh")]
    assert "Xã Ba Dinh, Quảng Ngãi" in labels
    toned = [hit.label for hit in places.find("Ba Đình")]
    assert toned.index("Xã Ba Đình, Thanh Hóa") == 1


def test_name_without_a_tone_comes_before_one_with(places):
    via = places.find("Xã Hoằng Đông, Huyện Hoằng Hóa")[0].via
    assert via == "trước 1/7/2025: Xã Hoằng Đông, Huyện Hoằng Hóa, Tỉnh Thanh Hóa"


def test_named_district_means_the_ward_of_then(places):
    labels = [hit.label for hit in places.find("Phường Tân An, Quận Ninh Kiều")]
    assert "Phường Tân An, Cần Thơ" not in labels


def test_type_typed_comes_before_other_types(places):
    found = places.find("Thị trấn Đông Anh")
    assert found[0].via.startswith("trước 1/7/2025: Thị trấn Đông Anh, Huyện Đông Anh")


def test_province_given_leaves_the_others_out(places, communes):
    found = places.find("Tân Lập", province="01", limit=50)
    hanoi = {commune.code for commune in communes if commune.province_code == "01"}
    assert found
    assert {hit.code for hit in found} <= hanoi


def test_province_given_without_a_text_lists_it(places, communes):
    count = sum(commune.province_code == "46" for commune in communes)
    assert len(places.find("", province="46", limit=500)) == count


@pytest.mark.parametrize("text", ["", "   ", "😀", "xyzabc", "…,;/", "\x00\ud800", "phường"])
def test_what_is_no_place_finds_no_exact_commune(places, text):
    assert not [hit for hit in places.find(text) if hit.exact]


@pytest.mark.parametrize(
    ("text", "exact"),
    [("Cầu Giấy", True), ("cau giay", True), ("cầu gi", False), ("cầu giầyy", False)],
)
def test_exact_means_the_names_are_typed_in_full(places, text, exact):
    assert places.find(text)[0].exact is exact


def test_limit_is_kept(places):
    assert len(places.find("Hà Nội", limit=3)) == 3
    assert places.find("Hà Nội", limit=0) == ()


def test_each_commune_is_found_once(places):
    codes = [hit.code for hit in places.find("Thủ Đức", limit=100)]
    assert len(codes) == len(set(codes))


CODES = {
    "label": ("Phường Ba Đình, Hà Nội", BA_DINH),
    "label without marks": ("phuong ba dinh, ha noi", BA_DINH),
    "label with short type": ("P. Ba Đình, TP Hà Nội", BA_DINH),
    "unique name": ("Văn Miếu - Quốc Tử Giám", VAN_MIEU),
    "former ward of one commune": ("Bến Nghé, Quận 1", SAI_GON),
    "type and unique name": ("Phường Sài Gòn", SAI_GON),
    "divided ward": ("Cống Vị, Ba Đình", None),
    "repeated name": ("Xã Tân Lập", None),
    "a city of many wards": ("Thủ Đức", None),
    "the whole city": ("Sài Gòn", None),
    "district": ("Quận 1", None),
    "unfinished": ("Phường Ba Đìn", None),
    "mistyped": ("Phường Ba Điình, Hà Nội", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("text", "code"), CODES.values(), ids=CODES)
def test_exact_code_is_given_only_for_one_sure_commune(places, text, code):
    assert places.exact_code(text) == code


def test_every_label_gives_its_own_code(places, communes):
    lost = [c.code for c in communes if places.exact_code(places.label(c.code)) != c.code]
    assert lost == []


def test_every_former_ward_leads_to_its_default_commune(places, legacy):
    sample = legacy[::40]
    lost = [
        unit
        for unit in sample
        if places.find(f"{unit.ward}, {unit.district}, {unit.province}")[0].code != unit.communes[0]
    ]
    assert lost == []


def test_known_codes_are_those_of_today(places):
    assert places.knows(BA_DINH)
    assert BA_DINH in places
    assert not places.knows("99999")
    assert places.label("99999") is None


def test_former_wards_of_unknown_communes_are_passed_over(communes):
    index = PlaceIndex(communes[:1], [LegacyUnit("Tỉnh A", "Huyện B", "Xã C", ("99999",))])
    assert index.find("Xã C, Huyện B") == ()


@pytest.mark.parametrize(
    ("official", "name"),
    [
        ("Phường Ba Đình", "Ba Đình"),
        ("Thị trấn Đông Anh", "Đông Anh"),
        ("Phường 1", "1"),
        ("Xã Xã Mới", "Xã Mới"),
        ("Hà Nội", "Hà Nội"),
    ],
)
def test_official_name_loses_its_type_once(official, name):
    assert bare(official) == name


def test_name_is_compared_without_spaces_and_marks():
    assert name_of("Phường Mỹ Đình 1")[:2] == ("phuong", "midinh1")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(places, text):
    assert len(places.find(text)) <= 10
    places.exact_code(text)


@pytest.mark.parametrize("text", ["a " * 5000, "tân bình, " * 1000, "x" * 10_000, "q 1 " * 2500])
def test_no_length_raises(places, text):
    assert len(places.find(text)) <= 10
