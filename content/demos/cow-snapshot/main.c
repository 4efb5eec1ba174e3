// A snapshot while writes go on, as Redis up to 6.2 rewrites its append-only file: the child of fork() writes
// the table as it was, the parent goes on and sends each write through a pipe, the child appends what came.
// main() is the parent, and alone prints. At the end it reads the file as a restart would, and compares.
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KEYS = 4096, PAGE = 4096 };
typedef struct { long value; char rest[PAGE - sizeof(long)]; } Entry; // one to a page: a write copies just it
typedef struct { long key, value; } Set;                              // a command, in file and pipe
static _Alignas(PAGE) Entry table[KEYS];

static int check(ssize_t result, const char *what) { // -1 and errno: the end of this process
    if (result == -1) err(1, "%s", what);
    return (int)result;
}

static void write_all(int fd, const void *data, size_t size) {
    if ((size_t)check(write(fd, data, size), "write") != size) errx(1, "a short write");
}

static void hear(int fd, char expected) {
    char word;
    if (check(read(fd, &word, 1), "read") != 1 || word != expected) errx(1, "did not hear '%c'", expected);
}

// Dirty: was written to. Private: mapped by this process alone. Shared: by the child as well.
static void show_memory(const char *when) {
    long shared = -1, own = -1; // in KB
    char line[200];
    FILE *rollup = fopen("/proc/self/smaps_rollup", "re");
    if (rollup == NULL) err(1, "smaps_rollup");
    while (fgets(line, sizeof line, rollup) != NULL) {
        sscanf(line, "Shared_Dirty: %ld", &shared);
        sscanf(line, "Private_Dirty: %ld", &own);
    }
    fclose(rollup);
    printf("  %-18s shared with the child %2.0f MB, its own %2.0f MB\n", when, shared / 1024.0, own / 1024.0);
}

static char later[64 * 1024]; // what came through the pipe: it belongs behind the snapshot
static size_t later_size;

static void take_diff(int diff) {
    ssize_t size;
    while ((size = read(diff, later + later_size, sizeof later - later_size)) > 0) later_size += (size_t)size;
    if (size == -1 && errno != EAGAIN) err(1, "read");
}

// The child. Its memory is the table at the moment of the fork: it is the writer to a page who gets a copy.
static _Noreturn void write_snapshot(int diff, int parent) {
    check(fcntl(diff, F_SETFL, O_NONBLOCK), "fcntl");
    int file = check(open("rewrite.tmp", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), "open");
    hear(parent, 'g'); // go. Only here: so that in every run there are writes before the first key is written
    for (long key = 0; key < KEYS; key++) {
        Set set = {key, table[key].value};
        write_all(file, &set, sizeof set);
        take_diff(diff); // now and then, or the pipe fills up and the parent has to wait
    }

    write_all(parent, "!", 1); // send no more
    struct pollfd ends[] = {{.fd = parent, .events = POLLIN}, {.fd = diff, .events = POLLIN}};
    do {
        check(poll(ends, 2, -1), "poll");
        take_diff(diff); // if the answer is there, this takes all that was sent before it
    } while (ends[0].revents == 0);
    hear(parent, '!');
    write_all(file, later, later_size);
    check(fsync(file), "fsync");
    _exit(0);
}

static Set batch[1024];
static void take_writes(long first, long count) {
    static long value = KEYS;
    for (long i = 0; i < count; i++) {
        table[first + i].value = ++value;
        batch[i] = (Set){first + i, value};
    }
}

// Applies the next `count` commands of the file. Returns how many keys then differ from the table.
static long replay(FILE *file, long count) {
    static long values[KEYS];
    for (Set set; count > 0; count--) {
        if (fread(&set, sizeof set, 1, file) != 1) errx(1, "commands are missing");
        values[set.key] = set.value;
    }
    long different = 0;
    for (long key = 0; key < KEYS; key++) different += values[key] != table[key].value;
    return different;
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0); // nothing unprinted when we fork
    check(prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0), "prctl"); // else a write might copy a huge page, 2 MB
    for (long key = 0; key < KEYS; key++) table[key].value = key;
    printf("a table of %d keys, one to a page: %d MB\n", KEYS, (int)(sizeof table >> 20));
    show_memory("before the fork:");

    int diff[2], talk[2]; // the child has [0], the parent [1]. Redis uses two more pipes to talk
    check(pipe2(diff, O_CLOEXEC), "pipe2");
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, talk), "socketpair");
    pid_t child = check(fork(), "fork");
    check(close(diff[child == 0]), "close");
    check(close(talk[child == 0]), "close");
    if (child == 0) write_snapshot(diff[0], talk[0]);
    show_memory("after the fork:");

    printf("parent: takes 1024 writes, then lets the child begin\n");
    take_writes(1536, 1024);
    show_memory("after 1024 writes:");
    write_all(talk[1], "g", 1);
    write_all(diff[1], batch, 1024 * sizeof *batch);
    printf("parent: takes 600 more\n");
    take_writes(2048, 600);
    write_all(diff[1], batch, 600 * sizeof *batch);

    hear(talk[1], '!');
    printf("child: '!', the snapshot is written, send no more\n");
    write_all(talk[1], "!", 1);
    take_writes(100, 50);
    printf("parent: '!', 50 writes that come from now on stay with me\n");
    int status;
    check(waitpid(child, &status, 0), "waitpid");
    if (status != 0) errx(1, "the child failed");
    int file = check(open("rewrite.tmp", O_WRONLY | O_APPEND | O_CLOEXEC), "open");
    write_all(file, batch, 50 * sizeof *batch);
    check(fsync(file), "fsync");
    check(close(file), "close");
    check(rename("rewrite.tmp", "table.aof"), "rename"); // up to here, a crash leaves the old file in place
    printf("parent: appends them to the child's file, renames it\n");

    FILE *aof = fopen("table.aof", "re");
    if (aof == NULL) err(1, "table.aof");
    long changed = 0;
    for (long key = 0; key < KEYS; key++) changed += table[key].value != key;
    printf("replay: the file against the table, where %ld keys have changed since the fork\n", changed);
    printf("  the snapshot's %d commands:     %4ld keys differ\n", KEYS, replay(aof, KEYS));
    printf("  then %d that came by the pipe:  %4ld\n", 1024 + 600, replay(aof, 1024 + 600));
    printf("  then %d that the parent added:    %4ld\n", 50, replay(aof, 50));
    printf("  left in the file: %s\n", fgetc(aof) == EOF ? "nothing" : "something");
}
