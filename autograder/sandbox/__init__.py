"""Run untrusted code: a warm zygote forks a locked-down box for each submission.

trusted side   client: `Zygote`, `Box`; limits: what a box may use, `Lost`; view: what it may read; reply: what it sent,
               read field by field; doctor: which layers this machine has; unprotected: a process and nothing more
the zygote     zygote: warms up, then forks, never reads a submission; layers: the walls, tried and entered;
               lockdown, landlock, seccomp: their system calls; folders: what a box without namespaces writes
in the box     box: cells and questions; shell: IPython kept small; stand_in: the silent course; wire: frames
"""
