// Work spread over the cores: the one place where the pipeline is parallel.

internal import Dispatch
internal import Synchronization

/// The elements transformed, in their order, as many at once as there are cores.
package func parallelMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
    let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
        let result = transform(elements[index])
        results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap(\.self)
}
