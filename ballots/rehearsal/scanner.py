"""Scanners: how the sheet lies, the optics, the light, the sensor; then the file they write."""

from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.rehearsal.camera import Camera, photographed
from ballots.rehearsal.paper import Wear, wear
from ballots.rehearsal.pens import Range
from ballots.rehearsal.texture import Image, add_grain, shade, speckled

Rng = np.random.Generator


@dataclass(frozen=True)
class Scanner:
    """One sort of scanner. `tilt` ± degrees, `scale` ± parts of 1, `shift` ± mm, `blur` σ in mm, `noise` σ in greys,
    `paper_white` and `ink_black` the grey of blank paper and full ink, `uneven` the loss of light over the page (0…1),
    `backing` the grey beyond the sheet, `glass` the chance that a sheet smaller than A4 is laid on A4 glass, `camera`
    what takes the picture where no feeder does, `colour` and the rest chances 0…1, `quality` of the JPEG."""

    tilt: float
    scale: float
    shift: float
    blur: Range
    noise: Range
    paper_white: Range
    ink_black: Range
    quality: tuple[int, int]
    worn: Wear = field(default_factory=Wear)
    backing: Range = (250, 255)
    uneven: Range = (0.0, 0.0)
    edge_shadow: float = 0.0
    streaks: float = 0.0
    dust: float = 0.0
    upside_down: float = 0.0
    sideways: float = 0.0
    glass: float = 0.0
    colour: float = 0.0
    one_bit: bool = False
    camera: Camera | None = None
    states_dpi: bool = True


SCANNERS: dict[str, Scanner] = {
    "clean": Scanner(
        tilt=0.3, scale=0.001, shift=0.4, blur=(0.02, 0.04), noise=(0.8, 1.5),
        paper_white=(250, 254), ink_black=(10, 20), quality=(90, 90),
    ),
    "office": Scanner(
        tilt=1.5, scale=0.01, shift=1.5, blur=(0.04, 0.09), noise=(1.5, 3.5),
        paper_white=(240, 251), ink_black=(15, 40), quality=(75, 85), backing=(235, 252),
        uneven=(0.0, 0.04), edge_shadow=0.4, dust=0.3, glass=0.3,
        worn=Wear(stamp=1.0, stamp_astray=0.1, folds=0.6, fold_depth=(0.03, 0.12)),
    ),
    "poor": Scanner(
        tilt=3.0, scale=0.03, shift=2.5, blur=(0.06, 0.14), noise=(3.0, 7.0),
        paper_white=(205, 235), ink_black=(35, 75), quality=(55, 75), backing=(40, 250),
        uneven=(0.05, 0.20), edge_shadow=0.7, streaks=0.4, dust=0.7, upside_down=0.15, sideways=0.05, glass=0.3,
        colour=0.25,
        worn=Wear(stamp=1.0, stamp_astray=0.4, folds=0.8, fold_depth=(0.10, 0.32), stains=0.2, holes=0.15, torn=0.08,
                  bleed=0.25, crumple=0.3),
    ),
    "fax": Scanner(
        tilt=1.2, scale=0.01, shift=1.5, blur=(0.05, 0.09), noise=(3.0, 6.0),
        paper_white=(235, 250), ink_black=(15, 40), quality=(85, 92), dust=0.5, streaks=0.1, one_bit=True,
        worn=Wear(stamp=1.0, stamp_astray=0.1, folds=0.5, fold_depth=(0.03, 0.15)),
    ),
    "phone": Scanner(
        tilt=0.0, scale=0.0, shift=0.0, blur=(0.06, 0.12), noise=(3.0, 6.0),
        paper_white=(205, 235), ink_black=(25, 55), quality=(80, 90), uneven=(0.15, 0.35), sideways=0.15, colour=1.0,
        worn=Wear(stamp=1.0, stamp_astray=0.1, folds=0.7, fold_depth=(0.05, 0.18), crumple=0.4),
        camera=Camera(tilt=4.0, fold=(0.0, 6.0), curl=(0.0, 5.0), lens=0.008, shadow=0.3), states_dpi=False,
    ),
}  # fmt: skip


