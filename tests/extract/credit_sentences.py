"""Invented lines of news pages, each with the credits that a reader sees in it.

One line each: language, expected ``role name`` pairs (or an address; ``-`` for no name), text with
``[[…]]`` around the evidence of each, in order. ``!`` before the language: the line stands under
a picture.
"""

LINES = """
en | source Reuters | HELSINKI [[(Reuters)]] - The ferry company cancelled all sailings on Monday.
en | source AP | The bridge will stay closed until spring, the mayor said. [[(AP)]]
en | source PR Newswire | OAKPORT, Nov. 12, 2024 [[/PRNewswire/]] -- The ferry company opened a new line on Monday.
en | source Business Wire | OAKPORT--[[(BUSINESS WIRE)]]--The ferry company opened a new line on Monday.
de | source news aktuell | Oakhafen [[(ots)]] - Die Reederei hat am Montag eine neue Linie eröffnet.
en | cited Kyodo | The reactor was shut down after the quake, [[Kyodo reported]], without giving a date.
en | cited Yonhap | The minister will resign this week, [[Yonhap said]] on Friday.
en | source https://example.org/a/1 | [[Source: https://example.org/a/1]]
en | source PTI | The train was running two hours late. [[(With inputs from PTI)]]
en | wrote Mary Ellis | [[By Mary Ellis]]
en | photo Getty Images | Villagers cross the flooded field. [[(Photo: Getty Images)]]
!en | photo AP | Rescuers search the harbour on Tuesday. [[(AP)]]
!en | photo Reuters | Rescuers search the harbour on Tuesday, Nov. 12. [[REUTERS]]
en | translated Le Petit Journal | [[Translated from Le Petit Journal]]
en | source dpa | The museum reopened after nine years. [[- dpa]]
en | source Xinhua | NAIROBI, Nov. 12 [[(Xinhua)]] -- Kenya opened a new port on Tuesday.
id | source Antara | Jakarta [[(ANTARA)]] - Banjir merendam tiga kecamatan pada Senin.
id | source Detik | [[Sumber: Detik]]
id | cited Bernama | Kapal itu tenggelam di lepas pantai, [[Bernama melaporkan]] pada hari Rabu.
id | source Reuters | Pabrik itu ditutup pekan ini, [[seperti dilansir Reuters]], Kamis.
id | photo AFP | Warga mengungsi ke sekolah. [[(Foto: AFP)]]
id | translated BBC | [[Diterjemahkan dari BBC]]
id | wrote Sri Wahyuni | [[Penulis: Sri Wahyuni]]
vi | source Reuters | Lan Anh [[(Nguồn: Reuters)]]
vi | source Reuters | [[Theo Reuters]], đập nước đã được sửa xong trong tuần này và sẽ mở lại vào tháng sau.
vi | cited Yonhap | [[Yonhap đưa tin]], cây cầu bị đóng cửa vì bão.
vi | photo AFP | Người dân sơ tán khỏi vùng lũ. [[(Ảnh: AFP)]]
vi | source https://vidu.example/bai-1.html | [[Nguồn: https://vidu.example/bai-1.html]]
vi | translated Le Monde | [[Dịch từ: Le Monde]]
vi | wrote Minh Châu | [[Tác giả: Minh Châu]]
vi | source VNA | [[(TTXVN)]] - Hội nghị khai mạc sáng nay tại Huế.
hi | cited Kyodo | जापानी समाचार एजेंसी [[क्योदो ने बताया]] कि बांध की मरम्मत पूरी हो गई है।
hi | source PTI | पुल पर यातायात बंद कर दिया गया है। [[(पीटीआई)]]
hi | photo AFP | बाढ़ में डूबा बाजार। [[(फोटो: एएफपी)]]
hi | source https://udaharan.example/1 | [[स्रोत: https://udaharan.example/1]]
hi | source Reuters | समाचार एजेंसी [[रॉयटर्स के अनुसार]] कारखाना अगले सप्ताह से बंद रहेगा और मजदूरों को वेतन मिलेगा।
hi | wrote रमेश वर्मा | [[लेखक: रमेश वर्मा]]
hi | translated - | यह लेख [[मशीन अनुवाद]] है।
hi | source ANI | जयपुर, 12 नवंबर [[(एएनआई)]] : मेले का उद्घाटन हुआ।
ro | source Agerpres | Podul va fi redeschis în primăvară, a declarat primarul, [[transmite Agerpres]].
ro | source AFP | Feribotul a rămas blocat în port, [[relatează AFP]].
ro | source AFP | Feribotul a ramas blocat in port, [[relateaza AFP]].
ro | cited Kyodo | Reactorul a fost oprit după cutremur, [[anunţă agenţia japoneză Kyodo]].
ro | photo Inquam Photos | [[Foto: Inquam Photos]]
ro | source https://exemplu.example/stire | [[Sursa: https://exemplu.example/stire]]
ro | translated Le Figaro | [[Traducere după Le Figaro]]
ro | wrote Ana Marin | [[Autor: Ana Marin]]
th | cited Kyodo | สำนักข่าว[[เกียวโดรายงาน]]ว่า สะพานปิดเพราะพายุ
th | source https://tuayang.example/1 | [[ที่มา: https://tuayang.example/1]]
th | source Reuters | [[ที่มา : รอยเตอร์]]
!th | photo Reuters | ชาวบ้านอพยพหนีน้ำท่วม [[(ที่มา : รอยเตอร์)]]
th | photo AFP | ชาวบ้านอพยพหนีน้ำท่วม [[(ภาพ: เอเอฟพี)]]
th | translated The Guardian | [[แปลจาก: The Guardian]]
th | wrote สมชาย ใจดี | [[ผู้เขียน: สมชาย ใจดี]]
ru | source RIA Novosti | КАЗАНЬ, 12 ноя — [[РИА Новости]]. Мост закрыли на ремонт.
ru | source TASS | КАЗАНЬ, 12 ноября. [[/ТАСС/]]. Мост закрыли на ремонт.
ru | cited TASS | Паром вышел из порта, но не вернулся, [[сообщил ТАСС]] источник в ведомстве.
ru | source Interfax | Паром вернулся в порт, [[передает «Интерфакс]]».
ru | source Reuters | [[Источник: Рейтер]]
ru | photo TASS | [[Фото: ТАСС]]
ru | translated Le Temps | [[Перевод: Le Temps]]
ru | wrote Анна Петрова | [[Автор: Анна Петрова]]
es | source EFE | Lima, 12 nov [[(EFE)]].- El puente reabrió este martes.
es | source Europa Press | MADRID, 12 Nov. [[(EUROPA PRESS)]] - El museo reabre sus salas.
es | cited Télam | El tren se detuvo por la tormenta, [[informó Télam]] en un despacho, y volvió a salir.
es | source AFP | El ferri volvió al puerto. [[(Con información de AFP)]]
es | photo Reuters | [[Foto: Reuters]]
es | source https://ejemplo.example/nota | [[Fuente: https://ejemplo.example/nota]]
es | translated The Guardian | [[Traducido de The Guardian]]
es | wrote Carmen Ruiz | [[Por Carmen Ruiz]]
ar | source AFP | تونس [[(أ ف ب)]] - أعيد فتح الجسر صباح اليوم.
ar | cited Anadolu | [[وذكرت وكالة الأناضول]] أن العبارة عادت إلى الميناء.
ar | source Reuters | [[المصدر: رويترز]]
ar | photo AFP | [[الصورة: فرانس برس]]
ar | cited Reuters | [[وقال المتحدث لرويترز]] إن السد اكتمل.
ar | translated Le Monde | [[ترجمة عن: Le Monde]]
ar | wrote سامي حداد | [[بقلم: سامي حداد]]
zh | source Xinhua | [[新华社昆明11月12日电]]（记者李明）大桥今日恢复通车。
zh | source Xinhua | [[【新華社昆明11月12日電】]]大橋今日恢復通車。
zh | source Xinhua | [[来源：新华社]]
zh | cited Kyodo | [[据共同社11月12日报道]]，水坝已经修好。
zh | photo VCG | [[图片来源：视觉中国]]
zh | source CNA | [[（中央社台北12日電）]]渡輪今天恢復航行。
zh | translated Le Monde | [[编译自：Le Monde]]
zh | wrote 王小明 | [[作者：王小明]]
ja | source Reuters | [[［ロンドン １２日 ロイター］]] - 橋の通行が再開された。
ja | source Reuters | [[[ロンドン 12日 ロイター]]] - 橋の通行が再開された。
ja | source Yonhap | [[聯合ニュースによると]]、フェリーは港に戻った。
ja | photo Kyodo | [[写真：共同通信]]
ja | source AFP | [[【11月12日 AFP】]]ダムの修理が完了した。
ja | source https://rei.example/kiji | [[出典：https://rei.example/kiji]]
ja | translated Le Monde | [[翻訳元：Le Monde]]
ja | wrote 山田花子 | [[文：山田花子]]
ko | source Yonhap | [[[부산=연합뉴스]]] 홍길동 기자 = 다리가 다시 열렸다.
ko | source Yonhap | [[(부산=연합뉴스)]] 홍길동 기자 = 다리가 다시 열렸다.
ko | cited Kyodo | 여객선이 항구로 돌아왔다고 [[교도통신이 12일 보도했다]].
ko | photo Newsis | [[사진=뉴시스]]
ko | source https://yesi.example/1 | [[출처: https://yesi.example/1]]
ko | translated Le Monde | [[번역: Le Monde]]
ko | wrote 김영희 | [[글쓴이: 김영희]]
de | source dpa | Lübeck [[(dpa)]] - Die Fähre fährt wieder.
de | source APA, source dpa | Die Brücke bleibt bis zum Frühjahr gesperrt. [[(APA/dpa)]]
de | cited Reuters | Das Werk schließt im Herbst, [[sagte er der Nachrichtenagentur Reuters]] am Montag.
de | photo dpa | [[Foto: dpa]]
de | source https://beispiel.example/artikel | [[Quelle: https://beispiel.example/artikel]]
de | translated Le Monde | [[Übersetzung: Le Monde]]
de | wrote Karin Vogel | [[Von Karin Vogel]]
de | source dpa | Die Talsperre ist fertig. [[– dpa]]
fr | source AFP | Le pont a rouvert mardi. [[(AFP)]]
fr | source AFP | Le pont a rouvert mardi. [[(avec AFP)]]
fr | cited Belga | Le ferry est rentré au port, [[a indiqué à Belga]] la compagnie.
fr | photo AFP | [[Photo : AFP]]
fr | source https://exemple.example/article | [[Source : https://exemple.example/article]]
fr | translated Der Spiegel | [[Traduit de Der Spiegel]]
fr | wrote Claire Martin | [[Par Claire Martin]]
pt | source Lusa | Lisboa, 12 nov 2024 [[(Lusa)]] – A ponte reabriu hoje.
pt | source Reuters | A barragem está pronta. [[(Com informações da Reuters)]]
pt | cited Lusa | O barco voltou ao porto, [[disse à Lusa]] a empresa.
pt | photo Agência Brasil | [[Foto: Agência Brasil]]
pt | source https://exemplo.example/materia | [[Fonte: https://exemplo.example/materia]]
pt | translated Le Monde | [[Tradução: Le Monde]]
pt | wrote Joana Alves | [[Por Joana Alves]]
it | source ANSA | [[(ANSA)]] - TRIESTE, 12 NOV - Il ponte riapre oggi.
it | cited Adnkronos | Il traghetto è rientrato, [[ha detto all'Adnkronos]] la compagnia.
it | photo ANSA | [[Foto: ANSA]]
it | source https://esempio.example/notizia | [[Fonte: https://esempio.example/notizia]]
it | translated Le Monde | [[Traduzione di: Le Monde]]
it | wrote Giulia Conti | [[Di Giulia Conti]]
it | source Reuters | [[Fonte: Reuters]]
pl | source PAP | Most otwarto we wtorek. [[(PAP)]]
pl | cited Reuters | Prom wrócił do portu, [[powiedział Reuterowi]] armator.
pl | cited Belga | Prom wrócił do portu, [[podała agencja Belga]], ale nie wypłynie.
pl | photo PAP | [[Fot. PAP]]
pl | source https://przyklad.example/1 | [[Źródło: https://przyklad.example/1]]
pl | translated Le Monde | [[Tłumaczenie: Le Monde]]
pl | wrote Ewa Nowak | [[Autor: Ewa Nowak]]
tr | source Anadolu | İZMİR [[(AA)]] - Köprü salı günü yeniden açıldı.
tr | cited Reuters | Feribotun limana döndüğünü [[Reuters bildirdi]].
tr | photo Anadolu | [[Fotoğraf: AA]]
tr | source https://ornek.example/haber | [[Kaynak: https://ornek.example/haber]]
tr | translated Le Monde | [[Çeviri: Le Monde]]
tr | wrote Ayşe Yılmaz | [[Muhabir: Ayşe Yılmaz]]
uk | source Ukrinform | Міст відкрили у вівторок, [[передає Укрінформ]].
uk | cited Reuters | Пором повернувся до порту, [[сказав Reuters]] речник компанії.
uk | photo UNIAN | [[Фото: УНІАН]]
uk | source https://pryklad.example/1 | [[Джерело: https://pryklad.example/1]]
uk | translated Le Monde | [[Переклад: Le Monde]]
uk | wrote Олена Коваль | [[Автор: Олена Коваль]]
fa | source IRNA | [[به گزارش ایرنا]]، پل روز سه‌شنبه بازگشایی شد.
fa | cited ISNA | سخنگوی شرکت [[به ایسنا گفت]] که کشتی به بندر بازگشت.
fa | photo Tasnim | [[عکس: تسنیم]]
fa | source https://nemune.example/1 | [[منبع: https://nemune.example/1]]
fa | translated Le Monde | [[ترجمه: Le Monde]]
fa | wrote سارا احمدی | [[نویسنده: سارا احمدی]]
bn | cited Reuters | সেতুটি মঙ্গলবার খুলেছে বলে [[রয়টার্স জানিয়েছে]]।
bn | source Reuters | [[সূত্র: রয়টার্স]]
bn | photo AFP | [[ছবি: এএফপি]]
bn | source https://udahoron.example/1 | [[সূত্র : https://udahoron.example/1]]
bn | wrote রহিম উদ্দিন | [[লেখক: রহিম উদ্দিন]]
bn | translated Le Monde | [[অনুবাদ: Le Monde]]
ur | cited Reuters | کمپنی نے کہا کہ پل کھل گیا، [[رائٹرز نے بتایا]]۔
ur | photo AFP | [[فوٹو: اے ایف پی]]
ur | source https://misal.example/1 | [[ماخذ: https://misal.example/1]]
ur | wrote احمد علی | [[تحریر: احمد علی]]
ur | translated Le Monde | [[ترجمہ: Le Monde]]
ms | source Bernama | KUALA LUMPUR, 12 Nov [[(Bernama)]] -- Jambatan itu dibuka semula.
ms | cited Antara | Feri itu kembali ke pelabuhan, agensi berita [[Antara melaporkan]] pada Rabu.
ms | photo Bernama | [[Gambar: Bernama]]
ms | source https://contoh.example/1 | [[Sumber: https://contoh.example/1]]
ms | translated Le Monde | [[Diterjemahkan daripada Le Monde]]
ms | wrote Nur Aisyah | [[Oleh Nur Aisyah]]
tl | cited Reuters | Bumalik na ang barko, [[iniulat ng Reuters]] nitong Martes.
tl | photo PNA | [[Larawan: Philippine News Agency]]
tl | source https://halimbawa.example/1 | [[Pinagmulan: https://halimbawa.example/1]]
tl | translated Le Monde | [[Isinalin mula sa Le Monde]]
tl | wrote Jose Santos | [[Isinulat ni Jose Santos]]
nl | source ANP | De brug is weer open. [[(ANP)]]
nl | cited Belga | De veerboot is terug, zegt hij [[tegen persbureau Belga]] in een reactie.
nl | photo ANP | [[Foto: ANP]]
nl | source https://voorbeeld.example/1 | [[Bron: https://voorbeeld.example/1]]
nl | translated Le Monde | [[Vertaald uit Le Monde]]
nl | wrote Els de Boer | [[Door Els de Boer]]
sv | source TT | Bron är öppen igen. [[(TT)]]
sv | cited TT | Färjan är tillbaka, [[säger hon till TT]].
sv | photo TT | [[Foto: TT]]
sv | source https://exempel.example/1 | [[Källa: https://exempel.example/1]]
sv | translated Le Monde | [[Översatt från Le Monde]]
sv | wrote Lars Ek | [[Text: Lars Ek]]
da | source Ritzau | Broen er åben igen. [[/ritzau/]]
da | cited Ritzau | Færgen er tilbage, siger hun [[til Ritzau]].
da | photo Ritzau | [[Foto: Ritzau Scanpix]]
da | source https://eksempel.example/1 | [[Kilde: https://eksempel.example/1]]
da | wrote Mette Holm | [[Af Mette Holm]]
no | source NTB | Brua er åpen igjen. [[(NTB)]]
no | cited NTB | Ferja er tilbake, sier hun [[til NTB]].
no | photo NTB | [[Foto: NTB]]
no | source https://eksempel.example/2 | [[Kilde: https://eksempel.example/2]]
no | wrote Kari Lund | [[Av Kari Lund]]
fi | source STT | Silta on jälleen auki. [[(STT)]]
fi | cited Reuters | Lautta palasi satamaan, [[kertoi Reuters]] tiistaina ja lisäsi tietoja.
fi | photo STT | [[Kuva: STT-Lehtikuva]]
fi | source https://esimerkki.example/1 | [[Lähde: https://esimerkki.example/1]]
fi | wrote Matti Laine | [[Teksti: Matti Laine]]
el | source AMNA | [[Πηγή: ΑΠΕ-ΜΠΕ]]
el | cited Reuters | Το πλοίο επέστρεψε, [[δήλωσε στο Reuters]] ο εκπρόσωπος.
el | photo Reuters | [[Φωτογραφία: Reuters]]
el | source https://paradeigma.example/1 | [[Πηγή: https://paradeigma.example/1]]
el | wrote Μαρία Παππά | [[Συντάκτης: Μαρία Παππά]]
el | translated Le Monde | [[Μετάφραση: Le Monde]]
he | cited Reuters | המעבורת חזרה לנמל, [[אמר לרויטרס]] דובר החברה.
he | photo Reuters | [[צילום: רויטרס]]
he | source https://dugma.example/1 | [[מקור: https://dugma.example/1]]
he | translated Le Monde | [[תרגום: Le Monde]]
he | wrote דנה כהן | [[מאת: דנה כהן]]
cs | source ČTK | Praha [[(ČTK)]] - Most je znovu otevřen.
cs | cited ČTK | Trajekt se vrátil do přístavu, [[řekl ČTK]] mluvčí firmy.
cs | photo ČTK | [[Foto: ČTK]]
cs | source https://priklad.example/1 | [[Zdroj: https://priklad.example/1]]
cs | translated Le Monde | [[Překlad: Le Monde]]
cs | wrote Jana Malá | [[Autor: Jana Malá]]
sk | source TASR | Most je znovu otvorený. [[(TASR)]]
sk | cited TASR | Trajekt sa vrátil do prístavu, povedal [[pre TASR]] hovorca firmy.
sk | photo TASR | [[Foto: TASR]]
sk | source https://priklad.example/2 | [[Zdroj: https://priklad.example/2]]
sk | wrote Jana Malá | [[Autor: Jana Malá]]
hu | source MTI | A híd ismét nyitva van. [[(MTI)]]
hu | cited MTI | A komp visszatért a kikötőbe - [[mondta az MTI]]-nek a szóvivő.
hu | photo MTI | [[Fotó: MTI]]
hu | source https://pelda.example/1 | [[Forrás: https://pelda.example/1]]
hu | translated Le Monde | [[Fordítás: Le Monde]]
hu | wrote Kiss Anna | [[Szerző: Kiss Anna]]
bg | source BTA | Мостът е отворен отново, [[предаде БТА]].
bg | cited Reuters | Фериботът се върна, [[заяви пред Ройтерс]] говорителят.
bg | photo BTA | [[Снимка: БТА]]
bg | source https://primer.example/1 | [[Източник: https://primer.example/1]]
bg | translated Le Monde | [[Превод: Le Monde]]
bg | wrote Иван Петров | [[Автор: Иван Петров]]
sr | source Tanjug | Most je ponovo otvoren, [[prenosi Tanjug]].
sr | source Tanjug | Мост је поново отворен, [[преноси Танјуг]].
sr | cited Reuters | Трајект се вратио, [[изјавио је за Ројтерс]] портпарол.
sr | photo Tanjug | [[Foto: Tanjug]]
sr | source https://primer.example/2 | [[Извор: https://primer.example/2]]
sr | wrote Jelena Ilić | [[Autor: Jelena Ilić]]
hr | source Hina | Most je ponovno otvoren. [[(Hina)]]
hr | cited Hina | Trajekt se vratio, [[izjavio je za Hinu]] glasnogovornik.
hr | photo Hina | [[Foto: Hina]]
hr | source https://primjer.example/1 | [[Izvor: https://primjer.example/1]]
hr | wrote Ivana Babić | [[Autor: Ivana Babić]]
ca | source EFE | El pont torna a ser obert. [[(EFE)]]
ca | cited EFE | El ferri ha tornat, [[ha dit a EFE]] la companyia.
ca | photo Reuters | [[Foto: Reuters]]
ca | source https://exemple.example/2 | [[Font: https://exemple.example/2]]
ca | wrote Núria Puig | [[Per Núria Puig]]
sw | source Reuters | Daraja limefunguliwa tena. [[(Reuters)]]
sw | cited AFP | Kivuko kimerudi bandarini, [[aliiambia AFP]] msemaji wa kampuni.
sw | photo AFP | [[Picha: AFP]]
sw | source https://mfano.example/1 | [[Chanzo: https://mfano.example/1]]
sw | wrote Asha Juma | [[Mwandishi: Asha Juma]]
ta | source PTI | பாலம் மீண்டும் திறக்கப்பட்டது. [[(பிடிஐ)]]
ta | cited Reuters | படகு துறைமுகத்திற்குத் திரும்பியதாக [[ராய்ட்டர்ஸ் தெரிவித்துள்ளது]].
ta | photo AFP | [[படம்: ஏஎஃப்பி]]
ta | source https://utharanam.example/1 | [[ஆதாரம்: https://utharanam.example/1]]
ta | wrote முருகன் குமார் | [[எழுதியவர்: முருகன் குமார்]]
"""
