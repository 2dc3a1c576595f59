"""Pages with the chrome of real ones around an invented report: paths, bylines, stamps, buttons, captions, sign-offs.

Each as a page's text, its title, the beginning and end of its article, and its day.
"""

from __future__ import annotations

SWEDISH = (
    """Västerhamns Tidning
Nyheter   Sport   Kultur   Familj   Logga in
Start / Nyheter / Trafik

Färja gick på grund utanför Lövskär – alla ombord räddade

Av Maja Lindqvist
Publicerad 2023-10-04 07.15
Dela   Spara   Skriv ut

LÖVSKÄR. En färja med 86 passagerare gick på grund i den smala farleden utanför Lövskär på tisdagskvällen, men alla ombord kunde föras i land.

Färjan lutade svårt när den bogserades mot kajen. Foto: Nils Ekdahl/TT

Kustbevakningen fick larmet kvart över sju och hade tre fartyg på plats inom en halvtimme, säger vakthavande befälet Petra Holm.

Rederiet räknar med att trafiken kan återupptas på fredag, och passagerarna får pengarna tillbaka för sina biljetter.

(TT)

Läs också
Priset på räkor stiger inför jul
Så blir vädret i helgen
© Västerhamns Tidning""",
    "Färja gick på grund",
    "LÖVSKÄR. En färja med 86",
    "för sina biljetter.",
    "2023-10-04",
)

DUTCH = (
    """De Waalbode
Home > Regio > Nijveld
Dijk bij Nijveld houdt stand na dagen van hoog water
Door Sanne Verbeek
Gepubliceerd: 12 januari 2024 om 16:40
Delen | Afdrukken | Reacties (12)

De dijk bij Nijveld heeft de hoogste waterstand in dertig jaar doorstaan, maar het waterschap houdt de komende nachten nog wachtposten langs de rivier.

Op de foto een ploeg die zandzakken stapelt bij de sluis.

Volgens dijkgraaf Henk Brouwer is er op vier plekken water door de dijk gesijpeld, zonder dat er zand mee spoelde.

De gemeente besloot vrijdag de basisschool en twee zorghuizen voorlopig gesloten te houden, omdat de toegangsweg onder water staat.

Disclaimer: aan dit bericht kunnen geen rechten worden ontleend.
Lees ook
Schaatsbaan opent op 20 januari
Bakker wint prijs voor roggebrood""",
    "Dijk bij Nijveld houdt",
    "De dijk bij Nijveld heeft",
    "onder water staat.",
    "2024-01-12",
)

GREEK = (
    """Ο Ταχυδρόμος του Όρμου
Αρχική | Πολιτική | Ναυτιλία | Αθλητικά | Καιρός
Αρχική › Ναυτιλία

Απεργία στο λιμάνι του Όρμου: Δεμένα τα πλοία μέχρι την Κυριακή

Γράφει η Ελένη Μαυρίδη
15 Μαΐου 2024, 09:20
Κοινοποίηση   Εκτύπωση

Δεμένα στο λιμάνι θα παραμείνουν όλα τα επιβατηγά πλοία έως το βράδυ της Κυριακής, καθώς οι ναυτεργάτες αποφάσισαν να συνεχίσουν την απεργία τους.

Το σωματείο ζητά αύξηση 9% και πρόσθετη άδεια για όσους εργάζονται τη νύχτα, αίτημα που οι εταιρείες θεωρούν υπερβολικό.

Ο υπουργός κάλεσε τις δύο πλευρές σε νέα συνάντηση το Σάββατο και ζήτησε να εξυπηρετηθούν τα νησιά που έχουν ανάγκη από φάρμακα.

Διαβάστε επίσης
Νέα δρομολόγια από 1 Ιουνίου
© Ο Ταχυδρόμος του Όρμου""",
    "Απεργία στο λιμάνι του Όρμου",
    "Δεμένα στο λιμάνι θα",
    "ανάγκη από φάρμακα.",
    "2024-05-15",
)

HUNGARIAN = (
    """Tiszavölgyi Hírlap
Belföld   Külföld   Gazdaság   Sport   Időjárás
Belföld
Leállt a vízmű Kisvárhegyen, lajtos kocsikból kapnak vizet a lakók
Szerző: Bárány Dorottya
2024. március 8., 11:05
Megosztás  Nyomtatás

Két napja nincs vezetékes víz Kisvárhegyen, mert eltört a fővezeték, és a javításhoz szükséges cső csak a hétvégén érkezik meg a városba.

Az önkormányzat hat lajtos kocsit állított ki, és a kórháznak külön tartálykocsi hordja a vizet a szomszéd településről.

Farkas Gábor polgármester azt mondta, hogy a vezeték ötven éves volt, cseréjére tavaly nem kaptak pénzt a minisztériumtól.

Kapcsolódó cikkek
Új menetrend április 2-tól
Minden jog fenntartva""",
    "Leállt a vízmű Kisvárhegyen",
    "Két napja nincs vezetékes",
    "pénzt a minisztériumtól.",
    "2024-03-08",
)

