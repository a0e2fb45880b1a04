"""Pages as scanners and telephones make them: rendered resumes, and what is done to them on the way."""

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 200


def rendered(content: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Draw the pages of a PDF in grey."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def turned(image: Image.Image, quarters: int) -> Image.Image:
    """Lay the page on its side or head: quarter turns against the clock."""
    return image.rotate(90 * quarters, expand=True)


def skewed(image: Image.Image, degrees: float) -> Image.Image:
    """Put the page askew, against the clock, on a white ground."""
    return image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def grainy(image: Image.Image) -> Image.Image:
    """Print grey on grey paper, a little out of focus, with the noise of a cheap sensor."""
    soft = image.filter(ImageFilter.GaussianBlur(0.6)).point(lambda level: 60 + level * 150 // 255)
    return ImageChops.add(soft, Image.effect_noise(soft.size, 16), 1, -128)


def faint(image: Image.Image) -> Image.Image:
    """Leave a third of the contrast."""
    return image.point(lambda level: 150 + level * 80 // 255)


def photographed(image: Image.Image) -> Image.Image:
    """Photograph the page by lamp light: askew, dark towards one side and the corners."""
    page = skewed(image, 1.4)
    lamp = Image.linear_gradient("L").resize(page.size).point(lambda level: 120 + level * 135 // 255)
    lens = Image.radial_gradient("L").resize(page.size).point(lambda level: 255 - level * 70 // 255)
    return ImageChops.multiply(ImageChops.multiply(page, lamp), lens)


def compressed(image: Image.Image) -> Image.Image:
    """Save as a JPEG of poor quality and read it again."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=40)
    buffer.seek(0)
    return Image.open(buffer).convert("L")


def coarse(image: Image.Image) -> Image.Image:
    """Scan at 120 dpi."""
    return image.resize((image.width * 120 // DPI, image.height * 120 // DPI), Image.Resampling.BICUBIC)


def fine(image: Image.Image) -> Image.Image:
    """Scan at 400 dpi."""
    return image.resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)


DAMAGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "clean": lambda image: image,
    "on its side": lambda image: turned(image, 1),
    "on its head": lambda image: turned(image, 2),
    "on its other side": lambda image: turned(image, 3),
    "skewed by 3 degrees": lambda image: skewed(image, 3),
    "skewed by -12 degrees": lambda image: skewed(image, -12),
    "grainy on grey": grainy,
    "low contrast": faint,
    "photographed": photographed,
    "poor JPEG": compressed,
    "120 dpi": coarse,
    "400 dpi": fine,
}
"""What happens to pages, by name."""
