package import Rejections
internal import Synchronization

/// The documents that templates make, each rendered once for all pages whose values have the same
/// shape: the same names with the same kinds of values, and lists of the same lengths.
///
/// What Mustache does depends on nothing else, since it sees no value but a token.
package final class SkeletonCache: Sendable {
    package struct Key: Hashable, Sendable {
        package let template: TemplateLibrary.Name
        package let locale: LanguageTag
        package let shape: [UInt8]

        package init(template: TemplateLibrary.Name, locale: LanguageTag, shape: [UInt8]) {
            self.template = template
            self.locale = locale
            self.shape = shape
        }
    }

    package init() {}

    private let skeletons = Mutex<[Key: Skeleton]>([:])

    /// The skeleton of that key, made by `render` if it is the first one.
    package func skeleton(for key: Key, _ render: () -> Skeleton) -> Skeleton {
        if let known = skeletons.withLock({ $0[key] }) { return known }
        let skeleton = render()
        skeletons.withLock { $0[key] = skeleton }
        return skeleton
    }
}

extension Value {
    /// All that Mustache can see of a page's values.
    /// - Parameter names: every name that the page's templates may ask for, in a fixed order.
    package static func shape(of values: [String: Value], names: [String]) -> [UInt8] {
        var shape: [UInt8] = []
        for name in names {
            appendShape(of: values[name] ?? .absent, to: &shape)
        }
        return shape
    }

    private static func appendShape(of value: Value, to shape: inout [UInt8]) {
        switch value {
        case .absent: shape.append(0)
        case .text(let text): shape.append(text.isEmpty ? 0 : 1)
        case .url: shape.append(2)
        case .html: shape.append(3)
        case .css: shape.append(4)
        case .flag(let flag): shape.append(flag ? 5 : 6)
        case .conditional(_, let value):
            shape.append(10)
            appendShape(of: value, to: &shape)
        case .items(let items):
            shape.append(7)
            for item in items {
                shape.append(8)
                for name in item.keys.sorted() {
                    shape.append(contentsOf: name.utf8)
                    appendShape(of: item[name] ?? .absent, to: &shape)
                }
            }
            shape.append(9)
        }
    }
}
