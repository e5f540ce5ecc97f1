internal import Glibc

extension JSONParser {
    /// Gives keys that are written more than once in an object the value written last.
    ///
    /// Most objects are settled by a set of 64 rough fingerprints: a key whose fingerprint is new cannot be a repetition. The others
    /// compare key with key, and, as soon as they have many, look keys up in a table, so that time grows with the text only.
    /// - Returns: whether there were any.
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

    /// One bit of 64 for a key that is written plainly; all of them for one with escapes, which can spell any key.
    @inline(__always)
    private func fingerprint(of key: Node) -> UInt64 {
        guard !key.marks.contains(.escaped) else { return .max }
        // The quotation marks belong to the text: of an empty key these are its two neighbours.
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
        nodes[key].marks.insert(.repeated)
    }

    private func resolveManyKeys(of object: Int) -> Bool {
        let limit = Int(nodes[object].next)
        // A member is at least two nodes, so that at most half of the table is ever used. Node 0 is no key: it means a free place.
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
        guard !one.marks.contains(.escaped), !other.marks.contains(.escaped) else { return spelling(of: one) == spelling(of: other) }
        let length = one.end - one.start
        return length == other.end - other.start && memcmp(start + Int(one.start), start + Int(other.start), Int(length)) == 0
    }

    /// A hash with a seed that differs from process to process, so that no document can be made of keys that collide.
    private func hash(of key: Node) -> Int {
        var hasher = Hasher()
        if key.marks.contains(.escaped) {
            spelling(of: key).withUnsafeBytes { hasher.combine(bytes: $0) }
        } else {
            hasher.combine(bytes: UnsafeRawBufferPointer(text(of: key)))
        }
        return hasher.finalize()
    }

    /// What a key says, its escapes resolved; different lone surrogates stay different.
    private func spelling(of key: Node) -> [UInt8] {
        let text = text(of: key)
        return [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
            count = Escapes.resolve(text, into: buffer, loneSurrogates: .kept)
        }
    }

    /// The text between the quotation marks.
    private func text(of string: Node) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start + Int(string.start) + 1, count: Int(string.end - string.start) - 2)
    }
}
