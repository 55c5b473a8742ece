"""Landlock: which paths a process may read or write, from now on and whatever it becomes."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Sequence

from autograder.sandbox.lockdown import SET_NO_NEW_PRIVS, Unsupported, checked, libc, prctl

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
BELOW_A_PATH = 1
EXECUTE, WRITE, READ, READ_DIRECTORY = 1, 2, 4, 8
MAKE_CHARACTER_DEVICE, MAKE_SOCKET, MAKE_FIFO, MAKE_BLOCK_DEVICE = 1 << 6, 1 << 9, 1 << 10, 1 << 11
MAKE_SYMLINK, REFER, TRUNCATE, IOCTL = 1 << 12, 1 << 13, 1 << 14, 1 << 15
NOT_FOR_A_LEARNER = (
    EXECUTE | MAKE_CHARACTER_DEVICE | MAKE_SOCKET | MAKE_FIFO | MAKE_BLOCK_DEVICE | MAKE_SYMLINK | REFER | IOCTL
)


def version() -> int:
    """Version of the kernel's Landlock, 0 where there is none."""
    return max(0, libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), 1))


def restrict(read: Sequence[str], write: Sequence[str], names_only: Sequence[str] = ()) -> None:
    """Files below `read` may be read, below `write` also written and created; below `names_only` directories may be
    listed. Nothing else can be opened any more. A second call narrows the first.

    Where the kernel knows them, TCP ports and signals to processes outside are closed too. Errors: Unsupported.
    """
    abi = version()
    if abi < 1:
        raise Unsupported("the kernel has no Landlock")
    files = (1 << 13) - 1
    files |= (REFER if abi >= 2 else 0) | (TRUNCATE if abi >= 3 else 0) | (IOCTL if abi >= 5 else 0)
    ports = 3 if abi >= 4 else 0
    scopes = 3 if abi >= 6 else 0
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    attributes = struct.pack("QQQ", files, ports, scopes)
    rules = checked(libc.syscall(CREATE_RULESET, attributes, ctypes.c_size_t(size), 0), "landlock ruleset")
    for path in read:
        _allow(rules, path, READ | READ_DIRECTORY)
    for path in names_only:
        _allow(rules, path, READ_DIRECTORY)
    for path in write:
        _allow(rules, path, files & ~NOT_FOR_A_LEARNER)
    prctl(SET_NO_NEW_PRIVS, 1)
    checked(libc.syscall(RESTRICT_SELF, rules, 0), "landlock restrict")
    os.close(rules)


def _allow(rules: int, path: str, access: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not os.path.isdir(path):
        access &= READ | WRITE | TRUNCATE
    if access:
        rule = struct.pack("=Qi", access, fd)
        checked(libc.syscall(ADD_RULE, rules, BELOW_A_PATH, rule, 0), f"landlock rule for {path}")
    os.close(fd)
