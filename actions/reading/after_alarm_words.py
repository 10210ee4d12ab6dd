"""The words of those who told of a danger, folded. Pure."""

from __future__ import annotations

import re

from lexicon.danger import at_home

_HELPERS = (
    r"(?:polis|itfaiye|ambulans|jandarma|112|155|saglik(?:ci)?|doktor|hemsire|kurtar|akut|afad|"
    r"zabita|tedas|elektrikci|ekip|komsu|annem|babam|abim|kardesim|esim|arkadasim|ablam)\w*"
)
_SECURE = r"(?:guvende|guvenli (?:bir )?yerde)(?:y[iu][mz]|ler|yim|)(?! degil)"
FAREWELL = re.compile(
    r"\b(?:hosca ?kal\w*|hosc?akal\w*|elveda\w*|gule gule|allaha ?ismarladik|bye\b|gorusmeyecegiz|"
    r"gorusemeye\w+|kendinize (?:iyi )?(?:bak|dikkat)\w*|hakk\w+ helal\w*|iyi geceler|"
    r"vazgec\w*(?: \w+)? (?:hayat\w*|her ?sey\w*|yasam\w*|kendim\w*)|"
    r"(?:hayat|her ?sey|yasam|kendim)\w*(?:den|dan|ten|tan)\w* (?:\w+ )?vazgec\w*|"
    r"artik (?:cok )?gec|cok gec artik|gidiyorum (?:artik|ben)|ben gidiyorum|"
    r"yapacak (?:bir |bi )?(?:sey|bisey)\w* (?:yok|kalmadi)|bitti (?:artik|her ?sey|bu is)|"
    r"(?:bosver|bosverin|birakin) (?:beni|artik)|ugrasmayin|beni (?:unut|merak etme)\w*|"
    r"son sozum\w*)"
)
NO_WAY_OUT = re.compile(
    r"\b(?:yapacak|umut|care|anlam)\w* (?:\w+ )?(?:bir |bi )?\w*(?:yok|kalmadi)"
)
_NO_SUCH_THING = (
    r"(?:tehlike|yangin|acil|sorun|sikinti|kotu|bir ?sey|bi ?sey|hic ?bir ?sey|yarali|yaralanan|"
    r"kavga|hirsiz|hasta|olen|intihar|112)\w*"
    r"(?: (?:falan|filan|fln|bir|bi|li[kg]\w*|durum\w*|hal|hasta|sey|im|da|de))* (?:yok\w*|"
    r"degil\w*)"
    r"|oelm[iu]yo\w*"
)
NO_SUCH_THING = re.compile(rf"\b(?:{_NO_SUCH_THING})")
"""Beside the place that was asked for it says how they are: "yaralı yok, adres …"."""
FALSE = re.compile(
    r"\b(?:saka (?:ya|yap\w*|idi|bu|amacli|mahsus\w*|ettim)|sakaydi\w*|"
    r"(?:saka(?: \w+)?$|^saka\b)(?<!saka yok)(?<!saka degil)(?! (?:yok|degil))|"
    r"ne alaka\w*|alakasi yok|ne ilgisi var|nereden cikar\w*|ne diyo(?:n\w*|sunuz|"
    r"rsunuz) (?:ya|yahu|siz)|"
    r"(?:paket|fatura|modem|internet|operator|hat|telefon|tarife|fiyat)\w* (?:icin )?(?:dedim|"
    r"diyorum|diyom|"
    r"diyoruz|soruyo\w*)|(?:onu|bunu|oyle) (?:demedim|demiyorum|demiyom|kastetm\w*)|"
    r"tehlikede degil\w*|"
    r"acil (?:bir |bi )?(?:sey|durum)\w* (?:yok|degil)|sohbet edi\w*|intihar (?:falan |"
    r"filan )?etmi\w*|"
    r"(?:laf|soz)\w* gelisi|mecaz\w*|espri\w*|dalga gec\w*|"
    r"oyle (?:demek |bir sey |bi sey |bisey )?(?:istemedim|degil|demedim|yapmam|kastetm\w*)|"
    r"oyle (?:bir sey|bisey|bi sey) (?:yok|demedim)|o anlamda (?:degil|demedim|soylemedim)|"
    r"yanlis (?:anla\w+|oldu|alarm\w*|yazd\w+|yazm\w+|bas\w+|ifade|kisi|sozcuk|kelime)|"
    r"yanlislikla|yalnis(?:likla)? \w+|ciddi degil\w*|gercek degil|"
    rf"{_NO_SUCH_THING}|"
    r"adim ates|alarm\w* (?:kaldir|iptal|kapat)\w*|"
    r"(?:alarm|oncelikli|acil) (?:\w+ )?(?:kayd|kayit)\w* (?:sil|iptal|kaldir|kapat|geri)\w*|"
    r"(?:kayd|kayit)\w* (?:\w+ )?iptal (?:et|ed)\w*|iptal (?:et|ed)\w* (?:onu|kayd|kayit|o kay)\w*|"
    r"sinirden (?:yazd|soyled|ded|oyle)\w*|(?:kizgin|ofke|sinir)l\w* (?:yazd|soyled|ded|agz)\w*|"
    r"agzimdan kacti|abart(?:tim|mayin|iyorsunuz)|deyim (?:o|bu|olarak)|lafin gelis\w*|"
    r"ben degilim|mesaj(?:i|daki|da) (?:o|oyle|yaz)\w*|isi[kg]\w* (?:\w+ )?yaniyo\w*|"
    r"lamba\w* yaniyo\w*)\b"
)
AS_ORDINARY = re.compile(
    r"\b(?:normal|siradan|olagan|basit|duz|adi|bildigin\w*|sade(?:ce)?)(?: bir| bi)? "
    r"(?:ariza|sikayet|kayit|kayd|talep|sorun|problem|basvuru|fatura|internet|teknik)\w*"
    r"(?: \w+){0,3}? (?:al(?:[iu]n\w*|[iu]r m\w*|sana)?|ac(?:[iu]n\w*|ar m\w*|sana)?|"
    r"yaz(?:[iu]n\w*|ar m\w*|sana)?|kaydet\w*|kayded\w*|gec(?:[iu]n\w*)|say[iu]n\w*|"
    r"degerlendir\w*|isle(?:y[iu]n\w*|me al\w*)|tut[iu]n\w*|olsun|yap[iu]n\w*)"
    r"(?! ?(?:may|mey))\b"
)
"""To be recorded as a matter of every day: said of what raised an alarm, it denies that."""
_MY_LINE = r"(?:hatt?|sim|numara|telefon)\w*"
NOT_TAKEN = re.compile(
    rf"\b(?:ne|nereden cikti|niye|neden) (?:\w+ )?(?:{_MY_LINE}|banka\w*|kart\w*) (?:\w+ )?"
    r"(?:kapat(?:ma|ac|iyo)|iptal|durdur|bloke|cal(?:in|dir)ma)\w*|"
    rf"\b{_MY_LINE} (?:\w+ ){{0,2}}?(?:cal(?:in|dir)|kopyalan|kaybol)"
    r"m(?:[iu]yo|[ae]d[iu]|[ae]m[iu]s)\w*|"
    rf"\b{_MY_LINE} (?:\w+ ){{0,2}}?kapat(?:mak|ma|t[iu]rmak|t[iu]rma|[iu]lmas[iu]n[iu]) "
    r"(?:falan |filan )?(?:istem[iu]?\w*|istemem|yok|degil)\b|"
    r"\b(?:hirsizlik|calinan|calinti) (?:\w+ )?(?:yok|degil)\w*"
)
"""No line was taken: "hattım çalınmadı", "ne hattı kapatması ya"."""
SURNAME = re.compile(r"\bsoy ?(?:ad|ism)\w*")
"""It was a name that sounded like a danger: "soyadım Ateş"; any other one is only told."""
SOMEBODY = re.compile(
    r"\b(?:komsu|annem|babam|abim|agabeyim|kardesim|esim|arkadasim|ablam|oglum|kizim)\w* "
    r"(?:\w+ )?(?:geldi(?:ler)?|yetisti(?:ler)?|burada|yanim\w*)\b"
)
"""Somebody is there now who is no rescuer."""
OFFICIAL = re.compile(
    r"\b(?:polis|itfaiye|ambulans|jandarma|112|155|saglik|doktor|hemsire|kurtar|akut|afad|tedas|"
    r"elektrikci|ekip|gecti|iyi|guvende|sondu)\w*"
)
TAKE_BACK = re.compile(
    r"(?:(?:evet|tamam|hadi|lutfen|acili|acil|kaydi|onu|alarmi|artik|abi|kardesim|ya) )*"
    r"(?:geri (?:cek|al)(?:in(?:iz)?|sana)?|kaldir(?:in(?:iz)?|sana)?|vazgec|iptal(?: et(?:in)?)?)"
    r"(?: (?:kaydi|onu|acili|alarmi|artik|lutfen|abi|kardesim|ya))*"
)
"""A command alone: "geri çek", "vazgeç", "evet kaldırın"."""
FOUND = re.compile(
    r"\b(?:bul(?:duk|dum|undu|mus\w*)|cantad\w+|cebim\w+|cepteymis|evdeymis|arabadaymis|"
    r"calinmamis|kaybolmamis|bende(?:ymis)?|(?:hat|sim|telefon)\w* duruyo\w*|(?:cekmece|ceket|"
    r"mont|koltuk)\w*(?:daymis|teymis|deymis|taymis))\b"
)
OVER = re.compile(
    rf"\b(?:(?:geldi(?:ler)?|yetisti(?:ler)?) {_HELPERS}|"
    rf"{_HELPERS} (?:\w+ )?(?:geldi(?:ler)?|geldiler|burada(?:lar)?|yanim\w*|aldi(?:lar)?|"
    r"goturdu\w*|sondurdu\w*|kurtardi\w*|ulasti\w*|vardi|mudahale \w+|tutukladi\w*|yakaladi\w*|"
    r"gozalti\w*)|"
    r"sond(?:u|urdu\w*|uruldu)|sondurduk|kurtuld\w+|kurtardi\w*|kurtarildi\w*|kurtulduk|"
    rf"{_SECURE}|hastane(?:dey\w*|ye (?:\w+ )?(?:gotur|yat|gel|var|kaldir|ulas)\w*)|"
    r"(?:simdi |artik |daha |gayet )?iyiy(?:im|iz)(?: simdi| artik)?|iyi simdi|simdi iyi\w*|"
    r"kendine geldi\w*|kendime geldim|(?:yeniden|tekrar|artik|simdi) nefes aliyo\w*|uyandi iyi|"
    r"gecti (?:artik|iyi|simdi|cok)|"
    r"^(?:tamam )?gecti\b|(?:tehlike|kriz|nobet)\w* (?:gecti|atlat\w*|bitti)|atlattik|"
    r"(?:kartlar|hatt|hat|kart)\w* (?:kapat(?:ti|tir)\w*|kapandi(?! m)|iptal ettir\w*))"
)
HELPER_CAME = re.compile(rf"\b{_HELPERS}")
RESCUERS_CAME = re.compile(
    r"\b(?:ambulans|itfaiye|jandarma|112 ekib|112 ekip|saglik ekib|saglik ekip|acil ekip|saglikci|"
    r"paramedik|cankurtaran)\w*(?: \w+){0,3} (?:gel(?:di|mis)(?:ler|ti)?|yetisti(?:ler)?|"
    r"(?:goturdu|aldi|kaldirdi|ulasti|mudahale etti)(?:ler|lar)?)\b"
    r"(?! (?:m[iu]|diye|dediler|sandik)\b)"
)
"""Told together with what raises an alarm: they are there, or have been."""
STILL_BAD = re.compile(
    r"\b(?:kaniyo\w*|kan kaybed\w*|nefes (?:alm|alam)\w*|bayg[iu]n\w*|masaj\w*|yaniyo\w*|mahsur\w*|"
    r"s[iu]k[iu]s\w*|tekrar \w+|yine \w+|bir daha \w+|geri (?:don|git)\w*|gitti(?:ler)?|"
    r"gelm(?:edi|iyo)\w*|geliyo\w*|nerede|nerde|imdat|yetisin|yardim ed\w*|bulam\w*|girem\w*|"
    r"ulasam\w*|yanlis \w+|almadi\w*|almiyo\w*|goturm\w*|bekliyo\w*|kotu\w*|agirlas\w*|bilinc\w*|"
    r"hareket etm\w*|kimildam\w*|kalkam\w*)\b"
)
ATTACKER_GONE = re.compile(
    r"\b(?:gitti|cikti gitti|evden (?:cikti|gitti)|uyudu|sizdi|sakinlesti|kacti|"
    r"kapiyi kilitledim)\b"
)
THEY_CAME = re.compile(r"\bgeldiler\b(?! m)|\bvana\w* kapat\w*|\bkapat(?:tilar|tik) vana\w*")
AND_YET = re.compile(
    r"\b(?:ama|fakat|ancak|lakin|hala|yine|gene|tekrar|gelmedi\w*|gelmiyo\w*|degil\w*|m[iu]\b|"
    r"nerede|kan\b|kaniyo\w*|nefes almi\w*|bayil\w*|masaj\w*|bastiri\w*)"
)
COMING = re.compile(
    r"\b(?:geliyo\w*|gelecek\w*|gelcek\w*|gelir\w*|yolda\w*|cikti\w*|gonder\w*|cagir\w*|arad\w+|"
    r"haber ver\w*|yardim\w*) (?:m[iu]\w*)|"
    r"\b(?:ne ?zaman|ne vakit|kac (?:dakika|dk|saat)\w*|nerede|nerde)(?: \w+)? "
    r"(?:gel|kal|var|ulas|olur)\w*|\b(?:nerede|nerde) (?:kaldi\w*|bunlar|ekip\w*|ambulans|polis)|"
    r"\b(?:cabuk|hemen|acele|hadi) (?:\w+ )?(?:gel|olun|edin|gonder|yetis)\w*|"
    r"\b(?:gelin|yetisin|gonderin|cagirin)\b|\b(?:polis|ambulans|itfaiye|ekip|birini|adam)\w* "
    r"(?:\w+ )?(?:gonder|cagir|yolla|gelsin|ara)\w*|\bgelen (?:giden |kimse |var |yok)\w*|"
    r"\bgelmedi(?:ler|niz)?\b|\bgelmiyo\w*|\bbekliyoruz\b"
)
BLOCKED = re.compile(
    r"\b(?:hat|hatt|numara|sim|kart|telefon)\w* (?:\w+ ){0,2}?(?:kapat\w*|kapan\w*|kapali|acik|"
    r"bloke\w*|durdur\w*|iptal) ?\w* ?m[iu]\w*|\bkapat(?:tiniz|ildi|acak\w*|ir|iyo\w*) m[iu]\w*|"
    r"\bkapandi m[iu]\w*|\b(?:hala|daha) (?:kapat\w*|acik)|\bsiz kapat\w*|\bkapatin\b"
)
_CALLS = r"(?:112|155|156|110|186|187|ambulans|polis|itfaiye|jandarma)\w*"
CALLED = re.compile(
    rf"\b(?:{_CALLS} (?:\w+ ){{0,2}}?(?:arad[iu]\w*|ariyor\w*|aric\w*|arayac\w*|haber ver(?:d|"
    rf"il)\w*|"
    r"cagir(?:d|il)\w*|geliyo(?:r|rlar|lar)?\b(?! m)|yolda\w*(?! m)|konus\w*|bagland\w*|"
    r"telefonda\w*)|"
    rf"arad(?:im|ik|ilar) {_CALLS}|"
    r"(?:banka|444|musteri hizmet|siz)\w* (?:\w+ )?arad(?:im|ik)\w*|arad(?:im|ik) (?:banka|444)\w*)"
)
CANNOT_CALL = re.compile(
    r"\btelefon\w*(?: \w+){0,2} (?:yok|aldi|kirdi|elimden|calismi\w*|kapali|cekmi\w*|sessiz)|"
    r"\b(?:arayam\w+|konusam\w+|cikamam|ses cikaram\w+|kontor\w* (?:yok|bit)\w*|"
    r"(?:sebeke|cekmiyo|sinyal)\w* (?:yok)?|bilgisayardan yaz\w*|"
    r"(?:112|155|polis|ambulans)\w* (?:\w+ )?(?:acmi|cevap verm|calism|dusmu|cikmi|mesgul|"
    r"ulasam)\w*)"
)
WITHHELD = at_home.WITHHELD
GIVEN_TO_NOBODY = re.compile(
    r"\b(?:adres|numara|telefon|konum|yer|bilgi|ad[iu]m|ismim|kim oldug)\w*(?: \w+){0,3}? "
    r"(?:kimse\w*|ona|kocam\w*|esim\w*|baska\w*|onlara|ailem\w*)(?: \w+){0,2}? "
    r"(?:ver|soyle|paylas|goster|de)(?:m[ae]y[iu]n\w*|m[ae]s[iu]n\w*|m[ae]z? m[iu]\w*|"
    r"r? m[iu]\w*)|"
    r"\b(?:kimse\w*|ona|kocam\w*|esim\w*|onlara|ailem\w*)(?: \w+){0,4}? "
    r"(?:ver|soyle|paylas|goster)m[ae](?:y[iu]n|s[iu]n)\w*|"
    r"\b(?:ver|soyle|paylas|goster)m[ae](?:y[iu]n|s[iu]n)\w* (?:\w+ )?kimse\w*|"
    r"\b(?:beni|bizi|yerimi|izimi) (?:\w+ )?bul(?:mas[iu]n\w*|amas[iu]n\w*|unmas[iu]n\w*)"
)
"""A plea, not a place: that nothing is told to whoever they hide from."""
ERASE = re.compile(
    r"^sil\w*|\b(?:bunlari|bunu|mesaj\w*|yazdik\w*|konusma\w*|gecmis\w*|hepsini)(?: \w+)? sil\w*|"
    r"\bsil(?:in|er m\w*|ebil\w*|inir m\w*)? (?:bunlari|bunu|mesaj\w*|yazdik\w*|konusma\w*|"
    r"hepsini)|"
    r"\bnasil sil\w*|\bsil(?:mem|mek) (?:lazim|istiyo\w*)"
)
GIVEN_ALREADY = re.compile(
    r"\b(?:adres|numara|konum|yer)\w*(?: \w+)? (?:yazd|verd|soyled|att|yolladi|gonderd|yazmist)\w*|"
    r"\b(?:yazdim|verdim|soyledim|dedim|yazmistim|vermistim) (?:ya|az once|zaten|iste|demin)|"
    r"\b(?:zaten|az once|demin) (?:yazdim|verdim|soyledim|yazmistim|vermistim)"
)
THE_QUEUE = re.compile(r"\b(?:sira\w*|temsilci\w*|kuyru\w*|bekle\w*|yetkili\w*)\b")
NOT_LEFT = re.compile(
    r"\b(?:vazgecm[ei]\w*|beklerim|bekliyoru?[mz]|bekleyece\w*|cikmam|birakmam)\b"
)
LEAVES = re.compile(
    r"\bsira(?:dan|yi|dan beni) (?:\w+ )?(?:cik|birak|iptal)\w*|\bbekle(?:mem|mey\w+|mic\w+|"
    r"mek istem\w*)|"
    r"\btemsilci\w* (?:\w+ )?(?:istemi\w*|gerek (?:yok|kalmadi))"
)
PLACE_IN_QUEUE = re.compile(
    r"\b(?:kacinci\w*|siram\w*|siradaki|sira (?:bana|bize|ne|kac)\w*|kac kisi\w*|onumde\w*|"
    r"temsilci\w* (?:\w+ )?(?:ne zaman|nerede|nerde|yazac|gelec|baglan)\w*|"
    r"ne ?zaman (?:\w+ )?(?:yazac|baglan|cevap)\w*)\b"
)
MY_RECORD = re.compile(
    r"\b(?:kayd|kayit|sikayet|basvuru)\w* (?:\w+ ){0,3}?(?:ne oldu|ne durum\w*|durum\w*|"
    r"ne asama\w*|"
    r"acildi m\w*|kaydedildi m\w*|alindi m\w*)|\btakip n\w*"
)
GO_ON = re.compile(
    r"\b(?:devam (?:ed|et)\w*|kaldigimiz yer\w*|(?:kayd|kayit|sikayet|form)\w* (?:\w+ ){0,2}?"
    r"(?:bitir|tamamla|devam|don|kaydet)\w*|(?:bitirelim|tamamlayalim)(?: kayd\w*)?|kaydedin|"
    r"kaydet)\b"
)
HELP = re.compile(
    r"\b(?:ne yap(?:ayim|mal\w+|acag\w+|[ai]?c[ae][mz]|alim|[ai]y[iu]m|iyoruz|sak|sam|ak)|"
    r"n(?:a|e a)p(?:[aiu]?y[iu]m|[aiu]?c[ae](?:m|z|gi[mz])|[aiu]l[iu]m|iyoruz|sak|sam)|"
    r"nasil yap\w*|yapmam gereken|kim(?:i|e) (?:ara|haber)\w*|nereyi (?:ara|haber)\w*|"
    r"yardim ed\w*|ne olur|korkuyor\w*|panik\w*|kimse(?:m)? yok|yalnizim|tek basim\w*|"
    r"(?:duyan|goren|okuyan|bakan|kimse) (?:\w+ )?(?:var|yok) m[iu]\w*|"
    r"sesim(?:i|iz)? (?:\w+ )?duy\w*|"
    r"(?:duyuyo|goruyo|okuyo)\w* mus\w*)\b"
)
SERVICE = re.compile(
    r"\b(?:(?:inter)?net(?:im|i|te|ten|in)?|intern\w*|modem\w*|wifi\w*|fatura\w*|hat(?:tim|ti|"
    r"lar)?|"
    r"sinyal\w*|televizyon\w*|tv|yayin\w*|paket\w*|tarife\w*|taahhut\w*|dolandirici\w*|mesaj\w*|"
    r"isi[kg]\w*|lamba\w*|telefonum cekmi\w*|sebeke\w*)\b"
)
ADDRESS = re.compile(
    r"\b(?:mah|mh|mahalle(?:si|sinde)|\w+ (?:sok|sokak|sokagi|sokaginda)|sk|"
    r"cad|cadde(?:si|sinde)|cd|bulvar\w*|apt|apartmani\w*|daire \d+|koyu(?:nde)?|\w+ blok|"
    r"bina no|mevki\w*|site(?:si|sinde)|kat \d+|no \d+|d \d+)\b|"
    r"\b(?:okul|cami|hastane|market|park|istasyon|benzinlik|karakol|dukkan|durag|durak)\w* "
    r"(?:yani|yaninda|karsisi|karsisinda|onu|onunde|arkasi|arkasinda)|\b\d{1,4}/\d{1,4}\b|"
    r"\badres\w* (?!yaz|ver|soyle|at)\w+ \w+"
)


