"""One scanned page in every kind of file that scanners, copiers and their programs write."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pikepdf
from numpy.typing import NDArray
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

Picture = NDArray[np.uint8]
Make = Callable[[Picture, int], bytes]
"""Grey picture, dots per inch → the bytes of a file."""


def black_and_white(grey: Picture) -> Image.Image:
    return Image.fromarray(grey > 140).convert("1")


def saved(image: Image.Image, kind: str, dpi: int, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, dpi=(dpi, dpi), **options)
    return buffer.getvalue()


def coloured(grey: Picture) -> Image.Image:
    """Bluish paper, as a colour scanner sees it."""
    channels = [np.clip(grey.astype(int) * part / 255, 0, 255).astype(np.uint8) for part in (238, 244, 255)]
    return Image.fromarray(np.stack(channels, axis=2))


# ---- JPEG and PNG


def oriented(grey: Picture, dpi: int, orientation: int, turns: int) -> bytes:
    """The pixels turned, and the tag that tells a viewer to turn them back."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(Image.fromarray(np.rot90(grey, turns).copy()), "JPEG", dpi, quality=85, exif=exif)


def transparent(grey: Picture, dpi: int) -> bytes:
    """Ink on nothing: what is not ink is transparent black."""
    ink = np.zeros((*grey.shape, 4), np.uint8)
    ink[..., 3] = 255 - grey
    return saved(Image.fromarray(ink, "RGBA"), "PNG", dpi)


PICTURES: dict[str, tuple[str, Make]] = {
    "grey JPEG": (".jpg", lambda grey, dpi: saved(Image.fromarray(grey), "JPEG", dpi, quality=80)),
    "colour JPEG": (".jpeg", lambda grey, dpi: saved(coloured(grey), "JPEG", dpi, quality=80)),
    "progressive JPEG": (
        ".jpg",
        lambda grey, dpi: saved(Image.fromarray(grey), "JPEG", dpi, quality=80, progressive=True),
    ),
    "CMYK JPEG": (".jpg", lambda grey, dpi: saved(coloured(grey).convert("CMYK"), "JPEG", dpi, quality=85)),
    "JPEG turned by EXIF, 180°": (".jpg", lambda grey, dpi: oriented(grey, dpi, 3, 2)),
    "JPEG turned by EXIF, 90°": (".jpg", lambda grey, dpi: oriented(grey, dpi, 6, 1)),
    "JPEG turned by EXIF, 270°": (".JPG", lambda grey, dpi: oriented(grey, dpi, 8, 3)),
    "grey PNG": (".png", lambda grey, dpi: saved(Image.fromarray(grey), "PNG", dpi)),
    "1-bit PNG": (".png", lambda grey, dpi: saved(black_and_white(grey), "PNG", dpi)),
    "16-bit PNG": (".png", lambda grey, dpi: saved(Image.fromarray(grey.astype(np.uint16) * 257), "PNG", dpi)),
    "palette PNG": (".png", lambda grey, dpi: saved(coloured(grey).quantize(16), "PNG", dpi)),
    "colour PNG with alpha": (".png", lambda grey, dpi: saved(coloured(grey).convert("RGBA"), "PNG", dpi)),
    "PNG of transparent paper": (".png", transparent),
}

# ---- TIFF


def tiff(image: Image.Image, dpi: int, compression: str | None) -> bytes:
    return saved(image, "TIFF", dpi, compression=compression)


def white_is_zero(grey: Picture, dpi: int) -> bytes:
    return saved(black_and_white(grey), "TIFF", dpi, compression="group4", tiffinfo={262: 0})


TIFFS: dict[str, tuple[str, Make]] = {
    "G4 TIFF": (".tif", lambda grey, dpi: tiff(black_and_white(grey), dpi, "group4")),
    "G4 TIFF, white is zero": (".tif", white_is_zero),
    "G3 TIFF": (".tiff", lambda grey, dpi: tiff(black_and_white(grey), dpi, "group3")),
    "1-bit TIFF, not compressed": (".tif", lambda grey, dpi: tiff(black_and_white(grey), dpi, None)),
    "grey LZW TIFF": (".tif", lambda grey, dpi: tiff(Image.fromarray(grey), dpi, "tiff_lzw")),
    "grey deflate TIFF": (".tif", lambda grey, dpi: tiff(Image.fromarray(grey), dpi, "tiff_adobe_deflate")),
    "JPEG TIFF": (".TIF", lambda grey, dpi: tiff(coloured(grey), dpi, "jpeg")),
    "colour TIFF with alpha": (".tif", lambda grey, dpi: tiff(coloured(grey).convert("RGBA"), dpi, "tiff_lzw")),
    "CMYK TIFF": (".tif", lambda grey, dpi: tiff(coloured(grey).convert("CMYK"), dpi, "tiff_lzw")),
    "palette TIFF": (".tif", lambda grey, dpi: tiff(coloured(grey).quantize(16), dpi, "tiff_lzw")),
    "16-bit TIFF": (".tif", lambda grey, dpi: tiff(Image.fromarray(grey.astype(np.uint16) * 257), dpi, "tiff_lzw")),
}

