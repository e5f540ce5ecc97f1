#pragma once

/// Starts a program that ends with the calling thread at the latest. It is in C because Swift code may not run between fork and exec, and
/// posix_spawn cannot end a child together with its parent.
///
/// The child has its own process group (so the parent decides what Ctrl-C does to it), no blocked or ignored signals, empty input, `out`
/// and `err` as output, no other descriptors, and this process's environment. It gets SIGTERM when the calling thread ends. Returns the
/// child's id, or -1 if the system refuses another process. A program that cannot be executed exits with 127.
int assay_spawn(const char *path, char *const arguments[], int out, int err);

/// Makes a pipe that child processes do not inherit: `ends[0]` is for reading, `ends[1]` for writing. Returns -1 on failure.
int assay_pipe(int ends[2]);
