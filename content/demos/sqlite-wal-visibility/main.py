"""One writer, one reader, one database: the same story told in both journal modes.

Neither connection waits for the other (timeout=0), so whoever is blocked says so at once.
"""

import os
import sqlite3
import subprocess

DB = 'shop.db'


def connect():
    """A connection that begins and ends transactions only when told to."""
    return sqlite3.connect(DB, timeout=0, isolation_level=None)


def fact(label, value):
    print(f'  {label:<44} {value}')


def attempt(connection, sql):
    """Run one statement: 'ok', or the name of SQLite's refusal."""
    try:
        connection.execute(sql)
        return 'ok'
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname


def price(connection):
    """What this connection sees now, or why it sees nothing."""
    try:
        return connection.execute('SELECT price FROM item').fetchone()[0]
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname


def files():
    return ', '.join(sorted(name for name in os.listdir('.') if name.startswith(DB)))


def checksum():
    """Of the database file alone, without its neighbours.

    Another process reads it: were this one to open and close the file, POSIX would drop every lock
    that SQLite holds on it in this process.
    """
    return subprocess.run(['cksum', DB], check=True, capture_output=True).stdout


def story(mode):
    for name in os.listdir('.'):
        if name.startswith(DB):
            os.remove(name)

    print(f'journal_mode = {mode}')
    writer, reader, another = connect(), connect(), connect()
    answer = writer.execute(f'PRAGMA journal_mode = {mode}').fetchone()[0]
    if answer != mode:
        raise SystemExit(f'this SQLite stays in {answer}')
    # Else SQLite would move the log into the database by itself, at a moment of its own choosing.
    writer.execute('PRAGMA wal_autocheckpoint = 0')
    writer.execute('CREATE TABLE item (price)')
    writer.execute('INSERT INTO item VALUES (100)')
    if mode == 'wal':
        writer.execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchall()

    # 1. The writer has changed the price and not committed.
    writer.execute('BEGIN IMMEDIATE')
    writer.execute('UPDATE item SET price = 200')
    fact('writer: UPDATE to 200, not committed; files', files())
    fact('writer sees its own change', price(writer))
    fact('reader sees', price(reader))
    fact('a second writer: BEGIN IMMEDIATE', attempt(another, 'BEGIN IMMEDIATE'))

    # 2. A reader is in the middle of a transaction when the writer wants to commit.
    reader.execute('BEGIN')
    fact('reader: BEGIN, sees', price(reader))
    before = checksum()
    outcome = attempt(writer, 'COMMIT')
    fact('writer: COMMIT while the reader reads', outcome)
    fact('the open reader still sees', price(reader))
    fact('a new reader sees', price(another))
    reader.execute('COMMIT')

    # 3. The reader is done. In rollback mode the commit gets its turn only now.
    if outcome != 'ok':
        fact('reader is done; writer: COMMIT again', attempt(writer, 'COMMIT'))
    fact('reader, in a new transaction, sees', price(reader))
    fact('files after the commit', files())
    fact('bytes of shop.db changed by the commit', 'yes' if checksum() != before else 'no')

    # 4. WAL only: the checkpoint is what carries the change into the database file.
    if mode == 'wal':
        blocked, _, _ = writer.execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchone()
        if blocked:
            raise SystemExit('the checkpoint was blocked')
        fact('bytes of shop.db changed by a checkpoint', 'yes' if checksum() != before else 'no')
    for connection in (reader, another, writer):
        connection.close()
    fact('files after the last connection closed', files())


story('delete')
print()
story('wal')
