// The four uses of SO_REUSEADDR, asked of this kernel. Each line of the table binds two sockets to one port,
// four times over: nobody has set the option, only the first, only the second, both. Then datagrams are sent
// to pairs that UDP allows, to see who gets them.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define TCP SOCK_STREAM
#define UDP SOCK_DGRAM
#define ANY "0.0.0.0"
#define LOOP "127.0.0.1"
#define OTHER "127.0.0.2" // all of 127.0.0.0/8 is ours
#define GROUP "239.1.2.3"

static int check(int result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(1);
    }
    return result;
}

static struct sockaddr_in address(const char *ip, int port) {
    return (struct sockaddr_in){AF_INET, htons(port), {inet_addr(ip)}, {0}};
}

static int port_of(int fd) {
    struct sockaddr_in local;
    check(getsockname(fd, (struct sockaddr *)&local, &(socklen_t){sizeof local}), "getsockname");
    return ntohs(local.sin_port);
}

static int new_socket(int type, int reuse) {
    int fd = check(socket(AF_INET, type, 0), "socket");
    check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse), "SO_REUSEADDR");
    return fd;
}

static int bind_to(int fd, const char *ip, int port) {
    struct sockaddr_in local = address(ip, port);
    return bind(fd, (struct sockaddr *)&local, sizeof local);
}

static const char *answer(int result) {
    if (result == 0) return "ok";
    return errno == EADDRINUSE ? "EADDRINUSE" : strerror(errno);
}

// ---- who may bind ----

typedef enum { ONLY_BOUND, LISTENS, CLOSED_WITH_CONNECTION } State;
typedef struct {
    const char *name;
    int type;
    const char *first_ip, *second_ip;
    State first;
} Case;

static const Case CASES[] = {
    {"1 TCP: listener gone, its connection is open", TCP, LOOP, LOOP, CLOSED_WITH_CONNECTION},
    {"2 TCP: * bound, then 127.0.0.1", TCP, ANY, LOOP, ONLY_BOUND},
    {"  TCP: * listens, then 127.0.0.1", TCP, ANY, LOOP, LISTENS},
    {"  UDP: *, then 127.0.0.1", UDP, ANY, LOOP, ONLY_BOUND},
    {"3 TCP: 127.0.0.1 listens, then 127.0.0.2", TCP, LOOP, OTHER, LISTENS},
    {"4 TCP: 127.0.0.1 bound, then the same", TCP, LOOP, LOOP, ONLY_BOUND},
    {"  TCP: 127.0.0.1 listens, then the same", TCP, LOOP, LOOP, LISTENS},
    {"  UDP: 127.0.0.1, then the same", UDP, LOOP, LOOP, ONLY_BOUND},
};

static const char *second_bind(const Case *it, int first_has, int second_has) {
    int first = new_socket(it->type, first_has), second = new_socket(it->type, second_has), client = -1;
    check(bind_to(first, it->first_ip, 0), "first bind"); // port 0: a free one
    int port = port_of(first);
    if (it->first != ONLY_BOUND) check(listen(first, 8), "listen");
    if (it->first == CLOSED_WITH_CONNECTION) {
        struct sockaddr_in server = address(it->first_ip, port);
        client = check(socket(AF_INET, TCP, 0), "socket");
        check(connect(client, (struct sockaddr *)&server, sizeof server), "connect");
        int connection = check(accept(first, NULL, NULL), "accept");
        check(close(first), "close");
        first = connection; // has the option if the listener had it
    }
    const char *result = answer(bind_to(second, it->second_ip, port));
    check(close(first), "close"), check(close(second), "close");
    if (client != -1) check(close(client), "close");
    return result;
}

// Binding is not yet listening: this pair may bind. May both listen?
static void both_listen(void) {
    int first = new_socket(TCP, 1), second = new_socket(TCP, 1);
    check(bind_to(first, LOOP, 0), "bind"), check(bind_to(second, LOOP, port_of(first)), "bind");
    const char *of_first = answer(listen(first, 8)), *of_second = answer(listen(second, 8));
    printf("  TCP: both bound with it, then listen(): the first %s, the second %s\n", of_first, of_second);
    check(close(first), "close"), check(close(second), "close");
}

// ---- who gets what is sent ----

static int received(int fd) {
    int count = 0;
    for (char byte; recv(fd, &byte, 1, MSG_DONTWAIT) == 1;) count++;
    if (errno != EAGAIN) check(-1, "recv");
    return count;
}

static void send_to_pair(const char *first_ip, const char *second_ip, const char *to, int is_group) {
    int first = new_socket(UDP, 1), second = new_socket(UDP, 1), sender = new_socket(UDP, 0);
    check(bind_to(first, first_ip, 0), "bind"), check(bind_to(second, second_ip, port_of(first)), "bind");
    if (is_group) {
        struct ip_mreq group = {{inet_addr(GROUP)}, {inet_addr(LOOP)}}; // on the loopback interface
        check(setsockopt(first, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group), "join");
        check(setsockopt(second, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group), "join");
        check(setsockopt(sender, IPPROTO_IP, IP_MULTICAST_IF, &group.imr_interface, 4), "IP_MULTICAST_IF");
    }
    struct sockaddr_in target = address(to, port_of(first));
    for (int i = 0; i < 3; i++)
        check(sendto(sender, "!", 1, 0, (struct sockaddr *)&target, sizeof target), "sendto");
    int in_first = 0, in_second = 0;
    for (int i = 0; i < 2000 && in_first + in_second < (is_group ? 6 : 3); i++) {
        if (i > 0) poll(NULL, 0, 1);
        in_first += received(first), in_second += received(second);
    }
    printf("  to %s: first (%s) %d, second (%s) %d\n", to, first_ip, in_first, second_ip, in_second);
    check(close(first), "close"), check(close(second), "close"), check(close(sender), "close");
}

int main(void) {
    printf("%-46s  nobody      the first   the second  both\n", "second bind(), with SO_REUSEADDR set by");
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        printf("%-46s", CASES[i].name);
        for (int set = 0; set < 4; set++)
            printf(set < 3 ? "  %-10s" : "  %s\n", second_bind(&CASES[i], set & 1, set >> 1));
    }
    both_listen();
    printf("3 datagrams to two UDP sockets bound with it: how many each of them gets\n");
    send_to_pair(ANY, LOOP, LOOP, 0);
    send_to_pair(ANY, LOOP, OTHER, 0);
    send_to_pair(LOOP, LOOP, LOOP, 0);
    send_to_pair(GROUP, GROUP, GROUP, 1);
}
