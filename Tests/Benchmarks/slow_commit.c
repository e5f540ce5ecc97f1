// Preloaded into the daemon, makes every flush to disk take 5 ms longer, as on a slow disk.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static void wait_5_ms(void) {
    struct timespec time = {.tv_sec = 0, .tv_nsec = 5000000};
    nanosleep(&time, NULL);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_5_ms();
    return real(file);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_5_ms();
    return real(file);
}
