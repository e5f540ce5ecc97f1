internal import CFastCGI
internal import Glibc

/// Memory that was freed, and that the C library would keep for later.
public enum ProcessMemory {
    /// To be called before the first thread starts. Otherwise each thread's memory is apart, and one large answer raises the size of what
    /// is kept for good. With one arena a core, threads wait for one another's: requests and runs took a sixth longer.
    public static func keepSmall() { fastcgi_keep_memory_small(CInt(4 * max(2, sysconf(CInt(_SC_NPROCESSORS_ONLN))))) }

    /// Gives what is free back to the system. Takes milliseconds: for after a burst.
    public static func giveBack() { fastcgi_return_memory() }
}
