internal import Glibc

extension Document {
    /// What a string or key says.
    func string(of node: Node) -> String {
        withContent(of: node) { content in
            guard node.marks.contains(.escaped) else { return String(verified: content) }
            return String(unsafeUninitializedCapacity: content.count) {
                Escapes.resolve(content, into: $0, loneSurrogates: loneSurrogates)
            }
        }
    }

    /// The same in bytes that tell lone surrogates apart, each encoded as any other code point is (WTF-8).
    func spelling(of node: Node) -> [UInt8] {
        withContent(of: node) { content in
            [UInt8](unsafeUninitializedCapacity: content.count) { buffer, count in
                count = Escapes.resolve(content, into: buffer, loneSurrogates: .kept)
            }
        }
    }

    /// Whether a string or key says the same as one of another document.
    func isSame(_ node: Node, as other: Node, of document: Document) -> Bool {
        guard !node.marks.contains(.escaped), !other.marks.contains(.escaped) else {
            return spelling(of: node) == document.spelling(of: other)
        }
        return withContent(of: node) { mine in document.withContent(of: other) { mine.elementsEqual($0) } }
    }

    /// Whether a key is this one, byte for byte: canonically equivalent names are different keys.
    func isKey(_ key: Node, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        withContent(of: key) { content in
            if key.marks.contains(.escaped) { return string(of: key).utf8.elementsEqual(name) }
            guard content.count == name.count, let address = content.baseAddress, let wanted = name.baseAddress else {
                return content.count == name.count
            }
            return memcmp(address, wanted, name.count) == 0
        }
    }

    /// The text between the quotation marks.
    @inline(__always)
    private func withContent<Result>(of node: Node, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withText(of: node) { read(UnsafeBufferPointer(rebasing: $0.dropFirst().dropLast())) }
    }
}

extension String {
    /// Text that the parser has found to be UTF-8 already.
    init(verified text: UnsafeBufferPointer<UInt8>) {
        self.init(copying: UTF8Span(unchecked: Span(_unsafeElements: text)))
    }
}
