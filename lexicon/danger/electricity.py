"""Cables and poles that can hit or electrocute somebody, open boxes and shafts, shocks.

An untidy cable in the living room, a broken cable that only costs the connection, "direk" as
"straight away", a power cut and a bill that "strikes" are everyday.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW
from lexicon.danger.rules import Rule

WORDS = {
    "cable": "kablo{N} kablolar{N} kabl kablu{N} tel(?:i|in|ler{N}|e)? tell?er{N} telefon_tel{N} elektrik_tel{N} halat hatlar fiberkablo kablonuz{N}",
    # The pole is told from "direk" (straight away) by its suffix or by what comes before it.
    "pole": (
        "direg{N} direk(?:ler{N}|ten|te|in|teki|tn) diregi telefon_dire[kg]{N} elektrik_dire[kg]{N} telekom_dire[kg]{N} ahsap_dire[kg]{N} "
        "agac_dire[kg]{N} beton_dire[kg]{N} tahta_dire[kg]{N} koca_direk bir_direk bi_direk telekomun_diregi ptt_dire[kg]{N} odun_dire[kg]{N}"
    ),
    "pole_bare": "direk drek direkt",
    "box": (
        "kutu(?:su|nun|nuz|ya|dan|yu|lar{N}|sunun|sundan|nuzun|sunda|muz)? kutu pano{N} dolab{N} dolap{N} menhol{N} menol{N} rogar{N} logar{N} cukur{N} kuyu{N} "
        "kanalet buat{N} ankastre saha_dolab{N} box{N} mazgal{N} trafo{N}"
    ),
    "lid": "kapak{N} kapag{N} kapagi kpagi kapaksiz kapisi(?:ni|nin|nda)? ustu agzi",
    "live_box": "trafo{N} elektrik_pano{N} elektrik_kutu{N} elektrik_dolab{N} pano{N}",
    "shaft": "menhol{N} menol{N} rogar{N} logar{N} mazgal{N}",
    "pit": "menhol{N} rogar{N} logar{N} cukur{N} hendek{N} hendeg{N} kuyu{N}",
    "fell": "dus{PAST} dustu dustuk dusuyordu dusecek",
    "bare_wire": "acik_kablo{N} ciplak_kablo{N} acik_tel{N} ciplak_tel{N} soyuk_kablo{N} soyulmus_kablo{N}",
    "is_live": "akimi_var kacagi_var kacak_var elektrik_var akim_var ceryan_var cereyan_var akim_gec{NOW} elektrik_gec{NOW} elektrikli",
    "is_open": (
        "acik acikta acilmis kir{ANY} yok dus{PAST} cal{ANY} kapat{NOT} kapanm{ANY} kaldirilm{ANY} cik{PAST} sokulm{ANY} parcalan{ANY} patla{PAST} kopmus birakm[iu]s{ANY} biraktilar "
        "birakip biraktiniz acmislar acik_duruyor ortada"
    ),
    "shows": "gorun{NOW} gorunuyo[a-z]* disari(?:da|daki|ya)? disarda acikta ortada ciplak sark{ANY} cik{NOW} cikmis elli{NOW} dokun{ANY} fiskir{ANY}",
    "hangs": "sark{ANY} srk[a-z]* salkim_sacak",
    "low": "hizasi{N} boyu{N} seviyesi{N} asagida{ANY} asagi_kadar alcak{ANY} alcal{ANY} inmis inmisler yere_kadar",
    "swings": "asili asilmis sallan{NOW} sallan{PAST} saliniyor sallanip boslukta",
    "falls": "dus{PAST} dus{WILL} dusuyor dusuyo dustu dustuu devril{V} yikil{V} kop{PAST} koptu kopuk kopup kopacak kopmus inmis indi dusmek_uzere dusup",
    "lies": "yerde yerdeki yerlerde yere yolda yolun yola acikta ciplak soyul{ANY} ortada ortalikta boslukta kaldirimda surun{ANY} siyril{ANY} yerlerdeler bosta ortasinda suyun",
    "tilts": "devir{V} yik{PAST} yikik devril{V} yikil{V} egil{V} egri egik yatik yamuk yamul{ANY} yan_yat{ANY} yatti yatmis curu{ANY} curuk sallan{ANY} catla{ANY} kiril{ANY} coktu cokmus cokecek kaykil{ANY} meyil{ANY} kirik egrilm{ANY} dayan{ANY}",
    "onto": "icine suya havuza havuzun dereye bahcenin tarlaya uzerine ustune ustumuze uzerimize basimiza kafamiza catiya arabaya aracin arabanin evin yola kaldirima bahceye sokaga araca balkona caddeye damina catisina tellere yolu",
    "outside": (
        "cocuk{N} cocug{N} bebe{N} yaya{N} arac{N} araba{N} arabalar{N} otobus{N} kamyon{N} kafa{N} boy{N} boyun{N} boynu{N} bas(?:imiza|ina|imin|ima) yol{N} sokak{N} sokag{N} cadde{N} bahce{N} "
        "kaldirim{N} yagmur{N} ruzgar{N} firtina{N} okul{N} park{N} mahalle{N} gec{NOW} gecen gecerken gecerk{ANY} gecemiyoruz gecilm{ANY} altindan altinda oynu{ANY} oyna{ANY} tehlike{ANY} carp{ANY} takil{ANY} "
        "vatandas{N} millet insan{N} hayvan{N} inek{N} koyun{N} traktor{N} motor{N} bisiklet{N} duser duserse dusecek dusucek dusme olum "
        "seviyesinde direkten direg{N} cati{N} kapi_on{ANY} onunde yere biri_ol{ANY} basiyo[a-z]* basiyor basar basacak"
    ),
    "catches": "surt{ANY} deg{NOW} degiyo[a-z]* degdi degecek surtun{ANY} takil{ANY} dolan{ANY} carp{ANY} kapil{ANY} bogaz{N} boyn{ANY} bogul{ANY} dustu sarild{ANY}",
    "indoors": (
        "koridor{N} dairem{N} dairede duvar{N} mutfak_{ANY} salon{N} oda{N} odada mutfak{N} ic_mekan evin_ic{ANY} evimin_ic{ANY} ev_ic{ANY} icerde iceride icerideki masa{N} tv televizyon{N} modem{N} hdmi ethernet{N} sarj{N} adaptor{N} "
        "kulaklik{N} usb uydu{N} dekoder{N} laptop pc bilgisayar{N} kanal{N} priz{N} cirkin goruntu{N} estetik supurgelik net kablonet kablotv sinyal{N} pandora dekor{N} halinin"
    ),
    "trade_falls": "hat hattim hiz{N} internet{N} baglanti{N} cekim sinyal{N} ping arama{N} aramalar{N} telefon kapan{ANY} mesaj{N} sebeke{N} kisi fiyat{N} fatura{N} operator{N} kalite{N} puan{N} kesil{ANY}",
    "current": "elektrik{N} elektirik{N} elektrk{N} eletrik{N} elektrig{N} elektirig{N} elketrik{N} akim{N} cereyan{N} voltaj{N} gerilim{N} ceryan{N} elektriq{N}",
    "shocks": (
        "carp{PAST} carp{NOW} carp{WILL} carparsa carpa(?:r|bilir) carpil{PAST} carpil{NOW} carpil{WILL} carpilma{ANY} kapil{PAST} kapil{NOW} kapild{ANY} kacir{ANY} kacag{N} kacak{N} ver{NOW} veren atl{NOW} atla{PAST} "
        "sizinti{N} siziyor carpma{N} tut{PAST} titret{ANY} crpti carpt[a-z]* garpti carpilacak{ANY} olusacak cikar{NOW} yalad[a-z]*"
    ),
    "power_cut": "kesil{ANY} kesinti{N} gidip gel{ANY}_gid gitti gelince gidince geldi kesik ucus fatura{N} sayac{N} aboneli{ANY}",
    "struck": "carpil{PAST} carpildim carpiliyo[a-z]* carpiliyoruz carp{NOW} carpti carpt",
    "struck_by": "tel(?:den|e|i|ler{N})? telden kutu{N} kablo{N} pano{N} direk{N} direg{N} priz{N} ahize{N} modem{N} telefon{N} dokun{ANY} degd{ANY} degince deydi elledi tut(?:unca|tum|tugum[a-z]*) direkteki kulak{N} kule{N}",
    "bill": "fatura{N} fiyat{N} ucret{N} zam{N} tl lira tarife{N} gozum{N} dikkat{N} goz{N} araba{N} arac{N} kamyon{N} kapi{N} kuyruk tir pahali ceyrek aldat{ANY} carpik tokat yildirim{N}",
    "sparks": "kivilcim{N} kivlcim{N} kivilcimlar{N} kvlcm kivilcm{N} simsek ark serare",
    "sparks_out": "cik{ANY} at{NOW} at{PAST} sac{ANY} cak{ANY} var gel{NOW} gordu{ANY} goruyo{ANY} sicr{ANY} yap{NOW} yag{ANY} dokul{ANY} sac{NOW} dus{NOW}",
    "live_wire": "yuksek_gerilim elektrik_tel{N} elektrik_kablo{N} elektirik_tel{N} elektrik_hatt{N} gerilim_hatt{N} akim_var elektrikli elektrik_dire[kg]{N} canli_kablo",
    "safety": "can_guvenli{ANY} hayati_tehlike{N} hayati_risk{N} olum_tehlike{N} olume_davet{N} olum_sac{ANY} can_alacak can_alir facia{N} biri_olecek birisi_olecek olecek_birisi olecek_biri can_kayb{N} felaket_olacak",
    "hit": "carp{PAST} carpip carpmis bindirdi girdi vurdu vurmus",
    "vehicle": "araba{N} kamyon{N} tir{N} arac{N} traktor{N} otobus{N} kepce{N} minibus{N} is_makin{N} kepcesi cop_kamyon{N}",
}
_INSIDE = ("indoors", *NOT_NOW)
RULES = (
    Rule("cable_hangs", ("cable", "hangs"), 5, _INSIDE, 4),
    Rule("cable_swings", ("cable|pole", "swings", "outside|me"), 7, _INSIDE, 2),
    Rule("cable_low", ("cable", "low", "outside"), 6, _INSIDE, 2),
    Rule("cable_down", ("cable", "falls", "lies|onto"), 7, ("indoors", *NOT_NOW), 3),
    Rule("cable_lies", ("cable", "lies", "outside"), 6, ("indoors", "blaze_name", *NOT_NOW), 3),
    Rule(
        "cable_catches",
        ("cable", "catches", "outside|me|family|person"),
        8,
        ("indoors", "thing", *NOT_NOW),
        2,
    ),
    Rule("pole_tilts", ("pole|pole_bare", "tilts"), 4, ("old", "joke", "indoors"), 3),
    Rule("pole_falls", ("pole", "falls"), 4, ("joke", "old", "trade_falls"), 2),
    Rule(
        "pole_falls_on", ("pole|pole_bare", "falls", "onto"), 6, ("joke", "old", "trade_falls"), 3
    ),
    Rule(
        "pole_hit",
        ("vehicle", "pole|pole_bare", "hit", "hangs|falls|tilts|lies|cable"),
        10,
        ("joke", "old"),
    ),
    Rule("shaft_open", ("shaft", "is_open"), 4, ("joke", "old", "if")),
    Rule("live_box_open", ("live_box", "lid", "is_open"), 5, ("indoors", "joke", "old", "if")),
    Rule("fell_into_pit", ("pit", "person|family|vehicle|me", "fell"), 8, ("joke", "old", "if")),
    Rule("bare_wire", ("bare_wire", "outside|lies"), 5, ("indoors", "joke", "old", "if")),
    Rule("is_live", ("is_live", "struck_by"), 8, ("joke", "old", "if", "lamp", "net")),
    Rule("box_open", ("box", "lid", "is_open"), 6, ("indoors", *NOT_NOW), 4, weight=0.6),
    Rule(
        "box_open_outside",
        ("box|lid", "is_open", "outside|cable|current"),
        8,
        ("indoors", *NOT_NOW),
        4,
        weight=0.6,
    ),
    Rule("box_shows", ("box", "cable|current", "shows"), 7, ("indoors", *NOT_NOW), 4, weight=0.4),
    Rule("shock", ("current", "shocks"), 3, ("joke", "old", "power_cut", "money"), 2),
    Rule("struck", ("struck", "struck_by"), 4, ("bill", "joke", "old", "service"), 4),
    Rule("sparks", ("sparks", "sparks_out"), 3, NOT_NOW),
    Rule("live_wire_low", ("live_wire", "hangs|falls|lies|tilts|is_open"), 6, NOT_NOW, 3),
    Rule("safety", ("safety",), 1, ("joke", "old", "if", "net", "money"), 4),
)
