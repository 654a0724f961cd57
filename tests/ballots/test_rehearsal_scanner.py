"""What the rehearsal's scanners make of a sheet: each its own faults, none that a real one would not have."""

import struct
from dataclasses import replace

import cv2
import numpy as np
import pytest
import zxingcpp
from rehearsal_samples import PER_MM, area, blank, layout_of

from ballots.rehearsal.draw import draw_ballot
from ballots.rehearsal.hands import pick_voter
from ballots.rehearsal.pens import PEN_KINDS
from ballots.rehearsal.scanner import SCANNERS, dust, scan, to_jpeg, wants_colour

FEEDERS = ("clean", "office", "poor", "fax")


def scanned(profile, *, seed=1, colour=False, **options):
    return scan(blank("agree", colour=colour), profile, np.random.default_rng(seed), **options)


def density(jpeg: bytes) -> tuple[int, int, int]:
    """Unit and dots of the JFIF header: unit 1 means dots per inch."""
    assert jpeg[:4] == b"\xff\xd8\xff\xe0"
    assert jpeg[6:11] == b"JFIF\0"
    return struct.unpack(">BHH", jpeg[13:18])


@pytest.mark.parametrize("profile", FEEDERS)
@pytest.mark.parametrize("colour", [False, True])
def test_a_feeder_gives_the_size_of_the_sheet_and_states_its_dpi(profile, colour):
    picture = scanned(profile, colour=colour)
    assert picture.dtype == np.uint8
    assert picture.shape[:2] == (2339, 1654) or picture.shape[:2] == (2339, 1653)
    jpeg = to_jpeg(picture, profile, np.random.default_rng(1), dpi=200)
    assert density(jpeg) == (1, 200, 200)
    assert cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_UNCHANGED).shape == picture.shape


@pytest.mark.parametrize("dpi", [150, 300, 600])
def test_the_stated_dpi_is_the_asked_one(dpi):
    assert density(to_jpeg(np.full((20, 20), 255, np.uint8), "office", np.random.default_rng(1), dpi=dpi)) == (
        1,
        dpi,
        dpi,
    )


@pytest.mark.parametrize("colour", [False, True])
def test_a_phone_gives_a_colour_picture_with_table_round_the_sheet_and_no_dpi(colour):
    picture = scanned("phone", colour=colour)
    assert picture.ndim == 3
    assert picture.shape[0] > blank("agree").shape[0]
    assert picture[:20].mean() < 150
    assert density(to_jpeg(picture, "phone", np.random.default_rng(1))) == (0, 1, 1)


@pytest.mark.parametrize("profile", sorted(SCANNERS))
def test_the_same_chances_give_the_same_scan(profile):
    assert np.array_equal(scanned(profile, seed=3), scanned(profile, seed=3))
    assert not np.array_equal(scanned(profile, seed=3), scanned(profile, seed=4))


@pytest.mark.parametrize("profile", sorted(SCANNERS))
def test_a_code_can_still_be_read(profile):
    for seed in range(5):
        assert zxingcpp.read_barcodes(scanned(profile, seed=seed))


def test_a_clean_scan_is_nearly_the_print():
    for seed in range(5):
        picture = scanned("clean", seed=seed)
        assert np.median(picture) > 245
        assert picture.min() < 40


def test_a_fax_knows_black_and_white_only():
    assert set(np.unique(scanned("fax")).tolist()) == {0, 255}


def test_only_a_poor_scanner_takes_sheets_upside_down():
    sheet = np.full((585, 413), 255, np.uint8)
    sheet[60:120, 100:300] = 0

    def upside_down(profile, seed):
        picture = scan(sheet, profile, np.random.default_rng(seed), dpi=50, front=False)
        return picture[:200].mean() > picture[-200:].mean()

    assert 3 <= sum(upside_down("poor", seed) for seed in range(80)) <= 30
    for profile in ("clean", "office", "fax"):
        assert not any(upside_down(profile, seed) for seed in range(30))


