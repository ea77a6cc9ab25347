"""goodstanding mcp: a read-only server for assistants (Model Context Protocol, over standard input and output)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import open_home


@click.command("mcp")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), envvar="GOODSTANDING_HOME")
def command(home: Path | None) -> None:
    """Serve check, who, today and find to an assistant, so that it can be kept honest. It can only read.

    \b
    Give your assistant this command to start:
      goodstanding mcp
    """
    open_home(home)
    server().run("stdio")


def server() -> Any:
    """Return the server with its tools, each of which only reads."""
    import anyio
    from django.db import connections
    from mcp.server import MCPServer
    from mcp.types import ToolAnnotations

    from goodstanding import __version__
    from goodstanding.services import brief as briefs
    from goodstanding.services import checking, clock, introduce, notes, people, settings
    from goodstanding.services import find as finding
    from goodstanding.services import listen as listening
    from goodstanding.services import needs as statements
    from goodstanding.services import person as standing
    from goodstanding.services import today as agenda
    from goodstanding.services.home import home_folder

    made = MCPServer(
        "goodstanding",
        version=__version__,
        instructions="Reads a person's own ledger of who did what for whom, and judges drafts against it. It never "
        "writes or sends anything. Check a draft before it is shown as ready; leave alone whom `today` says to.",
    )
    read_only = ToolAnnotations(read_only_hint=True, open_world_hint=False)

    async def ask(question: Any, *values: Any) -> dict[str, Any]:
        """Ask the ledger in a thread of its own: the database is not for the event loop."""

        def asked() -> dict[str, Any]:
            try:
                found: dict[str, Any] = question(*values)
                return found
            except people.Unclear as error:
                return {"problem": str(error)}
            finally:
                connections.close_all()

        return await anyio.to_thread.run_sync(asked)

    @made.tool(annotations=read_only)
    async def check(text: str, to: str = "", channel: str = "other") -> dict[str, Any]:
        """Check a draft or an inbound message: verdict, and findings with what, why and what instead.

        `to` is whom it is for (a name or handle), so that the ledger is asked how the two stand. `channel` is one
        of linkedin_invite, linkedin_message, email, comment, post, dm, other.
        """
        return await ask(checking.check, text, channel, to, None, clock.now())

    @made.tool(annotations=read_only)
    async def who(person: str) -> dict[str, Any]:
        """Look one person up: standing with reasons, what the owner owes them, the rows behind it."""
        return await ask(lambda: standing.one(person, clock.now()).as_json())

    @made.tool(annotations=read_only)
    async def today(minutes: int = 20) -> dict[str, Any]:
        """Return a short agenda with reasons, and whom to leave alone."""
        return await ask(lambda: agenda.agenda(clock.now(), max(1, min(minutes, 480))).as_json())

    if settings.adding_token(home_folder()):

        @made.tool(
            annotations=ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=False)
        )
        async def propose_note(text: str, on: str = "") -> dict[str, Any]:
            """Propose a row by hand: one line on what happened ("called Ben, he wants an offer by Friday").

            It is not kept: it waits on the page By hand until the owner keeps or drops it. `on` is the day of writing.
            """
            return await ask(notes.propose, text, on)

    @made.tool(annotations=read_only)
    async def find(query: str) -> dict[str, Any]:
        """Find people by name, word or sentence (AND, OR, NOT, quotes, role: company:); a word's senses apart."""
        return await ask(lambda: finding.told(query, clock.now()))

    @made.tool(annotations=read_only)
    async def listen() -> dict[str, Any]:
        """Return a few posts of the last month that deserve an answer, with reasons. The owner answers, nobody else."""
        return await ask(lambda: listening.box(clock.now())[1].as_json())

    @made.tool(annotations=read_only)
    async def needs(person: str = "") -> dict[str, Any]:
        """Return what people need and offer, in their own words, with the rows; of one person when named."""

        def asked() -> dict[str, Any]:
            now = clock.now()
            return statements.as_json(
                statements.of_person(person, now) if person else statements.statements(now)
            )

        return await ask(asked)

    @made.tool(annotations=read_only)
    async def introductions() -> dict[str, Any]:
        """Return who could help whom, with reasons, and who is held back. The owner asks both sides, nobody else does."""
        return await ask(lambda: introduce.suggestions(clock.now()).as_json())

    @made.tool(annotations=read_only)
    async def brief(who: str) -> dict[str, Any]:
        """Return one page on a person or a company before a meeting, each line with the rows behind it."""
        return await ask(lambda: briefs.brief(who, clock.now()).as_json())

    return made
