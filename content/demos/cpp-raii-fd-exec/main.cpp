// A descriptor that closes itself, and what becomes of it when exec replaces the program: no destructor runs.
// What must not pass on needs close-on-exec; what must pass on loses that flag in the child, just before exec.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

// -1 and errno, as an exception.
int check(int result, const char *what) {
    if (result == -1) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

bool is_open(int fd) { return fcntl(fd, F_GETFD) != -1; }

// Owns one descriptor. Can be moved, not copied: two owners would close it twice, and by then the number may
// belong to something else.
class Fd {
public:
    explicit Fd(int fd) : fd_(fd) {}
    Fd(Fd &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd &operator=(Fd &&other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    Fd(const Fd &) = delete;
    Fd &operator=(const Fd &) = delete;
    ~Fd() {
        if (fd_ == -1) return;
        std::printf("  destructor: closes one descriptor\n");
        close(fd_);
    }
    int get() const { return fd_; }

private:
    int fd_;
};

Fd open_file(int flags) { return Fd(check(open("/dev/null", O_RDONLY | flags), "open")); }

// The program after exec: it knows nothing but the numbers it was told.
int after_exec(char **numbers) {
    const char *names[] = {"opened with O_CLOEXEC", "opened without it", "with it, flag removed in the child"};
    std::printf("after exec\n");
    for (int i = 0; i < 3; i++) std::printf("  %-36s %s\n", names[i], is_open(std::atoi(numbers[i])) ? "open" : "closed");
    return 0;
}

int main(int argc, char **argv) try {
    if (argc == 4) return after_exec(argv + 1);

    std::printf("end of a scope\n");
    int number;
    {
        Fd first = open_file(O_CLOEXEC);
        Fd second = std::move(first); // one owner again: closed once
        number = second.get();
    }
    std::printf("  the descriptor is %s\n", is_open(number) ? "open" : "closed");

    Fd own = open_file(O_CLOEXEC), leaked = open_file(0), handed_over = open_file(O_CLOEXEC);
    std::printf("fork and exec: no destructor line follows\n");
    std::fflush(stdout); // or both processes would have this text in their buffers

    pid_t pid = check(fork(), "fork");
    if (pid == 0) {
        // Here and not in the parent: there another thread could fork meanwhile, and pass it on as well.
        int flags = fcntl(handed_over.get(), F_GETFD);
        if (flags != -1 && fcntl(handed_over.get(), F_SETFD, flags & ~FD_CLOEXEC) != -1) {
            std::string a = std::to_string(own.get()), b = std::to_string(leaked.get()), c = std::to_string(handed_over.get());
            execl("/proc/self/exe", "after", a.c_str(), b.c_str(), c.c_str(), static_cast<char *>(nullptr));
        }
        std::perror("exec");
        _exit(127);
    }
    int status;
    check(waitpid(pid, &status, 0), "waitpid");
    std::printf("in the parent, at the end of main\n");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
} catch (const std::system_error &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
