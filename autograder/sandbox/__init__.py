"""Run untrusted code: a warm zygote forks a locked-down box for each submission.

client   the trusted side: `Zygote`, `Box`, `Lost`
zygote   warms up, then forks; never reads a submission
box      what runs in the fork: cells and questions
lockdown, landlock, seccomp   the layers
doctor   which layers this machine has
"""
