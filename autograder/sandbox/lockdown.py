"""Linux lockdown primitives through libc: namespaces, mounts, pivot_root, capabilities, resource limits.

x86_64 numbers only; on any other processor `Unsupported` is raised and the doctor says so.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
from collections.abc import Sequence
from pathlib import Path

libc = ctypes.CDLL(None, use_errno=True)

NAMESPACE = dict(
    mount=0x20000, cgroup=0x2000000, uts=0x4000000, ipc=0x8000000, user=0x10000000, pid=0x20000000, net=0x40000000
)
READ_ONLY, NO_SUID, NO_DEV, NO_EXEC, REMOUNT, BIND, RECURSIVE, PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
DETACH = 2
SET_DEATH_SIGNAL, SET_DUMPABLE, DROP_FROM_BOUNDING, SET_NO_NEW_PRIVS, AMBIENT, CLEAR_ALL = 1, 4, 24, 38, 47, 4
PIVOT_ROOT, MOUNT_SETATTR = 155, 442
HERE, WITH_ALL_BELOW = -100, 0x8000  # AT_FDCWD, AT_RECURSIVE
DEVICES = ("null", "zero", "urandom", "full")


class Unsupported(OSError):
    """This system cannot lock a process down the way we know."""


def checked(result: int, what: str) -> int:
    """The result of a system call. Errors: OSError that says which call failed."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def require_known_processor() -> None:
    if platform.system() != "Linux":
        raise Unsupported(f"{platform.system()} has no namespaces, Landlock or seccomp")
    if platform.machine() != "x86_64":
        raise Unsupported(f"no table of system calls for {platform.machine()}, only for x86_64")


def unshare(*names: str) -> None:
    """Leave the named namespaces for new ones."""
    checked(libc.unshare(sum(NAMESPACE[n] for n in names)), f"new {', '.join(names)} namespace")


def join_pid_namespace(fd: int) -> None:
    """Children are born into the namespace behind `fd` from now on."""
    checked(libc.setns(fd, NAMESPACE["pid"]), "back to the own pid namespace")


def prctl(*words: int) -> None:
    padded = [ctypes.c_ulong(w) for w in (*words, *(0,) * (5 - len(words)))]
    checked(libc.prctl(*padded), f"prctl {words[0]}")


def die_with_parent() -> None:
    """SIGKILL when the parent ends. Cleared by a change of uid, so call it again after one."""
    prctl(SET_DEATH_SIGNAL, 9)


def leave_no_core() -> None:
    """No picture of this process's memory, whatever kills it: a limit of 0 does not stop a system's crash collector."""
    prctl(SET_DUMPABLE, 0)


def is_real_root(uid: int) -> bool:
    """Whether we are a root that can become `uid`; the root of a rootless container often is not."""
    return os.geteuid() == 0 and _is_mapped(uid, "/proc/self/uid_map") and _is_mapped(uid, "/proc/self/gid_map")


def _is_mapped(number: int, table: str) -> bool:
    rows = (map(int, line.split()) for line in Path(table).read_text().splitlines())
    return any(first <= number < first + count for first, _, count in rows)


