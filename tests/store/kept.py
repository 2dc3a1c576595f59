from firsthand.model import Article, Outlet, Page, Paragraph, PublishedDate


def article(number: int = 1, **fields) -> Article:
    given = {
        "input": "a.txt",
        "language": "vi",
        "languages": {"vi": 1.0},
        "title": "Nước lũ đã rút",
        "paragraphs": (Paragraph(1, "lead", "Nước lũ đã rút.", line=1),),
        "text": "Nước lũ đã rút.",
        "published": PublishedDate("2024-11-12", "day", "12/11/2024", "page"),
        "outlet": Outlet("A Paper", "a.example"),
    }
    return Article(id=f"sha256:{number:04}", **{**given, **fields})


def page(text: str = "Nước lũ đã rút.", **fields) -> Page:
    given = {"input": "a.txt", "media": "text", "sha256": f"{hash(text) & 0xFFFFFFFF:08x}"}
    return Page(text=text, **{**given, **fields})