# ---- PDF


def jpeg(grey: Picture) -> bytes:
    return saved(Image.fromarray(grey), "JPEG", 200, quality=80)


def g4(grey: Picture) -> bytes:
    """The picture in the coding of fax group 4, without a file around it: 0 in it is white."""
    data = saved(black_and_white(grey), "TIFF", 200, compression="group4", tiffinfo={262: 0, 278: len(grey)})
    with Image.open(BytesIO(data)) as stored:
        (start,), (length,) = stored.tag_v2[273], stored.tag_v2[279]
    return data[start : start + length]


def jbig2(grey: Picture) -> bytes:
    """The same coding as one region of a JBIG2 page, as PDF has it: no file header, no end of page."""
    height, width = grey.shape
    region = struct.pack(">IIIIB", width, height, 0, 0, 0) + b"\x01" + g4(grey)
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    return (
        struct.pack(">IBBBI", 0, 48, 0, 1, len(page)) + page
        + struct.pack(">IBBBI", 1, 38, 0, 1, len(region)) + region
    )  # fmt: skip


def image(grey: Picture, data: bytes, coding: str | None, **more: object) -> dict[str, object]:
    """A picture of that size as PDF stores it."""
    sides = {"Width": grey.shape[1], "Height": grey.shape[0], "ColorSpace": Name.DeviceGray, "BitsPerComponent": 8}
    return {"data": data} | sides | ({"Filter": Name("/" + coding)} if coding else {}) | more


def g4_image(grey: Picture) -> dict[str, object]:
    settings = Dictionary(K=-1, Columns=grey.shape[1], Rows=grey.shape[0], BlackIs1=False)
    return image(grey, g4(grey), "CCITTFaxDecode", BitsPerComponent=1, DecodeParms=settings)


WHOLE = "q {w} 0 0 {h} 0 0 cm /Im Do Q"


def pdf(grey: Picture, dpi: int, contents: str = WHOLE, rotate: int = 0, **images: dict[str, object]) -> bytes:
    """One page of the picture's size. `contents` says how it shows the `images`; {w}, {h}: its sides."""
    height, width = (side * 72 / dpi for side in grey.shape)
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(width, height))
    made = {name: document.make_indirect(Stream(document, **stored)) for name, stored in images.items()}
    for stored in made.values():
        stored.Type, stored.Subtype = Name.XObject, Name.Image
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(XObject=Dictionary(**made), Font=Dictionary(F=helvetica))
    page.Contents = Stream(document, contents.format(w=width, h=height).encode())
    page.Rotate = rotate
    buffer = BytesIO()
    document.save(buffer, compress_streams=False)
    return buffer.getvalue()


