#include <fcgiapp.h>
#include <malloc.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* Only visible with _GNU_SOURCE, which an importer of C does not set. */
extern int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);

/* The next connection of `listener`, closed in programs that this one starts. */
static inline int fastcgi_accept(int listener) { return accept4(listener, 0, 0, SOCK_CLOEXEC); }

/* A descriptor that becomes readable for good once something is written to it. */
static inline int fastcgi_signal(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/* Has free memory go back to the system: large blocks at once, the others from few places. */
static inline void fastcgi_keep_memory_small(int arenas) {
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_ARENA_MAX, arenas);
}

static inline void fastcgi_return_memory(void) { malloc_trim(0); }
