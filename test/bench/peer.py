"""The brmspy side of the session bench: does one task for each line of stdin, and answers each with a line of JSON.

A task is `{"do": name, …}`; its answer holds milliseconds, from asking brmspy to having the result in this process.
"""
import contextlib
import json
import os
import signal
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "peer"))
from patience import wait_patiently


def timed(work):
    before = time.perf_counter()
    result = work()
    return (time.perf_counter() - before) * 1000, result


def serve(answers):
    wait_patiently()
    from brmspy import brms
    from brmspy.types.errors import RWorkerCrashedError

    def pid():
        return int(brms.call("base::Sys.getpid"))

    def has_brms():
        return bool(brms.call("base::isNamespaceLoaded", "brms"))

    def say(fields):
        answers.write(json.dumps(fields) + "\n")
        answers.flush()

    def restart():
        brms.restart()
        return has_brms()

    def crash():
        os.kill(crash.pid, signal.SIGKILL)
        try:
            brms.call("base::Sys.getpid")
        except RWorkerCrashedError:
            pass
        # The worker that it starts comes without brms: a call of the user's would load it.
        brms.call("base::requireNamespace", "brms")
        return has_brms()

    def frame(rows):
        import numpy
        import pandas

        columns = {f"c{i}": numpy.random.default_rng(i).random(rows) for i in range(50)}
        data = pandas.DataFrame(columns)
        return timed(lambda: brms.call("base::nrow", data))[0]

    say({"ready": has_brms()})
    for line in sys.stdin:
        task = json.loads(line)
        name = task["do"]
        if name == "calls":
            say({"ms": [timed(pid)[0] for _ in range(task["count"])]})
        elif name == "prepare":
            brms.call("base::source", task["script"])
            say({"ms": []})
        elif name == "get":
            took, value = timed(lambda: brms.call("base::get", task["name"]))
            say({"ms": [took], "bytes": int(value.nbytes)})
            del value
        elif name == "frame":
            say({"ms": [frame(task["rows"])]})
        elif name in ("restart", "crash"):
            crash.pid = pid()
            took, loaded = timed(restart if name == "restart" else crash)
            say({"ms": [took], "ready": loaded})
    brms.shutdown()


if __name__ == "__main__":
    # Whatever is printed on the way, by R or Python, goes to stderr: stdout is for answers.
    with os.fdopen(os.dup(1), "w") as answers, contextlib.redirect_stdout(sys.stderr):
        os.dup2(2, 1)
        serve(answers)
