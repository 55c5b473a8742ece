"""A real JupyterLab."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def lab(tmp_path):
    """Starts a JupyterLab in a folder: lab(folder) → address with its token."""
    running = []

    def start(folder, *options):
        port, token = free_port(), secrets.token_hex(8)
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        env = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        }
        command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}"]
        log = (tmp_path / "lab.log").open("w")
        process = subprocess.Popen(
            [*command, f"--IdentityProvider.token={token}", *options], cwd=folder, env=env, stdout=log, stderr=log
        )
        running.append(process)
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token={token}", timeout=2)
                return f"http://127.0.0.1:{port}", token
            except OSError:
                time.sleep(0.25)
        pytest.fail(f"JupyterLab did not start:\n{(tmp_path / 'lab.log').read_text()[-3000:]}")

    yield start
    for process in running:
        process.terminate()
        process.wait(20)