SAFE_TO_CALL = re.compile(
    r"\b(?:numara|telefon|hat|mail|adres)\w*(?: \w+){0,4} guvenli(?! degil| mi)\w*|"
    r"\bguvenli (?:\w+ ){0,2}(?:numara|telefon|hat|mail)\w*|"
    r"\b(?:arayabilir|yazabilir|mesaj atabilir|ulasabilir)sin\w*"
)
"""A way by which they may be reached."""
CALLED_SAFE = re.compile(
    r"\bguvenli(?:dir)?\b(?! (?:degil|m[iu]\w*|bir|yer\w*|ev\w*|olma\w*|olsa|sayil\w*|ise))"
)
NOT_SURE = re.compile(
    r"\b(?:ama|fakat|degil|sanirim|galiba|herhalde|belki|umarim|bilmi\w*|emin|eger|hayir|yok|"
    r"olabilir|ne zaman|sonra|aramayin|yazmayin|m[iu]\w{0,4})\b|\?"
)
"""What leaves it open whether it is, or says when it is not."""
LIFT = re.compile(
    r"\b(?:kaldir(?:in(?:iz)?|abilirsin\w*|sana|alim)?|geri cek(?:in(?:iz)?|ebilirsin\w*)?)\b"
)
"""Said to "kaldırayım mı?": the wish itself, whatever stands beside it."""
EVERYDAY = re.compile(
    r"\b(?:fatura(?!li|siz)\w*|ucret\w*|paket\w*|tarife\w*|taahhut\w*|cayma\w*|modem\w*|wifi\w*|kota\w*|"
    r"(?:internet|net)\w* (?:\w+ ){0,3}?(?:yavas|kop|yok|gel|git|cek|kes|calism|boz|dus|ariza)\w*|"
    r"yayin\w*|kanal\w*|"
    r"televizyon\w*|"
    r"telefon\w* (?:\w+ ){0,3}?(?:boz|calism|kesik|sus|ses ?ver)\w*|"
    r"hatt?\w* (?:\w+ ){0,3}?(?:cekmi|kesik|boz)\w*|"
    r"numara tasi\w*|operator\w* (?:degis|gec)\w*|iade\w*|kontor\w*)"
)
"""What is complained of every day, and no part of a danger."""
A_FAULT = re.compile(
    r"\b(?:ariza|kesinti|sorun|problem|internet|hatt?(?:im|in|i)?\b|modem|sikayet|abonelik|kurulum|"
    r"nakil|televizyon|sinyal)\w*"
)
