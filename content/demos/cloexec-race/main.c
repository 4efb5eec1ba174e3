// One thread makes a listening socket, another forks and runs a helper program. In two steps, socket() and
// then fcntl(FD_CLOEXEC), the moment of the fork decides whether the helper gets the socket; with
// SOCK_CLOEXEC it never does. The moment is forced: the first thread stops there until the helper runs. That
// makes no new race; it holds open a window that is always there, and mostly short.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int check(int result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(1);
    }
    return result;
}

// ---- the thread that makes the socket ----

typedef enum { BEFORE_SOCKET, AFTER_SOCKET, AFTER_LISTEN } Moment;
static const char *const MOMENTS[] = {"before socket()", "right after socket()", "when it listens"};

typedef struct {
    int is_atomic;
    Moment stop_at;
    sem_t stopped, go_on;
    int listener;
} Task;

static void pass(Task *task, Moment moment) {
    if (moment != task->stop_at) return;
    check(sem_post(&task->stopped), "sem_post");
    check(sem_wait(&task->go_on), "sem_wait");
}

static int bind_to(int fd, int port) {
    struct sockaddr_in address = {AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}, {0}};
    check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)), "SO_REUSEADDR"); // will not help
    return bind(fd, (struct sockaddr *)&address, sizeof address);
}

static void *make_listener(void *argument) {
    Task *task = argument;
    pass(task, BEFORE_SOCKET);
    int fd = check(socket(AF_INET, SOCK_STREAM | (task->is_atomic ? SOCK_CLOEXEC : 0), 0), "socket");
    pass(task, AFTER_SOCKET);
    if (!task->is_atomic) check(fcntl(fd, F_SETFD, FD_CLOEXEC), "fcntl");
    check(bind_to(fd, 0), "bind");
    check(listen(fd, 8), "listen");
    pass(task, AFTER_LISTEN);
    task->listener = fd;
    return NULL;
}

// ---- the helper: another program, which knows nothing of all this ----

static int helper(void) {
    DIR *descriptors = opendir("/proc/self/fd");
    if (descriptors == NULL) check(-1, "/proc/self/fd");
    char sockets = '0';
    for (struct dirent *entry; (entry = readdir(descriptors)) != NULL;) {
        char target[64] = "";
        if (atoi(entry->d_name) <= STDERR_FILENO) continue;
        check(readlinkat(dirfd(descriptors), entry->d_name, target, sizeof target - 1), "readlinkat");
        if (strncmp(target, "socket:", 7) == 0) sockets++;
    }
    check(write(STDOUT_FILENO, &sockets, 1), "write");
    return check(read(STDIN_FILENO, &sockets, 1), "read"); // until the pipe is closed
}

typedef struct {
    pid_t pid;
    int life;     // a pipe: it ends when we close it
    char sockets; // how many it says it has: a digit
} Helper;

static Helper start_helper(void) {
    int in[2], out[2];
    Helper it;
    check(pipe2(in, O_CLOEXEC), "pipe2"), check(pipe2(out, O_CLOEXEC), "pipe2");
    it.pid = check(fork(), "fork");
    if (it.pid == 0) {
        if (dup2(in[0], STDIN_FILENO) != -1 && dup2(out[1], STDOUT_FILENO) != -1)
            execl("/proc/self/exe", "prog", "helper", (char *)NULL);
        _exit(127);
    }
    check(close(in[0]), "close"), check(close(out[1]), "close");
    check(read(out[0], &it.sockets, 1) == 1 ? 0 : -1, "helper"); // exec is over: what had the flag is closed
    check(close(out[0]), "close");
    it.life = in[1];
    return it;
}

// ---- the server ----

static const char *answer(int result) {
    if (result == 0) return "ok";
    return errno == EADDRINUSE ? "EADDRINUSE" : errno == ECONNREFUSED ? "ECONNREFUSED" : strerror(errno);
}

static const char *bind_again(int port) {
    int fd = check(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    const char *result = answer(bind_to(fd, port));
    check(close(fd), "close");
    return result;
}

static void play(int is_atomic, Moment stop_at) {
    Task task = {.is_atomic = is_atomic, .stop_at = stop_at};
    pthread_t thread;
    check(sem_init(&task.stopped, 0, 0), "sem_init"), check(sem_init(&task.go_on, 0, 0), "sem_init");
    if ((errno = pthread_create(&thread, NULL, make_listener, &task)) != 0) check(-1, "pthread_create");
    check(sem_wait(&task.stopped), "sem_wait");
    Helper helper = start_helper();
    check(sem_post(&task.go_on), "sem_post");
    if ((errno = pthread_join(thread, NULL)) != 0) check(-1, "pthread_join");

    struct sockaddr_in local;
    check(getsockname(task.listener, (struct sockaddr *)&local, &(socklen_t){sizeof local}), "getsockname");
    int flag = check(fcntl(task.listener, F_GETFD), "fcntl") & FD_CLOEXEC;
    check(close(task.listener), "close"); // the server is done with the port
    const char *closed = bind_again(ntohs(local.sin_port));
    int client = check(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    const char *connected = answer(connect(client, (struct sockaddr *)&local, sizeof local));
    check(close(client), "close");
    check(close(helper.life), "close");
    check(waitpid(helper.pid, NULL, 0), "waitpid");
    const char *ended = bind_again(ntohs(local.sin_port));
    printf("  %-20s  %-10s  %-7c  ", MOMENTS[stop_at], flag ? "set" : "not set", helper.sockets);
    printf("%-10s  %-12s  %s\n", closed, connected, ended);
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "helper") == 0) return helper();
    printf("                        FD_CLOEXEC  helper   once we have closed it    helper gone\n");
    printf("the helper starts       of ours     sockets  bind()      connect()     bind()\n");
    for (int is_atomic = 0; is_atomic < 2; is_atomic++) {
        printf("%s\n", is_atomic ? "socket() with SOCK_CLOEXEC" : "socket(), then fcntl(FD_CLOEXEC)");
        for (Moment moment = BEFORE_SOCKET; moment <= AFTER_LISTEN; moment++) play(is_atomic, moment);
    }
}
