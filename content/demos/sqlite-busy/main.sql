-- Who gets "database is locked", and when does waiting help?
-- This shell is one process; `.shell sqlite3 …` starts another, which opens the same file.

.open shop.db
PRAGMA journal_mode = wal;
CREATE TABLE stock (n INTEGER);
INSERT INTO stock VALUES (10);

-- 1. We hold the write lock. The other process has no busy timeout, as is SQLite's default.
.print 1. we are writing; another process writes too, with no timeout
BEGIN IMMEDIATE;
UPDATE stock SET n = n - 1;
.shell sqlite3 shop.db "UPDATE stock SET n = n - 1" 2>&1 || true

-- 2. The same with a timeout that is too short: SQLite asks again and again for 0.3 s, then gives up.
.print 2. the same with a timeout of 0.3 s
CREATE TEMP TABLE watch AS SELECT julianday('now') AS started;
.shell sqlite3 shop.db ".timeout 300" "UPDATE stock SET n = n - 1" 2>&1 || true
SELECT iif((julianday('now') - started) * 86400 > 0.29, 'waited first, in vain', 'did not wait') FROM watch;

-- 3. A timeout that is long enough. The other process runs in the background now, so that we can commit.
--    Opening a FIFO to read waits until somebody writes: that is how either process waits for the other.
.print 3. the same with a timeout of 8 s; this time we commit while it waits
.shell mkfifo asking done
.shell (sqlite3 shop.db ".timeout 8000" ".shell echo > asking" "UPDATE stock SET n = n - 1" "SELECT 'ok, it left n = ' || n FROM stock" > patient 2>&1; echo > done) &
.shell cat asking > /dev/null
-- Stands for the rest of our work. Nothing depends on how long it takes.
.shell sleep 0.2
COMMIT;
.shell cat done > /dev/null; cat patient

-- 4. Nobody holds a lock when this UPDATE comes, the timeout is 8 s, and it is refused all the same: the
--    transaction began with a SELECT, and what it read has since been changed by a third process.
--    Had it waited for those 8 s, `timeout 5` would have ended it first (exit status 124).
.print 4. a process with a timeout of 8 s: BEGIN, SELECT, (a third one writes), UPDATE
.shell timeout 5 sqlite3 shop.db ".timeout 8000" "BEGIN" "SELECT 'it read n = ' || n FROM stock" ".shell sqlite3 shop.db 'UPDATE stock SET n = n - 1'" "UPDATE stock SET n = n - 1" 2>&1; test $? = 124 && echo it was still waiting after 5 s || echo refused at once: what it has read will never be new again

-- 5. The cure: take the write lock before reading. Now the third one is the one that is refused, and can wait.
.print 5. the same, but BEGIN IMMEDIATE
.shell sqlite3 shop.db ".timeout 8000" "BEGIN IMMEDIATE" "SELECT 'it read n = ' || n FROM stock" ".shell sqlite3 shop.db 'UPDATE stock SET n = n - 1' 2>&1 || true" "UPDATE stock SET n = n - 1" "COMMIT" "SELECT 'ok, it left n = ' || n FROM stock" 2>&1
