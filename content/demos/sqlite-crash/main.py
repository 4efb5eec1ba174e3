"""Alice pays 70 to Bob: one transaction, two pages of one file. Kill the process at each step of its COMMIT."""

import os
import shutil
import signal
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from deadly import die_before  # noqa: E402

DB = 'bank.db'
PAGE, FRAME = 4096, 24 + 4096  # a page of the database; the same page in the WAL, with its header
ARMED = b'\xd9\xd5\x05\xf9'  # how a journal begins once it counts


def connect(file):
    return sqlite3.connect(file, isolation_level=None)


def remove(prefix):
    for name in os.listdir('.'):
        if name.startswith(prefix):
            os.remove(name)


def create(mode):
    """100 for either; the padding gives each a page of its own: page 2 is the root, then Alice, then Bob."""
    remove('bank')
    bank = connect(DB)
    bank.execute(f'PRAGMA page_size = {PAGE}')
    bank.execute(f'PRAGMA journal_mode = {mode}')
    bank.execute('CREATE TABLE account (name, balance, padding)')
    bank.executemany('INSERT INTO account VALUES (?, 100, zeroblob(3500))', [('Alice',), ('Bob',)])
    bank.close()


def in_child(work):
    """Run work() in a process of its own; the signal that ended it."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(1)  # not reached by a process that dies as it should
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status):
        sys.exit('the process did not come to the place where it should die')


def transfer(call, suffix, offset):
    """BEGIN, two UPDATEs, and a COMMIT that ends at the given call on bank.db + suffix."""
    bank = connect(DB)
    bank.execute('PRAGMA user_version = 1')  # a small commit first: in WAL mode it starts the log
    bank.execute('BEGIN')
    bank.execute("UPDATE account SET balance = balance - 70 WHERE name = 'Alice'")
    bank.execute("UPDATE account SET balance = balance + 70 WHERE name = 'Bob'")
    if call in ('pwrite64', 'fdatasync'):
        path = os.path.abspath(DB + suffix)
        [fd] = [fd for fd in map(int, os.listdir('/proc/self/fd')) if link(fd) == path]
        die_before(call, fd, offset() if callable(offset) else offset)
    elif call:
        die_before(call)
    bank.execute('COMMIT')
    os.kill(os.getpid(), signal.SIGKILL)


def link(fd):
    """The file behind a descriptor; '' if it was closed meanwhile."""
    try:
        return os.readlink(f'/proc/self/fd/{fd}')
    except FileNotFoundError:
        return ''


def balances(file):
    bank = connect(file)
    found = bank.execute('SELECT balance FROM account ORDER BY name').fetchall()
    bank.close()
    return '{:3} {:3}'.format(*(balance for balance, in found))


def alone():
    """What bank.db says by itself: open a copy that has no neighbours."""
    remove('copy')
    shutil.copy(DB, 'copy.db')
    return balances('copy.db')


def neighbour():
    if os.path.exists(DB + '-wal'):
        return 'wal'
    if not os.path.exists(DB + '-journal'):
        return '-'
    with open(DB + '-journal', 'rb') as file:
        return 'journal, hot' if file.read(4) == ARMED else 'journal, not hot'


def row(step, beside, on_its_own, found):
    print(f'{step:<42} {beside:<17} {on_its_own:<13} {found}')


def crash(mode, step, call=None, suffix='', offset=0, recovery_dies=False):
    create(mode)
    in_child(lambda: transfer(call, suffix, offset))
    if recovery_dies:
        in_child(recover)
    left = neighbour(), alone()  # before the next line opens the database, and so repairs it
    row(step, *left, balances(DB))


def recover():
    """Open what a crash has left; die when all is put back and the journal is still there."""
    die_before('unlink')
    balances(DB)


def journal():
    row('rollback journal: died just before …', 'beside bank.db', 'bank.db alone', 'next open finds')
    crash('delete', 'syncing the saved pages in the journal', 'fdatasync', '-journal')
    crash('delete', 'writing the header that arms the journal', 'pwrite64', '-journal')
    crash('delete', 'overwriting the first page of bank.db', 'pwrite64')
    crash('delete', "overwriting Bob's page, after Alice's", 'pwrite64', '', 3 * PAGE)
    crash('delete', 'syncing bank.db', 'fdatasync')
    crash('delete', 'removing the journal', 'unlink')
    crash('delete', 'the same, and again while recovering', 'unlink', recovery_dies=True)
    crash('delete', '(nothing: COMMIT has returned)')


def wal():
    def last_frame():
        return os.path.getsize(DB + '-wal') + FRAME

    row('write-ahead log: died just before …', 'beside bank.db', 'bank.db alone', 'next open finds')
    crash('wal', "appending Alice's page to the log", 'pwrite64', '-wal')
    crash('wal', "appending Bob's page, the commit frame", 'pwrite64', '-wal', last_frame)
    crash('wal', 'syncing the log', 'fdatasync', '-wal')
    crash('wal', '(nothing: COMMIT has returned)')


print('balances of Alice and Bob; 100 100 is before the transfer,  30 170 after it')
print()
journal()
print()
wal()
