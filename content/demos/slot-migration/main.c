// One slot of a key-value store moves from node A to node B while a client writes: the child of a fork sends
// the slot as it was; A logs the writes that come after, sends them too, and pauses for the last few to hand
// over. A node is a process, serve(). The client is main(): it follows redirects, then compares every key.
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { A, B, CLIENT, KEYS = 4000, SLOTS = 4, MOVING = 1, LAG = 8, LOG_MAX = 1 << 20 };
typedef enum { SET, GET, MOVE, OK, MOVED, LOADED, TAKE_OVER } Kind;
typedef struct { Kind kind; int key; long value; } Message; // value 0: there is no such key

static int self, with_log, go[2];
static int owner[SLOTS]; // as this process knows it

static int check(ssize_t result, const char *what) { // -1 and errno: the end of this process
    if (result == -1) err(1, "%s", what);
    return (int)result;
}
static void tell(int fd, Message message) { check(send(fd, &message, sizeof message, MSG_NOSIGNAL), "send"); }
static Message hear(int fd) {
    Message message;
    if (check(recv(fd, &message, sizeof message, 0), "recv") > 0) return message;
    if (self == CLIENT) errx(1, "a node is gone");
    _exit(0); // the client is done, and so is a node
}
static Message ask(int fd, Message request) { return tell(fd, request), hear(fd); }

// --- a node ---
static long table[KEYS];
static Message slot_log[LOG_MAX]; // writes to the slot since the fork
static long logged, sent;
static enum { NO, SNAPSHOT, CATCH_UP } moving;

static void start_move(int peer) {
    moving = SNAPSHOT; // writes are logged from the moment of the fork: no gap between snapshot and log
    if (check(fork(), "fork") != 0) return;
    char word; // the client says when to begin: so in every run there are writes before
    if (check(read(go[0], &word, 1), "read") != 1) _exit(1);
    for (int key = MOVING; key < KEYS; key += SLOTS)
        if (table[key] != 0) tell(peer, (Message){SET, key, table[key]});
    tell(peer, (Message){LOADED, 0, 0}); // B sends it on to A, once it has come that far
    _exit(0);
}

static void catch_up(int peer) {
    for (int n = 0; n < 4 && sent < logged; n++) tell(peer, slot_log[sent++]); // more than come meanwhile
    if (logged - sent > LAG) return;
    // The pause: nobody is answered until B has the last writes and the slot.
    while (sent < logged) tell(peer, slot_log[sent++]);
    if (ask(peer, (Message){TAKE_OVER, 0, 0}).kind != OK) errx(1, "B does not take over");
    owner[MOVING] = B;
    moving = NO;
    int status;
    check(wait(&status), "wait");
    if (status != 0) errx(1, "the snapshot failed");
}

static Message answer(Message request, int peer) {
    int slot = request.key % SLOTS;
    if (owner[slot] != self) return (Message){MOVED, request.key, owner[slot]};
    if (request.kind == MOVE) start_move(peer);
    if (request.kind == SET) table[request.key] = request.value;
    if (request.kind == SET && slot == MOVING && moving != NO && with_log) {
        if (logged == LOG_MAX) errx(1, "the log is full"); // a real node gives up the move
        slot_log[logged++] = request;
    }
    return (Message){OK, request.key, table[request.key]};
}

static _Noreturn void serve(int client, int peer) {
    struct pollfd ends[] = {{.fd = client, .events = POLLIN}, {.fd = peer, .events = POLLIN}};
    for (;;) {
        check(poll(ends, 2, moving == CATCH_UP ? 0 : -1), "poll");
        if (ends[0].revents != 0) tell(client, answer(hear(client), peer));
        if (ends[1].revents != 0) {
            Message message = hear(peer);
            if (message.kind == SET) table[message.key] = message.value;
            if (message.kind == LOADED && self == B) tell(peer, message);
            if (message.kind == LOADED && self == A) moving = CATCH_UP;
            if (message.kind == TAKE_OVER) {
                owner[MOVING] = B;
                tell(peer, (Message){OK, 0, 0});
            }
        }
        if (moving == CATCH_UP) catch_up(peer);
    }
}

// --- the client ---
static int node[2], redirects;
static long acknowledged[KEYS], last_value;

static long request(Kind kind, int key, long value) {
    for (;;) {
        Message reply = ask(node[owner[key % SLOTS]], (Message){kind, key, value});
        if (reply.kind == OK) return reply.value;
        redirects++;
        owner[key % SLOTS] = (int)reply.value; // remembered: the next one goes there at once
    }
}
static void set(int key, long value) {
    request(SET, key, value);
    acknowledged[key] = value;
}

static void run(void) {
    for (int key = 0; key < 3000; key++) set(key, ++last_value);
    request(MOVE, 0, 0);
    for (int key = 1000; key < 4000; key++) set(key, ++last_value); // in the slot: 500 changes, 250 new keys,
    for (int key = 1000; key < 1400; key++) set(key, 0);            // and 100 deletes
    Message early = ask(node[B], (Message){GET, MOVING, 0});
    printf("  B, asked too early: %s\n", early.kind == MOVED && early.value == A ? "MOVED to A" : "answers");
    check(write(go[1], "!", 1), "write");
    // On until the redirect, and a bit. Without a log only keys 0 to 3: what more would be lost is chance.
    int range = with_log ? 1000 : 4, others = 0, moved = 0;
    for (int n = 0, left = 100; left > 0; left -= redirects > 0) set(n++ % range, ++last_value);
    for (int key = 0; key < KEYS; key++)
        *(key % SLOTS == MOVING ? &moved : &others) += request(GET, key, 0) != acknowledged[key];
    printf("  redirects followed: %d\n", redirects);
    printf("  keys not as last acknowledged: %d of 1000 in the slot, %d of 3000 elsewhere\n", moved, others);
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0); // nothing unprinted when we fork
    check(pipe2(go, O_CLOEXEC), "pipe2");
    for (with_log = 1; with_log >= 0; with_log--) {
        int peers[2], pair[2], status;
        owner[MOVING] = A;
        redirects = 0;
        check(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, peers), "socketpair");
        for (self = A; self < CLIENT; self++) {
            check(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), "socketpair");
            pid_t pid = check(fork(), "fork");
            check(close(pair[pid != 0]), "close");
            if (pid == 0) check(close(peers[!self]), "close"), serve(pair[1], peers[self]);
            node[self] = pair[0];
        }
        check(close(peers[A]) | close(peers[B]), "close");
        printf("%s\n", with_log ? "the snapshot, and a log of the writes since" : "the snapshot alone");
        run();
        check(close(node[A]) | close(node[B]), "close");
        while (wait(&status) != -1)
            if (status != 0) errx(1, "a node failed");
    }
}
