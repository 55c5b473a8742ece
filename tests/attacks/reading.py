"""Attempts to read an answer, a grade, another submission, or anything of the machine."""

from tests.attacks.attack import reads

ATTACKS = [
    reads("open", "for p in PLACES:\n    try:\n        print(open(p, 'rb').read())\n    except OSError as e:\n        print(e)"),
    reads("os.open", "import os\nfor p in PLACES:\n    try:\n        print(os.read(os.open(p, os.O_RDONLY), 10**6))\n    except OSError as e:\n        print(e)"),
    reads("O_PATH and back", """
        import os
        for p in PLACES:
            try:
                fd = os.open(p, os.O_PATH)
                print(os.read(os.open(f'/proc/self/fd/{fd}', os.O_RDONLY), 10**6))
            except OSError as e:
                print(e)
        """),
    reads("relative, up and down", """
        for p in PLACES:
            try:
                print(open('/'.join(['..'] * 30) + p).read())
            except (OSError, ValueError) as e:
                print(e)
        """),
    reads("from a folder's descriptor", """
        import os
        for p in PLACES:
            try:
                d = os.open(os.path.dirname(p), os.O_PATH | os.O_DIRECTORY)
                print(os.read(os.open(os.path.basename(p), os.O_RDONLY, dir_fd=d), 10**6))
            except OSError as e:
                print(e)
        """),
    reads("change of directory", """
        import os
        for p in PLACES:
            try:
                os.chdir(os.path.dirname(p))
                print(os.listdir(), open(os.path.basename(p)).read())
            except OSError as e:
                print(e)
        """),
    reads("a symbolic link", """
        import os
        for n, p in enumerate(PLACES):
            try:
                os.symlink(p, f'link{n}')
                print(open(f'link{n}').read())
            except OSError as e:
                print(e)
        """),
    reads("a hard link", """
        import os
        for n, p in enumerate(PLACES):
            try:
                os.link(p, f'hard{n}')
                print(open(f'hard{n}').read())
            except OSError as e:
                print(e)
        """),
    reads("numpy's readers", """
        import numpy as np
        for p in PLACES:
            for read in (np.loadtxt, np.fromfile, np.load, lambda p: np.memmap(p, mode='r').tobytes()):
                try:
                    print(read(p))
                except Exception as e:
                    print(type(e))
        """),
    reads("other libraries' readers", """
        import linecache, runpy, sqlite3, zipfile, configparser, fileinput, shutil, pathlib, mmap, tokenize
        import matplotlib.pyplot as plt
        for p in PLACES:
            for read in (linecache.getlines, runpy.run_path, lambda p: sqlite3.connect(f'file:{p}?mode=ro', uri=True).execute('select * from sqlite_master').fetchall(),
                         plt.imread, lambda p: shutil.copy(p, 'stolen') and open('stolen').read(), lambda p: pathlib.Path(p).read_bytes(),
                         lambda p: list(fileinput.input(p)), lambda p: tokenize.open(p).read()):
                try:
                    print(read(p))
                except BaseException as e:
                    print(type(e))
        """),
    reads("IPython's readers", "\n".join(f"for p in PLACES:\n    get_ipython().run_line_magic({m!r}, p)" for m in ("load", "pycat", "run", "more"))),
    reads("magics in a cell", "%run {PLACES[0]}\n%load {PLACES[0]}\n!cat {' '.join(PLACES)}\nx = !cat {' '.join(PLACES)}\nprint(x)"),
    reads("libc", """
        import ctypes
        libc = ctypes.CDLL(None)
        libc.fopen.restype = ctypes.c_void_p
        for p in PLACES:
            f = libc.fopen(p.encode(), b'r')
            if f:
                b = ctypes.create_string_buffer(10**5)
                libc.fread(b, 1, 10**5, ctypes.c_void_p(f))
                print(b.value)
        """),
    reads("system calls that open in other ways", """
        import ctypes, struct
        libc = ctypes.CDLL(None, use_errno=True)
        b = ctypes.create_string_buffer(1 << 16)
        for p in PLACES:
            for call in (
                lambda: libc.syscall(437, -100, p.encode(), struct.pack('QQQ', 0, 0, 0), 24),  # openat2
                lambda: libc.syscall(85, p.encode(), 0),  # creat
                lambda: libc.syscall(428, -100, p.encode(), 0),  # open_tree
                lambda: libc.syscall(303, -100, p.encode(), b, ctypes.byref(ctypes.c_int()), 0),  # name_to_handle_at
                lambda: libc.syscall(425, 8, b),  # io_uring_setup
                lambda: libc.syscall(134, p.encode()),  # uselib
            ):
                fd = call()
                if fd > 2 and libc.read(fd, b, 1 << 16) > 0:
                    print(b.value)
        """),
    reads("32-bit system calls", """
        import ctypes, mmap
        code = bytes.fromhex('b805000000' 'bb00000000' 'b900000000' 'cd80' 'c3')  # open by int 0x80
        m = mmap.mmap(-1, 4096, prot=7)
        m.write(code)
        ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(m)))()
        """),
    reads("every file there is", """
        import os
        for top, folders, names in os.walk('/'):
            folders[:] = [f for f in folders if top != '/' or f not in ('usr', 'lib', 'lib64')]
            for n in names:
                try:
                    if os.path.getsize(os.path.join(top, n)) < 10**5 and not n.endswith(('.py', '.pyc', '.so')):
                        print(open(os.path.join(top, n), 'rb').read()[:2000])
                except OSError:
                    pass
        """),
    reads("its own environment and that of others", """
        import os, glob
        print(dict(os.environ))
        for p in ['/proc/self/environ', '/proc/1/environ', '/proc/1/cmdline', *glob.glob('/proc/[0-9]*/environ'), f'/proc/{os.getppid()}/environ']:
            try:
                print(open(p, 'rb').read())
            except OSError as e:
                print(e)
        """),
    reads("descriptors that were left open", """
        import os
        for fd in range(3, 1024):
            for read in (lambda: os.pread(fd, 10**6, 0), lambda: os.listdir(fd), lambda: os.readlink(f'/proc/self/fd/{fd}')):
                try:
                    print(fd, read())
                except (OSError, ValueError):
                    pass
        """),
    reads("modules of the grader in memory", """
        import sys, gc
        print([n for n in sys.modules if 'grader' in n or 'reference' in n or 'hidden' in n])
        for o in gc.get_objects():
            if isinstance(o, (dict, list)) and len(o) < 10**5:
                s = repr(o)[:10**5]
                if 'SECRET ' in s and 'PLACES' not in s:
                    print(s)
        """),
    reads("frames above", """
        import sys
        f = sys._getframe()
        while f:
            print(f.f_code.co_filename, sorted(f.f_locals)[:50], sorted(f.f_globals)[:50])
            f = f.f_back
        """),
    reads("import of the project", "for n in ('autograder.graders', 'autograder.grading', 'autograder.gradebook', 'course.probes', 'tests', 'source'):\n    try:\n        print(__import__(n, fromlist=['x']).__file__)\n    except Exception as e:\n        print(e)"),
    reads("its own memory", """
        try:
            for line in open('/proc/self/maps'):
                print(line)
        except OSError as e:
            print(e)
        """),
    reads("another process's memory", """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        b = ctypes.create_string_buffer(4096)
        class V(ctypes.Structure):
            _fields_ = [('base', ctypes.c_void_p), ('len', ctypes.c_size_t)]
        for pid in (1, 2, os.getppid(), os.getpid() - 1):
            v, r = V(ctypes.addressof(b), 4096), V(0x400000, 4096)
            print(libc.process_vm_readv(pid, ctypes.byref(v), 1, ctypes.byref(r), 1, 0), libc.ptrace(16, pid, 0, 0))
        """),
    reads("a program", "import subprocess, os\nfor p in PLACES:\n    for run in (lambda: subprocess.check_output(['cat', p]), lambda: os.popen(f'cat {p}').read(), lambda: os.system(f'cat {p}'), lambda: os.posix_spawn('/bin/cat', ['cat', p], {})):\n        try:\n            print(run())\n        except Exception as e:\n            print(e)"),
    reads("the network", """
        import socket, urllib.request
        for attempt in (lambda: urllib.request.urlopen('http://127.0.0.1:SECRET_PORT').read(), lambda: urllib.request.urlopen(f'file://{PLACES[0]}').read(),
                        lambda: socket.create_connection(('127.0.0.1', SECRET_PORT), 1).recv(100), lambda: socket.getaddrinfo('localhost', 80), lambda: socket.socket(socket.AF_UNIX).connect('\\0' + CANARY),
                        lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)):
            try:
                print(attempt())
            except Exception as e:
                print(type(e))
        """),
    reads("shared memory and semaphores", """
        from multiprocessing import shared_memory, Semaphore
        for attempt in (lambda: shared_memory.SharedMemory(CANARY), lambda: Semaphore(), lambda: open('/dev/shm/' + CANARY).read()):
            try:
                print(attempt())
            except Exception as e:
                print(type(e))
        """),
    reads("a figure with a file in it", """
        import matplotlib.pyplot as plt, matplotlib.image as im
        for p in PLACES:
            try:
                plt.imshow(im.imread(p))
                plt.savefig('x.svg')
            except Exception as e:
                print(type(e))
        import matplotlib
        try:
            matplotlib.rc_file(PLACES[0])
        except Exception as e:
            print(e)
        """),
    reads("an error message that quotes a line", """
        import linecache
        for p in PLACES:
            try:
                exec(compile('x = 1\\n' * 3 + 'raise ValueError', p, 'exec'))
            except ValueError:
                import traceback
                traceback.print_exc()
        """),
]  # fmt: skip
