"""The docs say what the program does: options, languages, commands, links."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from firsthand.cli import cli
from firsthand.show.as_json import SCHEMA

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def maker():
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def first_block():
    return re.search(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)[1]


def test_made_pages_are_up_to_date():
    for path, text in maker().made().items():
        kept = path.read_text(encoding="utf-8").split()  # click's versions break lines differently
        assert kept == text.split(), f"run: python docs/make.py ({path.name} is stale)"


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_documented(name):
    section = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").partition(f"## firsthand {name}\n")[2]
    section = section.partition("\n## ")[0]
    assert section
    for parameter in cli.commands[name].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert option in section


def test_the_readme_starts_with_two_commands_run_and_test():
    lines = first_block().splitlines()
    assert len(lines) == 2
    assert "firsthand demo" in lines[0]
    assert "pytest" in lines[1]


def test_ci_runs_the_readmes_second_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "benchmarks/gate.py" in script


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_json_page_names_every_field_of_the_model():
    from dataclasses import fields

    from firsthand import model

    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert SCHEMA in text
    for kind in (
        model.Report, model.Inputs, model.Failure, model.Article, model.PublishedDate, model.Outlet, model.Credit,
        model.Links, model.Paragraph, model.DroppedLine, model.Derivation, model.Coverage, model.Evidence, model.Row,
        model.FidelityFlag, model.Story, model.Event, model.Origins, model.OriginGroup, model.Statement, model.Member,
        model.TimelineEntry, model.Entry, model.Alignment, model.Segment, model.Piece,
    ):  # fmt: skip
        for field in fields(kind):
            name = field.name.rstrip("_")
            assert f'"{name}"' in text or f"`{name}`" in text, f"{kind.__name__}.{name}"