RUSSIAN = (
    """Вестник Заречья
Главная / Общество / Происшествия
В Заречье закрыли мост: трещину нашли во время ночного осмотра
Автор: Ольга Кравец
Опубликовано: 21.06.2023, 18:32
Поделиться · Распечатать · Комментарии (8)

ЗАРЕЧЬЕ, 21 июня. Движение по мосту через Ветлянку закрыто до конца недели после того, как ночью рабочие нашли трещину в одной из опор.

На фото: пустой мост в среду утром.

По словам начальника дорожной службы Виктора Лужина, опоре ничего не угрожает, но грузовики пускать на мост нельзя.

Жителям левого берега придётся добираться в центр на пароме или в объезд, что займёт около часа.

Читайте также
Ярмарка мёда пройдёт 14 августа
Все права защищены""",
    "В Заречье закрыли мост",
    "ЗАРЕЧЬЕ, 21 июня. Движение",
    "займёт около часа.",
    "2023-06-21",
)

HINDI = (
    """नवदिशा समाचार
होम > राज्य > पहाड़पुर
पहाड़पुर में पुल बहा, बारह गांवों का संपर्क टूटा
संवाददाता, पहाड़पुर
Updated: 22 जुलाई 2024, 08:10 AM
शेयर करें | प्रिंट | टिप्पणी (5)

पहाड़पुर में रविवार रात तेज़ बारिश के बाद धारा नदी का पुराना पुल बह गया, जिससे बारह गांवों का संपर्क ज़िला मुख्यालय से टूट गया।

प्रशासन ने नावें लगाई हैं और बीमार लोगों को दूसरी ओर पहुंचाने के लिए सेना से हेलीकॉप्टर मांगा है।

ज़िलाधिकारी रेखा मेहता ने कहा कि नया पुल बनने में कम से कम आठ महीने लगेंगे और तब तक अस्थायी रास्ता बनाया जाएगा।

अस्वीकरण: यह ख़बर सूचना के लिए है।
यह भी पढ़ें
मेले की तारीख़ बदली, अब 12 अगस्त से""",
    "पहाड़पुर में पुल बहा",
    "पहाड़पुर में रविवार रात",
    "रास्ता बनाया जाएगा।",
    "2024-07-22",
)

JAPANESE = (
    """みなと新報
トップ 社会 経済 地域 スポーツ 天気
トップ > 社会 > 災害
白浪町で土砂崩れ、国道が通行止め けが人なし
2024年6月3日 7時42分
ポスト シェア 保存 印刷

3日未明、白浪町の山あいで斜面が崩れ、国道が約60メートルにわたって土砂に埋まった。町によると、けが人は確認されていない。

県は重機を入れて土砂を取り除いているが、雨が続いているため、復旧には少なくとも5日かかる見通しだという。

町は近くの小学校に避難所を開き、朝までに42人が身を寄せた。町長は「山の様子をよく見て早めに逃げてほしい」と話した。

関連記事
祭りの日程、7月20日に決まる
無断転載を禁じます""",
    "白浪町で土砂崩れ",
    "3日未明、白浪町の",
    "と話した。",
    "2024-06-03",
)

CHINESE = (
    """江口晚报网
首页 新闻 财经 社会 体育 图片
您的位置：首页 > 社会 > 交通
江口大桥提前通车 过江时间缩短一半
2024-09-18 10:05 来源：江口晚报 编辑：何晓曼
分享到：微信 微博

江口大桥18日上午正式通车，比原计划提前三个月。大桥全长2.4公里，通车后从城北到城南只需要十五分钟。

图为18日上午首批车辆驶过江口大桥。

市交通局局长林建业说，大桥总投资十六亿元，工程中没有发生过重大事故，桥上还为自行车留出了两条车道。

住在北岸的居民告诉记者，以前过江要等轮渡，遇到大雾常常要等两个小时，现在方便多了。

免责声明：本文不代表本网观点。
相关阅读
中秋灯会9月25日开幕""",
    "江口大桥提前通车",
    "江口大桥18日上午",
    "现在方便多了。",
    "2024-09-18",
)

