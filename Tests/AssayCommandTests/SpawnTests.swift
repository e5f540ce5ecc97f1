import CProcess
import Foundation
import Testing

@Suite(.serialized) struct SpawnTests {
    /// The child gets the parent's standard error as its output, and the other way round.
    @Test func bothOutputsArriveWhereTheyWereSent() throws {
        let (first, second) = (Pipe(), Pipe())
        let kept = (dup(1), dup(2))
        dup2(first.fileHandleForWriting.fileDescriptor, 1)
        dup2(second.fileHandleForWriting.fileDescriptor, 2)
        let words = [strdup("/bin/sh"), strdup("-c"), strdup("echo said; echo complained >&2"), nil]
        let child = assay_spawn("/bin/sh", words, 2, 1)
        dup2(kept.0, 1)
        dup2(kept.1, 2)
        for descriptor in [kept.0, kept.1] { close(descriptor) }
        for word in words { free(word) }
        for pipe in [first, second] { pipe.fileHandleForWriting.closeFile() }
        let (complained, said) = (first.fileHandleForReading.readDataToEndOfFile(), second.fileHandleForReading.readDataToEndOfFile())
        var status: Int32 = 0
        #expect(waitpid(child, &status, 0) == child && status == 0)
        #expect(String(decoding: said, as: UTF8.self).contains("said\n"))
        #expect(String(decoding: complained, as: UTF8.self).contains("complained\n"))
    }
}
