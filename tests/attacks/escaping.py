"""Attempts to leave the box, or to leave something behind."""

from tests.attacks.attack import reads

SYSCALL = """
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    result = {call}
    if result >= 0:
        print(CANARY, 'it worked', result)
"""


def calls(name, call):
    return reads(name, SYSCALL.replace("{call}", call))


ATTACKS = [
    reads("a fork", "import os\nif os.fork() == 0:\n    import time\n    time.sleep(100)"),
    reads("a fork by libc", "import ctypes\nlibc = ctypes.CDLL(None)\nif libc.fork() == 0 or libc.vfork() == 0:\n    import time\n    time.sleep(100)"),
    reads("a daemon", "import subprocess\nsubprocess.Popen(['sleep', '100'], start_new_session=True)"),
    reads("a pool", "import multiprocessing, concurrent.futures as f\nmultiprocessing.set_start_method('spawn', force=True)\nlist(f.ProcessPoolExecutor(2).map(abs, [1]))"),
    calls("clone", "libc.syscall(56, 0x11, 0, 0, 0, 0)"),
    calls("clone3", "libc.syscall(435, bytes(88), 88)"),
    calls("a new user namespace", "libc.unshare(0x10000000)"),
    calls("a clone with namespaces", "libc.syscall(56, 0x10000000 | 0x20000 | 0x11, 0, 0, 0, 0)"),
    calls("setns", "libc.setns(3, 0)"),
    calls("chroot", "libc.chroot(b'.')"),
    calls("pivot_root", "libc.syscall(155, b'.', b'.')"),
    calls("a mount", "libc.mount(b'none', b'/box', b'tmpfs', 0, None)"),
    calls("the new mount calls", "max(libc.syscall(430, b'tmpfs', 0), libc.syscall(442, -100, b'/', 0, bytes(32), 32))"),
    calls("umount", "libc.umount2(b'/box', 2)"),
    calls("ptrace of the parent", "libc.ptrace(16, __import__('os').getppid(), 0, 0)"),
    calls("a BPF program", "libc.syscall(321, 5, bytes(128), 128)"),
    calls("the keyring", "libc.syscall(250, 0, -3, 1)"),
    calls("perf", "libc.syscall(298, bytes(128), 0, -1, -1, 0)"),
    calls("userfaultfd", "libc.syscall(323, 0)"),
    calls("a kernel module", "libc.syscall(175, bytes(64), 64, b'')"),
    calls("kexec and reboot", "max(libc.syscall(246, 0, 0, 0, 0), libc.syscall(169, 0xfee1dead, 672274793, 0, 0))"),
    calls("swap and acct", "max(libc.syscall(163, b'/box/x'), libc.syscall(167, b'/box/x', 0))"),
    calls("memfd and exec", "libc.syscall(322, libc.syscall(319, b'x', 0), b'', 0, 0, 0x1000)"),
    calls("a signal to the parent", "libc.kill(__import__('os').getppid(), 9) if __import__('os').getppid() > 0 else -1"),
    calls("a signal to everybody", "max(libc.kill(-1, 9), libc.syscall(129, 2, 9, bytes(128)), libc.syscall(200, 2, 9), libc.syscall(424, 3, 9, 0, 0))"),
    calls("a signal by a descriptor", "max(libc.fcntl(0, 8, 2), libc.fcntl(0, 10, 9))"),
    calls("another uid", "max(libc.setuid(0) if __import__('os').getuid() else -1, libc.setgroups(1, bytes(8)))"),
    calls("capabilities", "libc.capset(bytes([0x22, 5, 8, 0x20, 0, 0, 0, 0]), b'\\xff' * 24)"),
    calls("a device", "libc.syscall(133, b'dev', 0o20666, 0x103)"),
    calls("its own seccomp", "libc.syscall(317, 1, 0, bytes(16))"),
    calls("prctl", "max(libc.prctl(4, 1), libc.prctl(38, 0), libc.prctl(1, 0), libc.prctl(35, 1, 0, 0, 0))"),
    calls("a larger limit", "libc.setrlimit(9, bytes([255] * 16))"),
    calls("prlimit", "libc.prlimit(0, 9, bytes([255] * 16), None)"),
    calls("another priority", "max(libc.setpriority(0, 0, -20), libc.sched_setscheduler(0, 1, bytes(4)))"),
    calls("the clock and the name of the host", "max(libc.sethostname(b'x', 1), libc.syscall(227, 0, bytes(16)))"),
    calls("shared memory of System V", "max(libc.shmget(1, 4096, 0o1666), libc.msgget(1, 0o1666), libc.semget(1, 1, 0o1666))"),
    calls("message queues", "libc.syscall(240, b'x', 0o102, 0o600, 0)"),
    calls("inotify and fanotify", "max(libc.inotify_init(), libc.syscall(300, 0, 0))"),
    calls("a socket", "max(libc.socket(2, 1, 0), libc.socket(1, 1, 0), libc.socket(16, 3, 0), libc.socket(40, 1, 0))"),
    calls("a byte out of band", "max(libc.send(3, b'x', 1, 1), libc.recv(3, bytes(8), 8, 0x41), *(libc.send(a.fileno(), b'x', 1, 1) for a in __import__('socket').socketpair()))"),
    calls("leases, notices and seals", "max(libc.fcntl(3, 1024, 0), libc.fcntl(3, 1026, 0x80000001), libc.fcntl(3, 1033, 1), libc.fcntl(1, 1031, 1 << 20))"),
    calls("files without a name, of a process, in another process", "max(libc.syscall(447, 0), libc.syscall(434, 1, 0), libc.syscall(438, 3, 0, 0), libc.syscall(449, 0, 0, 0, 0, 0), libc.syscall(272, 0x20000))"),
    calls("timers and signals queued for others", "max(libc.syscall(222, 0, bytes(64), bytes(8)), libc.syscall(297, __import__('os').getppid(), 1, 9, bytes(128)), libc.syscall(234, __import__('os').getppid(), 1, 9))"),
    reads("another box's folder", """
        import os, ctypes
        libc = ctypes.CDLL(None)
        own = os.getcwd()
        for p in [os.path.dirname(own), '/tmp', '/box', '/proc', f'/proc/{os.getppid()}/cwd', f'/proc/{os.getppid()}/root', '/proc/1/cwd', '/proc/self/fd']:
            for look in (os.listdir, os.readlink, lambda p: os.chdir(p) or os.listdir('.'), lambda p: os.open(p, os.O_RDONLY | os.O_DIRECTORY)):
                try:
                    found = look(p)
                    if p not in (own, '/proc') and found not in ([], ''):
                        print(CANARY, p, found)
                except OSError:
                    pass
        """),
    calls("32-bit numbers", "libc.syscall(0x40000000 + 57)"),
    reads("files elsewhere", """
        import os, tempfile
        for folder in ('/', '/tmp', '/var/tmp', '/dev', '/dev/shm', '/run', os.path.expanduser('~'), '/usr/lib', *(os.path.dirname(p) for p in PLACES)):
            for make in (lambda p: open(p, 'w').write('left'), os.mkdir, lambda p: os.mkfifo(p), lambda p: os.symlink('/', p)):
                try:
                    make(os.path.join(folder, 'LEFT'))
                except OSError:
                    pass
        """),
    reads("a library changed", "import numpy, os\nfor how in ('a', 'w', 'r+'):\n    try:\n        open(numpy.__file__, how).write('#')\n        print(CANARY)\n    except OSError:\n        pass\nfor call in (os.unlink, lambda p: os.rename(p, p + 'x'), lambda p: os.truncate(p, 0)):\n    try:\n        call(numpy.__file__)\n        print(CANARY)\n    except OSError:\n        pass"),
    reads("secrets changed", """
        import os, shutil
        for p in PLACES:
            for change in (lambda: open(p, 'a').write('x'), lambda: os.truncate(p, 0), lambda: os.unlink(p), lambda: os.rename(p, p + 'x'), lambda: os.open(p, os.O_RDONLY | os.O_TRUNC),
                           lambda: os.chmod(p, 0), lambda: os.utime(p, (0, 0)), lambda: shutil.rmtree(os.path.dirname(p)), lambda: os.setxattr(p, 'user.x', b'y'), lambda: os.chown(p, 1, 1)):
                try:
                    change()
                except OSError:
                    pass
        """),
    reads("folders without end", "import os\nfor _ in range(400):\n    os.mkdir('d')\n    os.chdir('d')"),
    reads("a folder that nobody can open", "import os\nos.umask(0o777)\nos.mkdir('a')\nopen('f', 'w')"),
    reads("a thread that goes on", "import threading, time\nthreading.Thread(target=time.sleep, args=(100,)).start()\nimport atexit\natexit.register(time.sleep, 100)"),
    reads("signals that are not heard", "import signal\nfor n in range(1, 65):\n    try:\n        signal.signal(n, signal.SIG_IGN)\n    except (OSError, ValueError):\n        pass\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))"),
]  # fmt: skip
