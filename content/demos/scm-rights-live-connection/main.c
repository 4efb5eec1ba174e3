// An old process hands its listening socket and two live connections to a new one, through a Unix socket. The
// main process is the client: it sends numbers, a comma after each, and is told their sum. In the middle of a
// number its connections change hands: one with all that the old process knows of it, the other without.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// What a process knows of a connection and the kernel does not: the sum, the bytes read but not answered.
typedef struct { long sum; size_t length; char text[16]; } State;
enum { LISTENER, FIRST, SECOND, COUNT, SIZE = COUNT * sizeof(int) }; // the descriptors of a message
static struct sockaddr_in address = {.sin_family = AF_INET};

static int check(int result, const char *what) {
    if (result == -1) err(1, "%s", what);
    return result;
}

static void say(int to) { check(write(to, "!", 1), "write"); }
static void hear(int from) { if (check(read(from, &(char){0}, 1), "read") == 0) errx(1, "it has ended"); }
static int is_nonblocking(int fd) { return (check(fcntl(fd, F_GETFL), "fcntl") & O_NONBLOCK) != 0; }

static void send_all(int channel, const int *descriptors, State *states) {
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(SIZE)] = {0};
    struct iovec body = {states, COUNT * sizeof *states};
    struct msghdr message = {NULL, 0, &body, 1, control, sizeof control, 0};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr){.cmsg_len = CMSG_LEN(SIZE), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(header), descriptors, SIZE);
    check(sendmsg(channel, &message, 0), "sendmsg");
}

static void receive_all(int channel, int *descriptors, State *states) {
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(SIZE)];
    struct iovec body = {states, COUNT * sizeof *states};
    struct msghdr message = {NULL, 0, &body, 1, control, sizeof control, 0};
    check(recvmsg(channel, &message, MSG_CMSG_CLOEXEC), "recvmsg");
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (message.msg_flags & MSG_CTRUNC || header == NULL) errx(1, "some are lost"); // no room: closed
    memcpy(descriptors, CMSG_DATA(header), SIZE);
}

// Reads once, then answers with the sum of the numbers that are complete.
static void serve(const char *name, int connection, State *state) {
    char *end = state->text + state->length;
    state->length += check(read(connection, end, sizeof state->text - state->length), "read");
    for (char *comma; (comma = memchr(state->text, ',', state->length)) != NULL;) {
        state->sum += atol(state->text);
        state->length -= comma + 1 - state->text;
        memmove(state->text, comma + 1, state->length);
    }
    check(dprintf(connection, "%ld from the %s process", state->sum, name), "dprintf");
}

static void count_descriptors(const char *when, ino_t inode) {
    char command[99];
    snprintf(command, sizeof command, "ls -l /proc/[0-9]*/fd 2>/dev/null | grep -c 'socket:.%lu.$'", inode);
    printf("descriptors of the listening socket in all processes, %s: ", when);
    check(fflush(stdout), "fflush");
    check(system(command), "system");
}

static int dial(const char *who) {
    int connection = check(socket(AF_INET, SOCK_STREAM, 0), "socket");
    int result = connect(connection, (struct sockaddr *)&address, sizeof address);
    printf("%s connects: %s\n", who, result == -1 ? strerror(errno) : "done");
    return connection;
}

static void old_process(int listener, int channel, int go) {
    int own[COUNT] = {listener};
    State states[COUNT] = {0};
    for (int i = FIRST; i <= SECOND; i++) {
        own[i] = check(accept(listener, NULL, NULL), "accept");
        serve("old", own[i], &states[i]);
    }
    hear(channel);
    struct stat about;
    check(fstat(listener, &about), "fstat");
    count_descriptors("before", about.st_ino);
    int before = is_nonblocking(own[FIRST]);
    states[SECOND] = (State){0}; // as if it had been forgotten
    send_all(channel, own, states);
    check(close(listener), "close"); // early on purpose: now nobody has it
    printf("old: has sent its descriptors %d, %d, %d and closed its %d\n", own[0], own[1], own[2], listener);
    count_descriptors("in flight", about.st_ino);
    dial("somebody"); // as any client might at this moment
    say(go);
    hear(channel);
    printf("old: O_NONBLOCK of its %d: %d before, %d now\n", own[FIRST], before, is_nonblocking(own[FIRST]));
}

static void new_process(int channel, int go) {
    int own[COUNT];
    State states[COUNT];
    say(channel); // please
    hear(go);
    receive_all(channel, own, states);
    check(accept(own[LISTENER], NULL, NULL), "accept");
    check(fcntl(own[FIRST], F_SETFL, O_NONBLOCK), "fcntl");
    printf("new: has them as %d, %d, %d; has accepted that connection\n", own[0], own[1], own[2]);
    printf("new: sets O_NONBLOCK on its %d\n", own[FIRST]);
    say(channel); // thank you
    for (int i = FIRST; i <= SECOND; i++) {
        check(poll(&(struct pollfd){own[i], POLLIN, 0}, 1, -1), "poll");
        serve("new", own[i], &states[i]);
    }
    send_all(channel, own, states); // nobody will receive this
}

static void ask(int connection, const char *text, char *answer, size_t size) {
    check(send(connection, text, strlen(text), MSG_NOSIGNAL), "send");
    answer[check(read(connection, answer, size - 1), "read")] = '\0';
}

int main(void) {
    int channel[2], go[2], connections[2], status;
    check(setvbuf(stdout, NULL, _IOLBF, 0) ? -1 : 0, "setvbuf");
    check(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel), "socketpair");
    check(pipe2(go, O_CLOEXEC), "pipe2");
    pid_t new = check(fork(), "fork"); // while there is nothing to inherit
    if (new == 0) return check(close(channel[0]) | close(go[1]), "close"), new_process(channel[1], go[0]), 0;
    check(close(channel[1]), "close");
    int listener = check(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    check(listen(listener, 8), "listen"); // without bind: on any free port
    check(getsockname(listener, (struct sockaddr *)&address, &(socklen_t){sizeof address}), "getsockname");
    pid_t old = check(fork(), "fork");
    if (old == 0) return old_process(listener, channel[0], go[1]), 0;
    check(close(listener), "close");
    char before[2][40], after[40];
    for (int i = 0; i < 2; i++) ask(connections[i] = dial("client"), "72,2", before[i], sizeof before[i]);
    check(waitpid(old, &status, 0), "waitpid");
    printf("old: has ended with status %d\n", status);
    for (int i = 0; i < 2; i++) {
        ask(connections[i], "8,", after, sizeof after);
        printf("client, %s: 72,2 -> %s; 8, -> %s\n", i == 0 ? "with state" : "without", before[i], after);
    }
    check(waitpid(new, NULL, 0), "waitpid");
    dial("new: has sent them on and ended; somebody");
    check(close(channel[0]), "close"); // with this end goes what is queued there
    dial("the message is thrown away unread; somebody");
}
