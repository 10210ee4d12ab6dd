"""Somebody wants to die: said outright, by its means, or as a farewell.

"İntihar ettireceksiniz" and "-esim geldi" are manners of speech; "intihar edeceğim" is taken at its
word however angry the rest is. Veiled signs are weak by themselves and none beside an everyday
object ("bu internete dayanamıyorum").
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW, TRADE
from lexicon.danger.rules import Rule

WORDS = {
    "suicide": "intihar{N} intahar{N} intiar{N} inthar{N}",
    "suicide_meant": (
        "notum{N} not{N} esiginde{ANY} et{WILLI} ed{WILLI} ed{NOW} et{NOW} et{PAST} ed{WILL} et{INF} edeceg{ANY} edeceg edecek{ANY} etsem etmeye dusun{NOW} dusunc{ANY} dusundum "
        "kalkis{ANY} kalkti esig{N} girisim{N} mektub{N} mektup{N} notu karar{N} gec{NOW} aklim{N} edip egilim{ANY} "
        "ederse edebilir"
    ),
    "myself": "kendim[ie]? kendmi kndim[ie]?",
    # What one does to oneself: will, wants to, is doing; wishes with -asım/-esim are left out.
    "oneself": "kendini kendisini kendni",
    "kills_oneself": "oldur{INF} oldur{WILL} oldur{NOW} as{INF} as{WILL} as{PAST} at{WILL} atmaya yak{INF} yak{WILL} kes{NOW} kes{INF} vur{INF} vur{WILL} asarak zehirle{ANY} asmis asacak{ANY} oldureceg{ANY} asacag{ANY} atacag{ANY}",
    "kills_self": (
        "oldur{WILLI} oldur{NOW} oldur{INF} olduru{WILLI} oldursem oldurup as{WILLI} as{INF} as{NOW} assam asip at{WILLI} at{NOW} at{INF} atsam "
        "atip vur{WILLI} vur{INF} vursam yak{WILLI} yak{INF} yaksam kes{WILLI} kes{NOW} kes{INF} kes{PAST} zehirle{ANY} zehirli{NOW} "
        "bogar{ANY} imha yok_ed{WILLI} yok_et{INF} birak{WILLI}"
    ),
    "harm_self": "bir_sey_yap{WILLI} bi_sey_yap{WILLI} bisey_yap{WILLI} bir_seyler_yap{WILLI} birsey_yap{WILLI} kotuluk_yap{WILLI} zarar_ver{WILLI} zarar_ver{NOW} zarar_ver{PAST} zarar_ver{INF} zarar_vercem zarar_vericem kiy{WILLI} kiy{INF} kiy{NOW}",
    "head_self": "kafama sakagima basima agzima",
    "shoots": "sik{WILLI} sik{INF} sik{NOW} sikip dayad{ANY} sikcam siksam",
    "my_life": "canim[ae] hayatim[ae] canm[ae] hayatimi omrum[ue] yasamim[ae]",
    "ends": (
        "noktali{NOW} noktala{WILLI} sonlandiriyo[a-z]* bitiriyorum bitiriyom kiydig{ANY} kiydim kiy{WILLI} kiy{NOW} kiy{INF} kiysam kast{ANY} son_ver{ANY} sonlandir{WILLI} sonlandir{INF} son bitir{WILLI} bitir{INF}"
    ),
    "wants_to_die": (
        "olmek_ist(?:iy[a-z]*|iom|yr[a-z]*|yom|eyorum|erdim|emem|io) olmeyi_(?:dusun|ist|bekl)[a-z]* olmekten_baska "
        "olup_git{ANY} olup_kurtul{ANY} keske_olse[a-z]* keske_olmus[a-z]* olmek_var "
        "yasamak_istem{ANY} yasamk_istem{ANY} yasamak_gelm{ANY} yasamaktan_(?:bik|yorul|nefret|vazgec|usan)[a-z]* "
        "yasamanin_(?:anlam|mana|bir|bi|ne)[a-z]* yasamaya_(?:deger|guc|hal|son|mecal|takat)[a-z]* yasamaya_devam_ed{CANT} uyanmak_istem{ANY} "
        "dogmasaydim hic_dogma{ANY} ben_olmus_olac{ANY} olmus_olacagim olmus_olurum olu_bulac{ANY} sabahi_gorm{ANY} sabahi_gormek_istem{ANY} yarini_gorm{ANY} sabaha_cikm{ANY} yarina_cikm{ANY} yasayasim_yok hayata_tutun{CANT} bu_hayattan_git{ANY} dunyadan_(?:git|goc|ayril|cek)[a-z]* "
        "dunyaya_veda{N} hayattan_vazgec{ANY} canimdan_vazgec{ANY} hayata_veda{N} yasamasam yok_olmak_ist{ANY} "
        "olumu_(?:dusun|ist|sec)[a-z]*"
    ),
    "would_rather_die": "oleyim gebereyim olsem olseydim gebersem",
    "better": "keske iyi kurtul{ANY} kimse{ANY} umur{ANY} rahat{ANY} huzur{ANY} fark{ANY} aglam{ANY}",
    "no_reason_to_live": "yasamak_icin yasama_neden{N} yasama_seb[a-z]* yasama_sevinc{N} hayatimin_(?:anlam|mana|deger|bir)[a-z]* hayatin_(?:anlam|mana)[a-z]*",
    "none_left": "kalmad{ANY} yok yk bulam{ANY} gormuyorum goremiyorum tukendi bitti gelmiyor gelmiyo yitir{ANY}",
    "pills": "hap{N} haplar{N} ilac{N} ilaclar{N} fare_zehiri tarim_ilaci zehir(?:i)?",
    "swallow": "ictim ictm icic{ANY} icec[a-z]*m iciyorum iciyom yut{PAST} yut{NOW} yut{WILLI} yutt(?:um|m) aldim icmek icip icmis",
    "many": "tamami{N} kutu{N} hep(?:si|sini|ni)? butun tum avuc cok sise{N} yirmi otuz elli tane{N} hepsi 20 30 40 50 25 15 60 100 ne_varsa",
    "wrist": "bilek{N} bileg{N} damar{N} kollarim{N}",
    "cuts": "kes{WILLI} kes{NOW} kes{PAST} kes{INF} kessem jilet{N} kesip kesik{N}",
    "blade": "jilet{N} falcata{N} maket_bica{ANY} ustura{N}",
    "edge": "kenarindayim kenarinda_otur{ANY} kenarina_cik{ANY} kenarinda_duru{ANY} korkulug{N} korkuluk{N} asagi_bak{NOW} asagiya_bak{NOW} bosluga_bak{NOW} ucundayim atlamak",
    "rope": "ip ipi ipe urgan{N} halat kemer{N} boynuma tavana kiris{N} ilmek ilmeg{N}",
    "hangs_self": "as{WILLI} as{NOW} as{INF} as{PAST} gecir{WILLI} gecir{PAST} bagl{PAST} bagladim hazir hazirl{ANY} boynuma boynumda tavana",
    "height": "kopru(?:den|de|deyim|nun|ye)? cati(?:dan|dayim|da|nin)? balkon(?:dan|dayim|da)? ucurum{N} pencereden camdan terastan tren(?:in|e)? metro(?:nun|ya)? raylar{N} denize kattan damdan asagi asagiya falez{N} otoban{N} kamyonun tirin arabanin bosluga baraj{N} yuksek{N} catidayim koprudeyim balkondayim",
    "jumps": "atla atla{WILLI} atli{WILLI} atlic{ANY} atlay{WILLI} atlamak{N} atlamay[ai] atliy{ANY} atlasam atla{INF} atlayip onune_at{WILLI} altina_at{WILLI} kendimi_at{ANY} kendimi_birak{ANY} atc[a-z]*m",
    "adieu": "elveda{N} veda{N} vedalas{ANY} vedalasiyorum",
    "stands_high": "kopru(?:de|sunde)(?:yim)? catidayim ucurumdayim terastayim damdayim",
    "ends_all": "her_seyi_bitiriyo[a-z]* herseyi_bitiriyo[a-z]* canimi_al{ANY} yetim sona_geldim sonum_geldi her_sey_bitsin hersey_bitsin bitsin_istiyorum her_seyi_bitir{WILLI} herseyi_bitir{WILLI} her_seye_son bu_isi_bitir{WILLI} bu_gece_bit{ANY} bitsin_artik_bu acilarim{N}",
    "love": "sevdim seviyorum seviyordum sevdigimi seviyodum",
    "last_night": "bu_gece_son bu_aksam_son bu_gece_bitir{ANY} bu_gece_bitiyor bu_gece_bitecek",
    "gas": "dogalgazi_ac{PAST} gazi_ac{PAST} tupu_ac{PAST} gazi_ac{WILLI} dogalgazi_ac{WILLI} ocagi_actim_gaz{N}",
    "sleep": "uyuyacagim uyuyacam uyucam uyuycam uyanmayacagim uyanmicam uyanmiycam uyumak",
    "deadly": "fare_zehir{N} zehir(?:i|ini)? tarim_ilac{N} camasir_suyu{N} asit siyanur bocek_ilac{N}",
    "farewell": "allaha_ismarla{ANY} hosca_kal{ANY} hoscakal{ANY} son_kez son_defa allahaismarla{ANY}",
    "last_words": "son_mesajim{N} son_yazi[sm][a-z]* son_sozum{N} son_sozlerim son_gecem son_gunum son_konusmam son_msjim son_yazdig{ANY} son_mesaj_bu son_aksamim son_sabahim",
    "forgive": "helal_ed(?:in|iniz|iverin|ersin[a-z]*|er|ersiniz) helal_et(?:sin[a-z]*|sinler)? affed(?:in|iniz|ersiniz) affet{ANY} hakkinizi_helal bagislayin",
    "cannot_bear": "dayanam{ANY} dynm[a-z]* katlanam{ANY} kaldiram[iau]{ANY} dayanacak_(?:guc|hal|takat)[a-z]* gucum_(?:kalmadi|yok|tukendi|bitti|yetm)[a-z]* takatim[a-z]* tukendim yoruldum bittim_artik kaldiramiyorum",
    "life": "hayat hayat(?:tan|a|im|imdan) yasamak yasamaktan yasam dunya{N} omur",
    "living": "yasamaktan hayatimdan yasamayi canimdan nefes_almaktan bu_hayattan",
    "testament": "vasiyet{N} son_istegim",
    "suicide_help": "intihar_hatt{ANY} intihar_onle{ANY}",
    "weary": "agir bezdim bezmis zor yerim_yok bitir{INF} bik{PAST} yorul{PAST} usan{PAST} vazgec{PAST} sogud{ANY} biktim yoruldum umud{N} istem{ANY} cekilm{ANY} bitsin biraktim",
    "lonely": "kimsem_(?:yok|kalm)[a-z]* yapayalniz{N} yalnizim yalniz_kaldim kimsesiz{N} bombos tek_basimayim",
    "burden": "yuk_(?:olm|olu|oldu)[a-z]* bensiz_(?:daha|rahat|mutlu|de|devam|olsun|yasa)[a-z]* ben_olmayinca ben_olmasam ben_gid(?:ince|ersem) ben_gittikten ben_yokken ben_oldukten ben_olunce benden_sonra ben_olmadan yoklugum{N}",
    "entrust": "emanet{N} iyi_bakin sahip_cikin soyleyin soylersiniz sevdigimi iletin gozum_arkada",
    "goes": "gidiyorum gidiyom gidecegim gidicem gitmek artik_yokum yokum olmayacagim olmicam olmiycam olmayacam kurtulmak kurtulurum kurtulacagim kurtulacaklar kurtulsun kurtulurlar kurtulucam bitsin bitirmek bitiriyorum bitirecegim uyumak",
    "soon": "en_iyisi en_iyi yarin artik bu_gece bu_aksam birazdan son bundan_sonra sonsuza sonsuz ebediyen bir_daha hepiniz herkes",
    "decided": "karar_ver{PAST} kararim{N} kararliyim mektub{N} mektup{N} not_birak{ANY} veda_mektub{N} not_yazdim vasiyet{N}",
    "no_way_out": "cikis_yol{N} care{N}siz{ANY} caresiz{ANY} umudum{N} ucu_yok cikmaz{N} gelecegim_yok",
}
_MANNER = ("joke", "hyper", "old")
_VEILED = ("joke", *TRADE)
RULES = (
    Rule("suicide", ("suicide", "suicide_meant"), 4, ("joke", "old")),
    Rule("kills_self", ("myself", "kills_self"), 4, _MANNER, 3),
    Rule("kills_oneself", ("oneself", "kills_oneself"), 3, _MANNER, 3),
    Rule("cuts_self", ("blade", "cuts"), 4, NOT_NOW),
    Rule("at_the_edge", ("height", "edge"), 4, ("joke", "old", "net", "cable")),
    Rule("harms_self", ("myself", "harm_self"), 4, _MANNER),
    Rule("shoots_self", ("head_self", "shoots"), 3, _MANNER),
    Rule("ends_life", ("my_life", "ends"), 3, _MANNER, 3),
    Rule("wants_to_die", ("wants_to_die",), 1, ("joke",)),
    Rule("better_dead", ("would_rather_die", "better"), 4, _VEILED),
    Rule("no_reason_to_live", ("no_reason_to_live", "none_left"), 5, _VEILED, 3),
    Rule("overdose", ("pills", "swallow", "many"), 6, NOT_NOW),
    Rule("cuts_wrist", ("wrist", "cuts"), 4, NOT_NOW),
    Rule("rope", ("rope", "hangs_self"), 4, ("joke", "old", "net")),
    Rule("jumps", ("height", "jumps"), 5, NOT_NOW),
    Rule("last_words", ("last_words",), 1, _VEILED, 8),
    Rule("weary_of_living", ("living", "weary"), 3, ("not_so", *_VEILED), 3),
    Rule("testament", ("testament",), 1, _VEILED, 3, weight=0.6),
    Rule("suicide_help", ("suicide_help",), 2, ("joke",), asking=True),
    Rule("weary_of_life", ("life", "weary"), 3, _VEILED, 4, weight=0.7),
    Rule("drinks_poison", ("deadly", "swallow"), 3, NOT_NOW),
    Rule("gas", ("gas",), 2, ("joke", "old"), weight=0.6),
    Rule("sleeps_for_ever", ("sleep",), 1, _VEILED, 5, weight=0.4),
    Rule("stands_high", ("stands_high",), 1, _VEILED, 8, weight=0.5),
    Rule("ends_all", ("ends_all",), 2, _VEILED, 6, weight=0.5),
    Rule("last_love", ("entrust", "love"), 6, _VEILED, 5, weight=0.6),
    Rule("last_night", ("last_night",), 2, _VEILED, 6, weight=0.4),
    Rule("farewell", ("farewell",), 1, _VEILED, 5, weight=0.3),
    Rule("adieu", ("adieu",), 1, _VEILED, 5, weight=0.6),
    Rule("forgive", ("forgive",), 1, _VEILED, 5, weight=0.6),
    Rule("cannot_bear", ("cannot_bear",), 1, _VEILED, 4, weight=0.4),
    Rule("lonely", ("lonely",), 1, _VEILED, 5, weight=0.4),
    Rule("burden", ("burden",), 1, _VEILED, 2, weight=0.7),
    Rule("better_without_me", ("burden", "better|family"), 5, _VEILED, 2, weight=0.4),
    Rule("entrust", ("family", "entrust"), 5, _VEILED, 5, weight=0.5),
    Rule("goes", ("goes", "soon"), 4, _VEILED, 5, weight=0.5),
    Rule("decided", ("decided",), 1, _VEILED, 6, weight=0.4),
    Rule("no_way_out", ("no_way_out",), 1, _VEILED, 5, weight=0.4),
)