def wants_colour(scanner: Scanner, rng: Rng) -> bool:
    """Whether this sheet is scanned in colour; to be asked first, so that the page is drawn in colour too."""
    return bool(rng.random() < scanner.colour)


def scan(image: Image, profile: str | Scanner, rng: Rng, *, dpi: float = 200.0, front: bool = True) -> Image:
    """What scanner `profile` (a key of `SCANNERS`, or one of your own) makes of the filled sheet `image`, at its `dpi`.

    Grey stays grey and colour colour, but a phone always gives colour, and its picture is larger than the sheet and has
    no true dpi. Only the front of a sheet bears the stamp.
    """
    scanner = SCANNERS[profile] if isinstance(profile, str) else profile
    sheet = wear(image, scanner.worn if front else replace(scanner.worn, stamp=0.0), rng, dpi)
    sheet = toned(sheet, scanner, rng)
    sheet = photographed(sheet, scanner.camera, rng, dpi) if scanner.camera else fed(sheet, scanner, rng, dpi)
    if rng.random() < scanner.dust:
        dust(sheet, rng, dpi)
    sheet = np.asarray(cv2.GaussianBlur(sheet, (0, 0), rng.uniform(*scanner.blur) * dpi / 25.4), np.uint8)
    if scanner.uneven[1]:
        sheet = shade(sheet, uneven_light(float(rng.uniform(*scanner.uneven)), rng))
    if rng.random() < scanner.edge_shadow:
        sheet = shade(sheet, feeder_shadow(sheet.shape[1], rng))
    if rng.random() < scanner.streaks:
        streak(sheet, rng, dpi)
    sheet = add_grain(sheet, float(rng.uniform(*scanner.noise)), rng)
    if rng.random() < scanner.sideways:
        sheet = np.ascontiguousarray(np.rot90(sheet, int(rng.choice([1, 3]))))
    return thresholded(sheet, rng) if scanner.one_bit else sheet


def toned(image: Image, scanner: Scanner, rng: Rng) -> Image:
    """Paper is not quite white in a scan and ink not quite black."""
    white, black = rng.uniform(*scanner.paper_white), rng.uniform(*scanner.ink_black)
    table = np.rint(np.linspace(black, white, 256)).astype(np.uint8)
    return np.asarray(cv2.LUT(image, table), np.uint8)


GLASS = (210.0, 297.0)
"""Of a scanner on which smaller sheets are laid, mm."""


def fed(sheet: Image, scanner: Scanner, rng: Rng, dpi: float) -> Image:
    """The sheet as the feeder pulled it: tilted, shifted, a little stretched along its way."""
    height, width = sheet.shape[:2]
    tilt = rng.uniform(-scanner.tilt, scanner.tilt) + 180.0 * (rng.random() < scanner.upside_down)
    scale = 1.0 + rng.uniform(-scanner.scale, scanner.scale)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, scale)
    turn[1] *= 1.0 + rng.uniform(-scanner.scale, scanner.scale) / 5
    turn[:, 2] = turn[:, 2] + rng.uniform(-scanner.shift, scanner.shift, 2) * dpi / 25.4
    backing = float(rng.uniform(*scanner.backing))
    size = np.array([width, height])
    glass = np.rint(np.array(GLASS) * dpi / 25.4).astype(int)
    if height < 0.8 * glass[1] and rng.random() < scanner.glass:
        turn[:, 2] = turn[:, 2] + rng.uniform(0.05, 0.95, 2) * (glass - size)
        size = glass
    return np.asarray(
        cv2.warpAffine(sheet, turn, size.tolist(), flags=cv2.INTER_LINEAR, borderValue=(backing,) * 3), np.uint8
    )


