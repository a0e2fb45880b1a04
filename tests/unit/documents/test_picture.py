"""Pictures before their reading: limits, damage, orientation, ground, skew; with an engine that is played."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageOps

from parsers import documents
from parsers.documents import picture
from parsers.documents.ocr import Ocr, Picture, Sighting
from parsers.records import Document, Limits
from tests.mails import scans

FILES = Path(__file__).parents[2] / "data" / "formats"
SENTENCE = "Seven words that are surely words here"


class Player:
    """An engine that sees the same sentence in any picture, and keeps what it was shown. turned: What `turn` says."""

    def __init__(self, confidence: float = 0.95, *, turned: int = 0) -> None:
        self.shown: list[Picture] = []
        self.confidence = confidence
        self.turned = turned

    def words(self, shown: Picture, /) -> Sequence[Sighting] | None:
        """See the sentence near the top; from the second picture on, surely."""
        self.shown.append(shown)
        confidence = self.confidence if len(self.shown) == 1 else 0.95
        return [
            Sighting(word, 90.0 * place, 100, 90.0 * place + 80, 120, 0, 120, 26, confidence)
            for place, word in enumerate(SENTENCE.split())
        ]

    def turn(self, _: Picture, /) -> int:
        """Say what the test wants said."""
        return self.turned


class Late(Player):
    """An engine whose time is over."""

    def words(self, shown: Picture, /) -> Sequence[Sighting] | None:
        """See nothing."""
        self.shown.append(shown)
        return None


def page(size: tuple[int, int] = (850, 1100), mode: str = "L") -> Image.Image:
    """Draw a page of level lines."""
    image = Image.new(mode, size, "white")
    draw = ImageDraw.Draw(image)
    for top in range(60, size[1] - 60, 24):
        draw.rectangle((60, top, size[0] - 60 - top % 7 * 20, top + 6), fill="black")
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return the bytes of a file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def read(content: bytes, engine: Player | None = None, *, pages: int = 8, limits: Limits | None = None) -> Document:
    """Read a picture."""
    ocr = Ocr(engine or Player(), pages)
    return documents.read(content, name=None, limits=limits or Limits(), ocr=ocr)


def codes(document: Document) -> list[str]:
    """Return the codes of the defects."""
    return [defect.code for defect in document.defects]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_pictures_of_every_kind_are_read(kind: str) -> None:
    """Each format that people save pages in is decoded."""
    document = read(saved(page(mode="RGB"), kind))
    assert document.text == SENTENCE
    assert document.type == kind.lower()


def test_a_picture_with_too_many_pixels_is_not_decoded() -> None:
    """The size in its header is enough to refuse it."""
    engine = Player()
    document = read(saved(page()), engine, limits=Limits(pixels=850 * 1100 - 1))
    assert codes(document) == ["too_large"]
    assert not engine.shown


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_a_picture_that_breaks_off_is_damaged(kind: str) -> None:
    """A file cut in half, or with its inside overwritten, ends in a defect and never in an exception."""
    content = saved(page(mode="RGB"), kind)
    for broken in (content[: len(content) // 2], content[:60], content[:40] + bytes(len(content) - 40)):
        document = read(broken)
        assert codes(document) in (["damaged"], ["no_text"], []), codes(document)
    assert codes(read(content[:60])) == ["damaged"]


def test_heic_that_breaks_off_is_damaged() -> None:
    """The same holds for libheif."""
    content = (FILES / "scan.heic").read_bytes()
    assert codes(read(content[: len(content) // 2])) == ["damaged"]
    assert codes(read(content[:100])) == ["damaged"]


def test_a_picture_stands_as_its_exif_data_say() -> None:
    """A telephone stores what its sensor saw, and beside it how it was held."""
    exif = Image.Exif()
    exif[0x0112] = 6
    engine = Player()
    read(saved(page().rotate(90, expand=True), "JPEG", exif=exif), engine)
    assert engine.shown[0].width < engine.shown[0].height


def test_transparent_pictures_lie_on_white() -> None:
    """Black text on a transparent ground is black on white."""
    image = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    image.putpixel((20, 15), (0, 0, 0, 255))
    found = picture.grey(image)
    assert found.getpixel((0, 0)) == 255
    assert found.getpixel((20, 15)) == 0


def test_pictures_of_16_bits_keep_their_contrast() -> None:
    """The darkest becomes black, the lightest white."""
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 1000)
    image.putpixel((1, 0), 41000)
    assert picture.grey(image).tobytes() == b"\x00\xff"


def test_white_on_black_shadows_and_tints_become_black_on_white() -> None:
    """What the engine gets is the ink alone, whatever it lies on."""
    plain = page()
    boxed = plain.copy()
    boxed.paste(ImageOps.invert(plain.crop((0, 0, 400, 1100))), (0, 0))
    for image in (plain, ImageOps.invert(plain), boxed, scans.faint(plain)):
        found = picture.even(image)
        pixels, width = found.tobytes(), found.width
        assert pixels[63 * width + 200] < 60
        assert pixels[77 * width + 700] > 200
        assert pixels[77 * width + 200] > 200
    shaded = picture.even(scans.photographed(plain))
    assert shaded.reduce(40).getextrema()[1] == 255
    assert shaded.histogram()[255] > 0.5 * shaded.width * shaded.height


@pytest.mark.parametrize("degrees", [-14.0, -3.0, -0.5, 0.0, 1.2, 5.0, 15.0])
def test_the_skew_of_a_page_is_found(degrees: float) -> None:
    """Up to 15 degrees either way, to a fifth of a degree."""
    assert picture.skew(scans.skewed(page(), degrees)) == pytest.approx(-degrees, abs=0.2)


def test_a_tall_picture_is_cut_into_its_pages() -> None:
    """Pages joined to one picture are cut where nothing is written, and a whole web page likewise."""
    joined = Image.new("L", (850, 2200), "white")
    joined.paste(page(), (0, 0))
    joined.paste(page(), (0, 1100))
    parts = picture.pages(joined)
    assert [part.height for part in parts] == pytest.approx([1100, 1100], abs=60)
    assert picture.pages(page()) == [page()]
    assert read(saved(joined)).pages == 2


def test_only_so_many_pages_are_read_of_a_mail() -> None:
    """The rest is a defect, and what was read stays."""
    engine = Player()
    document = read(saved(page(), "TIFF", save_all=True, append_images=[page()] * 4), engine, pages=2)
    assert len(engine.shown) == 2
    assert {line.page for line in document.lines} == {1, 2}
    assert codes(document) == ["ocr_limit"]
    assert document.pages == 5


def test_time_that_runs_out_is_a_defect() -> None:
    """A picture that the engine does not finish is not called one without text."""
    assert codes(read(saved(page()), Late())) == ["ocr_limit"]


def test_a_page_that_reads_badly_is_turned_as_the_engine_says() -> None:
    """It is read again, and the better reading counts; one that reads well is not turned."""
    unsure = Player(0.4, turned=1)
    assert read(saved(page()), unsure).text == SENTENCE
    assert [shown.width < shown.height for shown in unsure.shown] == [True, False]
    sure = Player(turned=1)
    read(saved(page()), sure)
    assert len(sure.shown) == 1


def test_what_is_read_unsurely_is_no_text() -> None:
    """Texture gives words, but none that the engine is sure of."""
    assert codes(read(saved(page()), Player(0.4))) == ["no_text"]


@pytest.mark.parametrize(("size", "dpi"), [((1700, 2200), 200), ((1000, 1300), 200), ((3400, 4400), 200)])
def test_pages_come_to_the_engine_at_a_resolution_it_reads_well(size: tuple[int, int], dpi: int) -> None:
    """Small pictures are enlarged, large ones reduced; what they state of themselves does not count."""
    engine = Player()
    read(saved(page(size), dpi=(72, 72)), engine)
    assert engine.shown[0].dpi == pytest.approx(dpi, abs=5)
    assert engine.shown[0].width == pytest.approx(1700, abs=20)
    assert len(engine.shown[0].pixels) == engine.shown[0].width * engine.shown[0].height
