"""Somebody is attacking, breaking in, following, or locking in the writer or another.

A collector or an agent who "threatens" with papers and a prank seller at the door are everyday.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW, TRADE
from lexicon.danger.rules import Rule

WORDS = {
    "attacker": (
        "kocam(?:in|dan|la)? esim(?:den|in|le)? eski_(?:es|koca|sevgili|nisanli|kari|erkek)[a-z]* sevgilim babam(?:dan)? abim(?:den)? uvey_{ANY} uvey komsu{N} adam{N} biri birileri birisi sarhos{N} hirsiz{N} "
        "kaynanam kayinbab{ANY} oglum damad{N} amcam dayim eniste{N} sapik{N} teknisyen{N} kurye{N} gorevli{N} usta{N} cocuk_(?:bana|beni) yabanci{N} erkek nisanlim herif{N} heriff?ler tinerci{N} maskeli "
        "silahli{N} adamin kardesim ogluma esi sevgilisi saldirgan{N} 2_kisi iki_kisi uc_kisi bes_kisi bunlar oglan serseri{N} ev_sahibi"
    ),
    "beats": (
        "dover vurur dov{NOW} dov{PAST} dov{WILL} doveceg{ANY} dovuyo dovuyor doviy[a-z]* darp darbe{ANY} darbet{ANY} saldir{PAST} saldir{NOW} saldirdi saldiriyo[a-z]* saldir{WILL} bicakla{PAST} bicakli{NOW} tekmel{ANY} tokatl{ANY} yumruk{ANY} yumrukl{ANY} "
        "tokat_at{ANY} tokat doverek dovmeye girist{ANY} hirpal{ANY} bogazimi_sik{ANY} bogazima_sar{ANY} bogazima_yapis{ANY} bogmaya bogazla{ANY} tecavuz{ANY} tartakl{ANY} dovdu iskence{N} siddet_uygul{ANY} siddet_gor{ANY} siddet_var saclarim{N} eli_kalk{ANY} dayak"
    ),
    "abuser": "uvey babam amcam dayim enistem patronum ogretmenim abim dedem hocam mudurum",
    "touches": "dokun{NOW} dokunuyo[a-z]* elli{NOW} elliyo[a-z]* taciz_ed{ANY} taciz_et{ANY} tecavuz{ANY}",
    "victim": "tacize_ugra{ANY} agzimi_kapat{PAST} gozumu_bagla{ANY} elimi_bagla{ANY} elimi_kolumu_bagla{ANY} kilitliyim kilitliyiz bagajindayim bogazimi_sik{ANY} bogazima_yapis{ANY} bogazima_saril{ANY} sacimdan_{ANY} zorla_arabaya{ANY} baska_yere_gotur{ANY} zorla_gotur{ANY} tehdit_edildim_silah kafama_vur{ANY} yuzume_vur{ANY} bana_vur{ANY} beni_dov{ANY} bana_saldir{ANY} beni_bicakl{ANY} beni_vur{PAST} dayak_yi{ANY} dayak_at{ANY} siddet_gor{ANY} siddet_uygul{ANY} tecavuz_et{ANY} tecavuze_ug{ANY} tecavuz_ed{ANY} istismar_ed{ANY} istismar_et{ANY} darp_edil{ANY} darp_ed{NOW} rehineyim rehineyiz rehin_tut{ANY} rehin_alin{ANY} rehin_al{PAST} olduruluyor{ANY} oldurulecegim saldiriya_ugra{ANY} saldiri_altinda{ANY} bicaklandi{N} bicaklan{PAST} vurul{PAST} soyuluyor{ANY}",
    "strikes": "vur{NOW} vur{PAST} vurdu vuruyor",
    "kills": "oldur{WILL} oldur{NOW} olduruyor oldurmek{N} oldurmeye oldurecegini oldurcek oldurucek oldurur gebertecek gebertcek olduruyolar bogacak kesecek vuracak vurcak{N} bicakl{WILL} oldurecem_diyor oldururum_d[ei]yor yakacak",
    "says": "diyor diyo diyorlar dedi diye diyip tehdit{ANY}",
    "kills_said": "kirarim oldur{WILLI} oldururum oldurecem gebertir{ANY} gebert{WILLI} keserim vururum bicaklar{ANY} yakarim yakacam yakicam",
    "door": "kapi{N} kapiyi kapimi kapimizi kpy kapinin kilidi kilit pencere{N} cam(?:i|ini|lari|imi)? camlari",
    "forces": "kir{NOW} kir{PAST} kiriyo[a-z]* kirmaya kir{WILL} zorl{NOW} zorlu{NOW} zorla{PAST} zorlamaya yumrukl{ANY} tekmel{ANY} tekme{N} dayan{PAST} dayandi[a-z]* vurup vur{NOW} zorluyo[a-z]* kircak[a-z]* omuzlu{ANY} baltayla kurcal{ANY} acmaya_cal{ANY} acmay[a-z]* maymuncuk{ANY}",
    "ours_forces": "kirdim kirdik zorladim zorladik kirik kirildi",
    "home": "evimde evimizde evinde eve evde evin evime evimize iceri iceriye icerde iceride odaya kapidan camdan pencereden balkondan bahceye bahcede apartmana asagida salonda alt_kat{N} mutfakta catida dukkana dukkanda isyerine",
    "breaks_in": "evime_gir{PAST} evime_gir{NOW} evimize_gir{PAST} dukkanima_gir{PAST} evime_girmeye{ANY} eve_girmeye{ANY} iceri_girmeye{ANY} eve_gir{WILL} iceri_gir{WILL} evimi_bas{PAST} evi_bas{PAST} evimizi_bas{PAST} eve_dal{PAST}",
    "crew": "ekip{N} teknisyen{N} usta{N} kurulum{N} kablo{N} satici{N} satis{N} modem{N} anket{N} su sel sular misafir{N}",
    "inside_they": "icerdeler icerideler kapidalar evdeler geldiler icerdeki kapimdalar disardalar",
    "at_door": "kapida kapimda kapinin_onunde kapinin_onu evin_onunde kapimizda disarda disarida",
    "rages": "bagir{NOW} bagiriyo[a-z]* kufred{NOW} kufur{N} saldirgan tehdit{ANY} bagirip",
    "taken": "zorla_gotur{ANY} baska_yere_gotur{ANY} beni_gotur{NOW} kapilari_kilitle{PAST} bagaj(?:da|dayim|indayim|ina) zorla_arabaya{ANY} alikoyul{ANY}",
    "burglar": "hirsiz hirsizlar maskeli{N} yabanci_biri hrsz",
    "somebody": "biri birileri birisi adam{N} herif{N}",
    "gets_in": "gir{PAST} gir{NOW} girmeye girm[iu]s[a-z]* giriyo[a-z]* girecek girecekler daldi daldilar basti bastilar dolasiyor dolasiyo ayak_ses{N} tirman{ANY} zorlu{NOW} girdiler",
    "is_there": "var vr girdi iceride icerde giriyor geziyor dolasiyor girmis girdiler giriyo[a-z]*",
    "weapon": "silah{N} bicak{N} bicag{N} bicakli tufek{N} tufeg{N} tabanca{N} balta{N} satirla palayla sopa(?:yla|lar|larla|si)? demir_cubuk silahli{N}",
    "weapon_used": "gir{PAST} girdi girdiler basti cek{PAST} cek{NOW} dogrult{ANY} dayad{ANY} dayiyor salla{ANY} sallli{NOW} elinde ellerinde var gel{PAST} gel{NOW} tehdit{ANY} saldir{ANY} kovali{ANY} kovala{ANY} vurdu at{PAST} at{NOW} siki{NOW} sikti ates_et{ANY} ates_aciyo[a-z]* patladi bekl{NOW} dolas{NOW} ustume uzerime bogazima kapida",
    "i_come": "geliyorum geliyom gelcem gelicem gelecegim geliriz gelirim alip alirim alacam cekerim",
    "shots": "silah_ses{N} silah_atil{ANY} ates_ediyo[a-z]* ates_acti[a-z]* kursun{N}_yag silah_sik{ANY} catisma_var",
    "weapon_idiom": "zoruyla zoru kemig{N} gibi_kes{ANY} kemik{N} bicak_gibi silah_zoruyla sirtindan sirtimdan cekirdek sapi",
    "follows": "beni_takip_ed{ANY} bizi_takip_ed{ANY} beni_takip_et{ANY} pesimde pesimden pesimdeler pesime kovali{NOW} kovala{NOW} kovalad{ANY} pesimizde arkamdan_gel{ANY} arkamda takip_edio{ANY}",
    "collector": "icra{N} avukat{N} borc{N} kargo{N} basvuru{N} sms{N} reklam{N} numara{N} kampanya{N} pazarlama{N} temsilci{N} musteri{N} hukuk{N} abonelik{N} fatura{N} dolandirici{N} telekom{N} operator{N} personel{N}",
    "locks": "kilitleyip kilitleyerek kilitle{PAST} kilitl{ANY} kilitledi{ANY} hapset{ANY} hapsedil{ANY} esir rehin kapat{PAST} zorla_tut{ANY} zorla_alik{ANY} alikoy{ANY} cikarm[iu]yor{ANY} cikmama salmiyor salmiyorlar  izin_vermiyor elimi_bagla{ANY}",
    "locked_one": "beni bizi eve odaya banyoya ustume disari evden kendimi bagaja depoya bodruma anahtar{N} tuvalete kizi{N} cocuklari ustumuze kapiyi arabaya",
    "abducts": "kacir{PAST} kaciriyo[a-z]* kacirmaya kacirdilar kaciracak kacirildim kacirildi zorla_arab{ANY} zorla_bindir{ANY}",
    "abducted": "beni kizimi oglumu cocugumu kardesimi bizi cocuklar{N} kizi torunumu kacirildim ablami arkadasimi arabaya",
    "missed_show": "mac{N} dizi{N} otobus{N} firsat{N} kampanya{N} randevu{N} arama{N} gol{N} ders{N} sinav{N} servis_sayac",
    "hides": "saklan{NOW} saklan{PAST} saklandim saklaniyo[a-z]* gizlen{NOW} gizlen{PAST} saklandik saklanmis",
    "hiding_place": "dolap{N} dolab{N} banyo{N} tuvalet{N} oda{N} odada yatag{N} yatak{N} bodrum{N} bahce{N} cati{N} catida kilit{ANY} altinda arkasinda tarla{N} kosede kapi{N} evde saklandim saklandik",
    "hushed": "arama_yapmayin{ANY} sessiz(?:ce)?_yaz{ANY} sessizce sessiz_ol{ANY} sessiz_kal{ANY} fisil{ANY} gizli_yaz{ANY} gizlice gizliden ses_cikar{CANT} ses_cikaram{ANY} sesimi_cikar{CANT} ses_cikarm{ANY} sesli_konus{ANY} sessiz_konus{ANY} aramayin_(?:duy|yaz|ne|sakin|beni)[a-z]* sakin_arama{ANY} beni_aramayin",
    "unheard": "duymasin{ANY} duyarsa{ANY} duymamali duyacak duycak duyar_diye beni_duyar duyulmasin gormesin{ANY} gorurse{ANY} anlamasin{ANY} anlarsa{ANY} fark_etmesin farketmesin fark_ederse uyanmasin uyanirsa ogrenirse ogrenmesin uyanmadan yakalarsa yan_odada icerde_uyu{ANY}",
    "fear": "korkuyorum korkuyom korkuyoruz cok_korku{ANY} titriyorum kork{NOW} can_korkusu imdat kurtarin yetisin yardim_edin yardm_edin koruyun",
    "police": "polis(?:i|e|imdat)? jandarma(?:yi|ya)? karakol{N} pols",
    "sends": "gonder(?:in|ir|iniz|irmisiniz|sene|ebilir|n)? yolla(?:yin|r|sana|yn)? cagir(?:in|ir|iniz|sana|irmisiniz)? gelsin gelsinler haber_ver(?:in|ir) yetis(?:in|sin) ara(?:yin|rmisiniz|yiverin) lazim cagirin cagirir",
    "threatens": "tehdit_ed{ANY} tehdit_et{ANY} tehdit_savur{ANY} olumle_tehdit{ANY} tehdt_ed{ANY} tehditler{N}",
    "death_threat": "olumle_tehdit{ANY} olum_tehdit{ANY} silahla_tehdit{ANY} bicakla_tehdit{ANY} canimla_tehdit{ANY}",
    "stalks": "rahat_birakm{ANY} musallat{ANY} kapima_dayan{ANY} kapimda{N} kapimizda{N} onumu_kes{ANY} yolumu_kes{ANY} sikistir{ANY} taciz_ed{ANY} taciz_et{ANY} uzerime_yuru{ANY} ustume_yuru{ANY}",
    "strict_attacker": "kocam(?:in|dan|la)? eski_(?:es|koca|sevgili|nisanli|erkek)[a-z]* sapik{N} esim(?:den)? uvey sarhos{N} babam(?:dan)? abim(?:den)? adam{N} herif{N}",
}
_PAPER = ("collector", "joke", "old")
_ME = "me|family|person"
RULES = (
    Rule("beaten", ("beats", "attacker|me|family"), 5, ("joke", "old", "if", "net", "money"), 3),
    Rule("abused", ("abuser", "touches"), 4, ("joke", "old", *TRADE)),
    Rule(
        "locked_by_attacker",
        ("attacker", "locked_one", "locks"),
        5,
        ("joke", "old", "net", "money", "service", "phone_line"),
        3,
    ),
    Rule("victim", ("victim",), 2, ("joke", "old", "money", "net"), 4),
    Rule(
        "struck_by_somebody",
        ("strict_attacker", "me|family", "strikes"),
        6,
        ("joke", "old", "net", "money"),
    ),
    Rule("would_kill", ("kills", "me|family"), 4, ("joke", "old", "hyper", *TRADE), 4),
    Rule("would_kill_somebody", ("kills", "attacker"), 5, ("joke", "old", "hyper", *TRADE), 4),
    Rule("says_kills", ("kills_said", "says"), 2, ("joke", "old", *TRADE), 4, ordered=True),
    Rule("door_forced", ("door", "forces"), 3, ("ours_forces", "joke", "old", "money"), 3),
    Rule(
        "burglar",
        ("burglar", "home|gets_in"),
        3,
        ("joke", "old", "money", "service", "cable", "since"),
    ),
    Rule("breaks_in", ("breaks_in",), 3, ("crew", "joke", "old", *TRADE), 4),
    Rule("they_are_in", ("inside_they",), 1, ("crew", "joke", "old", *TRADE), weight=0.5),
    Rule("rages_at_door", ("at_door", "rages"), 4, ("crew", "joke", "old", *TRADE), weight=0.7),
    Rule("taken", ("taken",), 2, ("joke", "old", *TRADE), weight=0.6),
    Rule("taken_me", ("me", "taken"), 6, ("joke", "old", *TRADE), weight=0.4),
    Rule("intruder", ("somebody", "home", "gets_in"), 5, ("joke", "old", *TRADE)),
    Rule(
        "somebody_inside",
        ("home", "somebody", "is_there"),
        3,
        ("joke", "old", *TRADE),
        ordered=True,
    ),
    Rule(
        "weapon",
        ("weapon", "weapon_used"),
        4,
        ("weapon_idiom", "i_come", "joke", "old", "myself", "net"),
    ),
    Rule("shots", ("shots",), 1, NOT_NOW),
    Rule("followed", ("follows",), 3, _PAPER, 4),
    Rule(
        "locked_in",
        ("me", "locked_one", "locks"),
        5,
        ("joke", "old", "net", "money", "service", "phone_line"),
        3,
        weight=0.7,
    ),
    Rule(
        "locked_by",
        ("locked_one|fear", "locks"),
        3,
        ("joke", "old", "net", "money", "service", "phone_line"),
        3,
        weight=0.5,
    ),
    Rule("abducted", ("abducted", "abducts"), 4, ("missed_show", "joke", "old", "net", "money")),
    Rule(
        "hides", ("hides", "hiding_place|fear|unheard|attacker|hushed"), 5, ("joke", "old", "net")
    ),
    Rule("hushed", ("hushed",), 1, ("joke", "old", "net", "money"), 5, weight=0.5),
    Rule("unheard", ("unheard",), 1, ("joke", "old", "net", "money"), 4, weight=0.5),
    Rule("fear_of", ("fear", "strict_attacker"), 6, ("joke", "old", "net", "money"), weight=0.5),
    Rule(
        "in_attackers_hands",
        ("strict_attacker", "fear|unheard|hushed|stalks"),
        8,
        ("joke", "old", "net", "money", "law"),
        weight=0.5,
    ),
    Rule("police", ("police", "sends"), 3, ("joke", "old", "if", "money"), 3, asking=True),
    Rule("death_threat", ("death_threat",), 1, ("joke", "old")),
    Rule("threatened", ("threatens", "strict_attacker|somebody"), 5, _PAPER, 5),
    Rule("stalked", ("stalks", "strict_attacker|somebody"), 5, _PAPER, 5),
)
