internal import Glibc

/// Processors that this process may use.
let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
