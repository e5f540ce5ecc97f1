#pragma once

/// Starts a program that does not outlive the thread that called this. Swift may not run between fork and exec, and posix_spawn cannot say
/// that a child must end with its parent, so it is C.
///
/// The child gets a process group of its own (a Ctrl-C is the parent's to pass on), no signal blocked or ignored, nothing to read, `out` and
/// `err` as its output, no other descriptor, this process's environment, and SIGTERM when the calling thread ends. Returns its id; -1
/// where there can be no more processes. A program that cannot be executed ends with 127.
int assay_spawn(const char *path, char *const arguments[], int out, int err);

/// A pipe whose ends no child inherits: `ends[0]` is read, `ends[1]` is written. -1 where there is none to be had.
int assay_pipe(int ends[2]);
