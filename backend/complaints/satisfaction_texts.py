"""The question about satisfaction, in the words of its ways. It carries no promotion (law 6563)."""

from __future__ import annotations

from backend.notifications.text_shapes import NUMBER, Text, Variable, Way

SATISFACTION = Text(
    "satisfaction",
    "Memnuniyet sorusu (tanıtım içeremez)",
    (Way.SMS, Way.EMAIL),
    (
        NUMBER,
        Variable(
            "link",
            "yanıt sayfasının adresi (SMS'te boş)",
            "https://sikayet.ornek.com.tr/memnuniyet/…",
            optional=True,
        ),
    ),
    most_segments=2,
)
