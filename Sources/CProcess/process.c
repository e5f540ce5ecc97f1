#define _GNU_SOURCE
#include "process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

extern char **environ;

int assay_spawn(const char *path, char *const arguments[], int out, int err) {
    pid_t parent = getpid();
    pid_t child = fork();
    if (child != 0) return child;
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(127);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    signal(SIGPIPE, SIG_DFL);
    // Moves all three above the standard descriptors first, because one may have the number of another.
    int nothing = fcntl(open("/dev/null", O_RDWR), F_DUPFD, 3);
    out = fcntl(out, F_DUPFD, 3);
    err = fcntl(err, F_DUPFD, 3);
    if (dup2(nothing, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) _exit(127);
    close_range(3, ~0U, 0);
    execve(path, arguments, environ);
    _exit(127);
}

int assay_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
