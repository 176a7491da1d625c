"""A small library of made-up news, for tests of what people see on Discord."""

import json
from pathlib import Path

HARBOUR = {
    "id": "harbour-1",
    "title": "Harbour minister calls fleet chief about night patrols",
    "outlet": "Harbour Post",
    "author": "Ilse Brandvik",
    "published": "2024-02-28T10:19:00+09:00",
    "url": "https://harbourpost.example/news/patrols",
    "body": (
        "Harbour Minister Orla Venn spoke with Fleet Chief Tam Bessel by telephone on Tuesday "
        "about night patrols off the Kestrel Islands.\n\n"
        '"The patrols will go on until the strait is safe," Venn said after the call.\n\n'
        "Bessel promised two more cutters, according to the ministry. "
        "They are to arrive in Port Selka by the end of March.\n\n"
        "The call came a week after a trawler was rammed near the islands."
    ),
}
FERRY = {
    "id": "ferry-1",
    "title": "Ferry between Selka and Marrow to stop for the winter",
    "outlet": "Island Courier",
    "author": "Pelle Ström",
    "published": "2024-02-26",
    "url": "https://islandcourier.example/ferry",
    "body": (
        "The ferry between Port Selka and Marrow will stop on 1 March because its engine failed "
        "an inspection, the Marrow Line said on Monday.\n\n"
        "Some 6,700 passengers used the ferry last winter. "
        "Mayor Anneke Dole asked the company for a replacement ship."
    ),
}
MARKET = {
    "id": "market-1",
    "title": "Fish market *reopens* @everyone <@1> after fire",
    "outlet": "Island Courier",
    "body": (
        "The fish market of Marrow reopened on Saturday after a fire in its cold store.\n\n"
        '# Not a heading, said stallholder Rika Olmo: "@everyone *must* see [this](https://x.example)".'
    ),
}
WITNESSES = (
    ("Deckhand Jory Pell", "the trawler had shown no lamp at all"),
    ("Pilot Sanna Oake", "fog lay over the strait from midnight"),
    ("Cook Mattis Rohn", "the horn was sounded three times before the crash"),
    ("Engineer Birte Falk", "the rudder of the freighter jammed near the buoy"),
    ("Fisherman Olav Trast", "a net was drifting across the channel"),
    ("Lookout Nils Arve", "the radar screen had been dark for a week"),
    ("Captain Greta Holm", "her radio call received no reply"),
    ("Witness Edda Lunt", "she saw lights turn sharply to the north"),
)
LONG = {
    "id": "inquiry-1",
    "title": "Inquiry into the trawler collision opens in Selka",
    "outlet": "Harbour Post",
    "author": "Ilse Brandvik",
    "published": "2024-03-04T08:00:00+09:00",
    "body": "\n\n".join(
        f"{witness} told the collision inquiry in Selka that {statement}. "
        + "The session was quiet and long. " * 12
        for witness, statement in WITNESSES
    ),
}
KOREAN = {
    "id": "korean-1",
    "title": "항만 장관, 야간 순찰 계속하기로",
    "outlet": "섬신문",
    "author": "한미래",
    "published": "2024-02-29T09:00:00+09:00",
    "url": "https://seom.example/기사/1",
    "body": (
        "오를라 벤 항만 장관은 함대 사령관 탐 베셀과 통화했다고 항만부가 밝혔다.\n\n"
        "순찰은 봄까지 이어진다."
    ),
}
ARTICLES = (HARBOUR, FERRY, MARKET, LONG, KOREAN)


def numbered(number: int, **fields: str) -> dict[str, str]:
    """One of many articles, each of another day of one month."""
    return {
        "id": f"n-{number}",
        "title": f"Headline {number}",
        "outlet": "Harbour Post",
        "published": f"2024-02-{number:02}T08:00:00Z",
        "body": f"Body of headline {number}, about the harbour of Selka.",
        **fields,
    }


def write_corpus(folder: Path, *articles: dict[str, str]) -> None:
    """Write each article into a JSON file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles or ARTICLES:
        path = folder / f"{article['id']}.json"
        path.write_text(json.dumps(article, ensure_ascii=False), "utf-8")
