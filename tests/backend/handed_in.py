"""Files as people hand them in, made small, and forms that carry them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image


def picture(form: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """Make a picture of noise that no compression makes much smaller."""
    content = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(content, form, **options)  # type: ignore[arg-type]
    return content.getvalue()


PNG, JPEG = picture("PNG"), picture("JPEG")
PROGRESSIVE = picture("JPEG", progressive=True)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
TEXT = "Modem ışıkları sönük.\n".encode()
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(200)
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def archive() -> bytes:
    """Make an archive of one small file."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as files:
        files.writestr("kur.exe", EXE)
    return content.getvalue()


def bomb(width: int = 40_000, height: int = 40_000) -> bytes:
    """Make a PNG of a few bytes that says it is as large as a house."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def png_of(size: int) -> bytes:
    """Make a sound PNG of exactly so many bytes: a text within it fills the rest."""
    body = b"tEXt" + b"Comment\0"
    end = PNG.index(b"IEND") - 4
    filling = size - len(PNG) - 12 - len(b"Comment\0")
    body += b"x" * filling
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return PNG[:end] + chunk + PNG[end:]


BOUNDARY = "sinir-7f3a"


def form(fields: dict[str, str], *files: tuple[str, bytes], name: str = "attachments") -> bytes:
    """Write a form as a browser does, file names as they are given."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{text}\r\n'.encode()
        for field, text in fields.items()
    ]
    for filename, content in files:
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"'
            "\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


FORM_HEADERS = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
