/// Guesses what a misspelt word was to be.
enum SpellingSuggestion {
    /// The choice that is nearest, unless so little of it is alike that it would be no help.
    static func nearest(to word: String, among choices: [String]) -> String? {
        let ranked = choices.map { (choice: $0, distance: distance(plain(word), plain($0))) }
        guard let nearest = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return nearest.distance <= max(2, nearest.choice.count / 2) && nearest.distance < nearest.choice.count ? nearest.choice : nil
    }

    /// Case and the signs between words are the first to be mistaken.
    private static func plain(_ word: String) -> [Character] { word.prefix(200).lowercased().filter { $0 != "_" && $0 != "-" }.map { $0 } }

    /// How many characters must be added, left out or replaced to make one of the other.
    private static func distance(_ from: [Character], _ to: [Character]) -> Int {
        var row = Array(0...to.count)
        for (index, character) in from.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in to.indices {
                let replaced = diagonal + (character == to[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[to.count]
    }
}
