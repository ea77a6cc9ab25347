"""The `goodstanding` command: one file a command, loaded only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

# Name, module under goodstanding.cli, and the line that --help shows. In the order shown to people.
COMMANDS: tuple[tuple[str, str, str], ...] = ()


class LazyGroup(click.Group):
    """A group that imports a command's module when the command runs, so that --help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name, module, _ in COMMANDS:
            if name == cmd_name:
                return importlib.import_module(f"goodstanding.cli.{module}").command
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
    sys.exit(group())