def strips(grey: Picture, dpi: int) -> bytes:
    """Three pictures, one under the other, as some copiers write a page."""
    ends = [len(grey) * part // 3 for part in range(4)]
    parts = [np.ascontiguousarray(grey[top:bottom]) for top, bottom in pairwise(ends)]
    contents = "".join(
        f"q {{w}} 0 0 {len(part) * 72 / dpi} 0 {(len(grey) - end) * 72 / dpi} cm /S{number} Do Q "
        for number, (part, end) in enumerate(zip(parts, ends[1:], strict=True))
    )
    return pdf(grey, dpi, contents, **{f"S{n}": image(part, jpeg(part), "DCTDecode") for n, part in enumerate(parts)})


def layered(grey: Picture, dpi: int) -> bytes:
    """Paper as a small colour picture, print and ink as a fine black mask over it."""
    paper = np.full((grey.shape[0] // 4, grey.shape[1] // 4), 244, np.uint8)
    ink = image(grey, g4(grey), "CCITTFaxDecode", BitsPerComponent=1, DecodeParms=g4_image(grey)["DecodeParms"])
    mask = {name: value for name, value in ink.items() if name != "ColorSpace"} | {"ImageMask": True}
    contents = f"{WHOLE} 0.1 g q {{w}} 0 0 {{h}} 0 0 cm /Ink Do Q"
    return pdf(grey, dpi, contents, Im=image(paper, jpeg(paper), "DCTDecode"), Ink=mask)


def with_text(grey: Picture, dpi: int) -> bytes:
    """A searchable page: what text recognition found stands over the picture, invisible."""
    contents = f"{WHOLE} BT 3 Tr /F 12 Tf 100 300 Td (Nguyen Van An) Tj ET"
    return pdf(grey, dpi, contents, Im=image(grey, jpeg(grey), "DCTDecode"))


def cmyk(grey: Picture, dpi: int) -> bytes:
    """As Adobe's programs write it: four inks, stored inverted."""
    data = saved(coloured(grey).convert("CMYK"), "JPEG", dpi, quality=85)
    return pdf(grey, dpi, Im=image(grey, data, "DCTDecode", ColorSpace=Name.DeviceCMYK, Decode=Array([1, 0] * 4)))


def palette(grey: Picture, dpi: int) -> bytes:
    few = coloured(grey).quantize(16)
    colours = bytes(few.getpalette() or b"")[:48]
    table = Array([Name.Indexed, Name.DeviceRGB, 15, pikepdf.String(colours)])
    return pdf(grey, dpi, Im=image(grey, zlib.compress(few.tobytes()), "FlateDecode", ColorSpace=table))


def locked(grey: Picture, dpi: int) -> bytes:
    """Encrypted, but to be opened by anyone: many copiers forbid changes so."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(pdf(grey, dpi, Im=image(grey, jpeg(grey), "DCTDecode")))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=""))
    return buffer.getvalue()


def coloured_jpeg(grey: Picture, dpi: int) -> bytes:
    data = saved(coloured(grey), "JPEG", dpi, quality=80)
    return pdf(grey, dpi, Im=image(grey, data, "DCTDecode", ColorSpace=Name.DeviceRGB))


def bits(grey: Picture, dpi: int) -> bytes:
    data = zlib.compress(black_and_white(grey).tobytes())
    return pdf(grey, dpi, Im=image(grey, data, "FlateDecode", BitsPerComponent=1))


def negative_bits(grey: Picture, dpi: int) -> bytes:
    data = zlib.compress(bytes(byte ^ 255 for byte in black_and_white(grey).tobytes()))
    return pdf(grey, dpi, Im=image(grey, data, "FlateDecode", BitsPerComponent=1, Decode=Array([1, 0])))


def jpeg_2000(grey: Picture, dpi: int) -> bytes:
    buffer = BytesIO()
    Image.fromarray(grey).save(buffer, "JPEG2000", quality_mode="dB", quality_layers=[40])
    return pdf(grey, dpi, Im=image(grey, buffer.getvalue(), "JPXDecode"))


def turned(degrees: int) -> Make:
    def make(grey: Picture, dpi: int) -> bytes:
        lying = np.rot90(grey, degrees // 90).copy()
        return pdf(lying, dpi, rotate=degrees, Im=image(lying, jpeg(lying), "DCTDecode"))

    return make


def mirrored(grey: Picture, dpi: int) -> bytes:
    """Stored upside down, as bitmaps are, and shown the right way up."""
    flipped = np.flipud(grey).copy()
    return pdf(grey, dpi, "q {w} 0 0 -{h} 0 {h} cm /Im Do Q", Im=image(flipped, jpeg(flipped), "DCTDecode"))


PDFS: dict[str, tuple[str, Make]] = {
    name: (".pdf", make)
    for name, make in (
        ("PDF of a grey JPEG", lambda grey, dpi: pdf(grey, dpi, Im=image(grey, jpeg(grey), "DCTDecode"))),
        ("PDF of a colour JPEG", coloured_jpeg),
        ("PDF of a CMYK JPEG", cmyk),
        ("PDF of a grey picture, deflated", lambda grey, dpi: pdf(
            grey, dpi, Im=image(grey, zlib.compress(grey.tobytes()), "FlateDecode")
        )),
        ("PDF of black and white, deflated", bits),
        ("PDF of a negative", negative_bits),
        ("PDF of a G4 picture", lambda grey, dpi: pdf(grey, dpi, Im=g4_image(grey))),
        ("PDF of a JBIG2 picture", lambda grey, dpi: pdf(
            grey, dpi, Im=image(grey, jbig2(grey), "JBIG2Decode", BitsPerComponent=1)
        )),
        ("PDF of a JPEG 2000 picture", jpeg_2000),
        ("PDF of a palette picture", palette),
        ("PDF of three strips", strips),
        ("PDF in layers", layered),
        ("searchable PDF", with_text),
        ("locked PDF", locked),
        ("PDF turned by 90°", turned(90)),
        ("PDF turned by 180°", turned(180)),
        ("PDF turned by 270°", turned(270)),
        ("PDF of a mirrored picture", mirrored),
    )
}  # fmt: skip

KINDS = PICTURES | TIFFS | PDFS


def written(path: Path, kind: str, grey: Picture, dpi: int) -> Path:
    """The page as a file of that kind; `path` gets the kind's ending."""
    suffix, make = KINDS[kind]
    path = path.with_suffix(suffix)
    path.write_bytes(make(grey, dpi))
    return path
