"""Kinds of networks and tables that were once read wrongly: each in samples of our own, in several shapes."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from goodstanding.importers import Hints
from goodstanding.importers.export import open_export
from goodstanding.importers.run import read_exports
from goodstanding.presence.feeds import read_feed
from goodstanding.values import FileRead, Interaction, Profile, Record

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def records(path: Path) -> list[Record]:
    return [r for r in read_exports([path], Hints(), lambda share, file: None) if r is not None]


def connections(n: int) -> list[str]:
    return [
        f"Person{k},Kestrel{k},https://www.linkedin.com/in/person-{k},,Firm {k},Buyer,{k % 28 + 1:02} Mar 2020"
        for k in range(n)
    ]


@pytest.mark.parametrize("place", [0, 1, 3, 12, 25, 29])
def test_connections_are_all_read_wherever_sorting_put_the_header(tmp_path: Path, place: int) -> None:
    rows = connections(30)
    random.Random(place).shuffle(rows)
    (tmp_path / "Connections.csv").write_text(
        "\n".join([*rows[:place], HEADER, *rows[place:]]) + "\n", encoding="utf-8"
    )
    found = {str(r.handle) for r in records(tmp_path) if isinstance(r, Profile) and not r.owner}
    assert found == {f"linkedin:person-{k}" for k in range(30)}


def test_a_preamble_above_a_header_is_still_no_row(tmp_path: Path) -> None:
    note = 'Notes:\n"When exporting, some addresses are missing."\n\n'
    (tmp_path / "Connections.csv").write_text(
        note + "\n".join([HEADER, *connections(4)]) + "\n", encoding="utf-8"
    )
    found = records(tmp_path)
    assert sum(isinstance(r, Profile) and not r.owner for r in found) == 4
    assert [r.rows for r in found if isinstance(r, FileRead)] == [4]


def test_a_group_talk_split_in_blocks_knows_everybody_in_each(tmp_path: Path) -> None:
    def block(sender: str, n: int) -> dict[str, object]:
        said = {
            "id": str(n),
            "senderId": sender,
            "text": "hi",
            "createdAt": f"2024-01-0{n}T10:00:00.000Z",
            "urls": [],
            "reactions": [],
        }
        return {"dmConversation": {"conversationId": "77", "messages": [{"messageCreate": said}]}}

    data = tmp_path / "data"
    data.mkdir()
    account = [
        {
            "account": {
                "accountId": "1",
                "username": "ada",
                "accountDisplayName": "Ada",
                "email": "ada@quill.example",
            }
        }
    ]
    (data / "account.js").write_text("window.YTD.account.part0 = " + json.dumps(account))
    for part, blocks in enumerate(([block("1", 1), block("2", 2)], [block("3", 3)])):
        (data / f"direct-messages-group{'-part1' if part else ''}.js").write_text(
            f"window.YTD.direct_messages_group.part{part} = " + json.dumps(blocks)
        )
    found = [r for r in records(tmp_path) if isinstance(r, Interaction)]
    assert len(found) == 3
    for row in found:
        assert {row.actor.key, *(h.key for h in row.recipients)} == {"1", "2", "3"}


@pytest.mark.parametrize(
    ("columns", "shown"),
    [("First Name,Last Name,E-mail Address,E-mail Type,E-mail Display Name", "Ben Okri (ben@okri.example)"),
     ("Vorname,Nachname,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail-Anzeigename", "Ben Okri <ben@okri.example>")],
)  # fmt: skip
def test_exchanges_own_name_of_a_mailbox_gives_way_to_the_address_as_shown(
    tmp_path: Path, columns: str, shown: str
) -> None:
    width = columns.count(",") + 1
    row = [
        "Ben",
        "Okri",
        "/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ab12-Ben",
        "EX",
        *[""] * (width - 5),
        shown,
    ]
    (tmp_path / "contacts.csv").write_text(f"{columns}\n{','.join(row)}\n", encoding="utf-8")
    assert {str(r.handle) for r in records(tmp_path) if isinstance(r, Profile)} == {"email:ben@okri.example"}


def test_an_exchange_mailbox_without_any_address_keeps_the_person(tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(
        "First Name,Last Name,E-mail Address,E-mail Type,E-mail Display Name\nBen,Okri,/o=Org/cn=Recipients/cn=ben,EX,Ben Okri\n"
    )
    assert [r.name for r in records(tmp_path) if isinstance(r, Profile)] == ["Ben Okri"]


@pytest.mark.parametrize(
    ("address", "author"),
    [
        ("https://pixelfed.example/p/swen/777", "swen@pixelfed.example"),
        ("https://gts.example/@swen/statuses/01HX", "swen@gts.example"),
        ("https://m.example/@swen/111", "swen@m.example"),
        ("https://m.example/users/Swen/statuses/111", "swen@m.example"),
        ("https://wp.example/author/swen/posts/12", "swen@wp.example"),
        ("https://misskey.example/notes/9abc", None),
        ("https://tube.example/videos/watch/1-2-3", None),
        ("https://shop.example/p/777", None),
    ],
)
def test_the_address_of_a_post_names_its_author_where_its_shape_tells(
    tmp_path: Path, address: str, author: str | None
) -> None:
    actor = {"@context": "https://www.w3.org/ns/activitystreams", "id": "https://m.example/users/ada", "type": "Person",
             "preferredUsername": "ada", "name": "Ada"}  # fmt: skip
    likes = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "likes.json",
        "type": "OrderedCollection",
        "orderedItems": [address],
    }
    (tmp_path / "actor.json").write_text(json.dumps(actor))
    (tmp_path / "likes.json").write_text(json.dumps(likes))
    (row,) = [r for r in records(tmp_path) if isinstance(r, Interaction)]
    assert [h.key for h in row.recipients] == ([author] if author else [])


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>B</title><link href="https://opam.example/blog/"/>'
    '<entry{inner}><title>R</title><link href="{href}"/><id>urn:1</id><updated>2026-09-10T10:00:00Z</updated></entry></feed>'
)


@pytest.mark.parametrize(
    ("base", "inner", "href", "url", "right"),
    [
        (
            ' xml:base="https://opam.example/blog/feed/"',
            "",
            "../rel/",
            None,
            "https://opam.example/blog/rel/",
        ),
        (
            ' xml:base="https://opam.example/blog/"',
            ' xml:base="2026/"',
            "rel/",
            None,
            "https://opam.example/blog/2026/rel/",
        ),
        ("", "", "rel/", "https://opam.example/feeds/all.xml", "https://opam.example/feeds/rel/"),
        ("", "", "/rel/", None, "https://opam.example/rel/"),
        ("", "", "//cdn.example/rel/", None, "https://cdn.example/rel/"),
        ("", "", "https://else.example/rel/", "https://opam.example/f.xml", "https://else.example/rel/"),
    ],
)
def test_a_relative_link_of_a_feed_is_read_by_what_it_is_relative_to(
    base: str, inner: str, href: str, url: str | None, right: str
) -> None:
    (item,) = read_feed(ATOM.format(base=base, inner=inner, href=href), url).items
    assert item.link == right


def test_a_folder_of_nothing_known_is_still_nothing(tmp_path: Path) -> None:
    (tmp_path / "likes.json").write_text('{"likes": []}')
    with open_export(tmp_path) as export:
        assert len(export.entries) == 1
    assert not [r for r in records(tmp_path) if isinstance(r, Interaction)]
