"""Run untrusted code: a warm zygote forks a locked-down box for each submission.

trusted side   client: `Zygote`, `Box`, `Lost`; launch, view: how a zygote starts and what its boxes may read;
               reply: what a box sent, read field by field; doctor: which layers this machine has
the zygote     zygote: warms up, then forks, never reads a submission; layers: the walls, tried and entered;
               lockdown, landlock, seccomp: their system calls; folders: what a box without namespaces writes
in the box     box: cells and questions; shell, outputs: IPython kept small; stand_in: the silent course; wire: frames
"""
