"""Something burns or smokes now. A lamp that burns, a burnt-out modem, spent credit, anger are none."""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW
from lexicon.danger.rules import Rule

WORDS = {
    "blaze": "yangin{N} yangn yngn{N} yngin yanginn",
    # "yangın" is in the names of things and in prices.
    "blaze_name": (
        "yangin_(?:merdiven|alarm|tup|sigorta|fiyat|kampanya|dolab|dolap|sensor|dedektor|ihbar|kapi|sondur|yeri)[a-z]* "
        "yangindan_(?:mal|beri|sonra|once|dolayi)[a-z]* yangin_(?:sonra|oldugun|yuzun|neden|sebeb|zaman|bolges)[a-z]* yanginin_ardindan "
        "yanginlar_(?:yuzun|neden|sonra|zaman|sirasin)[a-z]* yanginda yanginlarda"
    ),
    "breaks_out": (
        "yandik yaniyoruz komsular imdaat cik{PAST} cik{NOW} cikt cikiyor var vr vaar basladi basliyor buyuyor buyuyo sardi sariyor yayil{NOW} yayildi icinde ediyor "
        "sicr{ANY} geldi geliyor geliyo yaklas{ANY} altinda koptu devam imdat itfaiye{N} yetis{ANY} kurtar{ANY}"
    ),
    "flames_up": "alev_al{PAST} alev_al{NOW} alev_aliyo alev_alev alevler{N} tutus{PAST} tutus{NOW} alevlen{PAST} alevlen{NOW} ates_al{PAST} ates_al{NOW} alev_cik{ANY} alev_sacti alev_topu",
    "skirt": "etek{N} etegim{N} elim{N} ayagim{N} gundem{N} ortalik{N}_alev yurek{N} yureg{N} icim cigerim",
    "we_burn": "yaniyoruz yaniyoz yaniyruz",
    "smoke": "duman{N} dumanlar{N} dman dumn is_kokusu",
    "smokes": "cikar{NOW} cikariyo[a-z]* cik{NOW} cik{PAST} tut{NOW} tuttu gel{NOW} gel{PAST} dol{PAST} dol{NOW} kapla{PAST} kapli{NOW} kaplad{ANY} sar{PAST} sar{NOW} var yukseliyor yukseliyo alt{N} boguluyo[a-z]* bogul{NOW} icinde at{NOW} gordum goruyorum cikt cikmaya basti basiyor",
    "smoke_of_anger": "kafam{N} kulak{N} kulag{N} tepem{N} burnum{N} beynim{N} kafadan sigara{N} basim{N} kulaklarim{N}",
    "burnt_smell": "yanik_kok{ANY} yanik_kabl{ANY} yanik_plast{ANY} yanmis_kok{ANY} yanma_kok{ANY} is_kok{ANY} kablo_kok{ANY} plastik_kok{ANY} yanik_bir yank_kok{ANY} yanik_lastik",
    "smell": "koku{N} kokuyor kokuyo koktu kokular kokmaya kok{NOW}",
    "burning": "yan{NOW} yan{PAST} yanan yanmaya yanik yanip",
    # What burns down when it burns; of a lamp, "yanıyor" is what it should do.
    "building": (
        "ev evim{N} evimiz{N} eve evin evde evden evi bina{N} apartman{N} daire{N} dukkan{N} mutfak{N} oda{N} cati{N} perde{N} koltuk{N} yatak{N} "
        "orman{N} tarla{N} bahce{N} ahir{N} samanlik{N} araba{N} arac{N} otomobil{N} depo{N} mahalle{N} hali{N} balkon{N} fabrika{N} kat{N} "
        "komsu{N} bodrum{N} salon{N} cadir{N} konteyner{N} agac{N} ot{N} otlar{N} heryer her_yer her_taraf ortalik hersey komsunun okul{N} kombi{N} soba{N}"
    ),
    "plant": (
        "pano{N} trafo{N} direk direg{N} direk{N} kutu{N} dolab{N} dolap{N} santral{N} sigorta{N} priz{N} kablo{N} adaptor{N} saft{N} tesisat{N} sayac{N} kule{N} "
        "uzatma{N} telefon{N} batarya{N} pil{N} powerbank{N} sarj{N} modem{N} cihaz{N} tel teller{N} verici{N} baz_istasyon{N} fis{N} buat{N} hat_kutu{N}"
    ),
    "wired": "pano{N} trafo{N} direk direg{N} direk{N} kutu{N} dolab{N} dolap{N} santral{N} priz{N} kablo{N} adaptor{N} saft{N} tesisat{N} sayac{N} kule{N} uzatma{N} batarya{N} pil{N} powerbank{N} teller{N} tel verici{N} baz_istasyon{N} fis{N} buat{N}",
    "battery": "batarya{N} pil{N} pili powerbank{N} adaptor{N} trafo{N} sarj_alet{N} sarj_cihaz{N} saat_kutu{N} pano{N} tup{N}",
    "bursts": "patla{PAST} patli{NOW} patlad{ANY} patladi infilak",
    "melts": "eri{PAST} eri{NOW} eridi eriyip kavruldu komur{ANY} kararmis eriyor erimeye",
    "device_that_melts": "priz{N} adaptor{N} kablo{N} fis{N} plastik{N} pano{N} kutu{N} sigorta{N} modem{N} cihaz{N}",
    "lamp": (
        "isik{N} isig{N} isik isiklar{N} isgi isk lamba{N} led{N} los pon dsl kirmizi{N} yesil{N} turuncu mavi{N} sinyal{N} ikaz{N} uyari{N} "
        "sonuyor sonuyo sonup yanip yanmiyor yanmiyo sondu simge{N} gosterge{N} fener{N} ampul{N} ekran{N} wan lan tusu dugmesi power internet_isig{N}"
    ),
    "spent": "hak{N} hakk{N} puan{N} gb{N} para{N} kontor{N} bakiye{N} lira{N} kupon{N} hediye{N} dakika{N} kota{N} kampanya{N} indirim{N} canim{N} basim{N} icim{N} bizi beni bagrim{N} cani yandik yaktin{ANY}",
    "fire_brigade": "itfaiye{N} itfiye{N} itfaye{N} itfaiyeci{N} itfaieye",
    "summon": "cagir{ANY} gonder{ANY} gel{PAST} gelsin gelmedi gelmiyo{ANY} lazim yolla{ANY} haber{N} arayin ara yok ulas{CANT} ara{CANT} nerde nerede acil yetis{ANY}",
    "spreads": "buyuyor sariyor kivilcim{N} alev{N} duman{N} koku{N} yangin{N} cizir{ANY} catir{ANY} sicak{N}",
}
_FIGURE = ("blaze_name", "smoke_of_anger", "since", *NOT_NOW)
RULES = (
    Rule("blaze", ("blaze", "breaks_out"), 3, _FIGURE, 4),
    Rule("blaze_alone", ("blaze", "alone"), 1),
    Rule("flames", ("flames_up",), 1, ("skirt", *NOT_NOW), 4),
    Rule("we_burn", ("we_burn", "alone|help|fire_brigade|building|blaze"), 4, NOT_NOW),
    Rule("smoke", ("smoke", "smokes"), 3, _FIGURE, 3),
    Rule("chokes_in_smoke", ("smoke", "breath|chokes"), 4, _FIGURE, 3),
    Rule("burnt_smell", ("burnt_smell", "smell"), 3, ("old", "if", "joke"), 3),
    Rule("smells_of_burning", ("burning", "smell"), 3, ("old", "if", "joke", "lamp"), 3),
    Rule("building_burns", ("building", "burns_now"), 3, ("lamp", "spent", *NOT_NOW), 3),
    Rule("plant_burns", ("wired", "burns_now"), 2, ("lamp", "spent", "net", *NOT_NOW), 4),
    Rule("bursts", ("battery", "bursts"), 2, ("old", "if", "joke"), 3),
    Rule("bursts_and_burns", ("plant", "bursts", "spreads"), 8, NOT_NOW),
    Rule("melts", ("device_that_melts", "melts"), 2, ("old", "if", "joke"), 3, weight=0.6),
    Rule("smells", ("device_that_melts|plant", "smell"), 5, NOT_NOW, 3, weight=0.4),
    Rule("burnt_and_spreads", ("plant", "burning", "spreads"), 8, ("lamp", "since", *NOT_NOW), 2),
    Rule("fire_brigade", ("fire_brigade", "summon"), 3, ("blaze_name", *NOT_NOW), 4),
)
WORDS["burns_now"] = "yan{NOW} yanmaya_basl{ANY} cayir_cayir yanan"
