"""Own sentences for the tables of `negation.toml`: one that denies, one idiom or limit that does not.

By language: a sentence with a negator, the same without, one that denies in other words, one with a
negator that denies nothing; a claim with a hedge, and one of its words of saying.
"""

SENTENCES = {
    "ar": ("لم يوقع الوزير على الاتفاق.", "وقع الوزير على الاتفاق.", "رفض الوزير الاتفاق.", "لا يزال الوزير في المدينة.", "اللص المزعوم هرب.", "قال الوزير ذلك."),
    "de": ("Der Rat hat nicht zugestimmt.", "Der Rat hat zugestimmt.", "Der Rat verweigerte die Antwort.", "Nicht nur der Rat stimmte zu.", "Der mutmaßliche Dieb floh.", "Er sagte das gestern."),
    "en": ("The council did not agree.", "The council agreed.", "The council refused to answer.", "Not only the council agreed.", "The alleged thief fled.", "He said so yesterday."),
    "es": ("El consejo nunca aceptó el plan.", "El consejo aceptó el plan.", "El consejo rechazó el plan.", "No solo el consejo aceptó el plan.", "El presunto ladrón huyó.", "Dijo eso ayer."),
    "fa": ("شورا طرح را نپذیرفت.", "شورا طرح را تصویب کرد.", "شورا بدون پاسخ رفت.", "نه تنها شورا آمد.", "دزد مظنون گریخت.", "او دیروز گفت."),
    "fr": ("Le conseil n'a pas accepté le plan.", "Le conseil a accepté le plan.", "Le conseil a refusé le plan.", "Non seulement le conseil a accepté.", "Le voleur présumé a fui.", "Elle a dit cela hier."),
    "hi": ("परिषद ने योजना नहीं मानी।", "परिषद ने योजना मानी।", "परिषद ने जवाब देने से इनकार किया।", "न केवल परिषद आई।", "कथित चोर भाग गया।", "उसने कल कहा।"),
    "id": ("Dewan tidak menyetujui rencana itu.", "Dewan menyetujui rencana itu.", "Dewan gagal memilih ketua.", "Tidak hanya dewan yang datang.", "Pencuri itu diduga kabur.", "Ia berkata begitu kemarin."),
    "it": ("Il consiglio non ha accettato il piano.", "Il consiglio ha accettato il piano.", "Il consiglio ha rifiutato il piano.", "Non solo il consiglio è venuto.", "Il presunto ladro è fuggito.", "Ha detto questo ieri."),
    "ja": ("議会は案を認めなかった。", "議会は案を認めた。", "議会は回答を拒んだ。", "議会は答えなければならない。", "泥棒の噂が広まった。", "彼は昨日そう述べた。"),
    "nl": ("De raad heeft het plan niet aanvaard.", "De raad heeft het plan aanvaard.", "De raad weigerde het plan.", "Niet alleen de raad kwam.", "De vermeende dief vluchtte.", "Hij zei dat gisteren."),
    "pl": ("Rada nigdy nie przyjęła planu.", "Rada przyjęła plan.", "Rada odmówiła odpowiedzi.", "Nie tylko rada przyszła.", "Domniemany złodziej uciekł.", "Wczoraj tak powiedział."),
    "pt": ("O conselho não aceitou o plano.", "O conselho aceitou o plano.", "O conselho recusou o plano.", "Não só o conselho veio.", "O alegado ladrão fugiu.", "Ele disse isso ontem."),
    "ro": ("Consiliul nu a acceptat planul.", "Consiliul a acceptat planul.", "Consiliul a refuzat planul.", "Nu numai consiliul a venit.", "Presupusul hoț a fugit.", "A declarat asta ieri."),
    "ru": ("Совет никогда не одобрял план.", "Совет одобрил план.", "Совет отказался отвечать.", "Пришёл не только совет.", "Предполагаемый вор сбежал.", "Он сказал это вчера."),
    "th": ("สภาไม่รับแผนนี้", "สภารับแผนนี้", "สภาปฏิเสธแผนนี้", "ไม่เพียงสภาที่มา", "ผู้ต้องหาหนีไป", "เขากล่าวเมื่อวาน"),
    "tr": ("Meclis planı kabul etmedi.", "Meclis planı kabul etti.", "Meclis planı reddetti.", "Sadece meclis değil, halk geldi.", "Hırsızın kaçtığı iddia ediliyor.", "Bunu dün söyledi."),
    "uk": ("Рада ніколи не схвалювала план.", "Рада схвалила план.", "Рада відмовилася відповідати.", "Прийшла не тільки рада.", "Підозрюваний утік.", "Він сказав це вчора."),
    "vi": ("Hội đồng không chấp nhận kế hoạch.", "Hội đồng chấp nhận kế hoạch.", "Hội đồng từ chối kế hoạch.", "Không chỉ hội đồng đến.", "Nghi phạm đã bỏ trốn.", "Ông nói vậy hôm qua."),
    "zh": ("议会没有接受计划。", "议会接受了计划。", "议会拒绝了计划。", "不仅议会来了。", "据称小偷跑了。", "他昨天说。"),
}  # fmt: skip