def test_some_scans_lie_sideways():
    sheet = np.full((585, 413), 255, np.uint8)
    shapes = {
        profile: sum(
            np.greater(*scan(sheet, profile, np.random.default_rng(seed), dpi=50).shape[1::-1]) for seed in range(60)
        )
        for profile in SCANNERS
    }
    assert shapes["clean"] == shapes["office"] == shapes["fax"] == 0
    assert 0 < shapes["poor"] < shapes["phone"] < 30


def evenly_lit(profile):
    scanner = SCANNERS[profile]
    camera = scanner.camera and replace(scanner.camera, shadow=0.0)
    return replace(scanner, uneven=(0.0, 0.0), camera=camera)


@pytest.mark.parametrize("profile", ["office", "poor", "fax", "phone"])
def test_the_stamp_is_on_the_front_only(profile):
    """Seen on a white sheet in a feeder's place of the stamp; a phone's sheet lies a little further in."""
    scanner = evenly_lit(profile)
    sheet = np.full((2339, 1654, 3), 255, np.uint8)
    place = area((0, 0, 80, 80))

    def dark(front):
        rng = np.random.default_rng(2)
        picture = scan(sheet, scanner, rng, front=front)[place]
        return (picture.reshape(-1, picture.shape[-1] if picture.ndim == 3 else 1).min(axis=1) < 150).sum()

    assert dark(front=True) > dark(front=False) + 3000


def test_a_stamp_in_colour_is_red():
    sheet = np.full((2339, 1654, 3), 255, np.uint8)
    picture = scan(sheet, "office", np.random.default_rng(2)).astype(int)
    stamp = picture[area((10, 5, 50, 50))]
    assert (stamp[:, :, 2] > stamp[:, :, 0] + 60).sum() > 3000


@pytest.mark.parametrize("dpi", [200, 600])
def test_specks_of_dust_are_up_to_half_a_millimetre_at_any_resolution(dpi):
    per_mm, across = dpi / 25.4, []
    for seed in range(6):
        sheet = np.full((round(100 * per_mm), round(100 * per_mm)), 250, np.uint8)
        dust(sheet, np.random.default_rng(seed), dpi)
        _, _, stats, _ = cv2.connectedComponentsWithStats((sheet < 205).astype(np.uint8))
        across += [2 * np.sqrt(area / np.pi) / per_mm for area in stats[1:, cv2.CC_STAT_AREA]]
    assert 0.42 < max(across) <= 0.57
    assert min(across) < 0.25


def test_colour_is_asked_for_by_chance_of_the_scanner():
    chances = {
        name: np.mean([wants_colour(scanner, np.random.default_rng(seed)) for seed in range(200)])
        for name, scanner in SCANNERS.items()
    }
    assert chances["clean"] == chances["office"] == chances["fax"] == 0
    assert 0.1 < chances["poor"] < 0.4
    assert chances["phone"] == 1


@pytest.mark.parametrize("profile", ["clean", "office"])
def test_a_scan_of_blank_paper_never_looks_like_a_pen_line(profile):
    """Folds, dust and noise of an ordinary scanner stay paler than the palest pen, away from the sheet's edges."""
    sheet = np.full((2339, 1654), 255, np.uint8)
    for seed in range(10):
        picture = scan(sheet, profile, np.random.default_rng(seed), front=False)
        middle = picture[area((15, 15, 180, 267))]
        assert cv2.blur(middle, (9, 9)).min() > 150


@pytest.mark.parametrize("profile", sorted(SCANNERS))
@pytest.mark.parametrize("pen", sorted(PEN_KINDS))
@pytest.mark.parametrize("form", ["strike", "agree"])
def test_no_scanner_loses_what_a_pen_has_drawn(profile, pen, form):
    """The same sheet under the same chances with and without the mark: the ink must be left in the picture."""
    page = layout_of(form).pages[0]
    voter = pick_voter(np.random.default_rng(1), "ordinary", pen=pen, mark="slash", strike="straight")
    cells = {"c02": "x" if form == "strike" else "yes"}
    marked = draw_ballot(blank(form), page, cells, np.random.default_rng(1), voter=voter)
    with_mark, without = (
        scan(sheet, profile, np.random.default_rng(1)).astype(np.int16) for sheet in (marked, blank(form))
    )
    assert (without - with_mark > 25).sum() / PER_MM**2 > 0.5
