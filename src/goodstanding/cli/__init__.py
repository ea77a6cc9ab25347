"""The `goodstanding` command: one file a command, loaded only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

# Name, module under goodstanding.cli, and the line that --help shows. In the order shown to people.
COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("demo", "demo", "Look around in an invented consultant's ledger."),
    ("import", "import_", "Read exports: LinkedIn and other zips, folders, files."),
    ("today", "today", "A short agenda with reasons, and whom to leave alone."),
    ("who", "who", "One person: standing, history, open promises."),
    ("note", "note", "Write down a call, a meeting, a favour, a promise, in one line."),
    ("fix", "fix", "Correct a row; the first stays readable."),
    ("set", "set_", "Say of a person what only you know: relation, role, remark."),
    ("group", "group", "Put people together, by hand or by a rule."),
    ("undo", "undo", "Take back the last thing written by hand."),
    ("check", "check", "Read a message before you send it: what is wrong, why, what instead."),
    ("presence", "presence", "What a visitor sees of a company, and whether anybody lives there."),
    ("plan", "plan", "Is the plan clear, can the goal happen, through which channel."),
    ("ratios", "ratios", "Shares instead of counts, and a monthly letter to yourself."),
    ("shift", "shift", "From pushing to engaging: seventeen pairs, and what would move them."),
    ("seeds", "seeds", "What you planted long ago, and what has grown since."),
    ("introduce", "introduce", "Who could meet whose need, and the introductions you make."),
    ("needs", "needs", "Who needs what and who offers what, as they said it."),
    ("brief", "brief", "One page on a person or a company, before you meet."),
    ("find", "find", "Whom you mean: people by a word, its senses apart."),
    ("listen", "listen", "A few posts that deserve an answer, and why."),
    ("backtest", "backtest", "How well standing would have predicted your own past replies."),
    ("serve", "serve", "Open the pages in your browser."),
    ("work", "work", "Run background tasks (serve does this by itself)."),
    ("mcp", "mcp", "Let an assistant ask, read-only (Model Context Protocol)."),
    ("sources", "sources", "Live sources: mail and streams, read only, when you ask."),
    ("export", "export", "Write every interaction, one a line."),
    ("forget", "forget", "Erase a person for good."),
    ("backup", "backup", "Put everything into one file, while running."),
    ("restore", "restore", "Bring a backup back."),
    ("fold", "fold", "The fold on its own: touches as Parquet in, ties out, any size."),
)


class LazyGroup(click.Group):
    """A group that imports a command's module when the command runs, so that --help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name, module, _ in COMMANDS:
            if name == cmd_name:
                command: click.Command = importlib.import_module(f"goodstanding.cli.{module}").command
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, _, line in COMMANDS])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goodstanding")
def group() -> None:
    """Social selling that is not spam: who waits for you, whom you owe, and what to leave alone."""


def main() -> None:
    """Run the command; whatever goes wrong ends in one sentence, never in a traceback."""
    try:
        group()
    except KeyboardInterrupt:
        click.echo("Stopped. What was already read is kept.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has heard enough (| head).
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        _fault(error)


def _fault(error: Exception) -> None:
    """Our own mistake: keep the details in a file for whoever mends it, and say so in a sentence."""
    import tempfile
    import traceback

    from goodstanding.services.home import DATABASE, explain, home_folder

    if type(error).__module__.startswith(("django.db", "sqlite3")):
        click.echo(explain(error, home_folder() / DATABASE), err=True)
        sys.exit(2)
    if isinstance(error, OSError) and error.filename:
        click.echo(f"{error.filename} could not be used: {error.strerror}.", err=True)
        sys.exit(2)
    with tempfile.NamedTemporaryFile(
        "w", prefix="goodstanding-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exception(error, file=file)
    click.echo(
        f"Goodstanding made a mistake of its own ({type(error).__name__}); nothing already stored is lost. "
        f"The details are in {file.name}: please report them.",
        err=True,
    )
    sys.exit(2)
