internal import CFastCGI
internal import Glibc

/// Limits the free memory that the C library keeps instead of returning it to the system.
public enum ProcessMemory {
    /// Call it before the first thread starts. Otherwise each thread has an arena of its own, and one large response permanently raises the
    /// size of blocks that are kept. Four arenas per core: with one, threads wait for each other, and requests and runs take a sixth
    /// longer.
    public static func limitRetention() { fastcgi_limit_retained_memory(CInt(4 * max(2, sysconf(CInt(_SC_NPROCESSORS_ONLN))))) }

    /// Returns free memory to the system. Takes milliseconds, so call it after a burst.
    public static func releaseUnused() { fastcgi_release_free_memory() }
}
