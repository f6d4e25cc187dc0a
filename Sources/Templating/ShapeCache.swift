package import Pages
package import Rejections
internal import Synchronization

/// What is rendered once for all pages whose values have the same shape: the same names with the
/// same kinds of values, and lists of the same lengths.
///
/// What Mustache and cmark do depends on nothing else, since they see no value but a token.
package final class ShapeCache<Key: Hashable & Sendable, Rendered: Sendable>: Sendable {
    private let known = Mutex<[Key: Rendered]>([:])

    package init() {}

    /// What has that key, made by `render` if it is the first one.
    /// - Parameter key: contains the shape, and all else that the rendering depends on.
    package func value(for key: Key, _ render: () -> Rendered) -> Rendered {
        if let known = known.withLock({ $0[key] }) { return known }
        let rendered = render()
        known.withLock { $0[key] = rendered }
        return rendered
    }
}

/// The documents that templates make.
package typealias SkeletonCache = ShapeCache<SkeletonKey, Skeleton>

package struct SkeletonKey: Hashable, Sendable {
    let template: TemplateLibrary.Name
    let locale: LanguageTag
    let shape: BytesKey

    package init(template: TemplateLibrary.Name, locale: LanguageTag, shape: BytesKey) {
        self.template = template
        self.locale = locale
        self.shape = shape
    }
}

extension Value {
    /// All that Mustache can see of a page's values.
    /// - Parameter names: every name that is asked for, in a fixed order.
    package static func shape(of values: [String: Value], names: [String]) -> BytesKey {
        var shape: [UInt8] = []
        for name in names { (values[name] ?? .absent).appendShape(to: &shape) }
        return BytesKey(shape)
    }

    /// Adds all that Mustache can see of the value.
    func appendShape(to shape: inout [UInt8]) {
        switch self {
        case .absent: shape.append(0)
        case .text(let text): shape.append(text.isEmpty ? 0 : 1)
        case .url: shape.append(2)
        case .html: shape.append(3)
        case .css: shape.append(4)
        case .flag(let flag): shape.append(flag ? 5 : 6)
        case .conditional(_, let value):
            shape.append(10)
            value.appendShape(to: &shape)
        case .items(let items):
            shape.append(7)
            for item in items {
                shape.append(8)
                for name in item.keys.sorted() {
                    shape.append(contentsOf: name.utf8)
                    item[name]?.appendShape(to: &shape)
                }
            }
            shape.append(9)
        }
    }
}
