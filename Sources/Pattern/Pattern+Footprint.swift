extension Pattern {
    /// Bytes of memory that it keeps once it has been used, roughly: its program, and the states that RE2 has seen.
    public var footprint: Int { (256 << 10) + size * 64 }
}
