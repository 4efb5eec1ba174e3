// Node A moves a million fields to node B while a client's requests wait at A. A has a single thread: until
// B says that it has the piece under way, nobody gets an answer. A piece is a small key, a big key, or a part
// of one. The client is main(); it counts the answers that come before the end of the move.
#define _GNU_SOURCE
#include <err.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FIELDS = 1000000, REQUESTS = 300 };
typedef struct { long name, value; } Field;
typedef struct { long count, sum; } Receipt; // what B has so far
typedef enum { OK, ASK, TRYAGAIN, BEGUN, DONE, MOVE, WRITE } Kind;
typedef struct { Kind kind; long field; } Message;
static Field fields[FIELDS + 1]; // the last one belongs to another key, which stays on A

static int check(ssize_t result, const char *what) { // -1 and errno: the end of this process
    if (result == -1) err(1, "%s", what);
    return (int)result;
}
static void put(int fd, const void *data, size_t size) {
    if ((size_t)check(send(fd, data, size, MSG_NOSIGNAL), "send") != size) errx(1, "a short write");
}
static void get(int fd, void *data, size_t size) {
    if ((size_t)check(recv(fd, data, size, MSG_WAITALL), "recv") != size) errx(1, "the other one is gone");
}

static void add(Receipt *receipt, long count) {
    for (const Field *field = fields + receipt->count; count > 0; field++, count--, receipt->count++)
        receipt->sum += field->name * 31 + field->value;
}

static void node_b(int a, long step) {
    Receipt receipt = {0, 0};
    while (receipt.count < FIELDS) {
        get(a, fields + receipt.count, (size_t)step * sizeof(Field));
        add(&receipt, step);
        put(a, &receipt, sizeof receipt);
    }
}

// Answer a request, when the first `gone` fields have left.
static void answer(int client, long key_size, long gone) {
    Message request;
    get(client, &request, sizeof request);
    long first = request.field / key_size * key_size; // of its key
    request.kind = gone >= first + key_size ? ASK : gone > first ? TRYAGAIN : OK;
    if (request.kind == OK) fields[request.field].value++;
    put(client, &request, sizeof request);
}

static void node_a(int client, int b, long key_size, long step) {
    for (long i = 0; i <= FIELDS; i++) fields[i] = (Field){i, i * i};
    Receipt all = {0, 0}, theirs = {0, 0};
    add(&all, FIELDS);
    Message message;
    get(client, &message, sizeof message);
    if (message.kind != MOVE) errx(1, "not asked to move");
    put(client, &(Message){BEGUN, 0}, sizeof message);

    int left = REQUESTS;
    for (;;) {
        put(b, fields + theirs.count, (size_t)step * sizeof(Field));
        get(b, &theirs, sizeof theirs);
        if (theirs.count == FIELDS) break;
        // Between two pieces: one request, if there is one. Within a piece there is no place for it.
        struct pollfd end = {.fd = client, .events = POLLIN};
        if (left > 0 && check(poll(&end, 1, 0), "poll") == 1) {
            answer(client, key_size, theirs.count);
            left--;
        }
    }
    put(client, &(Message){DONE, theirs.sum == all.sum ? theirs.count : -1}, sizeof message);
    for (; left > 0; left--) answer(client, key_size, FIELDS);
}

static double now_ms(void) {
    struct timespec now;
    check(clock_gettime(CLOCK_MONOTONIC, &now), "clock_gettime");
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void run(const char *what, long key_size, long step) {
    int client[2], nodes[2], status;
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, client), "socketpair");
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, nodes), "socketpair");
    for (int node = 0; node < 2; node++) {
        if (check(fork(), "fork") != 0) continue;
        check(close(client[0]) | close(nodes[!node]), "close");
        if (node == 0) node_a(client[1], nodes[0], key_size, step);
        else node_b(nodes[1], step);
        _exit(0);
    }
    check(close(client[1]) | close(nodes[0]) | close(nodes[1]), "close");

    // In one go, so all wait at A before it reads the first. Half go to field 0, half to the key that stays.
    Message requests[1 + REQUESTS] = {{MOVE, 0}}, reply = {BEGUN, 0};
    for (int i = 1; i <= REQUESTS; i++) requests[i] = (Message){WRITE, i % 2 == 0 ? 0 : FIELDS};
    put(client[0], requests, sizeof requests);

    int before[DONE + 1] = {0}; // the end of the move
    long on_b = -1;
    double last = 0, longest = 0;
    for (int n = 0; n < 1 + REQUESTS + 1; n++) { // BEGUN, the answers, DONE among them, in the order of A
        get(client[0], &reply, sizeof reply);
        if (on_b == -1) before[reply.kind]++;
        if (reply.kind == DONE) {
            on_b = reply.field;
        } else {
            double now = now_ms();
            if (reply.kind != BEGUN && now - last > longest) longest = now - last;
            last = now;
        }
    }
    for (int node = 0; node < 2; node++) {
        check(wait(&status), "wait");
        if (status != 0) errx(1, "a node failed");
    }
    check(close(client[0]), "close");

    int answered = before[OK] + before[ASK] + before[TRYAGAIN];
    printf("%s\n  answered before the end: %d of %d", what, answered, REQUESTS);
    printf("  (%d OK, %d ASK, %d TRYAGAIN)\n", before[OK], before[ASK], before[TRYAGAIN]);
    printf("  longest time without an answer: %.2f ms;  fields on B: %ld\n", longest, on_b);
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0); // nothing unprinted when we fork
    run("1000 keys of 1000 fields, one key at a time", 1000, 1000);
    run("1 key of 1000000 fields, in one piece", FIELDS, FIELDS);
    run("1 key of 1000000 fields, 1000 fields at a time", FIELDS, 1000);
}
