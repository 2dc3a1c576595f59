"""The options of the judge on the command line."""

import pytest

from firsthand.judge import Judge


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--judge", "http://localhost:1/v1"], "--judge needs --judge-model NAME"),
        (["--judge-model", "tiny"], "need --judge URL"),
        (["--judge", "file:///etc/passwd", "--judge-model", "tiny"], "not an http or https address"),
        (["--judge", "http://h/v1", "--judge-model", "tiny", "--judge-price", "x"], "two numbers"),
        (["--judge", "http://h/v1", "--judge-model", "tiny", "--judge-price", "-1,2"], "not negative"),
    ],
)
def test_wrong_use_of_the_judge_is_said_in_a_line(call, options, said):
    code, _, err = call("run", "a.html", *options)
    assert code == 2
    assert said in " ".join(err.split())


def test_nobody_is_asked_unless_told(call, pipeline, monkeypatch):
    monkeypatch.setenv("FIRSTHAND_JUDGE_KEY", "sk-secret")
    given = _noting(pipeline, monkeypatch)
    call("run", "a.html", "--store", ":memory:")
    assert given == [None]


def test_the_judge_has_the_options_and_the_key_of_the_environment(call, pipeline, monkeypatch):
    monkeypatch.setenv("FIRSTHAND_JUDGE_KEY", "sk-secret")
    given = _noting(pipeline, monkeypatch)
    _, out, err = call(
        "run", "a.html", "--store", ":memory:", "--judge", "http://localhost:1/v1", "--judge-model", "tiny",
        "--judge-rows", "all", "--judge-price", "0.1,0.4", "--judge-timeout", "9",
    )  # fmt: skip
    (judge,) = given
    assert isinstance(judge, Judge)
    settings = judge.settings
    assert (settings.url, settings.model, settings.key) == ("http://localhost:1/v1", "tiny", "sk-secret")
    assert (settings.rows, settings.price, settings.timeout) == ("all", (0.1, 0.4), 9.0)
    assert "judge:tiny was asked about 0 pairs of sentences" in err
    assert "sk-secret" not in err + out


def test_lines_are_not_judged(call):
    code, _, err = call("align", "a", "b", "--lines", "--judge", "http://h/v1", "--judge-model", "tiny")
    assert code == 2
    assert "not ready lines" in err


def _noting(pipeline, monkeypatch):
    given, plain = [], pipeline.run

    def noted(*inputs, judge=None, **more):
        given.append(judge)
        return plain(*inputs, **more)

    monkeypatch.setattr(pipeline, "run", noted)
    return given