def drop_root(uid: int) -> None:
    """From root to a uid that owns nothing."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    prctl(SET_DUMPABLE, 1)  # else /proc/self belongs to root, and the maps of a user namespace cannot be written


def enter_user_namespace(proc: int, inside: int = 1000) -> None:
    """A user namespace in which we are uid `inside` and may set up the others. `proc`: an open descriptor of /proc."""
    uid, gid = os.geteuid(), os.getegid()
    prctl(SET_DUMPABLE, 1)
    unshare("user")
    for name, text in (("setgroups", "deny"), ("gid_map", f"{inside} {gid} 1"), ("uid_map", f"{inside} {uid} 1")):
        fd = os.open(f"self/{name}", os.O_WRONLY, dir_fd=proc)
        try:
            os.write(fd, text.encode())
        finally:
            os.close(fd)


def mount(source: str, target: str, kind: str | None = None, flags: int = 0, data: str | None = None) -> None:
    words = (source.encode(), target.encode(), kind and kind.encode(), ctypes.c_ulong(flags), data and data.encode())
    checked(libc.mount(*words), f"mount {target}")


def minimal_root(visible: Sequence[str], hidden: Sequence[str], base: str = "/tmp") -> None:
    """A root of read-only views of `visible`, a /dev with four devices, an empty /box and /proc, and nothing else.

    hidden : directories within `visible` that are covered by an empty one
    """
    sources = {path: os.path.realpath(path) for path in visible}  # links lead elsewhere once the root has changed
    mount("none", "/", None, RECURSIVE | PRIVATE)
    mount("root", base, "tmpfs", NO_SUID | NO_DEV, "size=2m,nr_inodes=4096,mode=755")
    os.chdir(base)
    os.mkdir("new")
    os.mkdir("old")
    checked(libc.syscall(PIVOT_ROOT, b".", b"old"), "pivot_root")
    os.chdir("/")
    mount("/new", "/new", None, BIND)
    for path, source in sources.items():
        if os.path.exists("/old" + source):
            _show("/old" + source, "/new" + path)
    for path in hidden:
        if os.path.isdir("/new" + path):
            mount("hidden", "/new" + path, "tmpfs", READ_ONLY | NO_SUID | NO_DEV, "size=4k,nr_inodes=2,mode=755")
    os.makedirs("/new/dev")
    for device in DEVICES:
        Path(f"/new/dev/{device}").touch()
        mount(f"/old/dev/{device}", f"/new/dev/{device}", None, BIND)
    for folder in ("/new/box", "/new/proc"):
        os.makedirs(folder)
    checked(libc.umount2(b"/old", DETACH), "leave the old root")
    os.chdir("/new")
    checked(libc.syscall(PIVOT_ROOT, b".", b"."), "pivot_root")
    checked(libc.umount2(b".", DETACH), "leave the old root")
    os.chdir("/")
    mount("none", "/", None, REMOUNT | BIND | READ_ONLY | NO_SUID | NO_DEV)


def _show(source: str, target: str) -> None:
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        Path(target).touch()
    mount(source, target, None, BIND | RECURSIVE)
    attributes = struct.pack("QQQQ", READ_ONLY | NO_SUID | NO_DEV, 0, 0, 0)  # MOUNT_ATTR_*, same bits
    path, size = target.encode(), ctypes.c_size_t(len(attributes))
    checked(libc.syscall(MOUNT_SETATTR, HERE, path, WITH_ALL_BELOW, attributes, size), f"read-only view of {target}")


def shared_box() -> None:
    """A /box in memory where each box has a folder, and the /proc by which a zygote sees what they have open."""
    mount("box", "/box", "tmpfs", NO_SUID | NO_DEV | NO_EXEC, "mode=1777")
    mount("proc", "/proc", "proc", NO_SUID | NO_DEV | NO_EXEC)


def name_host(name: str) -> None:
    """In a uts namespace of our own: what this machine is called is nobody's business."""
    checked(libc.sethostname(name.encode(), len(name)), "name of the host")


def private_box(megabytes: int, files: int) -> None:
    """An empty /box in memory, for this process alone, as working directory."""
    size = f"size={megabytes}m,nr_inodes={files},mode=700"
    mount("box", "/box", "tmpfs", NO_SUID | NO_DEV | NO_EXEC, size)
    os.chdir("/box")


def drop_capabilities() -> None:
    """No capability, now or after any exec."""
    for capability in range(41):
        libc.prctl(DROP_FROM_BOUNDING, capability, 0, 0, 0)
    libc.prctl(AMBIENT, CLEAR_ALL, 0, 0, 0)
    header = struct.pack("II", 0x20080522, 0)  # version 3, this process
    checked(libc.capset(header, bytes(24)), "drop capabilities")


def limit_resources(address_space: int, cpu_seconds: int, file_bytes: int, threads: int | None) -> None:
    """Hard limits. Address space, since data alone misses shared mappings.

    threads : counted over all processes of this uid in this user namespace; None where those are the user's own too,
        then the address space bounds them
    """
    limits = {
        resource.RLIMIT_AS: address_space,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: file_bytes,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_STACK: 8 << 20,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_SIGPENDING: 64,
    }
    if threads is not None:
        limits[resource.RLIMIT_NPROC] = threads
    for what, value in limits.items():
        _, highest = resource.getrlimit(what)
        value = value if highest == resource.RLIM_INFINITY else min(value, highest)
        hard = value
        if what == resource.RLIMIT_CPU and highest == resource.RLIM_INFINITY:
            hard = value + 2  # first the signal that says why, then SIGKILL
        resource.setrlimit(what, (value, hard))
