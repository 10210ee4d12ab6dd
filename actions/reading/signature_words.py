"""The words around a name that signs a message, and those that are none. Pure."""

from __future__ import annotations

import re

DIGITS_SPOKEN = re.compile(
    r"sifir|(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yirmi|otuz|kirk|elli|altmis|yetmis|"
    r"seksen|doksan|yuz)+"
)
CONTACT_WORD = re.compile(
    r"(?:tel|telefon|tlf|cep|cebim|gsm|numara|nmr|no|mail|email|e-mail|eposta|e-posta|irtibat|"
    r"iletisim|adres|sehir|il|ilce|semt|hat|kayit|takip|hizmet|musteri|abone|isim|ismim|ad|adi|adim|soyad|soyadi|"
    r"soyadim|"
    r"soyisim|sayin|saygilar|saygilarimla|saygilarla|not|edin|yazarsiniz|yazin|tesekkurler|konu)"
    r"(?:um|im|m|umuz|imiz|u|si|ten|den|dan|tan|numaram|numarasi)?"
)
SAYS_ME = frozenset(
    ("ben", "bendeniz", "adim", "ismim", "isim", "isimim", "benim", "soyisim", "soyad", "soyadi")
)
AFTER_A_NAME = frozenset(
    ("ben", "benim", "beni", "bana", "diye", "olarak", "adim", "yaziyorum", "yaziyom", "arayin")
)
SAID_BY_ONESELF = frozenset(("ben", "benim"))
NO_NAME = frozenset(
    ("degilim", "degil", "can", "call", "me", "yok", "var", "ve", "ile", "icin", "bir", "bu", "o")
)
# What stands before the name under a letter.
LAWYERS = frozenset({"av", "avukat"})
TITLES = frozenset(
    (
        *("prof", "dr", "av", "doc", "op", "uzm", "muh", "sn", "sayin", "emekli", "ogretmen"),
        *("doktor", "avukat", "bay", "bayan"),
    )
)
SOMEBODY_ELSE = re.compile(
    r"(?:anne|baba|es|kari|koca|kiz|ogl|kardes|abi|abla|dede|nine|teyze|amca|dayi|hala|komsu|"
    r"patron|"
    r"temsilci|usta|teknisyen|personel|calisan|operator|mudur|adi|isimli|adli|gorevli|danisman|"
    r"bayi)"
    r"(?:m|im|um|mi|imiz|miz|n|in|niz|iniz|nin|min|imin|si|i|u|a|ya|e|le|la|yle|siyim|lar\w*|"
    r"ler\w*)?"
)
NOT_A_PERSON = re.compile(
    r"(?:adina|adli|isimli|adinda|bey|hanim|usta|hoca|mahalle|mah|sokak|sok|cadde|cad|bulvar|"
    r"sitesi|"
    r"site|apartman|apt|koy|koyu|market|bayi|ilce|ilcesi|ili|diye bir)\w{0,6}"
)
INFLECTED = re.compile(
    r"\w{2,}(?:yor\w*|[iu]yo\w?|dim|dum|tim|tum|d[iu]k|m[iu]s\w*|acak\w*|ecek\w*|n[iu]z|lar[iu]?|"
    r"ler[iu]?|d[ae]|t[ae]|d[ae]n|t[ae]n|[iu]m[iu]z|y[iu]m|y[iu]z|mad[iu]|med[iu]|ndi|ldi)"
)
