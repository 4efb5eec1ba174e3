"""A prefork server: bind and listen once, fork afterwards. All workers take from one accept queue.

The master only forks and waits. A client process talks to the workers, kills one, and counts.
"""

import os
import signal
import socket
import sys
import traceback

WORKERS = 3
WAITING = 5  # connections made while every worker is busy


def say(text):
    print(text, flush=True)


def worker(listener):
    """Take a connection, serve it to its end, take the next. `hold` keeps the worker busy until `go`."""
    while True:
        connection, _ = listener.accept()
        with connection, connection.makefile('rw') as stream:
            for line in stream:
                if line == 'hold\n':
                    stream.write(f'held by {os.getpid()}\n')
                else:
                    stream.write(f'done by {os.getpid()}\n')
                stream.flush()


def ask(stream, word):
    """Send a word; the pid in the answer, or None when the connection broke before one came."""
    try:
        stream.write(word + '\n')
        stream.flush()
        answer = stream.readline()
    except ConnectionError:
        return None
    return int(answer.split()[-1]) if answer.endswith('\n') else None


def client(address):
    refused = 0

    def connect():
        nonlocal refused
        try:
            return socket.create_connection(address, timeout=8).makefile('rw')
        except ConnectionRefusedError:
            refused += 1
            raise

    # One connection for each worker. A busy worker does not come back to accept(), so the next one is another's.
    held = [connect() for _ in range(WORKERS)]
    pids = [ask(stream, 'hold') for stream in held]
    say(f'{len(set(pids))} workers hold one connection each')

    # The kernel completes these on its own and queues them at the listening socket.
    queued = [connect() for _ in range(WAITING)]
    say(f'{len(queued)} more connections are made; nobody is free to accept them')

    victim = pids[0]
    say('one worker gets SIGKILL')
    os.kill(victim, signal.SIGKILL)

    # Only a free worker can answer now. There is none but the replacement.
    by = []
    for stream in queued:
        by.append(ask(stream, 'work'))
        stream.close()
    new = set(by) - set(pids) - {None}
    say(f'{len(by) - by.count(None)} of the {len(queued)} waiting connections answered, '
        f'by {len(new)} worker that was not there before')

    rest = [ask(stream, 'go') for stream in held]
    say(f'the connection in the hands of the killed worker: {"answered" if rest[0] else "lost"}')
    say(f'the connections in the hands of the others: {"answered" if rest[1:] == pids[1:] else "lost"}')
    say(f'connections refused: {refused}')
    return 0 if len(new) == 1 and None not in by else 1


def spawn(work, *arguments):
    """Fork; the child does its work and never returns here."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        status = work(*arguments)
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(status)


def master():
    # The order is the point. Port 0: any free one.
    listener = socket.create_server(('127.0.0.1', 0), backlog=16)
    workers = {spawn(worker, listener) for _ in range(WORKERS)}
    say(f'master: bound once, then forked {len(workers)} workers')
    user = spawn(client, listener.getsockname())

    status = None
    while status is None:
        pid, how = os.wait()  # until any child ends
        if pid == user:
            status = os.waitstatus_to_exitcode(how)
        elif pid in workers:
            workers.remove(pid)
            code = os.waitstatus_to_exitcode(how)
            reason = signal.Signals(-code).name if code < 0 else f'exit {code}'
            say(f'master: a worker ended ({reason}); forks another on the same socket')
            workers.add(spawn(worker, listener))
    for pid in workers:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
    say('master: workers stopped, the port is closed last')
    listener.close()
    return status


sys.exit(master())
