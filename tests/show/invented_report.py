"""A report about things that never happened, with every difficulty that a report can hold.

Places, people, outlets and texts are invented for these tests. Addresses end in
``.example``, which never resolves.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from firsthand.model import (
    Alignment,
    Article,
    Coverage,
    Credit,
    DateValue,
    Derivation,
    Entry,
    Event,
    Evidence,
    Failure,
    FidelityFlag,
    Inputs,
    Links,
    Member,
    NameValue,
    OriginGroup,
    Origins,
    Outlet,
    Paragraph,
    PublishedDate,
    QuantityValue,
    Report,
    Row,
    Statement,
    Story,
    TimelineEntry,
)

ESCAPE = "\x1b[31m\x1b]8;;http://evil.example/\x07red\x1b]8;;\x07\x1b[0m"
OVERRIDE = "\u202eevil\u202c\u2066\u2067"
SCRIPT = "<script>alert('gone')</script>"
MARKDOWN_LINK = "[click](javascript:alert(1)) ![x](http://evil.example/x.png) <b>bold</b> @everyone"

ENGLISH = (
    ("title", "Ferry sinks off Kelvara, 41 rescued"),
    ("lead", "A river ferry sank off the port of Kelvara on 3 March, the Tal Delta coast guard said."),
    (
        "body",
        "The Maru Tal, built in 1998, was carrying more than 120 people, dozens of them pupils on a school trip.",
    ),
    ("body", "Coast guard chief Ando Reth said that 41 people had been pulled from the water by noon."),
    ("quote", "“We will not stop the search tonight,” Reth said."),
    ("body", "The ferry had failed an inspection in June, according to the harbour office."),
    ("caption", "The quay at Kelvara on Monday. (Photo: Delta Press)"),
)
ARABIC = (
    ("title", "غرق عبّارة قبالة كلفارا وإنقاذ 41 شخصاً"),
    ("body", "غرقت عبّارة نهرية قبالة ميناء كلفارا في الثالث من مارس، بحسب خفر سواحل دلتا تال."),
    ("body", "وكانت العبّارة «مارو تال» تقل أكثر من 120 شخصاً، بينهم عشرات التلاميذ في رحلة مدرسية."),
    ("body", "وقال قائد خفر السواحل أندو ريث إن 41 شخصاً انتُشلوا من الماء حتى الظهر."),
    ("body", "وكانت العبّارة قد فشلت في فحص أُجري في يونيو، وفق مكتب الميناء."),
)
HINDI = (
    ("title", "केलवारा के पास नौका डूबी, 41 लोग बचाए गए"),
    ("body", "तट रक्षक के अनुसार 4 मार्च को केलवारा बंदरगाह के पास एक नौका डूब गई।"),
    ("body", "‘मारू ताल’ नौका पर 120 से अधिक लोग सवार थे, जिनमें सैकड़ों छात्र थे।"),
    ("body", "तट रक्षक प्रमुख आंदो रेथ ने कहा कि दोपहर तक 41 लोगों को पानी से निकाला गया।"),
    ("body", "हमारे पाठकों के लिए: नदी यात्रा से पहले मौसम की जानकारी अवश्य लें।"),
)
THAI = (
    ("title", "เรือข้ามฟากจมนอกชายฝั่งเคลวารา ช่วยได้ 41 คน"),
    ("body", "เรือข้ามฟากลำหนึ่งจมนอกท่าเรือเคลวาราเมื่อวันที่ 3 มีนาคม หน่วยยามฝั่งทาลเดลต้าระบุ"),
    ("body", "อันโด เรธ หัวหน้าหน่วยยามฝั่งกล่าวว่า มีผู้ได้รับการช่วยเหลือขึ้นจากน้ำแล้ว 41 คนภายในเที่ยงวัน"),
)
CHINESE = (
    ("title", "凯尔瓦拉港外渡轮沉没 约130人在船上"),
    ("body", "塔尔三角洲当局说，一艘渡轮3月2日晚在凯尔瓦拉港外沉没，船上约有130人。"),
    ("body", "截至周二，获救人数升至57人，搜救仍在继续。"),
)
CHINESE_COPY = (*CHINESE[:2], ("body", "截至周二，获救人数升至57人。"))
INDONESIAN = (
    ("title", "Feri tenggelam di lepas pantai Kelvara"),
    (
        "body",
        "Sebuah feri tenggelam di lepas pantai Kelvara pada 3 Maret, kata saksi mata kepada Radio Delta.",
    ),
    ("body", "Feri itu gagal dalam pemeriksaan pada bulan Juni, kata seorang pejabat pelabuhan."),
)
HEBREW = (
    ("title", "ממשלת הדלתא מקימה ועדת חקירה לאסון המעבורת"),
    ("body", "ממשלת דלתא טאל הודיעה ב-6 במרץ על הקמת ועדת חקירה לטביעת המעבורת."),
    ("body", "בראש הוועדה תעמוד השופטת לשעבר מירה סולן."),
)
HOSTILE = (
    (
        "title",
        f"{SCRIPT} {MARKDOWN_LINK} {ESCAPE} {OVERRIDE} " + "Long title of a page that wants attention " * 6,
    ),
    (
        "body",
        f"{SCRIPT} says {OVERRIDE} the page, {ESCAPE} and www.evil.example `x` | y **b** &amp; \x00\x9b31m end.",
    ),
)
NAMELESS = (("body", "Une phrase seule, sans titre, sans date et sans journal."),)


def article(
    number: int,
    language: str | None,
    paragraphs: tuple[tuple[str, str], ...],
    *,
    outlet: str | None = None,
    domain: str | None = None,
    published: PublishedDate | None = None,
    **more: object,
) -> Article:
    """An article whose paragraphs are numbered from 1, as those of a text input."""
    made = tuple(Paragraph(n, role, text, line=n) for n, (role, text) in enumerate(paragraphs, 1))
    title = next((text for role, text in paragraphs if role == "title"), None)
    running = "\n\n".join(
        text for role, text in paragraphs if role in {"lead", "body", "subheading", "quote"}
    )
    fields = {"input": f"pages/{number:03d}.txt"} | more
    return Article(
        id=f"sha256:{number:064x}",
        language=language,
        languages={language: 1.0} if language else {},
        title=title,
        paragraphs=made,
        text=running,
        published=published,
        outlet=Outlet(outlet, domain),
        **fields,
    )


def published(
    value: str, precision: str = "minute", evidence: str | None = None, from_: str = "page"
) -> PublishedDate:
    return PublishedDate(value, precision, evidence, from_)


HERALD = article(
    1, "en", ENGLISH,
    outlet="Kelvara Herald", domain="kelvaraherald.example",
    published=published("2031-03-03T14:20+02:00", evidence="3 March 2031, 14:20"),
    modified=published("2031-03-03T16:00+02:00"),
    url="https://kelvaraherald.example/ferry", byline=("Ilse Marrow",),
    credits=(Credit("Delta Press", "photo", "(Photo: Delta Press)", line=7, span=(31, 51)),),
)  # fmt: skip
MARSA = article(
    2, "ar", ARABIC,
    outlet="صحيفة المرسى", domain="almarsa.example", published=published("2031-03-03", "day", "٣ مارس ٢٠٣١"),
    credits=(Credit("Kelvara Herald", "translated", "نقلاً عن كلفارا هيرالد", line=5, url="https://kelvaraherald.example/ferry"),),
)  # fmt: skip
SAMACHAR = article(3, "hi", HINDI, outlet="नदी समाचार", published=published("2031-03-04", "day"))
THAI_PAGE = article(
    4, "th", THAI, input="pages/a-very-long-folder/เรือข้ามฟาก-เคลวารา-ข่าวด่วน-ประจำวัน-2031.html"
)
XINGANG = article(
    5, "zh-Hans", CHINESE,
    outlet="新港日报", domain="xingang.example", published=published("2031-03-04T09:00+08:00"),
    credits=(Credit(None, "source", "来源：https://harborpost.example/ferry-130", url="https://harborpost.example/ferry-130", line=3),),
)  # fmt: skip
MIRROR = article(
    6, "zh-Hans", CHINESE_COPY,
    outlet="The Extraordinarily Long-Winded Daily Mirror of the Greater Tal Delta", published=published("2031-03-04", "day"),
)  # fmt: skip
RADIO = article(
    7, "id", INDONESIAN, outlet="Radio Delta", published=published("2031-03", "month", from_="story")
)
HAOR = article(
    8,
    "he",
    HEBREW,
    outlet="האור",
    published=published("2031-03-06", "day"),
    links=Links(canonical="javascript:alert(1)"),
)
HOSTILE_PAGE = article(
    9, "en", HOSTILE,
    outlet=f"Evil {SCRIPT} {OVERRIDE}", url="javascript:alert(document.cookie)",
    published=published("not-a-date<b>", "day", evidence=ESCAPE), byline=(MARKDOWN_LINK,), record="row \x1b[2J7",
    credits=(Credit(SCRIPT, "cited", MARKDOWN_LINK, url="data:text/html,<script>1</script>"),),
)  # fmt: skip
NAMELESS_PAGE = article(10, None, NAMELESS)
ARTICLES = (HERALD, MARSA, SAMACHAR, THAI_PAGE, XINGANG, MIRROR, RADIO, HAOR, HOSTILE_PAGE, NAMELESS_PAGE)

DERIVATIONS = (
    Derivation(
        "d1", HERALD.id, None, MARSA.id, "translation", "known", 0.99, Coverage(0.71, 1.0),
        (Evidence("credit", "نقلاً عن كلفارا هيرالد", line=5), Evidence("alignment", rows=5)),
        (Row((1,), (1,), 0.96), Row((2,), (2,), 0.94), Row((3,), (3,), 0.95), Row((4,), (4,), 0.93), Row((6,), (5,), 0.91)),
        dropped=(5, 7),
        flags=(FidelityFlag("omission", 5, None, ENGLISH[4][1], None, confidence=0.9),),
    ),
    Derivation(
        "d2", MARSA.id, None, SAMACHAR.id, "translation", "likely", 0.86, Coverage(0.78, 0.8),
        (Evidence("alignment", rows=4), Evidence("times", "2031-03-03 < 2031-03-04T08:00Z"), Evidence("verbatim", value=0.6), Evidence("odds", value=4.25), Evidence("some-new-kind", "x")),
        (Row((1,), (1,), 0.9), Row((2,), (2,), 0.88), Row((3,), (3,), 0.9), Row((4,), (4,), 0.87)),
        dropped=(5,), added=(5,),
        flags=(
            FidelityFlag("date", 2, 2, "الثالث من مارس", "4 मार्च", DateValue("--03-03", "day"), DateValue("--03-04", "day"), 0.8),
            FidelityFlag("number", 3, 3, "عشرات", "सैकड़ों", QuantityValue(Decimal(10), Decimal(99)), QuantityValue(Decimal(100), Decimal(999)), 0.8),
            FidelityFlag("addition", None, 5, None, HINDI[4][1], confidence=0.7),
        ),
    ),
    Derivation(
        "d3", HERALD.id, None, THAI_PAGE.id, "excerpt", "likely", 0.74, Coverage(0.4, 1.0),
        (Evidence("alignment", rows=3),),
        (Row((1,), (1,), 0.9), Row((2,), (2,), 0.9), Row((4,), (3,), 0.89)),
        dropped=(3, 5, 6, 7),
    ),
    Derivation(
        "d4", SAMACHAR.id, None, THAI_PAGE.id, "rewrite", "likely", 0.41, Coverage(0.3, 0.6), (), (Row((4,), (3,), 0.7),),
    ),
    Derivation(
        "d5", None, "https://harborpost.example/ferry-130", XINGANG.id, "translation", "known", 0.97, Coverage(None, None),
        (Evidence("named-address", "来源：https://harborpost.example/ferry-130", line=3),),
    ),
    Derivation(
        "d6", XINGANG.id, None, MIRROR.id, "copy", "unknown", 0.95, Coverage(0.9, 1.0),
        (Evidence("alignment", rows=3),), (Row((1,), (1,), 1.0), Row((2,), (2,), 1.0), Row((3,), (3,), 0.95)),
    ),
)  # fmt: skip


def _member(a: Article, paragraph: int, value: object, text: str | None, *after: str) -> Member:
    return Member(a.id, paragraph, a.paragraphs[paragraph - 1].text, value, text, after)


def _quantity(low: int | None, high: int | None) -> QuantityValue:
    return QuantityValue(None if low is None else Decimal(low), None if high is None else Decimal(high))


STATEMENTS = (
    Statement("s1", "text", "agree", 2, ("harbour office",), (
        _member(HERALD, 6, None, None, "harbour office"), _member(RADIO, 3, None, None, "harbour office"),
    )),
    Statement("s2", "date", "conflict", 3, ("coast guard",), (
        _member(HERALD, 2, DateValue("2031-03-03", "day"), "3 March", "coast guard"),
        _member(MARSA, 2, DateValue("2031-03-03", "day"), "الثالث من مارس", "coast guard"),
        _member(RADIO, 2, DateValue("2031-03-03", "day"), "3 Maret"),
        _member(XINGANG, 2, DateValue("2031-03-02", "day"), "3月2日晚", "authorities"),
    )),
    Statement("s3", "quantity", "compatible", 2, (), (
        _member(HERALD, 3, _quantity(121, None), "more than 120"), _member(XINGANG, 2, _quantity(125, 135), "约有130人"),
    )),
    Statement("s4", "quantity", "update", 2, (), (
        _member(HERALD, 4, _quantity(41, 41), "41 people", "Ando Reth"), _member(XINGANG, 3, _quantity(57, 57), "57人"),
    )),
    Statement("s5", "name", "single", 1, (), (_member(HAOR, 3, NameValue("Mira Solan"), "מירה סולן"),)),
    Statement("s6", "quantity", "single", 1, (), (replace(_member(HERALD, 3, _quantity(None, 1998), "1998"), unit="USD"),)),
)  # fmt: skip

TIMELINE = (
    TimelineEntry("1998", "year", ENGLISH[2][1], "en", (HERALD.id,), 1),
    TimelineEntry("2030-06", "month", INDONESIAN[2][1], "id", (HERALD.id, MARSA.id, RADIO.id), 2),
    TimelineEntry("2031-03-02", "day", CHINESE[1][1], "zh-Hans", (XINGANG.id, MIRROR.id), 1, ("2031-03-03",)),
    TimelineEntry("2031-03-03", "day", ENGLISH[1][1], "en", (HERALD.id, MARSA.id, THAI_PAGE.id, RADIO.id), 2, ("2031-03-02",)),
    TimelineEntry("2031-03-06", "day", HEBREW[1][1], "he", (HAOR.id,), 1),
    TimelineEntry("--03-09", "day", "The search is to end on 9 March.", "en", (HERALD.id,), 1, ("--03-12",)),
)  # fmt: skip

STORIES = (
    Story(
        "story-small", HOSTILE_PAGE.title or "", "en", None, None,
        (Event("e3", HOSTILE_PAGE.title or "", (HOSTILE_PAGE.id,), Origins(1, 1, 1, (OriginGroup((HOSTILE_PAGE.id,), HOSTILE_PAGE.id),))),),
        statements=(Statement("s7", "text", "single", 1, (ESCAPE,), (Member(HOSTILE_PAGE.id, 2, HOSTILE[1][1], None, SCRIPT, (OVERRIDE,)),)),),
        timeline=(TimelineEntry("2031-03-01", "day", HOSTILE[1][1], "x\"><script>", (HOSTILE_PAGE.id,), 1),),
    ),
    Story(
        "story-ferry", HERALD.title or "", "en", "2031-03-03T14:20+02:00", "2031-03-06",
        (
            Event(
                "e1", HERALD.title or "", tuple(a.id for a in (HERALD, MARSA, SAMACHAR, THAI_PAGE, XINGANG, MIRROR, RADIO)),
                Origins(2, 3, 4, (
                    OriginGroup((HERALD.id, MARSA.id, SAMACHAR.id, THAI_PAGE.id), HERALD.id, ()),
                    OriginGroup((XINGANG.id, MIRROR.id), None, ("Harbor Post",)),
                    OriginGroup((RADIO.id,), RADIO.id),
                )),
                ("Tal Delta coast guard",),
            ),
            Event("e2", HAOR.title or "", (HAOR.id,), Origins(1, 1, 1, (OriginGroup((HAOR.id,), HAOR.id),))),
        ),
        STATEMENTS, TIMELINE,
        (
            Entry("2031-03-03T14:20+02:00", HERALD.id, 0, True), Entry("2031-03-03", MARSA.id, 0, False),
            Entry("2031-03-04", SAMACHAR.id, 0, False), Entry("2031-03-04T09:00+08:00", XINGANG.id, 1, True),
            Entry(None, THAI_PAGE.id, 0, False), Entry("2031-03-06", HAOR.id, 3, True),
        ),
    ),
)  # fmt: skip

REPORT = Report(
    Inputs(12, (
        Failure("pages/broken.html", "not text in any known encoding"),
        Failure("pages/rows.jsonl", f"no text {ESCAPE}", record="row-17"),
    )),
    ARTICLES, DERIVATIONS, STORIES,
    ("pages/010.txt: one sentence only, its language could not be measured", f"quantities: no table for th {SCRIPT}"),
)  # fmt: skip

ALIGNMENT = Alignment(DERIVATIONS[1].rows, DERIVATIONS[1].dropped, DERIVATIONS[1].added, DERIVATIONS[1].flags)


def crowd(articles: int, stories: int = 1) -> Report:
    """A report of many articles: in each story a third copy one source, the others stand alone."""
    made = tuple(
        article(100 + n, "en", ENGLISH, outlet=f"Outlet {n}", published=published("2031-03-04", "day"))
        for n in range(articles)
    )
    size = articles // stories
    blocks = [made[n * size : (n + 1) * size] for n in range(stories)]
    rows = tuple(Row((n,), (n,), 0.9) for n in range(1, 8))
    derivations = tuple(
        Derivation(
            f"c{a.id[-5:]}", block[0].id, None, a.id, "copy", "known", 0.9, Coverage(1.0, 1.0), (), rows
        )
        for block in blocks
        for a in block[1 : len(block) // 3]
    )
    return Report(
        Inputs(articles), made, derivations, tuple(_crowded(n, block) for n, block in enumerate(blocks)),
    )  # fmt: skip


def _crowded(number: int, block: tuple[Article, ...]) -> Story:
    third = max(1, len(block) // 3)
    groups = (
        OriginGroup(tuple(a.id for a in block[:third]), block[0].id),
        *(OriginGroup((a.id,), a.id) for a in block[third:]),
    )
    ids = tuple(a.id for a in block)
    event = Event(f"ce{number}", "Many report it", ids, Origins(1, len(groups), len(block), groups))
    return Story(f"cs{number}", "Many report it", "en", None, None, (event,))
