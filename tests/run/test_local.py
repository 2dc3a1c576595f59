import itertools
import os
import signal
import threading
import time
from functools import partial

import chores
import pytest

from firsthand.errors import FirsthandError, ReadError
from firsthand.run import local
from firsthand.run.engine import Result
from firsthand.run.guard import guarded, one_line
from firsthand.run.local import LocalEngine, cores
from firsthand.run.progress import Bars, Silent

both = pytest.mark.parametrize("jobs", [1, 2])


def values(results):
    return [r.value if r.error is None else r.error for r in results]


@both
def test_results_come_in_the_order_of_the_items(jobs):
    got = list(LocalEngine(jobs).map(chores.slow_first, range(60)))
    assert values(got) == list(range(60)) and [r.index for r in got] == list(range(60))
    assert got[0].seconds >= 0.3


def test_one_job_runs_here_and_more_elsewhere():
    assert set(values(LocalEngine(1).map(chores.where, [1, 2]))) == {os.getpid()}
    assert os.getpid() not in values(LocalEngine(2).map(chores.where, [1, 2]))


@both
def test_an_item_that_raises_costs_itself_only(jobs):
    assert values(LocalEngine(jobs).map(chores.fails_at_three, range(5))) == [
        0,
        1,
        2,
        "ValueError: three is bad",
        4,
    ]


@both
def test_an_item_that_hangs_costs_itself_only(jobs):
    got = list(LocalEngine(jobs, limit=0.4).map(chores.sleeps_at_two, range(5)))
    assert values(got) == [0, 1, "took longer than 0.4 s", 3, 4] and got[2].seconds < 5


@both
def test_a_library_that_swallows_the_interruption_is_interrupted_again(jobs):
    got = values(LocalEngine(jobs, limit=0.3).map(chores.swallows_at_two, range(4)))
    assert got == [0, 1, "took longer than 0.3 s", 3]


@both
def test_an_item_that_exits_costs_itself_only(jobs):
    assert values(LocalEngine(jobs).map(chores.leaves_at_two, range(4))) == [0, 1, "SystemExit: enough", 3]


def test_an_item_that_cannot_be_interrupted_is_killed(monkeypatch):
    monkeypatch.setattr(local, "GRACE_SECONDS", 0.5)
    got = values(LocalEngine(2, limit=0.3).map(chores.deaf_at_two, range(8)))
    assert got == [0, 1, "took longer than 0.3 s", 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("chore", "how"), [(chores.dies_at_four, "SIGKILL"), (chores.exits_at_four, "exit status 5")]
)
def test_an_item_that_kills_its_worker_is_given_up_and_the_rest_done(chore, how):
    got = values(LocalEngine(2).map(chore, range(12)))
    assert got.pop(4) == f"the process that worked on it died each time ({how})"
    assert got == [0, 1, 2, 3, *range(5, 12)]


def test_a_worker_that_dies_by_chance_costs_nothing(tmp_path):
    assert values(LocalEngine(2).map(partial(chores.dies_once, str(tmp_path)), range(8))) == list(range(8))


def test_workers_stay_for_the_next_map():
    engine = LocalEngine(2)
    first = set(values(engine.map(chores.where, range(20))))
    assert values(engine.map(chores.double, range(4))) == [0, 2, 4, 6]
    assert set(values(engine.map(chores.where, range(20)))) <= first
    for pid in first:
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
    assert values(engine.map(chores.double, range(4))) == [0, 2, 4, 6]


def test_what_cannot_be_pickled_costs_itself_only():
    got = values(LocalEngine(2).map(chores.unpicklable_at_one, range(3)))
    assert (got[0], got[2]) == (0, 2) and "pickle" in got[1].lower()
    got = values(LocalEngine(2).map(chores.double, [1, threading.Lock(), 3]))
    assert (got[0], got[2]) == (2, 6) and "pickle" in got[1].lower()


def test_workers_that_cannot_start_are_said_once():
    with pytest.raises(FirsthandError, match=r"cannot start .*__main__"):
        list(LocalEngine(2).map(chores.Unloadable(), range(5)))


@both
def test_items_may_be_endless_and_are_drawn_as_results_are_taken(jobs):
    drawn = []

    def items():
        for n in itertools.count():
            drawn.append(n)
            yield n

    got = list(itertools.islice(LocalEngine(jobs).map(chores.double, items()), 100))
    assert values(got) == [2 * n for n in range(100)]
    assert len(drawn) <= 100 + 2 * 2 * local.AHEAD


@both
def test_each_result_is_told_as_it_comes(jobs):
    told = []
    got = list(LocalEngine(jobs).map(chores.slow_first, range(6), on_result=told.append))
    assert sorted(told, key=lambda r: r.index) == got
    if jobs == 2:
        assert told[0].index != 0


@both
def test_no_items_give_no_results(jobs):
    assert list(LocalEngine(jobs).map(chores.double, [])) == []


def test_leaving_early_ends_the_workers():
    import multiprocessing

    results = LocalEngine(2, limit=None).map(chores.sleeps_at_two, range(10))
    assert next(results).value == 0
    start = time.monotonic()
    results.close()
    del results
    assert time.monotonic() - start < 5
    assert not multiprocessing.active_children()


def test_zero_jobs_is_one_a_core():
    assert LocalEngine(0).jobs == cores() >= 1
    with pytest.raises(ValueError, match="jobs is -1"):
        LocalEngine(-1)


def test_without_timers_there_is_no_limit():
    got = []
    thread = threading.Thread(target=lambda: got.append(guarded(chores.double, 0, 2, 0.1)))
    thread.start()
    thread.join()
    assert got[0].value == 4


def test_reasons_are_one_line():
    assert one_line(ReadError("a.txt", "no such\nfile")) == "a.txt: no such file"
    assert one_line(KeyError()) == "KeyError"
    assert len(one_line(ValueError("x" * 10_000))) < 400


def test_a_result_is_a_plain_value():
    assert Result(0, 1) == Result(0, 1, None, 0.0)


def test_progress_can_be_told_anything(capsys):
    for progress in (Silent(), Bars()):
        progress.advance()
        progress.start("reading", None)
        progress.advance(3)
        progress.start("encoding", 10)
        progress.advance()
        progress.done()
        progress.done()
    assert capsys.readouterr().out == ""


def test_the_life_of_a_worker():
    import multiprocessing

    before = signal.getsignal(signal.SIGINT)
    ours, theirs = multiprocessing.Pipe()
    for message in ((0, 1), chores.double, (1, 4), chores.unpicklable_at_one, (2, 1)):
        ours.send(message)
    try:
        got = _life(ours, theirs)
    finally:
        signal.signal(signal.SIGINT, before)
    assert [g if g is None else (g.index, g.value) for g in got] == [(0, None), None, (1, 8), None, (2, None)]
    assert "before its function" in got[0].error and "pickle" in got[4].error.lower()


def _life(ours, theirs):
    """What a worker sends until its pipe ends."""
    got = []

    def listen():
        got.extend(ours.recv() for _ in range(5))
        ours.close()

    listener = threading.Thread(target=listen)
    listener.start()
    local._work(theirs, None)
    listener.join()
    return got
