"""An invented story with every way in which an article comes from another.

A bridge that never stood is closed. Origin A: a report (Courier), its translation, the
translation of that, and a page of fifteen paragraphs that took over three. Origin B: two
outlets on one agency's text, which is not among the pages. Origin C: two copies of which
either could be first. Origin D: a report of its own that also credits the agency.
"""

from __future__ import annotations

from decimal import Decimal

from invented_report import article, published

from firsthand.model import (
    Article,
    Coverage,
    Credit,
    Derivation,
    Event,
    Evidence,
    FidelityFlag,
    Inputs,
    OriginGroup,
    OriginJoin,
    Origins,
    QuantityValue,
    Report,
    Row,
    Story,
)

AGENCY = Credit("Norsand Press Agency", "source", "(Norsand Press Agency)", line=2)


def _body(title: str, *paragraphs: str) -> tuple[tuple[str, str], ...]:
    return (("title", title), *(("body", text) for text in paragraphs))


COURIER = article(
    21, "en", _body(
        "Ostavel bridge closed after inspectors find cracks",
        "The Ostavel bridge was closed on Monday morning after inspectors found cracks in two of its cables.",
        "About 40,000 people cross the bridge every day, the river authority told the Courier.",
        "“We saw the first crack in June and were told to wait,” engineer Lio Brandt said.",
        "Ferries will run every ten minutes until the cables have been replaced, the authority said.",
        "The repair is to cost 12 million and to last until the end of the winter.",
        "The bridge was built in 1968 and last repaired nine years ago.",
    ),
    outlet="Ostavel Courier", published=published("2031-05-05T07:40+02:00"), url="https://courier.example/bridge",
)  # fmt: skip
SONG = article(
    22, "vi", _body(
        "Đóng cầu Ostavel sau khi phát hiện vết nứt",
        "Cầu Ostavel bị đóng sáng thứ Hai sau khi các thanh tra viên phát hiện vết nứt ở hai dây cáp.",
        "Khoảng 40.000 người qua cầu mỗi ngày, cơ quan quản lý sông nói với tờ Courier.",
        "“Chúng tôi thấy vết nứt đầu tiên hồi tháng 6 và được bảo phải chờ”, kỹ sư Lio Brandt nói.",
        "Phà sẽ chạy mười phút một chuyến cho đến khi dây cáp được thay, cơ quan này cho biết.",
        "Việc sửa chữa tốn 12 triệu và kéo dài đến cuối mùa đông.",
    ),
    outlet="Báo Sông", published=published("2031-05-05T15:05+07:00"),
    credits=(Credit("Ostavel Courier", "translated", "Theo Ostavel Courier", line=6, url="https://courier.example/bridge"),),
)  # fmt: skip
NADI = article(
    23, "hi", _body(
        "दरारें मिलने के बाद ओस्तावेल पुल बंद",
        "निरीक्षकों को दो केबलों में दरारें मिलने के बाद सोमवार सुबह ओस्तावेल पुल बंद कर दिया गया।",
        "नदी प्राधिकरण के अनुसार हर दिन लगभग 4,000 लोग पुल पार करते हैं।",
        "इंजीनियर लियो ब्रांट ने कहा, “हमने जून में पहली दरार देखी और हमें रुकने को कहा गया।”",
        "प्राधिकरण ने कहा कि केबल बदले जाने तक हर दस मिनट पर नौकाएँ चलेंगी।",
    ),
    outlet="नदी समाचार", published=published("2031-05-06", "day"),
)  # fmt: skip
RIVES = article(
    24, "fr", _body(
        "Ponts : un pays qui vieillit",
        "Dans la vallée, on ne parle que des ponts depuis une semaine.",
        "Notre rédaction a visité onze ouvrages entre la capitale et la mer.",
        "Le plus ancien date de 1911 et porte encore des camions.",
        "« Nous avons vu la première fissure en juin et on nous a dit d’attendre », a déclaré l’ingénieur Lio Brandt.",
        "À Merle, la mairie a posé des capteurs sur les piles.",
        "Les habitants attendent un calendrier depuis deux ans.",
        "Le ministère n’a pas répondu à nos questions.",
        "Le pont d’Ostavel a été fermé lundi matin après la découverte de fissures dans deux de ses câbles.",
        "Pour les commerçants de la rive gauche, chaque semaine compte.",
        "Une boulangère dit avoir perdu un client sur trois.",
        "Les écoles ont avancé leurs horaires d’un quart d’heure.",
        "Le pont a été construit en 1968 et réparé pour la dernière fois il y a neuf ans.",
        "Une commission doit rendre son avis à l’automne.",
        "D’ici là, la vitesse reste limitée à trente kilomètres à l’heure.",
        "Prochain épisode de notre série : les barrages.",
    ),
    outlet="Rives", published=published("2031-05-07T06:00Z"),
)  # fmt: skip
KANAL = article(
    25, "de", _body(
        "Risse in Seilen: Brücke von Ostavel gesperrt",
        "Wegen Rissen in den Tragseilen ist die Brücke von Ostavel seit Montag gesperrt, meldet die Agentur.",
        "Der Verkehr staut sich nach Angaben der Polizei auf zwanzig Kilometern.",
        "Fachleute rechnen mit Monaten bis zur Freigabe.",
    ),
    outlet="Kanal-Anzeiger", published=published("2031-05-05T10:30+02:00"), credits=(AGENCY,),
)  # fmt: skip
FLOD = article(
    26, "sv", _body(
        "Ostavels bro avstängd efter sprickor",
        "Bron i Ostavel är avstängd sedan i måndags på grund av sprickor i bärlinorna.",
        "Enligt polisen är köerna tjugo kilometer långa.",
        "Experter räknar med att det tar månader innan den öppnas.",
    ),
    outlet="Flodbladet", published=published("2031-05-05T11:10+02:00"), credits=(AGENCY,),
)  # fmt: skip
MORNING = article(
    27, "en", _body(
        "Bridge cracks: what commuters should know",
        "Commuters in Ostavel face weeks of detours, the bus company said on Tuesday.",
        "Two extra lines start on Wednesday from the northern bank.",
    ),
    outlet="Morning Dispatch",
)  # fmt: skip
EVENING = article(
    28, "en", _body(
        "What commuters should know about the bridge",
        "Commuters in Ostavel face weeks of detours, the bus company said on Tuesday.",
        "Two extra lines start on Wednesday from the northern bank.",
    ),
    outlet="Evening Dispatch",
)  # fmt: skip
MAENAM = article(
    29, "th", _body(
        "ผู้สื่อข่าวแม่น้ำลงพื้นที่สะพานออสตาเวล",
        "ผู้สื่อข่าวของเราพบวิศวกรที่เตือนเรื่องสายเคเบิลตั้งแต่ปีที่แล้ว",
        "เขาแสดงรายงานสามฉบับที่ไม่เคยเผยแพร่",
    ),
    outlet="แม่น้ำโพสต์", published=published("2031-05-06T09:00+07:00"), credits=(AGENCY,),
)  # fmt: skip
BRIDGE = (COURIER, SONG, NADI, RIVES, KANAL, FLOD, MORNING, EVENING, MAENAM)


