// Reload as nginx does it: on SIGHUP the master reads the file anew. If it is wrong, nothing changes. Else it
// forks a worker that has the new configuration, and lets the old one finish what it has begun. The main
// process is the client: it writes the file, sends the signals, and makes requests all the while.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct { int price; char currency[4]; } Config;
// A worker's answer to each byte of a request. Most requests have just one byte; one is slow and has two.
typedef struct { Config config; pid_t worker; } Answer;
static struct sockaddr_in address = {.sin_family = AF_INET};
static sigset_t signals;
static int check(int result, const char *what) {
    if (result == -1) err(1, "%s", what);
    return result;
}

static void work(int listener, Config config) {
    Answer answer = {config, getpid()};
    struct pollfd waiting[] = {{signalfd(-1, &signals, 0), POLLIN, 0}, {listener, POLLIN, 0}};
    check(waiting[0].fd, "signalfd");
    while (check(poll(waiting, 2, -1), "poll") > 0 && waiting[0].revents == 0) { // until SIGQUIT
        int connection = accept(listener, NULL, NULL);
        if (connection == -1 && errno == EAGAIN) continue; // another worker was faster
        check(connection, "accept");
        if (check(fork(), "fork") == 0) { // a process for each connection: nginx has one loop for all of them
            check(close(listener), "close");
            for (char byte; check(read(connection, &byte, 1), "read") == 1;)
                check(write(connection, &answer, sizeof answer), "write");
            exit(0);
        }
        check(close(connection), "close");
    }
    check(close(listener), "close");
    dprintf(STDERR_FILENO, "  worker with price %d: accepts no more\n", config.price);
    while (wait(NULL) != -1) {}
    dprintf(STDERR_FILENO, "  worker with price %d: ends\n", config.price);
}

// Reads into an object of its own: the half that was right before an error takes no effect either.
static int read_config(Config *config) {
    FILE *file = fopen("server.conf", "r");
    if (file == NULL) check(-1, "server.conf");
    int count = fscanf(file, "price %2d currency %3s", &config->price, config->currency);
    int is_right = count == 2 && config->price > 0;
    check(fclose(file), "fclose");
    dprintf(STDERR_FILENO, "  master: %s\n", is_right ? "starts a worker" : "refuses server.conf");
    return is_right;
}

static void serve(int listener) { // the master
    check(signal(SIGCHLD, SIG_IGN) == SIG_ERR ? -1 : 0, "signal"); // leaves no zombies behind
    pid_t worker = 0;
    while (check(sigwaitinfo(&signals, NULL), "sigwaitinfo") == SIGHUP) {
        Config config;
        if (!read_config(&config)) continue; // goes on with what it has
        pid_t old = worker;
        worker = check(fork(), "fork");
        if (worker == 0) return work(listener, config);
        if (old != 0) check(kill(old, SIGQUIT), "kill"); // after the new one is there
    }
    check(kill(worker, SIGQUIT), "kill");
    while (wait(NULL) != -1) {}
}

static int dial(void) {
    int connection = check(socket(AF_INET, SOCK_STREAM, 0), "socket");
    if (connect(connection, (struct sockaddr *)&address, sizeof address) == -1) puts(strerror(errno));
    return connection;
}

static Answer ask(int connection, int is_last) { // price 0: no answer
    Answer answer = {0};
    if (send(connection, "?", 1, MSG_NOSIGNAL) != 1 ||
        recv(connection, &answer, sizeof answer, MSG_WAITALL) != sizeof answer) answer.config.price = 0;
    if (is_last) check(close(connection), "close");
    return answer;
}

static Answer first, latest;
static int answers[100]; // to requests, by price
static void request(void) {
    latest = ask(dial(), 1);
    answers[latest.config.price]++;
}
static pid_t master;
static struct pollfd server_log = {.events = POLLIN};
// Prints the log as far as these words. Meanwhile makes requests: 20, then one each millisecond.
static void wait_for(const char *words) {
    for (char text[256] = ""; strstr(text, words) == NULL; printf("%s", text)) {
        int made = 0;
        while (made < 20 || (made < 2000 && check(poll(&server_log, 1, 1), "poll") == 0)) request(), made++;
        ssize_t size = made == 2000 ? 0 : check(read(server_log.fd, text, sizeof text - 1), "read");
        if (size == 0) errx(1, "the server has not said \"%s\"", words);
        text[size] = '\0';
    }
}

static void reload(const char *config, const char *expected) {
    FILE *file = fopen("server.conf", "w");
    if (file == NULL || fputs(config, file) == EOF || fclose(file) == EOF) check(-1, "server.conf");
    check(kill(master, SIGHUP), "kill");
    printf("SIGHUP, server.conf: %s\n", config);
    wait_for(expected);
}

static void tell(const char *what, Answer answer) {
    printf("%s: %d %s, %s worker\n", what, answer.config.price, answer.config.currency,
           answer.worker == first.worker ? "old" : "new");
}

int main(void) {
    sigemptyset(&signals); // blocked, and fetched one by one
    sigaddset(&signals, SIGHUP);
    sigaddset(&signals, SIGQUIT);
    check(sigprocmask(SIG_BLOCK, &signals, NULL), "sigprocmask");
    int listener = check(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), "socket"), log[2];
    check(listen(listener, 128), "listen"); // without bind: on any free port
    check(getsockname(listener, (struct sockaddr *)&address, &(socklen_t){sizeof address}), "getsockname");
    check(pipe(log), "pipe");
    master = check(fork(), "fork");
    if (master == 0) return check(dup2(log[1], STDERR_FILENO), "dup2"), serve(listener), 0;
    check(close(listener) | close(log[1]), "close");
    server_log.fd = log[0];

    reload("price 1 currency EUR", "starts");
    int slow = dial();
    tell("slow request, first half", first = ask(slow, 0));
    reload("price 2 curency USD", "refuses");
    tell("latest request", latest);
    reload("price 2 currency USD", "no more");
    int by_old = answers[1];
    request();
    tell("latest request", latest);
    tell("slow request, last half", ask(slow, 1));
    wait_for("ends");
    printf("new requests since then, with price 1: %d\n", answers[1] - by_old);
    printf("all requests: with price 1 %d, with price 2 %d, failed %d\n", answers[1], answers[2], answers[0]);
    check(kill(master, SIGQUIT), "kill");
    check(waitpid(master, NULL, 0), "waitpid");
}
