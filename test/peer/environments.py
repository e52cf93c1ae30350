"""brmspy's side of the environments' tests: does one task for each line of stdin, and answers each with a line of JSON.

A task is `{"do": name, …}`. Texts of files travel as base64, so that nothing of them changes on the way.
"""
import base64
import contextlib
import json
import os
import sys
from pathlib import Path


def attempt(work):
    """What `work` gives, or how it fails: a dict with either."""
    try:
        return {"value": work()}
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"}


def in_base64(path):
    return base64.b64encode(Path(path).read_bytes()).decode("ascii")


def write_config(config):
    """As brmspy's context manager does when it is left; gives the bytes of the file."""
    from brmspy._session.environment import get_environment_dir
    from brmspy._session.environment_parent import save
    from brmspy.types.session import EnvironmentConfig

    save(EnvironmentConfig.from_obj(config))
    return in_base64(get_environment_dir(config["environment_name"]) / "config.json")


def read_config(name):
    from brmspy._session.environment import get_environment_config

    return get_environment_config(name).to_dict()


def write_active(name):
    from brmspy._session.environment import get_environments_state_path
    from brmspy._session.environment_parent import save_as_state
    from brmspy.types.session import EnvironmentConfig

    save_as_state(EnvironmentConfig(environment_name=name))
    return in_base64(get_environments_state_path())


def write_runtime(path):
    from brmspy._runtime._config import get_config_path, set_active_runtime_path

    set_active_runtime_path(None if path is None else Path(path))
    return in_base64(get_config_path())


def read_runtime():
    from brmspy._runtime._config import get_active_runtime_path

    path = get_active_runtime_path()
    return None if path is None else str(path)


def in_worker(brms, task):
    """Enters an environment as a user's script does, looks around in it, and leaves it."""
    chosen = {key: task[key] for key in ("environment_name", "environment_config") if key in task}
    with brms.manage(**chosen) as managed:
        seen = {
            "libraries": [str(path) for path in managed.get_lib_paths()],
            "version": managed.get_rpackage_version(task["package"]) if "package" in task else None,
        }
    # The worker that the context has started goes on after it.
    seen["variables"] = {name: str(brms.call("base::Sys.getenv", name)) for name in task.get("variables", [])}
    seen["options"] = {name: str(brms.call("base::getOption", name)) for name in task.get("options", [])}
    if "call" in task:
        seen["called"] = str(brms.call(task["call"]))
    return seen


def install(brms, task):
    """Through the context that users are told to use; only ever into the environment's own library."""
    with brms.manage(environment_name=task["environment_name"]) as managed:
        library = str(managed.get_lib_paths()[0])
        if not library.startswith(str(Path.home())):
            raise RuntimeError(f"would install into {library}")
        managed.install_rpackage(task["package"], repos_extra=[task["repository"]])


def answer(brms, task):
    name = task["do"]
    if name == "write configs":
        return [attempt(lambda config=config: write_config(config)) for config in task["configs"]]
    if name == "write texts":
        return [attempt(lambda text=text: write_config(json.loads(text))) for text in task["texts"]]
    if name == "read configs":
        return [attempt(lambda name=name: read_config(name)) for name in task["names"]]
    if name == "write active":
        return [attempt(lambda name=name: write_active(name)) for name in task["names"]]
    if name == "write runtimes":
        return [attempt(lambda path=path: write_runtime(path)) for path in task["paths"]]
    if name == "read runtime":
        return read_runtime()
    if name == "exists":
        return [bool(brms.environment_exists(name)) for name in task["names"]]
    if name == "activate":
        brms.environment_activate(task["environment_name"])
        return None
    if name == "install":
        return install(brms, task)
    if name == "use":
        return in_worker(brms, task)
    raise ValueError(f"no task {name}")


def serve(answers):
    from brmspy import brms

    def say(fields):
        answers.write(json.dumps(fields) + "\n")
        answers.flush()

    say({"ready": True})
    for line in sys.stdin:
        task = json.loads(line)
        try:
            say({"answer": answer(brms, task)})
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})
    brms.shutdown()


if __name__ == "__main__":
    # Whatever is printed on the way, by R or Python, goes to stderr: stdout is for answers.
    with os.fdopen(os.dup(1), "w") as answers, contextlib.redirect_stdout(sys.stderr):
        os.dup2(2, 1)
        serve(answers)
