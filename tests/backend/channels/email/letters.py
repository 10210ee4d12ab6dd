"""Mails as they really come, made byte by byte: what mail programs and servers write."""

from __future__ import annotations

from pathlib import Path

MAILS = Path(__file__).parent / "mails"
FROM = "Ayşe Yılmaz <ayse@ornek.com>"
WORDS = "İnternetim üç gündür çalışmıyor, ışık yanmıyor."


def letter(  # noqa: PLR0913 - a mail has that many sides
    body: str | bytes = WORDS,
    *,
    sender: str | bytes = FROM,
    to: str = "iletisim@turktelekom.com.tr",
    subject: str | bytes = "İnternet arızası",
    content_type: str = "text/plain; charset=utf-8",
    more: tuple[str, ...] = (),
    message_id: str | None = "<m1@ornek.com>",
) -> bytes:
    """Return a mail; what is given as bytes stands in it as it is."""

    def line(name: str, value: str | bytes) -> bytes:
        return name.encode() + b": " + (value if isinstance(value, bytes) else value.encode())

    lines = [line("From", sender), line("To", to), line("Subject", subject)]
    if message_id is not None:
        lines.append(line("Message-ID", message_id))
    lines += [each.encode() for each in more]
    lines += [b"MIME-Version: 1.0", f"Content-Type: {content_type}".encode()]
    content = body if isinstance(body, bytes) else body.encode()
    return b"\r\n".join(lines) + b"\r\n\r\n" + content


def parts(*inner: tuple[str, str | bytes], kind: str = "mixed") -> tuple[bytes, str]:
    """Return a body of several parts and its type; each is its headers and its content."""
    made = b""
    for headers, content in inner:
        data = content if isinstance(content, bytes) else content.encode()
        made += b"--grens\r\n" + headers.encode() + b"\r\n\r\n" + data + b"\r\n"
    return made + b"--grens--\r\n", f'multipart/{kind}; boundary="grens"'


def stored(name: str) -> bytes:
    """Return a mail that is kept beside the tests."""
    return (MAILS / f"{name}.eml").read_bytes()
