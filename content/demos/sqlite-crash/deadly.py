"""A way to die inside a system call, at a place chosen beforehand. Linux on x86-64 or ARM64."""

import ctypes
import platform
import resource
import struct

CALLS = {
    'x86_64': {'pwrite64': 18, 'fdatasync': 75, 'unlink': 87},
    'aarch64': {'pwrite64': 68, 'fdatasync': 83, 'unlink': 35},  # there unlink() is unlinkat
}
# One instruction of a seccomp filter: opcode, where to jump if true and if false, operand.
LOAD, IS_EQUAL, IS_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, ARGUMENTS = 0, 16  # where they lie in what the filter is given
DIE, ALLOW = 0x80000000, 0x7FFF0000  # SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_ALLOW
PR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_SET_NO_NEW_PRIVS = 22, 2, 38


def die_before(call, fd=None, offset=0):
    """From now on the kernel ends this process when it asks for `call`, instead of doing it.

    With `fd`: only on this descriptor. With `offset` (of pwrite64): only at or after this place in the file.
    As with kill -9 nothing can be caught, and nothing is flushed or cleaned up; the signal is SIGSYS.
    """
    tests = [(NUMBER, IS_EQUAL, CALLS[platform.machine()][call])]
    if fd is not None:
        tests.append((ARGUMENTS, IS_EQUAL, fd))
    if offset:
        tests.append((ARGUMENTS + 3 * 8, IS_AT_LEAST, offset))  # the fourth argument; files here are small
    program, last = b'', 2 * len(tests) + 1
    for place, comparison, operand in tests:
        program += struct.pack('=HBBI', LOAD, 0, 0, place)
        here = len(program) // 8
        program += struct.pack('=HBBI', comparison, 0, last - here - 1, operand)
    program += struct.pack('=HBBI', RETURN, 0, 0, DIE) + struct.pack('=HBBI', RETURN, 0, 0, ALLOW)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    code = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack('@HP', len(program) // 8, ctypes.addressof(code)))
    for arguments in ((PR_SET_NO_NEW_PRIVS, 1, 0), (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(header))):
        if libc.prctl(*map(ctypes.c_ulong, arguments), ctypes.c_ulong(0), ctypes.c_ulong(0)) != 0:
            raise OSError(ctypes.get_errno(), 'prctl')
