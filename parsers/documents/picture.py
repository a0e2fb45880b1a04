"""Pictures of pages made fit for an engine: grey, even, straight, at a resolution it reads well. By Pillow alone."""

import math
from itertools import pairwise

from PIL import Image, ImageFilter, ImageMath, ImageOps

from parsers.documents.ocr import DPI, Picture

LONG_SIDE, SHORT_SIDE = 11.69, 8.5  # inches; the larger sides of A4 and Letter
TALL = 1.9  # higher than this for its width, a picture holds several pages, one under the other
PAGE = 1.35  # height of a page for its width, between Letter and A4
MOST_PAGES = 20  # pages in one tall picture

_FINEST, _COARSEST = 170, 280  # dpi; between these a picture is left as it is
_LARGEST = 3.0  # times a picture is enlarged, at most
_LEAST_CONTRAST = 40  # grey levels between ink and paper; below this there is only noise to stretch
_INK = 0.004  # of the pixels, the darkest, are surely ink
_MARGIN = 0.15  # of the distance from paper to ink: fainter than this is no ink
_GRAIN = 8  # grey levels by which the pixels of paper differ
_SAMPLE, _NEIGHBOURS = 11, 11  # every 11th pixel, the median of 11 by 11 of them: 0.6 inches

_STEEPEST = 15.0  # degrees of skew looked for
_STRAIGHT = 0.4  # degrees; less is left to the engine, whose baselines then tell it
_LOOK = 640  # pixels of the longer side of the copy in which the skew is looked for


def grey(image: Image.Image) -> Image.Image:
    """Return the picture upright as its EXIF data say, in grey, on white where it is transparent."""
    image = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        seen = image if image.mode in {"LA", "RGBA"} else image.convert("RGBA")
        image = Image.new("L", seen.size, "white")
        image.paste(seen.convert("L"), mask=seen.getchannel("A"))
    if image.mode.startswith(("I", "F")):  # 16 or 32 bits; 8 are told apart by the contrast between their ends
        low, high = image.convert("F").getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type] # a picture of one band has one pair
        scale, shift = 255 / span, float(low) * (255 / span)  # type: ignore[arg-type] # the same
        image = image.convert("F").point(lambda level: level * scale - shift)
    return image.convert("L")


def resolution(image: Image.Image) -> int:
    """Pixels to the inch if the picture shows a whole page; what files state of themselves is mostly wrong."""
    long, short = max(image.size), min(image.size)
    return max(round(max(long / LONG_SIDE, short / SHORT_SIDE)), 1)


def pages(image: Image.Image) -> list[Image.Image]:
    """Cut a tall picture, such as pages joined to one or a whole web page, at its emptiest rows."""
    count = min(round(image.height / (PAGE * image.width)), MOST_PAGES)
    if image.height < TALL * image.width or count < 2:
        return [image]
    profile = image.resize((1, image.height), Image.Resampling.BOX).tobytes()
    reach = image.height // count // 8
    cuts = [0]
    for number in range(1, count):
        middle = number * image.height // count
        cuts.append(_gap(profile, max(middle - reach, 0), middle + reach))
    cuts.append(image.height)
    return [image.crop((0, top, image.width, bottom)) for top, bottom in pairwise(cuts)]


def _gap(profile: bytes, start: int, end: int) -> int:
    """Return the middle of the longest run of rows as light as the lightest."""
    level = max(profile[start:end]) - 6
    best, run = (0, (start + end) // 2), 0
    for row in range(start, end):
        run = run + 1 if profile[row] >= level else 0
        best = max(best, (run, row - run // 2))
    return best[1]


def scaled(image: Image.Image, dpi: int) -> tuple[Image.Image, int]:
    """Return the picture at a resolution the engine reads well, and that resolution."""
    if _FINEST <= dpi <= _COARSEST:
        return image, dpi
    factor = min(DPI / dpi, _LARGEST)
    size = (max(round(image.width * factor), 1), max(round(image.height * factor), 1))
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0), round(dpi * factor)


def even(image: Image.Image) -> Image.Image:
    """Return the picture in black on white: how far each pixel is from the ground around it, light or dark.

    That takes away shadows and tinted boxes, and turns white on black over. What remains is stretched from the ink to
    the paper, whose grain becomes white.
    """
    ground = _ground(image)
    image = ImageMath.lambda_eval(
        lambda bands: bands["convert"](
            255 - 255 * abs(bands["image"] - bands["ground"]) / bands["max"](bands["ground"], 255 - bands["ground"]),
            "L",
        ),
        image=image,
        ground=ground,
    )
    ink, paper = _levels(image.histogram())
    if paper - ink < _LEAST_CONTRAST:
        return image
    white = paper - _MARGIN * (paper - ink)
    scale = 255 / (white - ink)
    return image.point([min(max(round((level - ink) * scale), 0), 255) for level in range(256)])


def _ground(image: Image.Image) -> Image.Image:
    """Return the paper without the writing: the median of a neighbourhood that strokes never fill by half."""
    size = (max(image.width // _SAMPLE, 1), max(image.height // _SAMPLE, 1))
    median = image.resize(size, Image.Resampling.NEAREST).filter(ImageFilter.MedianFilter(_NEIGHBOURS))
    return median.resize(image.size, Image.Resampling.BILINEAR)


def _levels(histogram: list[int]) -> tuple[int, int]:
    """Return the grey levels of the ink and of the paper, which is the most frequent one, however it is grained."""
    left = _INK * sum(histogram)
    ink = 0
    while left > histogram[ink]:
        left -= histogram[ink]
        ink += 1
    paper = max(range(256), key=lambda level: sum(histogram[max(level - _GRAIN, 0) : level + _GRAIN + 1]))
    return ink, paper


def straight(image: Image.Image) -> Image.Image:
    """Return the picture turned so that its lines of text run level, if they lean by more than the engine bears."""
    angle = skew(image)
    if abs(angle) < _STRAIGHT:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def skew(image: Image.Image) -> float:
    """Return the degrees, against the clock, by which a page must be turned, found by its projection profile.

    Level lines of text make the darkness of the rows of pixels change most from one to the next (Postl, "Detection of
    linear oblique structures and skew scan in digitized documents", ICPR 1986).
    """
    factor = max(image.size) / _LOOK
    size = (max(round(image.width / factor), 1), max(round(image.height / factor), 1))
    copy = ImageOps.invert(image.resize(size, Image.Resampling.BOX))
    coarse = [float(angle) for angle in range(-int(_STEEPEST), int(_STEEPEST) + 1)]
    angle = max(coarse, key=lambda each: _sharpness(copy, each))
    for step in (0.3, 0.1):
        near = [angle + step * place for place in range(-3, 4)]
        angle = max(near, key=lambda each: _sharpness(copy, each))
    return angle


def _sharpness(image: Image.Image, angle: float) -> int:
    """Sum the squared differences of neighbouring rows, after shearing the picture level by an angle."""
    slope = math.tan(math.radians(angle))
    lean = (1, 0, 0, slope, 1, -slope * image.width / 2)
    profile = image.transform(image.size, Image.Transform.AFFINE, lean).resize((1, image.height), Image.Resampling.BOX)
    rows = profile.tobytes()
    return sum([(row - last) ** 2 for row, last in pairwise(rows)])


def turned(image: Image.Image, quarters: int) -> Image.Image:
    """Return the picture turned against the clock."""
    turns = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)[quarters % 4]
    return image if turns is None else image.transpose(turns)


def for_engine(image: Image.Image, dpi: int) -> Picture:
    """Return the pixels as an engine takes them."""
    return Picture(image.tobytes(), image.width, image.height, dpi)
