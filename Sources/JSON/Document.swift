internal import Glibc

/// The bytes of one document and what was found in them. Nothing in it changes after parsing.
final class Document: @unchecked Sendable {
    // No lock: neither the bytes nor the nodes are written to after `init`.
    private let source: [UInt8]
    let nodes: UnsafePointer<Node>
    /// What strings have in place of unpaired surrogates.
    let loneSurrogates: Escapes.LoneSurrogates

    init(parsing source: [UInt8], maximumDepth: Int, loneSurrogates: Escapes.LoneSurrogates = .replaced) throws(JSONError) {
        self.loneSurrogates = loneSurrogates
        nodes = try source.withUnsafeBufferPointer { (text) throws(JSONError) in
            do throws(Fault) {
                return UnsafePointer(try JSONParser.nodes(of: text, maximumDepth: maximumDepth))
            } catch {
                throw JSONError(error, in: text)
            }
        }
        self.source = source
    }

    deinit { free(UnsafeMutablePointer(mutating: nodes)) }

    /// The text of a node as it was written, a string's quotation marks included.
    @inline(__always)
    func withText<Result>(of node: Node, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        source.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)])) }
    }

    /// All the text.
    @inline(__always)
    func withText<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        source.withUnsafeBufferPointer(read)
    }
}
