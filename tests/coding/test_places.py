"""Place names and the places that they mean."""

import pytest

import zerohour


def places(text):
    return {text[p.start : p.end]: p for p in zerohour.places(text)}


def test_a_city_is_found_with_its_coordinates():
    tehran = places("Ismail Haniyeh was killed in Tehran.")["Tehran"]
    assert (tehran.geoname_id, tehran.country_code) == (112931, "IR")
    assert tehran.latitude == pytest.approx(35.7, abs=0.1)
    assert tehran.longitude == pytest.approx(51.4, abs=0.1)


def test_a_country_comes_before_its_namesakes():
    assert places("Rebels crossed into Kenya from Somalia.")["Kenya"].geoname_id == 192950


def test_containment_decides():
    assert places("The trial was held in Paris, Texas.")["Paris"].country_code == "US"
    assert places("The trial was held in Paris, France.")["Paris"].country_code == "FR"


def test_demonyms_are_no_places():
    assert "Iranian" not in places("The Iranian president met the Russian envoy.")


def test_a_dateline_gives_its_town():
    found = zerohour.places("NAIROBI, Kenya (AP) _ Rebels attacked a town on Monday.")
    assert [p.country_code for p in found[:2]] == ["KE", "KE"]


def test_an_unknown_place_has_no_coordinates():
    found = places("Rebels attacked the village of Xyzzyqville in Kenya.")
    assert all(p.latitude is None for words, p in found.items() if words == "Xyzzyqville")


def test_the_place_of_an_event(coded):
    assert coded("The police arrested five men in Nairobi.")[0].place.name == "Nairobi"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # Towns of one county find each other, though each has a larger namesake elsewhere.
        ("The fair moves from Paris to Sulphur Springs and on to Mount Pleasant and Texarkana.", "Paris", "US"),
        ("Talks moved from Paris to Lyon and on to Marseille.", "Paris", "FR"),
        # A country stays one among its neighbours' towns.
        ("Israel shelled the border. People fled Beirut, Tyre, Nabatieh and Marjayoun.", "Israel", "IL"),
    ],
)
def test_what_lies_near_decides(text, name, country):
    found = {text[p.start : p.end]: p.country_code for p in zerohour.places(text)}
    assert found[name] == country


def test_districts_are_places_within_their_region():
    county = places("A deputy was shot dead in Jackson County, Ohio, on Monday.")["Jackson County"]
    assert (county.country_code, round(county.latitude or 0), round(county.longitude or 0)) == ("US", 39, -83)
    manbij = places("Shells fell on Manbij District in Syria.")["Manbij District"]
    assert (manbij.name, manbij.country_code) == ("Manbij District", "SY")
