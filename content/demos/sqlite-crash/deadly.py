"""A way to die inside a system call, at a place chosen beforehand. Linux on x86-64 or ARM64."""

import ctypes
import platform
import resource
import struct

CALLS = {
    'x86_64': {'pwrite64': 18, 'fdatasync': 75, 'unlink': 87},
    'aarch64': {'pwrite64': 68, 'fdatasync': 83, 'unlink': 35},  # there unlink() is unlinkat
}
# One instruction of a seccomp filter: opcode, how many to skip if true and if false, operand.
LOAD, IS_EQUAL, RETURN = 0x20, 0x15, 0x06
NUMBER, FIRST, FOURTH = 0, 16, 40  # where the call's number and arguments lie in what the filter is given
DIE, ALLOW = 0x80000000, 0x7FFF0000  # SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_ALLOW
PR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_SET_NO_NEW_PRIVS = 22, 2, 38


def die_before(call, fd=None, offset=None):
    """From now on the kernel ends this process when it asks for `call`, instead of doing it.

    With `fd`: only on this descriptor. With `offset` (of pwrite64): only at this place in the file.
    As with kill -9 nothing can be caught, and nothing is flushed or cleaned up; the signal is SIGSYS.
    """
    steps = [(RETURN, 0, 0, DIE), (RETURN, 0, 0, ALLOW)]
    for place, value in (FOURTH, offset), (FIRST, fd), (NUMBER, CALLS[platform.machine()][call]):
        if value is not None:
            steps[:0] = (LOAD, 0, 0, place), (IS_EQUAL, 0, len(steps) - 1, value)  # if not, skip to ALLOW
    code = ctypes.create_string_buffer(b''.join(struct.pack('=HBBI', *step) for step in steps))
    header = ctypes.create_string_buffer(struct.pack('@HP', len(steps), ctypes.addressof(code)))

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    for what in (PR_SET_NO_NEW_PRIVS, 1, 0), (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(header)):
        if libc.prctl(*map(ctypes.c_ulong, (*what, 0, 0))) != 0:
            raise OSError(ctypes.get_errno(), 'prctl')
