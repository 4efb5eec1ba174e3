// Upgrade as nginx does it. A master holds the listening socket and waits for signals, its worker accepts. On
// SIGUSR2 the master forks and execs the new program, whose environment says which descriptor is that socket.
// Both versions are this file; the one that inherits is v2. The main process is client and administrator.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// What a worker answers to each byte: who it is, and the inode of the socket that it accepts from.
typedef struct { int version; pid_t master; ino_t socket; } Answer;
static struct sockaddr_in address = {.sin_family = AF_INET};
static sigset_t signals;

static int check(int result, const char *what) {
    if (result == -1) err(1, "%s", what);
    return result;
}

static _Noreturn void work(int listener, Answer self) {
    check(signal(SIGCHLD, SIG_IGN) == SIG_ERR ? -1 : 0, "signal"); // leaves no zombies behind
    struct pollfd waiting[] = {{signalfd(-1, &signals, 0), POLLIN, 0}, {listener, POLLIN, 0}};
    check(waiting[0].fd, "signalfd");
    dprintf(STDERR_FILENO, "  worker v%d: accepts\n", self.version);
    while (check(poll(waiting, 2, -1), "poll") > 0 && waiting[0].revents == 0) {
        int connection = accept(listener, NULL, NULL);
        if (connection == -1 && errno == EAGAIN) continue; // the other version was faster
        check(connection, "accept");
        // A process for each connection is short to write. A worker of nginx has one loop for all of them.
        if (check(fork(), "fork") == 0) {
            check(close(listener), "close");
            for (char byte; check(read(connection, &byte, 1), "read") == 1;)
                check(write(connection, &self, sizeof self), "write");
            exit(0);
        }
        check(close(connection), "close");
    }
    check(close(listener), "close");
    dprintf(STDERR_FILENO, "  worker v%d: accepts no more, lets its connections end\n", self.version);
    while (wait(NULL) != -1) {}
    dprintf(STDERR_FILENO, "  worker v%d: ends\n", self.version);
    exit(0);
}

static void serve(int listener, int version) { // the master, until SIGQUIT
    struct stat about;
    check(fstat(listener, &about), "fstat");
    pid_t master = getpid(), worker = check(fork(), "fork");
    if (worker == 0) work(listener, (Answer){version, master, about.st_ino});
    while (check(sigwaitinfo(&signals, NULL), "sigwaitinfo") == SIGUSR2) {
        if (check(fork(), "fork") > 0) continue;
        char descriptors[16];
        snprintf(descriptors, sizeof descriptors, "%d;", listener);
        check(setenv("NGINX", descriptors, 1), "setenv");
        check(execl("/proc/self/exe", "server", NULL), "exec"); // nginx: its path, a new file by now
    }
    check(kill(worker, SIGQUIT), "kill");
    check(waitpid(worker, NULL, 0), "waitpid");
}

static int dial(void) {
    int connection = check(socket(AF_INET, SOCK_STREAM, 0), "socket");
    if (connect(connection, (struct sockaddr *)&address, sizeof address) == -1) puts(strerror(errno));
    return connection;
}

static Answer ask(int connection) { // version 0: no answer
    Answer answer = {0};
    if (send(connection, "?", 1, MSG_NOSIGNAL) != 1 ||
        recv(connection, &answer, sizeof answer, MSG_WAITALL) != sizeof answer) answer.version = 0;
    return answer;
}

static Answer latest;
static int answers[3]; // to new connections: none, from v1, from v2
static void ask_anew(void) {
    int connection = dial();
    latest = ask(connection);
    answers[latest.version]++;
    check(close(connection), "close");
}

// Prints the log as far as these words. Meanwhile makes new connections: 20, then one each millisecond.
static void wait_for(const char *words, int log) {
    struct pollfd ready = {log, POLLIN, 0};
    for (char text[256] = ""; strstr(text, words) == NULL; printf("%s", text)) {
        int made = 0;
        while (made < 20 || (made < 2000 && check(poll(&ready, 1, 1), "poll") == 0)) ask_anew(), made++;
        ssize_t size = made == 2000 ? 0 : check(read(log, text, sizeof text - 1), "read");
        if (size == 0) errx(1, "the server has not said \"%s\"", words);
        text[size] = '\0';
    }
}

int main(int argc, char **argv) {
    // Blocked, and fetched one by one. The mask outlives exec, so none comes too early for the new program.
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR2);
    sigaddset(&signals, SIGQUIT);
    check(sigprocmask(SIG_BLOCK, &signals, NULL), "sigprocmask");
    if (argc == 1 && strcmp(argv[0], "server") == 0) {
        const char *inherited = getenv("NGINX") ?: "-1";
        dprintf(STDERR_FILENO, "  master v2: finds NGINX=%s in its environment, does not bind\n", inherited);
        return serve(atoi(inherited), 2), 0;
    }
    // No SOCK_CLOEXEC: it is to outlive exec. Non-blocking: both workers wake for a connection, one is late.
    int listener = check(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), "socket"), log[2], status;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    check(bind(listener, (struct sockaddr *)&address, sizeof address), "bind");
    check(getsockname(listener, (struct sockaddr *)&address, &(socklen_t){sizeof address}), "getsockname");
    check(listen(listener, 128), "listen");
    check(pipe2(log, O_CLOEXEC), "pipe2");
    pid_t old = check(fork(), "fork");
    if (old == 0) return check(dup2(log[1], STDERR_FILENO), "dup2"), serve(listener, 1), 0;
    check(close(listener) | close(log[1]), "close");

    int lasting = dial();
    Answer first = ask(lasting);
    wait_for("v1: accepts", log[0]);
    printf("lasting connection: v%d answers. SIGUSR2 to the master\n", first.version);
    check(kill(old, SIGUSR2), "kill");
    wait_for("v2: accepts", log[0]);
    printf("lasting connection: v%d answers. SIGQUIT to the old master\n", ask(lasting).version);
    check(kill(old, SIGQUIT), "kill");
    wait_for("no more", log[0]);
    int by_v2 = answers[2];
    for (int i = 0; i < 20; i++) ask_anew();
    printf("20 new connections: v2 answers %d\n", answers[2] - by_v2);
    printf("lasting connection: v%d answers. The client closes it\n", ask(lasting).version);
    check(close(lasting), "close");
    wait_for("v1: ends", log[0]);
    check(waitpid(old, &status, 0), "waitpid");
    printf("the old master has ended with status %d\n", status);
    printf("v2 accepts from the same socket: %s\n", latest.socket == first.socket ? "yes" : "no");
    printf("new connections answered: by v1 %d, by v2 %d\n", answers[1], answers[2]);
    printf("new connections refused or cut off: %d\n", answers[0]);
    check(kill(latest.master, SIGQUIT), "kill");
    for (char rest[99]; check(read(log[0], rest, sizeof rest), "read") > 0;) {} // to the end of v2
    printf("one more, now that v2 has ended as well: ");
    ask_anew();
}
