#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <unistd.h>

// Swift may not run between fork and exec, and posix_spawn cannot say that a child must end with its parent, so both are here.
//
// The child gets a process group of its own (a Ctrl-C is the parent's to pass on), no signal blocked or ignored, nothing to read, `out` and
// `err` as its output, no other descriptor, and SIGTERM when the thread that called this ends. -1 where there can be no more processes; a
// program that cannot be executed ends with 127.
static inline pid_t assay_spawn(const char *path, char *const arguments[], char *const environment[], int out, int err) {
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
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, 0);
    dup2(out, 1);
    dup2(err, 2);
    close_range(3, ~0U, 0);
    execve(path, arguments, environment);
    _exit(127);
}
