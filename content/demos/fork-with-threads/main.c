// fork() in a process with several threads: the child gets all of the memory, and one thread.
// First a plain fork: a lock that nobody in the child will ever release, and the data behind it half changed.
// Then three ways out: a helper forked before the first thread, posix_spawn(), pthread_atfork().
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int balance_a = 100, balance_b = 0; // together 100, whenever the lock is free
static pthread_barrier_t barrier;

static int check(int result, const char *what) { // -1 and errno: the end of this process
    if (result == -1) err(1, "%s", what);
    return result;
}
static void must(int error, const char *what) { // for functions that return the error itself
    errno = error;
    check(error == 0 ? 0 : -1, what);
}

static void meet(void) { // whoever of the two threads comes first waits for the other
    int result = pthread_barrier_wait(&barrier);
    must(result == PTHREAD_BARRIER_SERIAL_THREAD ? 0 : result, "barrier");
}

// The second thread moves money from a to b. At two places it stops until the main thread lets it go on: the
// first meeting says that it has come there, the second that it may go.
static void *transfer(void *unused) {
    for (;;) {
        meet(), meet();
        must(pthread_mutex_lock(&lock), "lock");
        balance_a -= 30;
        meet(), meet(); // a real thread is here for less than a microsecond
        balance_b += 30;
        must(pthread_mutex_unlock(&lock), "unlock");
    }
    return unused;
}
static void to_next_stop(void) { meet(), meet(); }

// What a process sees of itself. The child of a threaded process may stat() and write(), not printf().
// Nor pthread_mutex_trylock(), strictly; that is here because the lock is what this is about.
typedef struct { int threads, lock_error, sum; } Seen;
static Seen look(void) {
    struct stat tasks; // holds a folder for each thread, and so has a link for each, besides its own two
    int threads = stat("/proc/self/task", &tasks) == -1 ? -1 : (int)tasks.st_nlink - 2;
    Seen seen = {threads, pthread_mutex_trylock(&lock), balance_a + balance_b};
    if (seen.lock_error == 0) pthread_mutex_unlock(&lock);
    return seen;
}
static void show(const char *who, Seen seen) {
    const char *state = seen.lock_error == 0 ? "free" : "taken";
    printf("  %-26s threads: %d   lock: %-5s   a + b = %3d\n", who, seen.threads, state, seen.sum);
}

static _Noreturn void child_of_plain_fork(int parent) {
    char word;
    if (read(parent, &word, 1) != 1) _exit(1); // until the thread of the parent has unlocked
    Seen seen = look();
    if (write(parent, &seen, sizeof seen) != sizeof seen) _exit(1);
    pthread_mutex_lock(&lock);
    _exit(0);
}

static void plain_fork(void) {
    int pair[2];
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), "socketpair");
    printf("a thread has taken the lock, then 30 from a; the main thread forks\n");
    show("parent", look());
    pid_t pid = check(fork(), "fork");
    if (pid == 0) child_of_plain_fork(pair[1]);
    check(close(pair[1]), "close"); // so that the end of the child is the end of the stream

    to_next_stop();
    printf("the thread has added 30 to b and unlocked\n");
    show("parent", look());
    Seen seen;
    check((int)write(pair[0], "!", 1), "write");
    if (read(pair[0], &seen, sizeof seen) != sizeof seen) errx(1, "the child said nothing");
    show("child", seen);

    int ended = check(poll(&(struct pollfd){.fd = pair[0], .events = POLLIN}, 1, 200), "poll");
    printf("the child asks for the lock and %s\n", ended ? "gets it" : "waits; after 0.2 s it is killed");
    check(kill(pid, SIGKILL), "kill");
    check(waitpid(pid, NULL, 0), "waitpid");
}

static void wait_for(pid_t child) {
    int status;
    check(waitpid(child, &status, 0), "waitpid");
    if (status != 0) errx(1, "a child failed");
}

static _Noreturn void helper(int requests) { // a real one loops, and starts what it is asked to
    char request;
    if (read(requests, &request, 1) != 1) _exit(1);
    pid_t pid = check(fork(), "fork");
    if (pid == 0) show("1 child of the helper", look());
    else wait_for(pid);
    _exit(0);
}

static void before_fork(void) {
    meet(); // the thread may go on
    must(pthread_mutex_lock(&lock), "lock"); // waits until it has unlocked; then nobody is inside
}
static void after_fork(void) { must(pthread_mutex_unlock(&lock), "unlock"); } // in both processes

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0); // nothing unprinted when we fork
    if (argc > 1) {
        show(argv[1], look());
        return 0;
    }
    int pair[2];
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), "socketpair");
    pid_t child = check(fork(), "fork"); // way 1 is the place of this line: there is no second thread yet
    check(close(pair[child == 0]), "close");
    if (child == 0) helper(pair[0]);

    pthread_t thread;
    must(pthread_barrier_init(&barrier, NULL, 2), "pthread_barrier_init");
    must(pthread_create(&thread, NULL, transfer, NULL), "pthread_create");
    meet();
    to_next_stop();
    plain_fork();

    to_next_stop();
    printf("three ways out; the thread has the lock again\n");
    show("parent", look());
    check((int)write(pair[1], "!", 1), "write");
    wait_for(child);
    char *arguments[] = {"prog", "2 program of posix_spawn", NULL};
    must(posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments, environ), "posix_spawn");
    wait_for(child);
    must(pthread_atfork(before_fork, after_fork, after_fork), "pthread_atfork");
    child = check(fork(), "fork");
    // It may print: glibc's fork() looks after the locks of stdio. POSIX does not promise that.
    if (child == 0) show("3 child, with atfork", look());
    else wait_for(child);
}
