"""seccomp: the system calls a box may make, as an allow-list. Any other fails with EPERM; foreign ABIs are killed.

Landlock says nothing about calls that change a file by its path without opening it (truncate before version 3, chmod,
utime), nor about signals sent through a descriptor (fcntl), nor about datagrams to a named socket. Without namespaces
those would reach the instructor's own files and processes, so they are closed here.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable

from autograder.sandbox.lockdown import SET_NO_NEW_PRIVS, checked, libc, prctl

SECCOMP, SET_FILTER = 317, 1
X86_64, X32_BIT = 0xC000003E, 0x40000000
# x86_64 numbers: files, memory, clocks, threads, polling; no sockets, no processes, no other users
ALLOWED = {
    "read": 0, "write": 1, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8, "mmap": 9,
    "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15,
    "pread64": 17, "pwrite64": 18, "readv": 19, "writev": 20, "access": 21, "pipe": 22, "select": 23,
    "sched_yield": 24, "mremap": 25, "msync": 26, "mincore": 27, "madvise": 28, "dup": 32, "dup2": 33, "pause": 34,
    "nanosleep": 35, "getitimer": 36, "alarm": 37, "setitimer": 38, "getpid": 39, "sendfile": 40,
    "getsockname": 51, "getpeername": 52, "getsockopt": 55, "exit": 60, "uname": 63, "flock": 73, "fsync": 74,
    "fdatasync": 75, "ftruncate": 77, "getdents": 78, "getcwd": 79, "chdir": 80, "fchdir": 81, "rename": 82,
    "mkdir": 83, "rmdir": 84, "unlink": 87, "readlink": 89, "umask": 95, "gettimeofday": 96, "getrlimit": 97,
    "getrusage": 98, "sysinfo": 99, "times": 100, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108,
    "getppid": 110, "getpgrp": 111, "getgroups": 115, "getresuid": 118, "getresgid": 120, "getsid": 124,
    "rt_sigpending": 127, "rt_sigtimedwait": 128, "sigaltstack": 131, "arch_prctl": 158, "gettid": 186, "time": 201,
    "futex": 202, "sched_getaffinity": 204, "epoll_create": 213, "getdents64": 217, "set_tid_address": 218,
    "restart_syscall": 219, "fadvise64": 221, "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230,
    "exit_group": 231, "epoll_wait": 232, "epoll_ctl": 233, "mkdirat": 258, "newfstatat": 262, "unlinkat": 263,
    "renameat": 264, "readlinkat": 267, "faccessat": 269, "pselect6": 270, "ppoll": 271, "set_robust_list": 273,
    "epoll_pwait": 281, "fallocate": 285, "eventfd2": 290, "epoll_create1": 291, "dup3": 292, "pipe2": 293,
    "preadv": 295, "pwritev": 296, "getcpu": 309, "renameat2": 316, "getrandom": 318, "copy_file_range": 326,
    "statx": 332, "rseq": 334, "close_range": 436, "faccessat2": 439,
}  # fmt: skip
# these answer "done" and do nothing, or shutil.copy would fail
IGNORED = {
    "chmod": 90, "fchmod": 91, "fchmodat": 268, "fchmodat2": 452,
    "utime": 132, "utimes": 235, "futimesat": 261, "utimensat": 280,
}  # fmt: skip
LIST_ATTRIBUTES = {"listxattr": 194, "llistxattr": 195, "flistxattr": 196}
OPEN, OPENAT, IOCTL, SENDTO, RECVFROM, SOCKETPAIR, CLONE, KILL, FCNTL = 2, 257, 16, 44, 45, 53, 56, 62, 72
PRCTL, TGKILL, PRLIMIT, CLONE3 = 157, 234, 302, 435
CLONE_THREAD, CLONE_NEW_ANYTHING = 0x10000, 0x7E020000 | 0x80
SET_NAME, AF_UNIX, SOCK_STREAM, SOCK_TYPE_MASK = 15, 1, 1, 0xF
OUT_OF_BAND = 1  # of send and receive: nothing needs it here, and sandboxes have been left by it (CVE-2025-38236)
READ_ONLY, READ_NEITHER_WRITE, ACCESS_MASK, TRUNCATE = 0, 3, 3, 0x200  # of open's flags
HARMLESS_IOCTLS = (0x5401, 0x541B, 0x5413, 0x5421, 0x5451)  # TCGETS, FIONREAD, TIOCGWINSZ, FIONBIO, FIOCLEX
# duplicates, flags, record locks, size of a pipe; not F_SETOWN and F_SETSIG, which send any signal to any process
HARMLESS_FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)

_LOAD, _MASK, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCH = 0, 4
_ALLOW, _KILL = 0x7FFF0000, 0x80000000


def _errno(number: int) -> int:
    return 0x50000 + number


DONE, EPERM, ENOTTY, ENOSYS, ENOTSUP = _errno(0), _errno(1), _errno(25), _errno(38), _errno(95)


def program(pid: int) -> bytes:
    """The filter, in BPF, for a process `pid`: it may signal itself and start threads, no other process."""
    rules = [
        _load(_ARCH), _if(_EQUAL, X86_64, 1, 0), _give(_KILL),
        _load(_NUMBER), _if(_AT_LEAST, X32_BIT, 0, 1), _give(_KILL),
    ]  # fmt: skip
    for number in ALLOWED.values():
        rules += _rule(number, _give(_ALLOW))
    rules += _rule(OPENAT, *_no_truncation_without_writing(_argument(2)))
    rules += _rule(OPEN, *_no_truncation_without_writing(_argument(1)))
    rules += _rule(FCNTL, *_one_of(_argument(1), HARMLESS_FCNTLS, EPERM))
    rules += _rule(IOCTL, *_one_of(_argument(1), HARMLESS_IOCTLS, ENOTTY))
    for number in IGNORED.values():
        rules += _rule(number, _give(DONE))
    for number in LIST_ATTRIBUTES.values():
        rules += _rule(number, _give(ENOTSUP))
    rules += _rule(CLONE3, _give(ENOSYS))  # libc then falls back to clone, whose flags can be read
    rules += _rule(
        CLONE,
        *(_load(_argument(0)), _if(_ANY_BIT, CLONE_THREAD, 0, 3), _if(_ANY_BIT, CLONE_NEW_ANYTHING, 1, 0)),
        *(_give(_ALLOW), _give(EPERM), _give(EPERM)),
    )
    for number in (KILL, TGKILL):
        rules += _rule(number, *_one_of(_argument(0), [pid], EPERM))
    rules += _rule(PRCTL, *_one_of(_argument(0), [SET_NAME], EPERM))
    rules += _rule(PRLIMIT, *_null_only(_argument(2)))  # read one's limits, set none
    in_band = [_load(_argument(3)), _if(_ANY_BIT, OUT_OF_BAND, 0, 1), _give(EPERM)]
    rules += _rule(SENDTO, *in_band, *_null_only(_argument(4)))  # to the other end, never to an address
    rules += _rule(RECVFROM, *in_band, _give(_ALLOW))
    rules += _rule(  # asyncio wakes itself through a pair of streams
        SOCKETPAIR,
        *(_load(_argument(0)), _if(_EQUAL, AF_UNIX, 0, 4)),
        *(_load(_argument(1)), _mask(SOCK_TYPE_MASK), _if(_EQUAL, SOCK_STREAM, 0, 1)),
        *(_give(_ALLOW), _give(EPERM)),
    )
    return b"".join([*rules, _give(EPERM)])


def load(filter_program: bytes) -> None:
    """Confine this process, for ever."""
    buffer = ctypes.create_string_buffer(filter_program, len(filter_program))
    header = struct.pack("HxxxxxxP", len(filter_program) // 8, ctypes.addressof(buffer))
    prctl(SET_NO_NEW_PRIVS, 1)
    checked(libc.syscall(SECCOMP, SET_FILTER, 0, header), "seccomp")


def _argument(n: int) -> int:
    """Offset of the lower half of argument n; the kernel reads no more of a flag, a number or a pid."""
    return 16 + 8 * n


def _one_of(offset: int, values: Iterable[int], otherwise: int) -> list[bytes]:
    values = list(values)
    last = len(values)
    tests = [_if(_EQUAL, value, last - n, 0) for n, value in enumerate(values)]
    return [_load(offset), *tests, _give(otherwise), _give(_ALLOW)]


def _null_only(offset: int) -> list[bytes]:
    """Both halves of a pointer are 0."""
    return [
        _load(offset), _if(_EQUAL, 0, 0, 3), _load(offset + 4), _if(_EQUAL, 0, 0, 1),
        _give(_ALLOW), _give(EPERM),
    ]  # fmt: skip


def _no_truncation_without_writing(flags: int) -> list[bytes]:
    """O_TRUNC empties a file that was opened for reading, which old versions of Landlock take for reading."""
    return [
        _load(flags), _mask(TRUNCATE | ACCESS_MASK),
        _if(_EQUAL, TRUNCATE | READ_ONLY, 1, 0), _if(_EQUAL, TRUNCATE | READ_NEITHER_WRITE, 0, 1),
        _give(EPERM), _give(_ALLOW),
    ]  # fmt: skip


def _load(offset: int) -> bytes:
    return struct.pack("HBBI", _LOAD, 0, 0, offset)


def _mask(bits: int) -> bytes:
    return struct.pack("HBBI", _MASK, 0, 0, bits)


def _if(test: int, value: int, then: int, otherwise: int) -> bytes:
    return struct.pack("HBBI", test, then, otherwise, value & 0xFFFFFFFF)


def _give(what: int) -> bytes:
    return struct.pack("HBBI", _RETURN, 0, 0, what)


def _rule(number: int, *body: bytes) -> list[bytes]:
    return [_if(_EQUAL, number, 0, len(body)), *body]