def uneven_light(loss: float, rng: Rng) -> NDArray[np.float32]:
    """Light over the page: brightest somewhere, `loss` less at the darkest place."""
    y, x = np.mgrid[0:1:16j, 0:1:12j]
    angle = rng.uniform(0, 2 * np.pi)
    slope = x * np.cos(angle) + y * np.sin(angle)
    slope = (slope - slope.min()) / np.ptp(slope)
    bow = ((x - rng.uniform(0, 1)) ** 2 + (y - rng.uniform(0, 1)) ** 2) / 2
    return np.asarray(1.0 - loss * np.clip(0.6 * slope + 0.5 * bow, 0, 1), np.float32)


def feeder_shadow(width: int, rng: Rng) -> NDArray[np.float32]:
    """A dark band of a few millimetres along one long edge."""
    along = np.linspace(0, 1, width // 8, dtype=np.float32)
    band = rng.uniform(0.08, 0.35) * np.exp(-along / rng.uniform(0.006, 0.02))
    gain = 1.0 - (band if rng.random() < 0.5 else band[::-1])
    return np.repeat(gain[None, :], 8, axis=0).astype(np.float32)


def streak(sheet: Image, rng: Rng, dpi: float) -> None:
    """Dirt on the glass of a feeder: a thin line down the whole page."""
    for _ in range(int(rng.integers(1, 3))):
        wide = max(1, round(rng.uniform(0.08, 0.25) * dpi / 25.4))
        at = int(rng.uniform(0.03, 0.97) * sheet.shape[1])
        column = sheet[:, at : at + wide]
        column[:] = column * (1.0 - rng.uniform(0.08, 0.35))


FINE = 4
"""Binary places of a pixel in which specks are placed and measured."""


def dust(sheet: Image, rng: Rng, dpi: float) -> None:
    """Specks of up to half a millimetre, whatever the resolution: none is rounded up to whole pixels."""
    height, width = sheet.shape[:2]
    for _ in range(int(rng.integers(3, 25))):
        radius = rng.uniform(0.05, 0.25) * dpi / 25.4
        at = (rng.uniform(0, width), rng.uniform(0, height))
        grey = (float(rng.uniform(60, 170)),) * 3
        # A filled circle of OpenCV is half a pixel larger all round than its radius says.
        x, y, reach = (round(value * 2**FINE) for value in (*at, max(radius - 0.5, 0.0)))
        cv2.circle(sheet, (x, y), reach, grey, -1, cv2.LINE_AA, shift=FINE)


def thresholded(sheet: Image, rng: Rng) -> Image:
    """Black or white only, with the specks that a telephone line adds.

    Like the text mode of real devices, it takes for black what is clearly darker than the paper of this very sheet.
    """
    grey = sheet if sheet.ndim == 2 else cv2.cvtColor(sheet, cv2.COLOR_BGR2GRAY)
    white = float(np.median(grey[::8, ::8]))
    _, black_white = cv2.threshold(grey, white - rng.uniform(28, 45), 255, cv2.THRESH_BINARY)
    specks = speckled(rng, grey.shape[0], grey.shape[1], 0.8) > rng.uniform(3.9, 4.4)
    black_white[specks] = 255 - black_white[specks]
    return np.asarray(black_white, np.uint8)


def to_jpeg(image: Image, profile: str | Scanner, rng: Rng, *, dpi: int = 200) -> bytes:
    """The file that the scanner writes: JPEG of its quality, stating its dpi (a phone states none)."""
    scanner = SCANNERS[profile] if isinstance(profile, str) else profile
    quality = int(rng.integers(scanner.quality[0], scanner.quality[1] + 1))
    _, encoded = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    data = bytearray(encoded.tobytes())
    if scanner.states_dpi:
        data[13:18] = b"\x01" + dpi.to_bytes(2, "big") * 2
    return bytes(data)
