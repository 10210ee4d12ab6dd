"""A line, SIM or phone is in other hands now: a SIM copied, codes going astray, a phone just stolen.

A phone that rang ("çaldı"), that was stolen last year, a stolen modem, "hırsızlık bu" about a bill
and a line opened in one's name long ago (a complaint about personal data) are everyday.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW
from lexicon.danger.rules import Rule

WORDS = {
    "line": "sim(?:im|imi|kart{N}|i|in|imin|e)? simkart{N} sim_kart{N} hat hattim{N} hattimi hattimiz{N} numaram{N} numarami numaramla nomeram nmram hat(?:ti|ta) hattm numaramiz{N} numram{N} hatim{N} hattima",
    "sim": "sim{N} simkart{N} sim_kart{N} simim{N} kartim{N}",
    "copied": "baskasinin_telefon{ANY} kopyala{ANY} kopyal{ANY} kopyasi_(?:cik|var|yap)[a-z]* klonla{ANY} klon{ANY} ele_gec{PAST} ele_gecir{PAST} ele_gecir{NOW} ele_gecirild{ANY} calin(?:di|mis) calindi caldilar calmis{ANY} hackl{ANY} hekl{ANY} gasp{ANY} cogalt{ANY} baskasinda baskasina_gec{ANY} baskasinin_el{ANY}",
    "phone": "telefon(?:um|umu|umuz|umuzu|u|un|umun|unu|)? tel(?:im|imi|imin|efonum)? tlf(?:um|umu)? telfonum{N} telefnum{N} cep_telefon{N} cebim ceptelefon{N} iphone{N} cihazim{N} tlfnm tlfnum tlfonum{N} cantam{N} cuzdan{N}",
    "stolen": "calin{PAST} calindi calinmis caldirdim caldirdik caldrdim calmis{ANY} caldilar gasp{ANY} kapkac{ANY} kaptilar cald[iu]lar calndi kapip_kac{ANY} yankesici{N} cekip_ald{ANY} elimden_ald{ANY} cantamdan_al{ANY} asirdi{N} yurut{PAST} hirsiz_al{ANY} soyul{PAST} gaspett{ANY} alip_kac{ANY} kapti kactilar",
    "stolen_thing": "kimlig{N} kimlik{N} bilgi{N} bilgiler{N} modem{N} kablo{N} bakir dekoder{N} kutu{N} hak{N} zaman{N} para{N} gb{N} fikir dakika{N} hakkim vakt{N} omrum omur{N} emeg{N} tel_orgu motor{N} araba{N}",
    "others": "baskasi{N} baskasina baskasinda baskalari{N} baska_biri{N} birileri{N} biri birisi dolandirici{N} hirsiz{N} adamlar{N} tanimadigim_bir{ANY} bilmedigim_bir{ANY} bsksi",
    "to_others": "oraya baskasina baskalarina baska_telefon(?:a|uma)? baska_numara(?:ya|lara)? baska_cihaz(?:a|dan)? birine birilerine onlara dolandiriciya hirsiza adama baska_birine baska_yere tanimadigim_birine bilmedigim_birine baska_sim(?:e|den)? baskasinin",
    "goes_to": "gid{NOW} gidiyo[a-z]* gitmis gitti dus{NOW} dusuyor dusuyo gel{NOW} geliyo[a-z]* yonlen{ANY} yonlendir{ANY} aktar{ANY} iletil{ANY} ulasiyor dustu gitmeye gidio",
    "from_my_line": "hattimdan numaramdan benim_hattan benim_numaradan telefonumdan hattimizdan benim_hattimdan adimdan",
    "sent": "mesaj_at{PAST} mesaj_at{NOW} mesaj_atil{ANY} mesajlar_atil{ANY} mesajlar_at{ANY} mesaj_gid{ANY} mesajlar_gid{ANY} mesaj_git{PAST} mesajlar_git{PAST} para_iste{ANY} para_istiyo[a-z]* atilmis atiliyor atilio gonderilmis gonderiliyor araniyor",
    "sees": "gor{NOW} goruyo[a-z]* okuyor okuyo[a-z]* aliyor aliyo[a-z]* alio ele_gec{ANY} aliyolar giriyor kullaniyor",
    "held": "onda onlarda baskasinda giriyor giriyorlar girmis{ANY} giriyo[a-z]* acmis{ANY} acilmis kullaniyor{ANY} ele_gec{ANY} degistirmis{ANY} dustum atildim",
    "to_device": "baska_telefon(?:a|da)? baska_cihaz(?:a|da)? baska_sim(?:e|de|karta)? yeni_telefona baska_bir_telefona baska_bir_cihaza",
    "thief": "hirsiz hirsizlar dolandirici{N} calan{N}",
    "line_entered": "hattima_gir{ANY} telefonuma_gir{PAST} simime_gir{ANY} hattima_sizd{ANY}",
    "changed": "degis{PAST} degismis degistiril{ANY} degistirm{ANY} yenilen{PAST} yenilenmis yenilem{ANY} cikaril{PAST} veril{PAST} kapatil{PAST} tasin{PAST} aktif_edilmis",
    "given": "verilmis vermis{ANY} verildi gecmis gecir(?:mis|di)[a-z]* yuklemis{ANY} yuklenmis aktar(?:il)?mis{ANY} tanimlan(?:mis|di)[a-z]* tanimlamis{ANY} baglan(?:mis|di) takmis{ANY} takilmis kaydedilmis devredilmis tasinmis gecirilmis yukledi{ANY}",
    "uses": "kullan{NOW} kullan{PAST} kullaniyo[a-z]* mesaj_at{NOW} mesaj_at{PAST} mesaj_atip mesaj_atil{ANY} mesajlar_at{ANY} para_ist{NOW} para_ist{PAST} para_istiyo[a-z]* konusuyor konusuyo[a-z]* konusuyorlar almis aldi takmis takili cikarttirmis girmis giriyorlar giriyor baskasinda uzerine_gec{ANY} ariyor_insan{ANY} ele_gec{ANY} sms_at{ANY} aktif_et{ANY}",
    "my_number": "numaram(?:i|dan|la|in|a)? numaramiz{N} hattim(?:i|dan|la|in)? simim(?:i|den)? numarami hattimi benim_num{ANY} benim_hat{ANY} telefonumdan hattima numaramla nmram",
    "sim_issued": "sim_cik{PAST} sim_degis{PAST} kartim_degis{ANY} simim_degis{ANY} kart_cikar{ANY} yeni_sim{N} sim_cikar{ANY} sim_cikart{ANY} sim_kart_{ANY} sim_degis{ANY} yedek_sim{N} sim_aldi{ANY} sim_alin{ANY} ikinci_sim{N} kopya_sim sim_yenil{ANY} simi_yenil{ANY} simkart_cikar{ANY} kart_cikar{ANY} sim_veril{ANY} simimi_al{ANY} e_sim",
    "without_me": "ben_(?:degistir|yap|iste|al|cikar|ver)m[ae]d[a-z]* bilmeden ben_bilmeden haberim{N} haberimiz{N} haberim{N} habersiz{N} bilgim{N} ben_yapmad{ANY} ben_istemed{ANY} ben_almad{ANY} onayim{N} izinsiz{N} izin{N}siz ben_degil baskasi{N} vekalet{N} sahte{N} benden_habersiz ben_degilim kimligim{N}",
    "codes": "kod{N} kodlar{N} kodlari sifre{N} sifreler{N} onay_kod{N} dogrulama_kod{N} sms{N} smsler{N} mesajlarim mesajlar{N} mesaj{N} banka_mesaj{N} sms_kod{N} onay{N}",
    "bank": "banka{N} bankadan bankam hesab{N} hesap{N} hesabim{N} hesaplar{N} kart{N} kartim{N} kredi{N} para{N} param mobil_bankacilik{N} iban eft havale papara",
    "drained": "bosalt{ANY} bosaldi bosalmis cekildi cekiliyor cekil{PAST} cekiyo[a-z]* cekmis{ANY} cektiler cekmeye cektil{ANY} gidiyor gidiyo gitti giris_yap{ANY} giriyorlar girmis{ANY} girdiler havale{N} transfer{N} kredi_cek{ANY} aktaril{ANY} bosaltiyo[a-z]* bosaltil{ANY} islem_yap{ANY} cekilmis giris_dene{ANY} girmeye_cal{ANY} supur{ANY} yolla{ANY} hareket{N} sifre_degis{ANY} sifremi_degis{ANY} cikiyor",
    "line_dead": "gitti kapand{ANY} kapan{PAST} servis_yok servisi_yok sinyal_yok dustu sebeke_yok devre_disi kapanmis gecersiz{N} sustu",
    "just_now": "kendi_kendine simdi az_once demin su_an{ANY} suan{N} dakika_once dk_once saat_once birden aniden bir_anda biraz_once bi_anda durup_dururken",
    "block": "kapat(?:in|ir|iniz|ilsin|tirmak|sana|irmisiniz|mak|alim|ilmasi)[a-z]* kapatn bloke{N} blokaj bloklay{ANY} engelle(?:yin|r|mek|nsin|til)[a-z]* iptal_ed{ANY} dondur{ANY} kilitle(?:yin|r|mek)[a-z]* durdur{ANY} kapatalim kapatirmisiniz askiya imei",
    "lost": "kayb{ANY} kaybol{ANY} dusur{PAST} unut{PAST} kayip",
    "debited": "fatura{N} taksit{N} tarife{N} ucret{N} kampanya{N} otomatik_odeme",
    "trade_uses": "reklam{N} kampanya{N} pazarlama{N} arayan sikayet{N} rehber{N} eski_sahib{ANY} onceki_sahib{ANY} eski_kullan{ANY} borc{N} icra{N} bayi_{ANY} eskiden",
    "hacked": "hackl{ANY} heklen{ANY} hacklendi ele_gecir{ANY} calindi",
    "account": "whatsapp{ANY} watsap{ANY} hesab{N} hesabim{N} whatsap{ANY} wp",
}
RULES = (
    Rule("line_taken", ("line", "copied"), 3, ("stolen_thing", *NOT_NOW), 2),
    Rule(
        "phone_stolen",
        ("phone", "stolen"),
        4,
        ("stolen_thing", "debited", *NOT_NOW),
        4,
        asking=True,
    ),
    Rule("stolen_and_block", ("stolen", "block"), 8, ("stolen_thing", *NOT_NOW), 2, asking=True),
    Rule("line_used", ("my_number", "others", "uses"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("sim_issued", ("sim_issued", "without_me|others"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("messages_sent", ("from_my_line", "sent"), 7, ("trade_uses", *NOT_NOW), 3),
    Rule("codes_seen", ("codes", "others", "sees"), 4, ("trade_uses", *NOT_NOW), 3),
    Rule("thief_uses", ("thief", "phone|my_number", "uses|held"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("line_entered", ("line_entered",), 2, NOT_NOW, 2, weight=0.7),
    Rule("codes_taken", ("codes", "sees"), 2, ("trade_uses", *NOT_NOW), 3, weight=0.3),
    Rule(
        "given_to_others",
        ("my_number", "to_others", "given"),
        6,
        ("trade_uses", *NOT_NOW),
        3,
        weight=0.6,
    ),
    Rule("line_moved", ("line|my_number", "to_device", "given"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("sim_changed", ("sim", "without_me", "changed"), 6, ("trade_uses", "net", *NOT_NOW), 3),
    Rule("account_in_others_hands", ("account|bank", "held"), 4, NOT_NOW, 3, weight=0.4),
    Rule("codes_astray", ("codes", "to_others", "goes_to"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("drained", ("bank", "drained"), 5, ("debited", "trade_uses", *NOT_NOW), 3, weight=0.5),
    Rule("dead_line", ("line|phone", "line_dead"), 4, NOT_NOW, 2, weight=0.3),
    Rule(
        "others_took",
        ("others|to_others|without_me", "codes|bank|line"),
        6,
        ("trade_uses", *NOT_NOW),
        3,
        weight=0.3,
    ),
    Rule("stop_it", ("block", "line|phone|bank"), 6, NOT_NOW, 2, weight=0.2),
    Rule("lost_in_use", ("lost", "phone|line", "others", "uses"), 14, NOT_NOW, 2),
    Rule("account_hacked", ("hacked", "account"), 3, NOT_NOW, 2, weight=0.5),
    Rule("right_now", ("just_now",), 1, NOT_NOW, 2, weight=0.2),
)
