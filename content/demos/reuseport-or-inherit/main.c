// Two processes, A and B, accept on one port, in two ways. Inherited: one socket, bound before the fork: one
// queue. SO_REUSEPORT: each binds a socket of its own: two queues, and a hash of addresses and ports picks
// one for each connection. The main process is the client: it connects 40 times, tells A and B when to go on,
// and prints a letter for each connection: who answered it, or - if it was reset.
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define CONNECTIONS 40 // a hash gives them all to one process once in 2^39 runs
#define PORT 8080
#define CLIENT_PORT 20000 // and up: the same ones in each round, hence the same hashes

static int check(int result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(1);
    }
    return result;
}

static struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in){AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}, {0}};
}

static int bound_socket(int type, int port, int reuseport) {
    struct sockaddr_in address = loopback(port);
    int fd = check(socket(AF_INET, type, 0), "socket");
    check(setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &reuseport, sizeof reuseport), "SO_REUSEPORT");
    check(bind(fd, (struct sockaddr *)&address, sizeof address), "bind");
    return fd;
}

static int listening_socket(int reuseport) {
    int fd = bound_socket(SOCK_STREAM | SOCK_NONBLOCK, PORT, reuseport);
    check(listen(fd, CONNECTIONS), "listen");
    return fd;
}

static void say(int fd, char byte) {
    if (write(fd, &byte, 1) != 1) check(-1, "write");
}

static void hear(int fd) {
    char byte;
    if (read(fd, &byte, 1) != 1) check(-1, "read from the other process");
}

// ---- A and B ----

static _Noreturn void serve(char name, int inherited, int only_close, int client) {
    int listening = inherited == -1 ? listening_socket(1) : inherited, accepted[CONNECTIONS + 1], count = 0;
    say(client, 'k'); // it listens
    hear(client);
    if (only_close) {
        check(close(listening), "close");
    } else {
        while ((accepted[count] = accept(listening, NULL, NULL)) != -1) say(accepted[count++], name);
        if (errno != EAGAIN) check(-1, "accept");
    }
    say(client, 'k'); // the socket is closed, or the queue empty
    hear(client);
    // The client has reset them all. Once that has come in nothing is left of them, not even a TIME-WAIT.
    for (char byte; count > 0; count--)
        while (read(accepted[count - 1], &byte, 1) > 0) continue;
    _exit(0);
}

static int start(char name, int inherited, int only_close) {
    int pair[2];
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), "socketpair");
    if (check(fork(), "fork") == 0) serve(name, inherited, only_close, pair[1]);
    check(close(pair[1]), "close");
    hear(pair[0]);
    return pair[0];
}

// ---- the client ----

// The queue of each socket that listens on the port, as the kernel has it. Returns how many connections wait.
static unsigned look_at_queues(char *text) {
    char line[256];
    unsigned port, state, queue, sum = 0;
    FILE *table = fopen("/proc/net/tcp", "r");
    if (table == NULL) check(-1, "/proc/net/tcp");
    for (*text = '\0'; fgets(line, sizeof line, table) != NULL;) {
        int found = sscanf(line, " %*d: %*x:%x %*x:%*x %x %*x:%x", &port, &state, &queue);
        if (found != 3 || port != PORT || state != 0x0A) continue; // 0A: LISTEN
        text += sprintf(text, "[%u]", queue);
        sum += queue;
    }
    fclose(table);
    return sum;
}

static void play(int reuseport, int a_closes, char *letters) {
    int inherited = reuseport ? -1 : listening_socket(0), clients[CONNECTIONS];
    int a = start('A', inherited, a_closes), b = start('B', inherited, 0);
    if (!reuseport) check(close(inherited), "close"); // A and B have it
    for (int i = 0; i < CONNECTIONS; i++) {
        struct sockaddr_in server = loopback(PORT);
        clients[i] = bound_socket(SOCK_STREAM, CLIENT_PORT + i, 0);
        check(connect(clients[i], (struct sockaddr *)&server, sizeof server), "connect");
    }
    char before[64], after[64]; // connect() may return a moment before the connection is in its queue
    for (int i = 0; look_at_queues(before) < CONNECTIONS && i < 3000; i++) poll(NULL, 0, 1);
    if (a_closes) say(a, 'g'), hear(a);
    say(b, 'g'), hear(b);
    look_at_queues(after);
    if (!a_closes) say(a, 'g'), hear(a);
    const char *what_a_does = a_closes ? "A closes; " : "A is busy;";
    printf("  waiting: %-8s  %s B accepts all it can, and leaves %s\n", before, what_a_does, after);
    for (int i = 0; i < CONNECTIONS; i++) {
        ssize_t size = read(clients[i], &letters[i], 1); // waits for an answer or a reset: one of them comes
        if (size != 1) letters[i] = size == -1 && errno == ECONNRESET ? '-' : '?';
        struct linger reset = {1, 0}; // close() then sends RST
        check(setsockopt(clients[i], SOL_SOCKET, SO_LINGER, &reset, sizeof reset), "SO_LINGER");
        check(close(clients[i]), "close");
    }
    printf("    %s\n", letters);
    say(a, 'g'), say(b, 'g');
    for (int i = 0; i < 2; i++) check(wait(NULL), "wait");
    check(close(a), "close"), check(close(b), "close");
}

int main(void) {
    check(setvbuf(stdout, NULL, _IOLBF, 0) ? -1 : 0, "setvbuf"); // nothing unprinted when we fork
    for (int reuseport = 0; reuseport < 2; reuseport++) {
        char first[CONNECTIONS + 1] = "", second[CONNECTIONS + 1] = "";
        printf("%s\n", reuseport ? "two sockets with SO_REUSEPORT" : "one socket, inherited");
        play(reuseport, 0, first);
        play(reuseport, 1, second);
        int by_a = 0, by_b = 0, lost = 0, differ = 0;
        for (int i = 0; i < CONNECTIONS; i++) {
            by_a += first[i] == 'A', by_b += first[i] == 'B', lost += second[i] == '-';
            differ += (first[i] == 'A') != (second[i] == '-');
        }
        printf("  A had %d, B had %d; lost when A closed: %d%s\n", by_a, by_b, lost,
               lost == 0 ? "" : differ == 0 ? ", the very ones that A had" : ", and not those that A had");
    }
    FILE *setting = fopen("/proc/sys/net/ipv4/tcp_migrate_req", "r"); // 1: B would inherit A's queue
    printf("net.ipv4.tcp_migrate_req: %c\n", setting == NULL ? '-' : fgetc(setting));
}
