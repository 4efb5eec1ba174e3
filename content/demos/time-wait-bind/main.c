// A server goes, and a second bind() to its port is tried in each state that it can leave behind: four times,
// with SO_REUSEADDR set by nobody, only by the old server, only by the new one, by both. The states are read
// from /proc/net/tcp. Who closes first decides who is left with TIME-WAIT.
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

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

static int port_of(int fd) {
    struct sockaddr_in local;
    check(getsockname(fd, (struct sockaddr *)&local, &(socklen_t){sizeof local}), "getsockname");
    return ntohs(local.sin_port);
}

static int new_socket(int reuse) {
    int fd = check(socket(AF_INET, SOCK_STREAM, 0), "socket");
    check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse), "SO_REUSEADDR");
    return fd;
}

static int bind_and_listen(int fd, int port) {
    struct sockaddr_in address = loopback(port);
    return bind(fd, (struct sockaddr *)&address, sizeof address) == -1 ? -1 : listen(fd, 8);
}

// ---- what the kernel knows of a port ----

static const char *const NAMES[] = {
    [0] = "nothing",
    [TCP_LISTEN] = "LISTEN",
    [TCP_ESTABLISHED] = "ESTABLISHED",
    [TCP_FIN_WAIT1] = "FIN-WAIT-1",
    [TCP_FIN_WAIT2] = "FIN-WAIT-2",
    [TCP_TIME_WAIT] = "TIME-WAIT",
    [TCP_CLOSE_WAIT] = "CLOSE-WAIT",
    [TCP_LAST_ACK] = "LAST-ACK",
    [TCP_CLOSING] = "CLOSING",
};

typedef struct {
    unsigned state;             // 0: there is nothing
    unsigned long timer, inode; // in hundredths of a second; of the socket that a process has, or 0
} Entry;

static Entry look_up(unsigned port, unsigned peer) {
    char line[256];
    FILE *table = fopen("/proc/net/tcp", "r");
    if (table == NULL) check(-1, "/proc/net/tcp");
    Entry found = {0}, it;
    while (found.state == 0 && fgets(line, sizeof line, table) != NULL) {
        unsigned local, remote;
        int count = sscanf(line, " %*d: %*x:%x %*x:%x %x %*x:%*x %*x:%lx %*x %*u %*u %lu",
                           &local, &remote, &it.state, &it.timer, &it.inode);
        if (count == 5 && local == port && (remote == peer || it.state == TCP_LISTEN)) found = it;
    }
    fclose(table);
    return found;
}

// Closing is an exchange of packets; this waits until it is over.
static Entry wait_for(unsigned state, int port, int peer) {
    Entry entry = look_up(port, peer);
    for (int i = 0; i < 2000 && entry.state != state; i++) {
        poll(NULL, 0, 1);
        entry = look_up(port, peer);
    }
    return entry;
}

// ---- the old server and the new one ----

typedef struct {
    const char *what, *closes; // l: the listener, s: the server's end of a connection, c: the client's
    unsigned server, client;   // the states that this must lead to
} Case;

static const Case CASES[] = {
    {"it listens", "", TCP_LISTEN, TCP_ESTABLISHED},
    {"it stops listening", "l", TCP_ESTABLISHED, TCP_ESTABLISHED},
    {"  the client closes", "lc", TCP_CLOSE_WAIT, TCP_FIN_WAIT2},
    {"    then the server", "lcs", 0, TCP_TIME_WAIT},
    {"  the server closes", "ls", TCP_FIN_WAIT2, TCP_CLOSE_WAIT},
    {"    then the client", "lsc", TCP_TIME_WAIT, 0},
};

static const char *second_bind(const Case *it, int old_has, int new_has, Entry *server, Entry *client) {
    int listener = new_socket(old_has), ends[2]; // of the connection: server, client
    check(bind_and_listen(listener, 0), "first bind");
    int port = port_of(listener);
    struct sockaddr_in address = loopback(port);
    ends[1] = new_socket(0);
    check(connect(ends[1], (struct sockaddr *)&address, sizeof address), "connect");
    ends[0] = check(accept(listener, NULL, NULL), "accept");
    int peer = port_of(ends[1]), open_ends = 2;
    for (const char *close_now = it->closes; *close_now; close_now++) {
        int *fd = *close_now == 'l' ? &listener : &ends[*close_now == 'c'];
        char byte;
        if (fd != &listener && open_ends-- == 1) check(read(*fd, &byte, 1), "read"); // waits for their FIN
        check(close(*fd), "close");
        *fd = -1;
    }
    *server = wait_for(it->server, port, peer);
    *client = wait_for(it->client, peer, port);
    int second = new_socket(new_has), result = bind_and_listen(second, port);
    const char *answer = result == 0 ? "ok" : errno == EADDRINUSE ? "EADDRINUSE" : strerror(errno);
    int rest[] = {second, listener, ends[0], ends[1]};
    for (int i = 0; i < 4; i++)
        if (rest[i] != -1) check(close(rest[i]), "close");
    return answer;
}

int main(void) {
    printf("the old server:      its port     a process  the client's  second bind(), SO_REUSEADDR set by\n");
    printf("                     is in        has it     port is in    "
           "nobody      the old     the new     both\n");
    Entry server, client;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *answers[4], *has_it;
        for (int set = 0; set < 4; set++)
            answers[set] = second_bind(&CASES[i], set & 1, set >> 1, &server, &client);
        has_it = server.inode != 0 ? "yes" : "no";
        printf("%-19s  %-11s  %-9s  %-12s", CASES[i].what, NAMES[server.state], has_it, NAMES[client.state]);
        printf("  %-10s  %-10s  %-10s  %s\n", answers[0], answers[1], answers[2], answers[3]);
    }
    unsigned long seconds = (server.timer + 99) / 100;
    printf("that TIME-WAIT: state %02X, inode %lu, ends in %lu s\n", server.state, server.inode, seconds);
}
