"""The customer threatens to hurt others. Courts, cancelling and breaking one's own modem are none."""

from __future__ import annotations

from lexicon.danger.rules import Rule

WORDS = {
    "others_hurt": (
        "sizi seni hepinizi hepnizi siz(?:in|lere|i|e)? onu onlari mudur{N} teknisyen{N} temsilci{N} eleman{N} elemani personel{N} calisan{N} bayi{N} bayinizi magaza{N} sube{N} bina{N} binaniz{N} ofis{N} genel_mudur{ANY} "
        "merkez{N} orayi oraya orada ordaki o_adam{ANY} o_kadin{ANY} o_kiz{ANY} ekib{N} ekip{N} santral{N} baz_istasyon{N} usta{N} hepinize cagri_merkez{N} birinizi biriniz{N} ailen{ANY} cocugunu{ANY} cocuklarin{ANY} gelen{N} gelirlerse dukkan{N} ordakileri hepsini adami herifi verici{N} patron{N} suratin{ANY} kapiniza"
    ),
    "kills_i": "dovuyorum dovuyom sisl{WILLI} sislerim oldur{WILLI} oldururum oldurmesini oldureyim gebert{WILLI} bicakla{WILLI} bicakl{WILLI} vur{WILLI} dov{WILLI} kursunl{ANY} dogr{WILLI} dogra{WILLI} kes{WILLI} parcal{WILLI} parcala{WILLI} tara{WILLI} tar{WILLI} gom{WILLI} bogar{ANY} bogacag{ANY} bogaz[iu]nizi_kes{ANY} deser{ANY} desicem kemik{N}_kir{ANY} oldurecez patakla{ANY} benzet{WILLI} sopal{WILLI} linc{ANY} asar{ANY}",
    "kills_plain": "oldur{WILLI} oldururum gebert{WILLI} bicakla{WILLI} dograrim dogracam dogricam bogazlar{ANY} oldurucem",
    "burns_i": "kirip yakip basip yak{WILLI} atese_ver{WILLI} kundakla{ANY} patlat{WILLI} bombal{ANY} havaya_ucur{ANY} ucur{WILLI} bas{WILLI} molotof{ANY} dinamit{ANY} benzin{N} kursunla{ANY} kursunlar{ANY} yikar{ANY} yikacag{ANY} taslar{ANY} taslayac{ANY} dagit{WILLI} indir{WILLI} kir{WILLI} yerle_bir{ANY} parcal{WILLI} tara{WILLI} tarar{ANY}",
    "place": "magaza{N} bayi{N} bayinizi sube{N} bina{N} binaniz{N} ofis{N} merkez{N} orayi oraya santral{N} baz_istasyon{N} dukkan{N} cam(?:inizi|ini|lari|larinizi|larini|i) araba(?:nizi|ni|larinizi|sini) ev(?:inizi|ini|lerinizi) kapiniz{N} verici{N} genel_mudurluk{N} genel_mudurlug{N} burayi buralari isyeri{N} dolab(?:inizi|i)",
    "body": "sac(?:ini|inizi|larini|larinizi) kafa(?:ni|nizi|niza|na|sini|sina|larini)? agz(?:ini|inizi|iniza|ina) burn(?:unu|unuzu) kemik(?:lerini|lerinizi|lerinizi) yuz(?:unu|unuzu) bacak(?:larini|larinizi|larina) bacag{N} bogaz(?:ini|inizi|iniza|ina) kol(?:unu|larini|unuzu|larinizi) girtlag{N} beyn(?:ini|inizi|ine) cene(?:ni|nizi|sini) ayak(?:larini|larinizi) dis(?:lerini|lerinizi) el(?:lerini|lerinizi) suratin{N} suratina suratini dalagin{ANY} gozun{N} bagirsak{N}",
    "breaks_i": "yol{WILLI} kir{WILLI} kircam kiricam sik{WILLI} sikicam dagit{WILLI} patlat{WILLI} kopar{WILLI} ez{WILLI} parcal{WILLI} kes{WILLI} dok{WILLI} yar{WILLI} vur{WILLI} oy{WILLI} indir{WILLI} sok{WILLI} daya{WILLI} dayar{ANY} gecir{WILLI} deler{ANY}",
    "own_thing": "modem{N} modemi telefon{N} televizyon{N} tv cihaz{N} kutu{N} hatti hattimi simi kart{N} kumanda{N} ekran{N} bilgisayar{N} abonelik{N} sozlesme{N} taahhut{N} taahhud{N} rekor{N} tus{N} kablo{N} kablonuzu duvar{N} tusu{N} butona para{N} dilekce{N} ucret{N} yorum{N}",
    "by_law": "dava{N} mahkeme{N} btk{N} cimer{N} avukat{N} savci{N} sikayet{N} sosyal{N} twitter{N} hukuk{N} yasal{ANY} basin{N} tuketici{N} hakem{N} manevi{N} itibar{N} yorum{N} iptal{N} gecerim operator{N} instagram{N} cayma{N} sikayetvar{N}",
    "you_will_die": "oleceksin{ANY} oleceksiniz gebereceksin{ANY} geberteceg{ANY} olduruleceksiniz oldurulecek{ANY} cenaze(?:niz|n|si|nizi)[a-z]* mezar{N} kaniniz{ANY} kan_dok{WILLI} kan_dokul{ANY} kan_cik{ANY} kan_aka{ANY} olunuzu lesini{ANY} oluyu_ cesedini{ANY} sag_cikam{ANY} sag_birakm{ANY} oldu_bil{ANY} sag_kalm{ANY} canli_cikam{ANY} yasatmam yasatmayac{ANY} yasatmicam",
    "arms": "silah{N} silahim{N} silahi tufek{N} tufeg{N} tabanca{N} bicak{N} bicag{N} benzin{N} balta{N} sopa{N} pompali{N} satir(?:la|i|imla)? kalesnikof{ANY} keles{N} beylik{N} bidon{N} bomba{N} molotof{N} mermi{N} kursun(?:u|um|la)? dokuzlu levye{N} cekic{N}",
    "comes": "gel{WILLI} gelip gelcem gelicem geliyom geliyorum alip al{WILLI} aldim cikar{WILLI} dok{WILLI} gir{WILLI} dal{WILLI} bas{WILLI} koy{WILLI} at{WILLI} dayar{ANY} dayat{ANY} konustur{ANY} cek{WILLI} dokup dokerim sik{WILLI} bosalt{WILLI} saplar{ANY} sapla{WILLI} yollar{ANY} yaracam birakacam birakacagim",
    "i_know_where": "nerede_otur{ANY} nerde_otur{ANY} oturdugun{ANY} calistigin{ANY} calistigi{N} adresin{N} adresiniz{N} adresini adresi evin(?:i|izi) evinizi nerde_calis{ANY} nerede_calis{ANY} yerin(?:i|izi) kim_oldugun{ANY} plakan{ANY} ailen{ANY} okulunu",
    "i_know": "buldum buldumm biliyorum biliyom biliyoz bul{WILLI} bulurum bulacam buluruz ogren{PAST} ogrendim bulup bulucam takip_ed{ANY} cikisini bekl{ANY}",
    "their_family": "cocugunuzun{ANY} cocugunun cocuklarinizin ailenizi ailenin ailene karinizi cocugunuz esinizi okulunu{ANY}",
    "revenge": "pisman_ed{WILLI} pisman_olacaksin{ANY} bedelini_od{ANY} hesabini_sor{WILLI} gunun{ANY}u_goster{ANY} gosteririm gorursun{ANY} goreceksin{ANY} sonunuz{ANY} basiniza_gel{ANY} sonu_kotu{ANY} elimden_kurtul{ANY} elimde_kal{ANY} yasatm{ANY} canini_yak{WILLI} canin[iu]z[iu]_yak{WILLI} ayaginizi_denk{ANY} disari_cik{ANY} cikista_bekl{ANY} cikinca_gorus{ANY} cikista gozum_kararirsa elim_kana{ANY} kana_bul{ANY} ocagin{ANY} iflahini{ANY} anandan_dogdug{ANY}",
}
_MANNER = ("own_thing", "by_law", "joke", "myself", "old")
RULES = (
    Rule(
        "kills", ("others_hurt", "kills_i"), 4, ("own_thing", "joke", "old", "myself", "by_law"), 3
    ),
    Rule(
        "kills_plain",
        ("kills_plain",),
        1,
        ("own_thing", "joke", "old", "myself", "by_law", "says", "screen"),
        3,
    ),
    Rule("burns_place", ("place", "burns_i"), 4, ("by_law", "joke", "old", "myself", "net"), 3),
    Rule("breaks_body", ("body", "breaks_i"), 2, ("own_thing", "by_law", "joke", "old"), 2),
    Rule(
        "burns_you",
        ("others_hurt", "burns_you"),
        3,
        ("own_thing", "by_law", "joke", "net", "money", "old", "screen"),
        3,
    ),
    Rule("you_will_die", ("you_will_die",), 2, ("by_law", "joke", "family", "outside", "cable"), 4),
    Rule("armed", ("arms", "comes"), 4, ("myself", "by_law", "joke", "old", "attacker"), 3),
    Rule("knows_where", ("i_know_where", "i_know"), 3, ("joke", "old"), 2, weight=0.7),
    Rule(
        "their_family", ("their_family", "i_know|i_know_where"), 6, ("joke", "old"), 2, weight=0.5
    ),
    Rule("revenge", ("revenge",), 2, ("by_law", "joke", "money"), 4, weight=0.5),
    Rule(
        "revenge_on",
        ("others_hurt", "revenge"),
        4,
        ("by_law", "joke", "money", "net", "service"),
        4,
        weight=0.2,
    ),
)
WORDS["burns_you"] = "yak{WILLI} yakarim yakacam bombal{ANY} atese_ver{WILLI} patlat{WILLI}"
