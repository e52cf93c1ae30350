"""brmspy's side of the environments' tests: does one task for each line of stdin, and answers each with a line of JSON.

A task is `{"do": name, …}`. Texts of files travel as base64, so that nothing of them changes on the way.
"""
import base64
import contextlib
import json
import os
import subprocess
import sys
import tarfile
import time
from pathlib import Path

from patience import wait_patiently


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


def count_in(task):
    """Reads, changes and saves a variable of an environment again and again; gives how many of the values did not stay.

    Whoever replaced the file just then may put the value back a moment later."""
    from brmspy._session.environment import get_environment_dir

    name, variable = task["environment_name"], task["variable"]
    file = get_environment_dir(name) / "config.json"
    lost = 0
    for i in range(task["count"]):
        config = read_config(name)
        config["env"][variable] = str(i)
        write_config(config)
        write_active(task["active"][i % len(task["active"])])
        end = time.monotonic() + 2
        while json.loads(file.read_text(encoding="utf-8"))["env"].get(variable) != str(i):
            if time.monotonic() > end:
                lost += 1
                break
            time.sleep(0.001)
        # Who writes without a pause is told to others as that.
        time.sleep(0.02)
    return lost


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


def build_runtime(task):
    """An archive by brmspy's own builder, of packages that are installed and of a folder that stands for CmdStan."""
    from brmspy._build._pack import pack_runtime
    from brmspy._build._stage import stage_runtime_tree

    metadata = {key: task[key] for key in ("r_version", "cmdstan_version", "cmdstan_path", "packages")}
    staged = stage_runtime_tree(Path(task["folder"]), metadata, task["version"])
    return str(pack_runtime(staged, Path(task["folder"]), task["version"]))


def installed_runtimes():
    """Every runtime that brmspy finds, and whether it takes its manifest for one of this R."""
    from brmspy._runtime import _manifest, _platform, _storage

    def seen(path):
        manifest = _manifest.parse_manifest(path / "manifest.json")
        _manifest.validate_manifest(manifest, _platform.system_fingerprint())
        return {"packages": manifest.r_packages, "hash": _storage.read_stored_hash(path)}

    return {path.name: attempt(lambda path=path: seen(path)) for path in _storage.list_installed_runtimes()}


def unpack_as_later_pythons_do():
    """brmspy names a filter when it unpacks an archive; the Python of a plain Debian 12 is from before there were any."""
    if hasattr(tarfile, "data_filter"):
        return
    extract_all = tarfile.TarFile.extractall
    tarfile.TarFile.extractall = lambda archive, *args, filter=None, **more: extract_all(archive, *args, **more)


def install_archive(task):
    from brmspy._runtime._storage import install_from_archive

    return str(install_from_archive(Path(task["archive"]), task["fingerprint"], task["version"]))


def autoload_runtime():
    """What a worker of brmspy that loads the active runtime by itself sees then; in a process of its own."""
    code = """
import json, os, sys
os.environ["BRMSPY_WORKER"] = "1"
from brmspy._session.worker.setup import _initialise_r_safe
_initialise_r_safe()
from brmspy import _runtime
from brmspy._runtime import _r_env
_runtime._autoload()
seen = {"libraries": [str(path) for path in _r_env.get_lib_paths()], "active": _runtime.status().is_activated}
print("SEEN" + json.dumps(seen))
"""
    home = subprocess.run(["R", "RHOME"], capture_output=True, text=True, check=True).stdout.strip()
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "R_HOME": home}
    )
    told = [line for line in ran.stdout.splitlines() if line.startswith("SEEN")]
    if not told:
        raise RuntimeError(ran.stderr[-500:])
    return json.loads(told[0][4:])


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
    if name == "count":
        return count_in(task)
    if name == "write runtimes":
        return [attempt(lambda path=path: write_runtime(path)) for path in task["paths"]]
    if name == "read runtime":
        return read_runtime()
    if name == "build runtime":
        return build_runtime(task)
    if name == "installed runtimes":
        return installed_runtimes()
    if name == "autoload runtime":
        return autoload_runtime()
    if name == "install archive":
        return install_archive(task)
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


def serve(answers, files_only):
    unpack_as_later_pythons_do()
    if files_only:
        # As in a worker of brmspy's: without one of its own.
        os.environ["BRMSPY_WORKER"] = "1"
        brms = None
    else:
        wait_patiently()
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
    if brms is not None:
        brms.shutdown()


if __name__ == "__main__":
    # Whatever is printed on the way, by R or Python, goes to stderr: stdout is for answers.
    with os.fdopen(os.dup(1), "w") as answers, contextlib.redirect_stdout(sys.stderr):
        os.dup2(2, 1)
        serve(answers, files_only="files" in sys.argv)
