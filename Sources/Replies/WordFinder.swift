/// Finds many words in a text in one pass over its bytes (Aho and Corasick, 1975).
struct WordFinder {
    /// The state that a byte leads to, by `state << 8 | byte`.
    private var edges: [Int: Int] = [:]
    /// The state of the longest proper end of each state that begins a word, too.
    private var fallbacks: [Int] = [0]
    /// The word that ends in each state.
    private var words: [Int?] = [nil]
    /// The next state along the fallbacks in which a word ends; 0 for none.
    private var outputs: [Int] = [0]
    private(set) var lengths: [Int] = []
    private var ids: [[UInt8]: Int] = [:]

    /// The number of a word, which `found` counts by; to be called before `finish`.
    mutating func add(_ word: [UInt8]) -> Int {
        if let id = ids[word] { return id }
        var state = 0
        for byte in word {
            let key = state << 8 | Int(byte)
            if let next = edges[key] {
                state = next
                continue
            }
            words.append(nil)
            edges[key] = words.count - 1
            state = words.count - 1
        }
        let id = lengths.count
        (words[state], ids[word]) = (id, id)
        lengths.append(word.count)
        return id
    }

    /// Makes the words ready to be found.
    mutating func finish() {
        fallbacks = [Int](repeating: 0, count: words.count)
        outputs = fallbacks
        var children = [[(byte: Int, state: Int)]](repeating: [], count: words.count)
        for (key, state) in edges { children[key >> 8].append((key & 0xFF, state)) }
        var queue = children[0].map(\.state)
        var next = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            for (byte, child) in children[state] {
                queue.append(child)
                fallbacks[child] = step(fallbacks[state], byte)
                let end = fallbacks[child]
                outputs[child] = words[end] == nil ? outputs[end] : end
            }
        }
    }

    private func step(_ state: Int, _ byte: Int) -> Int {
        var state = state
        while true {
            if let next = edges[state << 8 | byte] { return next }
            if state == 0 { return 0 }
            state = fallbacks[state]
        }
    }

    /// Where each word that occurs begins, in order.
    func found(in bytes: [UInt8]) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        var state = 0
        for (index, byte) in bytes.enumerated() {
            state = step(state, Int(byte))
            var end = words[state] == nil ? outputs[state] : state
            while end != 0 {
                if let word = words[end] {
                    found[word, default: []].append(index + 1 - lengths[word])
                }
                end = outputs[end]
            }
        }
        return found
    }
}
