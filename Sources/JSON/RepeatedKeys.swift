internal import Glibc

extension JSONParser {
    /// Links repeated keys of an object to their last value.
    ///
    /// A set of 64 fingerprints is enough for most objects: a key with a new fingerprint is not a repetition. Other keys are compared with
    /// all earlier ones. Objects with many keys use a hash table, so that the time is linear in the text.
    /// - Returns: whether there are repeated keys.
    mutating func resolveRepeatedKeys(of object: Int) -> Bool {
        let limit = Int(nodes[object].next)
        var seen: UInt64 = 0
        var count = 0
        var found = false
        var key = object + 1
        while key < limit {
            let fingerprint = fingerprint(of: nodes[key])
            if seen & fingerprint != 0 {
                guard count < 16 else { return resolveManyKeys(of: object) }
                if let earlier = earlierKey(than: key, in: object) {
                    overwrite(earlier, with: key)
                    found = true
                }
            }
            seen |= fingerprint
            count += 1
            key = Int(nodes[key + 1].next)
        }
        return found
    }

    /// One bit of 64 for a key without escapes; all bits for a key with escapes, which can stand for any key.
    @inline(__always)
    private func fingerprint(of key: Node) -> UInt64 {
        guard !key.flags.contains(.escaped) else { return .max }
        // The text includes the quotation marks, so that these bytes exist for an empty key too.
        let first = start[Int(key.start) + 1]
        let last = start[Int(key.end) - 2]
        return 1 << UInt64((UInt32(first) &+ UInt32(last) &* 7 &+ (key.end - key.start) &* 13) & 63)
    }

    private func earlierKey(than key: Int, in object: Int) -> Int? {
        var earlier = object + 1
        while earlier < key {
            if isSameKey(nodes[earlier], nodes[key]) { return earlier }
            earlier = Int(nodes[earlier + 1].next)
        }
        return nil
    }

    private func overwrite(_ first: Int, with key: Int) {
        nodes[first].next = UInt32(truncatingIfNeeded: key + 1)
        nodes[key].flags.insert(.repeated)
    }

    private func resolveManyKeys(of object: Int) -> Bool {
        let limit = Int(nodes[object].next)
        // A member has at least two nodes, so that at most half of the table is used. Node 0 is never a key: 0 is a free place.
        var table = [UInt32](repeating: 0, count: 1 << (Int.bitWidth - (limit - object).leadingZeroBitCount))
        var found = false
        var key = object + 1
        while key < limit {
            var place = hash(of: nodes[key]) & (table.count - 1)
            while table[place] != 0, !isSameKey(nodes[Int(table[place])], nodes[key]) { place = (place + 1) & (table.count - 1) }
            if table[place] == 0 {
                table[place] = UInt32(truncatingIfNeeded: key)
            } else {
                overwrite(Int(table[place]), with: key)
                found = true
            }
            key = Int(nodes[key + 1].next)
        }
        return found
    }

    private func isSameKey(_ one: Node, _ other: Node) -> Bool {
        guard !one.flags.contains(.escaped), !other.flags.contains(.escaped) else { return wtf8(of: one) == wtf8(of: other) }
        let length = one.end - one.start
        return length == other.end - other.start && memcmp(start + Int(one.start), start + Int(other.start), Int(length)) == 0
    }

    /// A hash with a random seed for each process, so that nobody can construct a document with colliding keys.
    private func hash(of key: Node) -> Int {
        var hasher = Hasher()
        if key.flags.contains(.escaped) {
            wtf8(of: key).withUnsafeBytes { hasher.combine(bytes: $0) }
        } else {
            hasher.combine(bytes: UnsafeRawBufferPointer(text(of: key)))
        }
        return hasher.finalize()
    }

    /// The decoded text of a key in WTF-8, which keeps different lone surrogates apart.
    private func wtf8(of key: Node) -> [UInt8] {
        let text = text(of: key)
        return [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
            count = Escapes.resolve(text, into: buffer, loneSurrogates: .kept)
        }
    }

    /// The source text between the quotation marks.
    private func text(of string: Node) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start + Int(string.start) + 1, count: Int(string.end - string.start) - 2)
    }
}