ARABIC = (
    """صحيفة الميناء
الرئيسية | محليات | اقتصاد | رياضة | طقس
الرئيسية » محليات

إغلاق طريق الوادي بعد انهيار صخري وفرق الإنقاذ تبحث عن سائق مفقود

كتبت: ليلى الشمري
تاريخ النشر: ٥ مارس ٢٠٢٤ - ٠٩:١٥
مشاركة   طباعة

أغلقت السلطات طريق الوادي الجبلي صباح الثلاثاء بعد انهيار صخري كبير طمر جزءا من الطريق، فيما تبحث فرق الإنقاذ عن سائق شاحنة فقد منذ الليل.

وقال مدير الدفاع المدني سعيد الحارثي إن الأمطار الغزيرة أضعفت التربة، وإن خمس آليات ثقيلة تعمل على رفع الصخور.

ودعت البلدية سكان القرى المجاورة إلى استخدام الطريق الساحلي حتى نهاية الأسبوع، ووفرت حافلات مجانية للطلاب.

إخلاء مسؤولية: الآراء الواردة لا تعبر عن الصحيفة.
اقرأ أيضا
افتتاح المعرض في ١٢ أبريل
جميع الحقوق محفوظة""",
    "إغلاق طريق الوادي",
    "أغلقت السلطات طريق الوادي",
    "حافلات مجانية للطلاب.",
    "2024-03-05",
)

MALAY = (
    """Suara Teluk
UTAMA | NEGERI | SUKAN | HIBURAN | EKONOMI
Negeri
Jambatan Kampung Seri ditutup selepas tiang retak
Oleh Nurul Huda
13 Mac 2024, 5:30 petang
Kongsi   Cetak

KAMPUNG SERI: Jambatan utama di kampung ini ditutup kepada semua kenderaan selepas jurutera menemui retakan pada dua tiang, kata pengarah kerja raya negeri.

Beliau berkata, pihaknya memerlukan sekurang-kurangnya tiga minggu untuk membaiki tiang itu kerana air sungai masih tinggi.

Penduduk mahu bot tambang percuma disediakan, manakala pihak sekolah meminta polis mengawal lalu lintas di jalan lencongan.

BERITA BERKAITAN
Pasar malam dibuka semula 1 April
Hak cipta terpelihara""",
    "Jambatan Kampung Seri ditutup",
    "KAMPUNG SERI: Jambatan utama",
    "di jalan lencongan.",
    "2024-03-13",
)

UKRAINIAN = (
    """Надбережжя.Новини
Головна  Місто  Світ  Економіка  Спорт
Місто / Транспорт
Трамвай у Надбережжі зійшов з рейок, постраждали четверо людей
Ірина Бойчук
9 квітня 2024, 14:20
Поширити  Друкувати

Четверо пасажирів дістали легкі травми, коли у вівторок вранці трамвай зійшов з рейок на повороті біля старого млина.

На фото: рятувальники біля вагона.

За попередніми даними, вагон їхав удвічі швидше, ніж дозволено, сказала речниця міської поліції Олена Гнатюк.

Рух відновили опівдні, а водія відсторонили від роботи до кінця перевірки, яка триватиме десять днів.

Читайте також
Басейн відкриють 1 травня
Усі права захищено""",
    "Трамвай у Надбережжі",
    "Четверо пасажирів дістали",
    "триватиме десять днів.",
    "2024-04-09",
)

CHROME = {
    "sv": SWEDISH,
    "nl": DUTCH,
    "el": GREEK,
    "hu": HUNGARIAN,
    "ru": RUSSIAN,
    "hi": HINDI,
    "ja": JAPANESE,
    "zh": CHINESE,
    "ar": ARABIC,
    "ms": MALAY,
    "uk": UKRAINIAN,
}

WEB = """<!doctype html><html lang="pt"><head><title>Ponte de Vale Frio reabre após obras</title></head><body>
<nav><a href="/">Início</a> <a href="/mundo">Mundo</a></nav><article><span class="kicker">Região / Transportes</span>
<h1>Ponte de Vale Frio reabre após obras</h1><p class="by">Por Helena Prates, Vale Frio</p>
<p><time datetime="2024-02-06T08:30:00+00:00">6 de fevereiro de 2024</time> • Tempo de leitura: 3 min</p>
<p>Imprimir | Partilhar | Comentários (6)</p>
<p>A ponte de Vale Frio reabriu na terça-feira depois de dez meses de obras, e os autocarros voltam a passar nela já esta semana.</p>
<p>A câmara gastou 3,2 milhões de euros e reforçou os quatro pilares, disse a vereadora Marta Seixas aos jornalistas.</p>
<p>Os comerciantes da margem sul queixam-se de que perderam metade dos clientes e pedem uma redução das taxas municipais.</p>
<p>(Reportagem de Ivo Salgado; edição de Rita Moura)</p></article><footer>© Diário do Vale</footer></body></html>"""
