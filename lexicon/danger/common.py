"""Concepts that several kinds share: who, when, how it is meant, and what makes it everyday."""

from __future__ import annotations

PEOPLE = {
    # Those who fall ill or are attacked; the word alone says nothing.
    "family": (
        "anne(?:m|n|si|miz|ni|mi|me|min|min|cim|cigim)? annm an(?:am|am[iae]) baba(?:m|si|miz|mi|ma|min|cim)? bbm "
        "es(?:im|imi|ime|imin|imiz|i) kocam(?:i|a|in)? kar(?:im|imi|ima|imin) og(?:lum|lumu|luma|lu|lan{N}|lumun) "
        "kiz(?:im|imi|ima|imin|i|imiz|cagizim|lari|larim) cocug{N} cocuk{N} cocklar bebe[kg]{N} bebis dede{N} "
        "nine(?:m|si|mi)? nene(?:m|si|mi)? babaanne{N} anneanne{N} anane{N} kardes{N} abim(?:i|in|e)? abisi agabey{N} abla(?:m|si|mi|min) "
        "teyze{N} amca{N} dayim{N} halam(?:i|in)? yenge{N} torun{N} kayinvalide{N} kayinpeder{N} kaynana{N} "
        "kaynata{N} yegen{N} kuzen{N} gelin(?:im|i|imiz) damad{N} bacim valide(?:m|si)? peder(?:im|i) gorumcem"
    ),
    "person": (
        "komsu{N} arkadas{N} adam{N} kadin{N} insan{N} biri(?:si|leri|ne)? usta{N} isci{N} yolcu{N} sofor{N} "
        "hasta(?:m|miz|mi)? yarali{N} yasli{N} hamile{N} gebe{N} teknisyen{N} kurye{N} vatandas{N} amcanin "
        "genc{N} delikanli{N} kimse motorcu{N} motosikletli bisikletli herkes ogrenci{N} moto yaya{N} misafir{N} "
        "ev_arkadas{N} is_arkadas{N} nisanlim sevgilim iscimiz calisan(?:imiz|im)"
    ),
    "me": "ben{N} beni bana benim bize bizi biz bizim bizde bnm bna bni ustume uzerime ustumuze uzerimize",
}
MOMENTS = {
    # It is over, or belongs to another time.
    "old": (
        "gecen_(?:gun(?:ler)?|yil{N}|sene{N}|ay{N}|haft{ANY}|yaz|kis|bahar|sefer|ramazan|donem) gecn_(?:yil|sene|ay|hafta) "
        "gun_once{ANY} ay_once{ANY} yil_once{ANY} hafta_once{ANY} sene_once{ANY} yillar_once aylar_once haftalar_once "
        "eskiden zamaninda vaktiyle 20(?:0|1|2)\\d(?:d[ae]|t[ae]|yil{N})? evvelki evvelsi onceki_(?:yil|sene|ay|hafta) "
        "yil_evvel ay_evvel sene_evvel gecmiste cocukken bir_(?:ara|zamanlar) hafta_evvel ayki seneki "
        "sondurul(?:du|mus)[a-z]* sondurd[a-z]* atlatt[a-z]* yakalandi[a-z]* hallol[a-z]* duzeld[a-z]* onarildi "
        "degistirdiler kalkmis iyilesti taburcu rahmetli vefat{ANY}"
    ),
    # It has not happened.
    "if": (
        "olsa(?:ydi|k)? olursa(?:k)? oldugunda eger eg?er diyelim mesela ornegin gerekse gerekirse gerekti[a-z]* "
        "varsayalim cikarsa cikabilir cikar olsa_olsa ihtimal{ANY} olabilir durumunda gerektiginde lazim_olsa "
        "halinde lazim_olur filmde dizide ruyam{ANY} diye_bir oyunda olunca"
    ),
    # Told as the beginning of something longer: "o günden beri internet yok".
    "since": "beri ondan_sonra sonrasinda sonra_gelmedi gunden_bugune o_gunden bugune",
    "not_so": "degil dgl deil",
    # Laughter and exaggeration.
    "joke": "saka{N} sakaydi haha{ANY} ahah{ANY} hehe{ANY} ajaja{ANY} sdfs{ANY} ajsk{ANY} lol 😂 🤣 😄 😅 😆 😁 kskks{ANY} jsjs{ANY} xd xdd",
    "hyper": (
        "ses_soluk{ANY} sinirden sinirimden stresten sinir(?:i|im|imi)? kahrimdan merakimdan meraktan gulmekten utancimdan nerdeyse neredeyse "
        "az_kalsin az_daha sanki adeta mecaz{ANY} resmen sabrim(?:i|iz)? gibi beklemekten ugrasmaktan aramaktan"
    ),
}
EVERYDAY = {
    # What they complain of every day: with one of these as its object the strong word is a manner of speech.
    "net": (
        "internetsiz{ANY} internet{N} intrnet{N} intenet{N} interneti net(?:im|imiz|i|te|e|in)? hiz{N} mbps mbit ping{N} modem{N} wifi{N} "
        "kota{N} baglanti{N} altyapi{N} fiber{N} gb gblar{N} sebeke{N} adsl vdsl port{N} ethernet{N} router{N}"
    ),
    "money": (
        "fatura{N} ftura{N} ucret{N} fiyat{N} zam zamm[a-z]* zamlar{N} borc{N} tl lira{N} para{N} odeme{N} taksit{N} iade{N} "
        "tarife{N} paket{N} kampanya{N} cayma{ANY} taah?h?ut{N} taahh?ud{N} abonelik{N} abonelig{N} tutar{N} bedel{N} bakiye{N} "
        "ceza{N} kontor{N}"
    ),
    "service": (
        "musteri{N} temsilci{N} operator{N} sikayet{N} ariza{N} randevu{N} kayd{N} kayit{N} bayi(?:niz|i|ler|ye|den)? "
        "hizmet{N} firma{N} sirket{N} telekom{N} turkcell{N} vodafone{N} cagri_merkez{N} iptal{N} numara_tas{ANY} aboneniz "
        "robot{N} bekle{NOW} beklet{ANY} beklemek{N} yonlendir{ANY} hat_iptal kuyruk{N} sira{N}"
    ),
    "thing": "cihaz{N} kutu(?:su|nuz|muz)? modem{N} kumanda{N} dekoder{N} alici{N} hizlandirici{N} router{N} bilgisayar{N} program{N} sistem{N} site{N}",
    "screen": (
        "tv televizyon{N} mac{N} maci dizi{N} film{N} oyun{N} yayin{N} kanal{N} uygulama{N} goruntu{N} ekran{N} video{N} "
        "youtube netflix whatsapp{N} pubg"
    ),
    "law": (
        "btk{N} cimer{N} mahkeme{N} dava{N} avukat{N} tuketici{N} hakem{N} savci{N} icra{N} hukuk{N} basin(?:a|da) "
        "sosyal_medya{N} twitter{N} sikayetvar{N} noter{N} yasal{ANY} e_devlet edevlet{N} suc_duyuru{ANY}"
    ),
}
TABLES = (PEOPLE, MOMENTS, EVERYDAY)
TRADE = ("net", "money", "service", "screen", "law")
NOT_NOW = ("old", "if", "joke")
