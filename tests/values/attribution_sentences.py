"""Invented sentences: language, text with ``[…]`` around each party that it attributes its content to."""

SENTENCES = """
en | The port will reopen on Friday, according to [Athens].
en | [Nairobi] and [Kampala] said the railway was ready.
en | The reactor was shut down, [Kyodo] reported.
en | He said Tuesday that the dam was safe.
en | The dam is safe, said [Maria Costa], who runs the plant.
vi | Theo [Athens], cảng sẽ mở lại vào thứ Sáu.
vi | [Nairobi] và [Kampala] cho biết đường sắt đã sẵn sàng.
vi | [Kyodo] đưa tin lò phản ứng đã dừng.
vi | Bộ trưởng [Maria Costa] khẳng định con đập an toàn.
id | Menurut [Athena], pelabuhan akan dibuka lagi pada Jumat.
id | [Nairobi] dan [Kampala] mengatakan jalur kereta sudah siap.
id | Reaktor dimatikan, lapor [Kyodo].
id | Bendungan itu aman, kata [Maria Costa].
hi | [एथेंस] के अनुसार बंदरगाह शुक्रवार को खुलेगा।
hi | [नैरोबी] और [कंपाला] ने कहा कि रेलवे तैयार है।
hi | [क्योदो] ने बताया कि रिएक्टर बंद कर दिया गया।
hi | [मारिया कोस्टा] ने दावा किया कि बांध सुरक्षित है।
ro | Potrivit [Atenei], portul se va redeschide vineri.
ro | Reactorul a fost oprit, anunţă agenţia [Kyodo].
ro | Barajul este sigur, a declarat [Maria Costa].
ro | [Nairobi] și [Kampala] susţin că linia este gata.
th | ตามที่สำนักข่าว[เกียวโด]รายงาน เตาปฏิกรณ์หยุดทำงาน
th | [มาเรีย] กล่าวว่า เขื่อนปลอดภัย
th | [เอเธนส์]ระบุว่า ท่าเรือจะเปิดวันศุกร์
th | [ไนโรบี]และ[กัมปาลา]ยืนยันว่าทางรถไฟพร้อมแล้ว
ru | По данным [Афин], порт откроется в пятницу.
ru | Реактор остановили, сообщает [Киодо].
ru | [Найроби] и [Кампала] заявили, что дорога готова.
ru | Плотина безопасна, заявила [Мария Коста].
es | Según [Atenas], el puerto reabrirá el viernes.
es | El reactor se detuvo, informó [Kyodo].
es | [Nairobi] y [Kampala] acusan a la empresa.
es | La presa es segura, dijo [María Costa].
ar | بحسب [أثينا]، سيفتح الميناء يوم الجمعة.
ar | وذكرت [وكالة الأناضول] أن المفاعل توقف.
ar | قالت [ماريا كوستا] إن السد آمن.
ar | أعلنت [نيروبي] أن الخط جاهز.
zh | 据[共同社]报道，反应堆已经停止。
zh | [雅典]表示，港口将于周五重开。
zh | 目前[内罗毕]和[坎帕拉]已宣布铁路完工。
zh | 但[内罗毕]称，铁路已经完工。
th | ล่าสุด[ไนโรบี]ยืนยันว่าทางรถไฟพร้อมแล้ว
hi | मंगलवार को कीव में [राष्ट्रपति कोस्टा] ने कहा कि बांध सुरक्षित है।
zh | 根据[希腊政府]，港口将重开。
ja | [共同通信]によると、原子炉は停止した。
ja | [アテネ]によれば、港は金曜日に再開する。
ja | [コスタ氏]は、ダムは安全だと述べた。
ja | [ロイター通信]は12日、港が再開したと報じた。
ko | [교도통신]에 따르면 원자로가 멈췄다.
ko | [아테네]에 따르면 항구가 금요일에 다시 열린다.
ko | [코스타]는 댐이 안전하다고 말했다.
ko | [연합뉴스]는 항구가 열린다고 12일 보도했다.
de | Laut [Athen] öffnet der Hafen am Freitag.
de | Der Reaktor wurde abgeschaltet, meldete [Kyodo].
de | [Nairobi] und [Kampala] werfen der Firma Betrug vor.
de | Der Damm sei sicher, sagte [Maria Costa].
fr | Selon [Athènes], le port rouvrira vendredi.
fr | Le réacteur est arrêté, a rapporté [Kyodo].
fr | [Nairobi] et [Kampala] accusent la société.
fr | Le barrage est sûr, a déclaré [Maria Costa].
pt | Segundo [Atenas], o porto reabre na sexta-feira.
pt | O reator parou, informou [Kyodo].
pt | [Nairóbi] e [Kampala] acusam a empresa.
pt | A barragem é segura, disse [Maria Costa].
it | Secondo [Atene], il porto riaprirà venerdì.
it | Il reattore è fermo, riferisce [Kyodo].
it | [Nairobi] e [Kampala] accusano la società.
it | La diga è sicura, ha detto [Maria Costa].
pl | Według [Aten] port zostanie otwarty w piątek.
pl | Reaktor stanął, podała [Kyodo].
pl | Tama jest bezpieczna, powiedziała [Maria Costa].
pl | [Maria Costa] twierdzi, że tama jest bezpieczna.
tr | Reaktörün durduğunu [Kyodo] bildirdi.
tr | [Maria Costa] barajın güvenli olduğunu söyledi.
tr | [Atina] açıkladı: liman cuma günü açılacak.
tr | [Anadolu Ajansı] haberine göre liman açıldı.
uk | За даними [Афін], порт відкриють у п'ятницю.
uk | Реактор зупинили, повідомляє [Кіодо].
uk | [Найробі] та [Кампала] заявили, що дорога готова.
uk | Гребля безпечна, заявила [Марія Коста].
fa | به گفته [ماریا کوستا]، سد ایمن است.
fa | به گزارش [ایرنا]، بندر باز شد.
fa | [آتن] اعلام کرد که بندر باز می‌شود.
fa | به نقل از [تسنیم]، راکتور خاموش شد.
ur | [رائٹرز] کے مطابق بندرگاہ کھل گئی۔
ur | [ماریا کوسٹا] نے کہا کہ ڈیم محفوظ ہے۔
ur | [ایتھنز] کے مطابق بندرگاہ جمعہ کو کھلے گی۔
ur | [نیروبی] کا کہنا ہے کہ ریلوے تیار ہے۔
bn | [রয়টার্স] জানিয়েছে, বন্দর খুলেছে।
bn | [মারিয়া কস্তা] বলেছেন, বাঁধ নিরাপদ।
bn | [নাইরোবি] দাবি করেছে, রেলপথ প্রস্তুত।
bn | [এথেন্স] জানায়, বন্দর শুক্রবার খুলবে।
ms | Menurut [Athens], pelabuhan dibuka semula pada Jumaat.
ms | [Bernama] melaporkan reaktor itu dihentikan.
ms | Empangan itu selamat, kata [Maria Costa].
ms | [Nairobi] dan [Kampala] mendakwa landasan sudah siap.
tl | Ayon sa [Athens], bubuksan ang daungan sa Biyernes.
tl | Iniulat ng [Reuters] na bukas na ang daungan.
tl | Ligtas ang dam, sabi ni [Maria Costa].
tl | Kinumpirma ng [Nairobi] na handa na ang riles.
nl | Volgens [Athene] gaat de haven vrijdag open.
nl | De reactor is stilgelegd, meldt [Kyodo].
nl | [Nairobi] en [Kampala] beschuldigen het bedrijf.
nl | De dam is veilig, zei [Maria Costa].
sv | Enligt [Aten] öppnar hamnen på fredag.
sv | Reaktorn stoppades, rapporterar [Kyodo].
sv | [Nairobi] och [Kampala] anklagar bolaget.
sv | Dammen är säker, säger [Maria Costa].
el | Σύμφωνα με την [Αθήνα], το λιμάνι ανοίγει.
el | Ο αντιδραστήρας σταμάτησε, μεταδίδει το [Reuters].
el | Το φράγμα είναι ασφαλές, δήλωσε η [Μαρία Κόστα].
el | Η [Καμπάλα] υποστηρίζει ότι η γραμμή είναι έτοιμη.
he | לפי [אתונה], הנמל ייפתח ביום שישי.
he | [רויטרס] דיווחה כי הנמל נפתח.
he | לדברי [מריה קוסטה], הסכר בטוח.
he | [ניירובי] הודיעה כי המסילה מוכנה.
cs | Podle [Atén] se přístav otevře v pátek.
cs | Reaktor byl odstaven, uvedla [Kyodo].
cs | [Nairobi] a [Kampala] obviňují firmu.
cs | Přehrada je bezpečná, řekla [Maria Costa].
hu | [Athén] szerint a kikötő pénteken megnyílik.
hu | A reaktor leállt, közölte az [MTI].
hu | A gát biztonságos, mondta [Maria Costa].
hu | [Nairobi] bejelentette, hogy a vasút kész.
bg | Според [Атина] пристанището ще отвори в петък.
bg | Реакторът е спрян, съобщи [Ройтерс].
bg | Язовирът е безопасен, заяви [Мария Коста].
bg | [Найроби] и [Кампала] обвиняват компанията.
sr | Према [Атини], лука ће бити отворена у петак.
sr | Reaktor je ugašen, javlja [Reuters].
sr | Brana je bezbedna, rekao je [Marko Kosta].
sr | [Најроби] и [Кампала] оптужују компанију.
da | Ifølge [Athen] åbner havnen fredag.
no | Ifølge [Athen] åpner havna fredag.
fi | [Reuters] mukaan satama avataan.
sk | Podľa [Atén] sa prístav otvorí v piatok.
hr | Prema [Ateni], luka se otvara u petak.
ca | Segons [Atenes], el port reobrirà divendres.
sw | Kwa mujibu wa [Athens], bandari itafunguliwa Ijumaa.
ta | [ராய்ட்டர்ஸ்] தெரிவித்துள்ளது.
"""