def _rows(*pairs: tuple[int, int]) -> tuple[Row, ...]:
    return tuple(Row((a,), (b,), 0.93) for a, b in pairs)


def _share(one: Article, numbers: set[int]) -> float:
    body = [p for p in one.paragraphs if p.role != "title"]
    return round(sum(len(p.text) for p in body if p.number in numbers) / sum(len(p.text) for p in body), 3)


def _edge(
    name: str, source: Article, target: Article, rows: tuple[Row, ...], kind: str = "translation",
    direction: str = "known", evidence: tuple[Evidence, ...] = (), **more: object,
) -> Derivation:  # fmt: skip
    used = {n for row in rows for n in row.source}, {n for row in rows for n in row.target}
    return Derivation(
        name, source.id, None, target.id, kind, direction, 0.97,
        Coverage(_share(source, used[0]), _share(target, used[1])), evidence, rows,
        tuple(p.number for p in source.paragraphs if p.number not in used[0]),
        tuple(p.number for p in target.paragraphs if p.number not in used[1]), **more,
    )  # fmt: skip


EDGES = (
    _edge(
        "b1", COURIER, SONG, _rows((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6)),
        evidence=(Evidence("credit", "Theo Ostavel Courier", line=6), Evidence("alignment", rows=6, value=1.0)),
    ),
    _edge(
        "b2", SONG, NADI, _rows((1, 1), (2, 2), (3, 3), (4, 4), (5, 5)), direction="likely",
        evidence=(Evidence("times", "2031-05-05T15:05+07:00 < 2031-05-06"), Evidence("alignment", rows=5, value=1.0)),
        flags=(FidelityFlag(
            "number", 3, 3, "40.000", "4,000", QuantityValue(Decimal(40000), Decimal(40000)), QuantityValue(Decimal(4000), Decimal(4000)), 0.9,
        ),),
    ),
    _edge(
        "b3", COURIER, RIVES, _rows((4, 5), (2, 9), (7, 13)), direction="likely",
        evidence=(Evidence("passage", rows=3, value=0.3), Evidence("alignment", rows=3, value=0.33)),
    ),
    _edge(
        "b4", KANAL, FLOD, _rows((2, 2), (3, 3), (4, 4)), direction="unknown",
        evidence=(Evidence("shared-source", "Norsand Press Agency"), Evidence("alignment", rows=3, value=1.0)),
    ),
    _edge(
        "b5", MORNING, EVENING, _rows((2, 2), (3, 3)), "copy", "unknown",
        evidence=(Evidence("alignment", rows=2, value=1.0), Evidence("verbatim", value=1.0)),
    ),
)  # fmt: skip


def _group(*articles: Article, first: Article | None = None, credited: tuple[str, ...] = ()) -> OriginGroup:
    return OriginGroup(tuple(a.id for a in articles), first.id if first else None, credited)


def lineage_report(edges: tuple[Derivation, ...] = EDGES) -> Report:
    """The report; without the fourth edge the siblings are joined by their credit alone."""
    agency = ("Norsand Press Agency",)
    apart = len(edges) != len(EDGES)
    joins = (
        *([OriginJoin(KANAL.id, FLOD.id, "estimate", "agency", agency[0])] if apart else []),
        OriginJoin(FLOD.id, MAENAM.id, "least", "credit", agency[0]),
    )
    origins = Origins(3, 4, 5 if apart else 4, (
        _group(COURIER, SONG, NADI, RIVES, first=COURIER),
        _group(KANAL, FLOD, credited=agency),
        _group(MORNING, EVENING),
        _group(MAENAM, first=MAENAM, credited=agency),
    ), joins)  # fmt: skip
    title = COURIER.title or ""
    event = Event("bridge-event", title, tuple(a.id for a in BRIDGE), origins)
    story = Story("bridge", title, "en", "2031-05-05T07:40+02:00", "2031-05-07T06:00Z", (event,))
    return Report(Inputs(len(BRIDGE)), BRIDGE, edges, (story,))


LINEAGE_REPORT = lineage_report()
