"""Alice pays 70 to Bob: one transaction, two pages of one file. Kill it at each step of its COMMIT."""

import os
import shutil
import signal
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from deadly import die_before  # noqa: E402

DB = 'bank.db'
PAGE, FRAME = 4096, 24 + 4096  # a page of the database; the same page in the log, with its header
BOB, BOB_IN_LOG = 3 * PAGE, 32 + 2 * FRAME  # where his page is; in the log behind its header and two frames
ARMED = b'\xd9\xd5\x05\xf9'  # how a journal begins once it counts


def create(mode):
    """100 for either; the padding gives each a page of its own: page 2 is the root, then Alice, then Bob."""
    bank = sqlite3.connect(DB, isolation_level=None)
    bank.execute(f'PRAGMA page_size = {PAGE}')
    bank.execute(f'PRAGMA journal_mode = {mode}')
    bank.execute('CREATE TABLE account (name, balance, padding)')
    bank.executemany('INSERT INTO account VALUES (?, 100, zeroblob(3500))', [('Alice',), ('Bob',)])
    bank.close()


def transfer(call, suffix, offset):
    """BEGIN, two UPDATEs, and a COMMIT that ends at the given call on bank.db + suffix."""
    bank = sqlite3.connect(DB, isolation_level=None)
    bank.execute('PRAGMA user_version = 1')  # a small commit first: in WAL mode it starts the log
    bank.execute('BEGIN')
    bank.execute("UPDATE account SET balance = balance - 70 WHERE name = 'Alice'")
    bank.execute("UPDATE account SET balance = balance + 70 WHERE name = 'Bob'")
    if suffix is not None:
        path = os.path.realpath(DB + suffix)
        [fd] = [fd for fd in range(64) if os.path.realpath(f'/proc/self/fd/{fd}') == path]
        die_before(call, fd, offset)
    elif call:
        die_before(call)
    bank.execute('COMMIT')
    os.kill(os.getpid(), signal.SIGKILL)


def recover():
    """Open what a crash has left; die when all is put back and the journal is still there."""
    die_before('unlink')
    balances(DB)


def in_child(work, *arguments):
    """Do it in a process of its own, which has to die of it."""
    pid = os.fork()
    if pid == 0:
        try:
            work(*arguments)
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status):
        sys.exit('the process did not come to the place where it should die')


def balances(file):
    bank = sqlite3.connect(file)
    found = bank.execute('SELECT balance FROM account ORDER BY name').fetchall()
    bank.close()
    return '{:3} {:3}'.format(*(balance for balance, in found))


def neighbour():
    if os.path.exists(DB + '-wal'):
        return 'wal'
    if not os.path.exists(DB + '-journal'):
        return '-'
    with open(DB + '-journal', 'rb') as file:
        return 'journal, hot' if file.read(4) == ARMED else 'journal, not hot'


def row(step, beside, alone, found):
    print(f'{step:<42} {beside:<17} {alone:<13} {found}')


def crash(mode, step, call=None, suffix=None, offset=None, recovery_dies=False):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        create(mode)
        in_child(transfer, call, suffix, offset)
        if recovery_dies:
            in_child(recover)
        beside = neighbour()
        shutil.copy(DB, 'copy.db')  # has no neighbours, so it tells what bank.db says by itself
        row(step, beside, balances('copy.db'), balances(DB))


print('balances of Alice and Bob; 100 100 is before the transfer,  30 170 after it\n')
row('rollback journal: died just before …', 'beside bank.db', 'bank.db alone', 'next open finds')
crash('delete', 'syncing the saved pages in the journal', 'fdatasync', '-journal')
crash('delete', 'writing the header that arms the journal', 'pwrite64', '-journal', 0)
crash('delete', 'overwriting the first page of bank.db', 'pwrite64', '')
crash('delete', "overwriting Bob's page, after Alice's", 'pwrite64', '', BOB)
crash('delete', 'syncing bank.db', 'fdatasync', '')
crash('delete', 'removing the journal', 'unlink')
crash('delete', 'the same, and again while recovering', 'unlink', recovery_dies=True)
crash('delete', '(nothing: COMMIT has returned)')
print()
row('write-ahead log: died just before …', 'beside bank.db', 'bank.db alone', 'next open finds')
crash('wal', "appending Alice's page to the log", 'pwrite64', '-wal')
crash('wal', "appending Bob's page, the commit frame", 'pwrite64', '-wal', BOB_IN_LOG)
crash('wal', 'syncing the log', 'fdatasync', '-wal')
crash('wal', '(nothing: COMMIT has returned)')
