"""A life at risk now, or calls for help that do not go through.

What an operator wants (severity follows it):
- somebody cannot breathe, has fainted, bleeds, gives birth, is trapped …: emergency, whoever tells it;
- 112, 155, the ambulance "cannot be reached": emergency by itself, the network owes it to everybody;
- a person who lives by a device, or is ill, *and* no phone or line to call with: emergency;
- an ill or elderly parent merely mentioned, a landline out in an elderly parent's house, "kalp krizi
  geçirtecek": none; the complaint is heard as any other.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW, TRADE
from lexicon.danger.rules import Rule

WORDS = {
    "breath": "nefes{N} nefs nefez nefesi soluk{N} solunum solug{N}",
    "fails": "al{CANT} al{NOT} alamiyo[a-z]* alammiy{ANY} alamyr alamiy kesil{PAST} kesil{NOW} daral{NOW} daral{PAST} darli[gk]{N} durdu dur{PAST} yok tikan{ANY} zor git{PAST} gidiyor alm{NOT}",
    "faints": "bayil{PAST} bayil{NOW} bayldi baygin{N} bayg[iu]n bilinc{N} bilinci suuru suur{N} kendinden_gec{ANY} kendini_kaybet{ANY} kendinde_degil{ANY} kendine_gelm{ANY} yigil{ANY} yigildi koma{N} komaya",
    "fainted_i": "bayildim bayildik bayiliyorum bayiliriz bayildiniz",
    "unconscious": "bilinc{N}_kapa{ANY} bilinci_(?:kapali|yok|git|gitti|kapandi|yerinde|acik_degil|gidip)[a-z]* suuru_(?:kapali|yok|git|gitti|kapandi)[a-z]* kendinde_degil{ANY} kendine_gelm{ANY} baygin_yat{ANY} yerde_baygin baygin",
    "no_response": "uyanm{ANY} tepki_ver{NOT} kipirdam{ANY} hareket_et{NOT} hareketsiz{N} kimildam{ANY} uyandiram{ANY} gozunu_acm{ANY} gozlerini_acm{ANY} nabz{N} nabiz{N} morar{ANY} ses_verm{ANY}",
    "lies_down": "yerde_yat{ANY} yerde_kal{PAST} yigilip{ANY} yere_yigil{ANY} yerde_hareketsiz yerde_oylece yatiyor_oylece",
    "no_answer": "cevap_ver{NOT} ses_ver{NOT} konusmuyor konusmuyo acmiyor_gozunu tepkisiz",
    "inside_now": "icerdeyiz icindeyiz icerdeyim icindeyim altindayiz altindayim mahsuruz catidayiz catidayim iceride_kaldik sikistik",
    "machine": "makine{N} makina{N} kapi(?:ya|nin)? testere{N} presi? merdane traktor{N} asansor{N} tas(?:in)? enkaz{N} kepce{N}",
    "stuck": "sikis{PAST} sikisti kapti kaptir{ANY} kaptird{ANY} ezildi kaldi",
    "numb": "uyus{PAST} uyus{NOW} uyusuyo[a-z]* tutm{NOT} oynatam{ANY} hissetm{ANY}",
    "too_late": "yetisem{ANY} yetistirem{ANY} yetismez hastaneye_gid{CANT} goturem{ANY} yalnizim evde_yalniz{ANY} tek_basimayim kimse_yok",
    "heart": "kalp kalb{N} kalbi kalbim{N} gogsu{N} gogsum{N} gogus{N} klp",
    "heart_fails": "krizi_gecir{NOW} kriz_gecir{NOW} krz dur{PAST} dur{NOW} sikis{NOW} sikis{PAST} sikisiyo[a-z]* agri{NOW} agri{N} agriyor agrisi sanci{N} saplan{ANY} sikisma{N} atmiyor atmiyo spazm{N} krizi krz carpintisi",
    "attack": "kriz{N} krizi inme felc felc{N} nobet{N} havale sara epilepsi krz hipoglisemi anafilaksi astim{N} koah{N} beyin_kana{ANY} sok{N} tansiyon{N} seker{N}",
    "has_attack": "gecir{NOW} geciriyo[a-z]* gecriyo[a-z]* tut{PAST} geldi girdi indi indirdi tuttu geliyor basladi komasi{N} komasina",
    "soft_attack": "tansiyon{N} seker{N} sinir{N} sinirden",
    "had_attack": "gecirdi gecirmis gecirdiler",
    "has_attack_i": "gecirdim gecirdik gecirecegim gecirtti{ANY} gecirmistim",
    "bleeds": "kani{NOW} kaniyo[a-z]* kanama{N} kanamali kan_kaybe{ANY} kan_kayb{ANY} kan_kus{ANY} kan_gel{ANY} kan_aki{ANY} kanlar_icinde kan_icinde kanli_kus{ANY} kan_revan kan_golu{N} kanamasi kani_dur{ANY} kan_fiskir{ANY}",
    "falls_down": "dus{PAST} dustu dusup dusmus yuvarlan{PAST} yuvarlandi kayip_dus{ANY} kaydi dusuverdi",
    "hurt": (
        "kalk{CANT} kalkam{ANY} kaldir{CANT} kaldiram{ANY} kafasi{N} kafasini kafam{N} basini basi bacag{N} bacak{N} ayag{N} kolu kolum kalcasi{N} kalca{N} belini beli merdiven{N} balkondan damdan agactan banyoda catidan kuyuya cukura iskeleden "
        "pencereden kayaliklar{N} dereye denize suya tuvalette kimilda{CANT} kipirda{CANT} havuza yerinden_kalk{ANY} yataktan kuyu ucurum{N} golete sobaya"
    ),
    "broken": "kiril{PAST} kirild{ANY} kirdi kopmus koptu kesildi kesti parcaland{ANY} yarildi yarilmis cikmis ezildi ezilmis sikist{ANY} sikismis catla{PAST}",
    "limb": "bacag{N} bacak{N} kolu kolum{N} ayag{N} kalcasi{N} kafasi{N} kafa{N} basi parmag{N} eli elim{N} gozu boynu{N} beli bileg{N} kaburga{N}",
    "cannot_move": "kalkam{ANY} kimilda{CANT} kipirda{CANT} kimildayam{ANY} hareket_ed{CANT} yerden_kalk{CANT} ayaga_kalk{CANT} konusamiyo(?:r|lar|rdu)? yutkun{CANT} agzi_kay{ANY} yuzu_kay{ANY} agzi_egril{ANY} dili_dolan{ANY} kolu_tutm{ANY} kolunu_oynat{ANY} yuruyem{ANY} kaldirem{ANY} dili_tutul{ANY}",
    "chokes": "bogul{NOW} bogul{PAST} boguluyo[a-z]* bogulu{NOW} bogazina_{ANY} bogazinda_{ANY} morar{ANY} tikandi tikaniyor soluk_borusu{N} bogazi_tikan{ANY} nefessiz{N}",
    "chokes_i": "boguluyor(?:um|uz) boguluyo(?:m|z|ruz) bogaziniza{ANY} bogazima_kac{ANY} bogazina_(?:kac|bir|bi|bisey|takil|para|lokma|yemek)[a-z]* bogazinda_kal{ANY}",
    "poison": "zehirlen{PAST} zehirlen{NOW} zehirlenme{N} karbonmonoksit gaz_kacag{N} gaz_kaca[kg]{N} gaz_kok{ANY} dogalgaz_kok{ANY} gaz_sizi{ANY} tup_kacir{ANY} tup_kok{ANY} gaz_kacir{ANY} deterjan_ic{ANY} camasir_suyu{N} fare_zehiri bonzai soba_zehir{ANY} sobadan_zehir{ANY}",
    "birth": "bebek_gel{NOW} dogum{N} dogur{NOW} dogur{PAST} doguruyo[a-z]* dogurdu doguracak dogumu sanci{N} sancisi{N} sancilar{N} suyu suyum dogurmak",
    "birth_now": "basla{PAST} basladi baslad{ANY} basliyo[a-z]* yapiyor yapiyo yapiyorum yapacak oluyor geldi gelio geliyor tuttu sanci{N} girdi siklast{ANY} cekiyor cekiyo var patladi patlad{ANY} bosaldi erken acildi aniden evde dogurdu doguruyo[a-z]* doguracak gelmek_uzere",
    "birth_paper": "tarih{N} gunu gun yeri yer izni izin belge{N} yil{N} dogum_gun{N} hediye{N} yardim{N}i gununde kutla{ANY}",
    "pregnant": "hamileyim gebeyim hamile{N} gebe{N} esim{N} karim{N} gelin{N} kizim{N} lohusa bebe[kg]{N} ablam kardesim ben yengem sanci{N} dogum{N} ikiz{N}",
    "injured": "yarali_var yaralilar_var agir_yarali yaraliyim yaraliyiz can_cekis{ANY} yaralilar{N}_var yarali_biri yaralandim yaralandik",
    "wounded": "yarali{N} yaralan{PAST} yaralan{NOW}",
    "crash": "kaza{N} kazasi takla{N} devril{ANY} uctuk ucuruma uctu sarampol{N} carpis{ANY}",
    "crash_happened": "yap{PAST} oldu gecir{PAST} var attik atti at{PAST} girdik uctuk devrildik devrildi cikti gecirdik",
    "mishap": "kazara yanlislikla kazayla kaza_ile kaza_kursun",
    "trapped": "mahsur{N} mahsr asansorde_kal{ANY} asansor{N}_mahsur asansorun_icinde enkaz{N} gocuk{N} gocug{N} sikisip_kal{ANY} kapana rehin",
    "buried": "enkaz_alt{ANY} enkazin_alt{ANY} gocuk_alt{ANY} gocugun_alt{ANY} cig_alt{ANY}",
    "stroke": "agzi_kay{ANY} yuzu_kay{ANY} agzi_egril{ANY} yuzu_egril{ANY} dili_tutul{ANY} felc_ol{PAST} yuzum_kay{ANY} agzim_kay{ANY} yuzum_uyus{ANY} dilim_uyus{ANY}",
    "trapped_now": "kal{PAST} kaldik kaldim kaldi kalmis mahsur{N} altinda altindayim altindayiz var kaldilar kal{NOW} mahsuruz mahsurum iceride sikisti sikistik",
    "trapping_place": "asansor{N} enkaz{N} gocuk{N} gocug{N} kar kar(?:da|dan)? dag{N} yol(?:da|u|dayiz)? bina{N} cati{N} sel yangin{N} arac{N} araba{N} yayla{N} koy{N} ada{N} magara{N} kuyu{N} depo{N} bodrum{N} tunel{N} metro{N} dere{N} agac{N} kabin{N} teleferik{N} su",
    "abroad": "havaalan{N} yurt_disi{N} yurtdisi{N} ulke{N} yabanci_ulke{N} roaming dolasim{N} otel{N} internetsiz hatsiz sozlesme{N} gumruk{N} otogar{N} sehir{N}",
    "quake": "deprem{N} sel heyelan cig toprak_kay{ANY} su_bas{ANY} sel_bas{ANY} sel_sulari sular hortum tipi",
    "quake_harm": "yikildi altinda altindayiz cok{PAST} yikil{ANY} mahsur{N} catidayiz cativa enkaz{N} yukseliyo[a-z]* surukl{ANY} bogul{ANY} icindeyiz kapan{PAST} ulas{CANT} goturdu alti catiya boyumuz{N} bel_hiza{ANY} icerde yukseliyor",
    "lost_way": "kaybol{PAST} kayboldu{N} kayboldum kayboldu kaybolduk kayip{N} yolumu_kaybet{ANY} yolumuzu_kaybet{ANY} yolunu_kaybet{ANY}",
    "wild": "dagda{N} dag{N} ormanda orman{N} yaylada tipi{N} karda kardan magara{N} denizde bot{N} kayalik{N} ucurum{N} dere{N}",
    "child": "cocug{N} cocuk{N} oglum kizim torun{N} yegenim bebe[kg]{N} kardesim alzheimer{N} demans{N}",
    "freezing": "donuyoruz donuyorum donmak_uzere donacag[a-z]* donucaz donacaz donucam donarak",
    "cold_place": "kar kar(?:da|in|a) arabada aracta dag{N} yolda tipi{N} soguk{N} cigin cig yayla{N} ormanda",
    "dies": "olmek_uzere olmk_uzere can_ver{NOW} can_cekisi{ANY} olecek oluyo oluyor oluyr olucek elimden_gid{ANY} elimizden_gid{ANY} gidiyor_elimden",
    "dying": "olmek_uzere olmk_uzere can_cekisi{ANY} can_ver{NOW} elimden_gid{ANY} elimizden_gid{ANY} gozumun_onunde_{ANY} olum_doseg{N} oluyor_yardim oluyo_yardim oluyoruz_yardim oluyor_imdat oluyorum_yardim oluyom_yardim oluyoruz_imdat oluyo_kurtar{ANY} oluyorum_imdat",
    "family_dies": (
        "annem_olu{NOW} annem_oluyo[a-z]* babam_oluyo[a-z]* esim_oluyo[a-z]* kizim_oluyo[a-z]* oglum_oluyo[a-z]* bebegim_oluyo[a-z]* bebek_oluyo[a-z]* cocuk_oluyo[a-z]* "
        "cocugum_oluyo[a-z]* dedem_oluyo[a-z]* ninem_oluyo[a-z]* adam_oluyo[a-z]* kadin_oluyo[a-z]* kardesim_oluyo[a-z]* hastam_oluyo[a-z]* annem_olecek babam_olecek esim_olecek bebek_olecek cocuk_olecek adam_olecek "
        "insan_olecek hastam_olecek insanlar_oluyo[a-z]* karim_oluyo[a-z]* annemiz_oluyo[a-z]* kocam_oluyo[a-z]* arkadasim_oluyo[a-z]* biri_oluyo[a-z]* babannem_oluyo[a-z]*"
    ),
    "fever": "atesi atesim ates atesli",
    "fever_high": "39{ANY} 40{ANY} 41{ANY} 42{ANY} dusmuyor dusmuyo dusurem{ANY} havale{N} cok_yuksek yuksek cikti yaniyor kirk",
    "worse": "atesler_icinde cok_atesli fenalas{ANY} kotules{ANY} agirlas{ANY} rahatsizlan{ANY} cok_kotu{ANY} fena_ol{ANY} cok_fena kriz{N} kusuyor kusuyo{N} titriyor titriyo cok_hasta{N} durumu_kotu durumu_agir durumu_ciddi agir_hasta{N} kotu_oldu hastaland{ANY} cok_agri{ANY} sancilan{ANY} aglamaktan bir_sey_oldu bisey_oldu bi_sey_oldu",
    "help": "imdat imdaat imdt kurtarin kurtarn kurtar yetisin yetisn help kurtaran_yok yardim_cagir{ANY} yardim_gonder{ANY} yardim_yolla{ANY} yardima_gel{ANY} can_havli{N}",
    "helps": "yardim_ed{ANY} yardm{ANY} yrdm yardim acil{N} acill nolur n_olur ne_olur allah_askina cabuk hemen lutfen",
    "ambulance": "ambulans{N} amblans{N} ambulas{N} ambulanz amb[iu]lans cankurtaran{N} abulans{N} ambulan{N}",
    "wanted": "lazim gonder{ANY} gondr{ANY} cagir(?:in|ir|n|iniz|sana|irmisiniz|abilir|in_lutfen)? gelm{NOT} gelsin yolla{ANY} istiyor[a-z]* nerde nerede acil{N} gerek{ANY} yetis{ANY} gelmedi sart ihtiyac{N}",
    "rescuer": "112{ANY} 110{ANY} 155{ANY} 156{ANY} 177{ANY} 122{ANY} ambulans{N} itfaiye{N} polis(?:i|e|imdat|le|ten)? jandarma(?:yi|ya|yla)? acil_(?:servis|hat|numara|cagri|yardim|arama)[a-z]* acil(?:i|e) imdat_hat{ANY} doktor{N} afad{N} kurtarma_ekib{ANY} sahil_guvenlik",
    "number_112": "112{ANY} 110{ANY} 155{ANY} 156{ANY} acil_(?:servis|hat|numara|cagri)[a-z]* acil_durum_(?:numara|hat|servis|cagri)[a-z]* acili ambulans(?:i|a)? itfaiye(?:yi|ye)?  polis_imdat polisi jandarmayi jandarmaya",
    "out_of_reach": "ara{CANT} ari{CANT} ar{CANT} arayam{ANY} ariyam{ANY} aryam{ANY} arama_yap{CANT} aran{NOT} aranm{ANY} ulas{CANT} ulasam{ANY} ulasilm{ANY} ulasil{CANT} baglan{CANT} baglan{NOT} baglanm{ANY} dus{NOT} dusur{CANT} dusurem{ANY} cevap_ver{NOT} cevap_yok cik{NOT} ac{NOT} acan_yok cal{NOT} gitm{NOT} git{NOT} cagir{CANT} cagiram{ANY} aratm{ANY} cevirem{ANY} haber_ver{CANT} mesgul hata_ver{ANY} baglamiyor baglamiyo aranamiy{ANY} erisem{ANY} erisil{CANT} ulastiram{ANY} ara{NOT} tuslayam{ANY} yanit_ver{NOT}",
    "reached": "aran{NOW} araniyo[a-z]* ulastim arayabil{ANY} ulasabil{ANY}",
    "dead_112": "112_(?:calism|cekm|yok|kapali|hata|mesgul)[a-z]* 112ye_(?:cekm|sinyal|hat)[a-z]* 155_(?:calism|hata|mesgul)[a-z]* acil_cagri_(?:yapam|calism|yapilm|bile)[a-z]* acil_arama_(?:yapam|calism|yapilm|bile)[a-z]*",
    "price_112": "112_(?:lira|tl|kurus|bin|gb|mb|dakika|gun|sms|adet|kez|kere|defa|puan|numarali)[a-z]* 110_(?:lira|tl|kurus|gb|mb|dakika|gun|sms|kez|kere|bin)[a-z]* 155_(?:lira|tl|kurus|gb|mb|dakika|gun|sms|kez|kere|bin)[a-z]* 156_(?:lira|tl|gb|bin)[a-z]* 112tl 110tl 155tl 156tl 177tl 177_lira",
    "device": (
        "solunum{N} oksijen{N} diyaliz{N} ventilator{N} aspirator{N} kalp_pil{N} yatalak{N} yataga_bag{ANY} cihaza_bag{ANY} makin[ae]ya_bag{ANY} makineye_bag{ANY} entube trakeo{ANY} hayatta_kal{ANY} panik_buton{N} acil_buton{N} "
        "nebulizator kalp_hastasi{N} kanser{N} alzheimer{N} demans{N} felcli{N} epilepsi{N} astim{N} koah{N} seker_hastasi{N} agir_hasta{N} tansiyon_hasta{N} hasta_takip{N} hasta_takip evde_hasta{N} kalp_hast{ANY} nakil_bekl{ANY} organ_nak{ANY} parkinson{N}"
    ),
    "ill": "hasta(?:m|yim|si|yiz|miz|lar|mi|mizi)? engelli{N} hamile{N} yasli_hasta kalp_hast{ANY} gebe{N} rahatsiz{N} ozurlu{N} bebe[kg]{N} yasli{N} ameliyat{N} loğusa felcli{N} bypass{N} yatak_hast{ANY} yalniz_yas{ANY} tek_basina{N} yalniz{N} kriz{N}",
    "really_ill": "hasta(?:m|yim|si|yiz|miz|lar|mi|mizi)? engelli{N} hamile{N} kalp_hast{ANY} gebe{N} ameliyat{N} kriz{N} felcli{N} kanser{N} yatak_hast{ANY}",
    "made_ill": "hasta_et{ANY} hasta_ed{ANY} hasta_ol{ANY} hasta_olduk psikoloji{N} sinir_hasta{N} ruh_hasta{N}",
    "phone_line": "telefon{N} tlf{N} tel(?:i|im|imiz|efon)? tlfn hat hatt{N} hattim{N} hattimiz sebeke{N} cekim{N} sabit{N} ev_tel{N} telefonu{N} hatlar{N} arama{N} sinyal{N} cep",
    "any_line": "telefon{N} tlf{N} hat hatt{N} hattim{N} hattimiz{N} hatlar{N} sebeke{N} internet{N} net(?:im|imiz|i)? sabit{N} baglanti{N} tel(?:im|imiz)? sinyal{N}",
    "is_out": "yok yk calism{ANY} calisma{NOT} kesik kesildi kes{PAST} kesti kestiniz gitti cekm{ANY} kapali kapand{ANY} kapattilar kapattiniz arizali koptu sustu olu kesilmis calsmiyor kapatmis{ANY} bitti bitiyor",
    "help_out_of_reach": "kimseyi kimseye hic_kimse{N} hicbir_yer{N} doktor{N} hastane{N} yakinlar{N} ambulans{N} 112{ANY} hicbir_numara{N} kimseler{N} birine komsulara komsuya kimse acil{N} hicbi_yer{N} bir_yer{N} yardim",
    "news_of": "haber_al{CANT} haber_alam{ANY} ulas{CANT} ulasam{ANY} arayam{ANY} ses_yok ara{CANT}",
    "cannot_phone": "arayam{ANY} ariyam{ANY} aryam{ANY} aramaya_hal{ANY} arama_yap{CANT} konusam(?:iyorum|iyom|am|iyoruz|adim|iyrm|iyrum) konusacak_hal{ANY} telefon_ac{CANT} telefon_edem{ANY} ses_cikar{CANT} ses_cikaram{ANY} sesimi_cikar{CANT} sesim_cikm{ANY} cagiram{ANY} aranm{ANY} arama_yapilm{ANY} arama_olm{ANY} ara{CANT} cagir{CANT} dilim_donm{ANY}",
}
_FIGURE = ("joke", "hyper", "old", "if")
_TRADE = ("net", "money", "screen")
RULES = (
    Rule("breath", ("breath", "fails"), 3, (*_FIGURE, "money", "net", "thing"), 3),
    Rule("unconscious", ("unconscious",), 2, ("joke", "old", "if", "thing", *_TRADE), 5),
    Rule("faints", ("faints", "family|person"), 5, (*_FIGURE, "fainted_i", "thing", *_TRADE), 5),
    Rule("no_response", ("family", "no_response"), 4, (*_FIGURE, *TRADE), 3),
    Rule("heart", ("heart", "heart_fails"), 3, (*_FIGURE, "has_attack_i", "had_attack", *_TRADE), 4),
    Rule("attack", ("attack", "has_attack"), 2, (*_FIGURE, "soft_attack", "has_attack_i", "since", "service", *_TRADE), 5),
    Rule("had_attack", ("attack", "had_attack"), 2, (*_FIGURE, "soft_attack", "since", "service", *_TRADE), 5, weight=0.7),
    Rule("bleeds", ("bleeds",), 2, ("joke", "old", "if", *_TRADE), 3),
    Rule("fell", ("family|person", "falls_down", "hurt"), 8, ("joke", "old", "if", *TRADE), 3),
    Rule("broken", ("limb", "broken"), 3, ("joke", "old", "if", *TRADE), 4, weight=0.6),
    Rule("cannot_move", ("family|me|person", "cannot_move"), 4, ("joke", "old", "if", "phone_line", *TRADE), 4, weight=0.6),
    Rule("lies_down", ("family|person", "lies_down"), 5, ("joke", "old", "if", *TRADE), weight=0.7),
    Rule("no_answer", ("family", "no_answer"), 5, ("joke", "old", "if", *TRADE), weight=0.3),
    Rule("inside_now", ("inside_now",), 1, ("joke", "old", "if", "net"), weight=0.4),
    Rule("caught", ("limb", "machine", "stuck"), 4, ("joke", "old", "if", "net", "money")),
    Rule("numb", ("limb", "numb"), 4, ("joke", "old", "if", *TRADE), weight=0.5),
    Rule("too_late", ("too_late",), 1, ("joke", "old", "if", *TRADE), weight=0.4),
    Rule("line_out", ("phone_line", "is_out"), 3, ("joke", "if", "old"), weight=0.3),
    Rule("ambulance_alone", ("ambulance", "alone"), 1),
    Rule("chokes", ("chokes", "family|person|me|child|smokes|smoke|help|breath"), 5, ("joke", "old", "if", *TRADE, "hyper"), 4),
    Rule("chokes_here", ("chokes_i",), 2, ("joke", "old", "if", *TRADE, "hyper"), 5),
    Rule("poison", ("poison",), 2, ("joke", "old", "if", *_TRADE), 4),
    Rule("birth", ("birth", "birth_now"), 3, ("birth_paper", "joke", "old", "if", "money", "net"), 3, weight=0.6),
    Rule("birth_of", ("pregnant", "birth", "birth_now"), 7, ("birth_paper", "joke", "old", "if", "money"), 3, weight=0.4),
    Rule("injured", ("injured",), 2, ("joke", "old", "if", *TRADE), 4),
    Rule("wounded", ("wounded",), 1, ("joke", "old", "if"), 4, weight=0.5),
    Rule("crash", ("crash", "crash_happened"), 2, ("mishap", "joke", "old", "if", "money", "screen"), 4, weight=0.7),
    Rule("buried", ("buried",), 2, ("joke", "old", "if", *_TRADE)),
    Rule("stroke", ("stroke",), 2, ("joke", "old", "if", *_TRADE)),
    Rule("trapped", ("trapped", "trapped_now"), 3, ("joke", "old", "if", "net", "money", "law", "abroad"), 4, weight=0.7),
    Rule("trapped_somewhere", ("trapped", "trapping_place|helps|help|family|me"), 8, ("joke", "old", "if", "net", "money", "abroad"), 4, weight=0.3),
    Rule("quake", ("quake", "quake_harm"), 7, ("joke", "old", "if", "net"), 4, weight=0.7),
    Rule("lost_in_the_wild", ("lost_way", "wild"), 5, ("joke", "old", "if", *TRADE), 3),
    Rule("lost_child", ("child", "lost_way"), 3, ("joke", "old", "if", *TRADE), 3),
    Rule("freezing", ("freezing", "cold_place"), 5, ("joke", "old", "if", "screen"), 3),
    Rule("dying", ("dying",), 2, ("joke", "old", "if", *TRADE), 3),
    Rule("family_dying", ("family_dies",), 2, ("joke", "old", "if", "net", "money"), 3),
    Rule("family_dies", ("family", "dies", "helps|help|out_of_reach|rescuer"), 6, ("joke", "old", "if", *TRADE), 2, weight=0.6),
    Rule("fever", ("fever", "fever_high"), 4, ("joke", "old", "if", *TRADE), 3, weight=0.7),
    Rule("worse", ("family|person", "worse"), 4, ("joke", "old", "if", *TRADE), 3, weight=0.7),
    Rule("help", ("help",), 1, ("joke", "old", "if", *TRADE), 4, weight=0.5),
    Rule("help_now", ("help", "helps|rescuer|family|me"), 5, ("joke", "old", "if", *TRADE), 4, weight=0.5),
    Rule("help_for", ("family|me", "helps"), 12, ("joke", "old", "if", *TRADE), 4, weight=0.4),
    Rule("ambulance", ("ambulance", "wanted"), 3, ("joke", "old", "if", "money"), 3),
    Rule("rescuer_out_of_reach", ("number_112", "out_of_reach"), 4, ("price_112", "reached", "joke", "if"), 4),
    Rule("dead_112", ("dead_112",), 3, ("price_112", "joke", "if"), 3),
    Rule("life_line", ("device", "any_line", "is_out"), 14, ("joke", "if", "made_ill"), 2),
    Rule("ill_without_phone", ("really_ill", "phone_line", "is_out"), 14, ("joke", "if", "made_ill", "old"), 2, weight=0.6),
    Rule("ill_without_help", ("really_ill|device|worse", "help_out_of_reach", "out_of_reach"), 14, ("joke", "if", "made_ill", "old"), 2),
    Rule("ill_out_of_reach", ("really_ill|worse|device", "news_of"), 12, ("joke", "if", "made_ill", "service"), 3, weight=0.6),
    Rule("cannot_phone", ("cannot_phone",), 2, ("joke", "if", "service"), 3, weight=0.4),
)
del WORDS["ill"]
