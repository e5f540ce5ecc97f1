#include <fcgiapp.h>
#include <malloc.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* The header declares it only with _GNU_SOURCE, which Swift's importer does not set. */
extern int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);

/* Accepts the next connection of `listener`. Child processes do not inherit it. */
static inline int fastcgi_accept(int listener) { return accept4(listener, 0, 0, SOCK_CLOEXEC); }

/* Makes a descriptor that stays readable once something was written to it. */
static inline int fastcgi_event(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/* Limits the free memory that the C library keeps: large blocks are returned to the system at once, and there are few arenas. */
static inline void fastcgi_limit_retained_memory(int arenas) {
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_ARENA_MAX, arenas);
}

/* Returns free memory to the system. */
static inline void fastcgi_release_free_memory(void) { malloc_trim(0); }
