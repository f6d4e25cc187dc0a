internal import Rejections
internal import SiteContent
internal import Templating

/// The names of what an operator says about their mail server.
struct OperatorNames {
    let `operator`: Operator
    let facts: LocaleFacts

    var values: [String: Value] {
        let limits = self.operator.limits
        let types = limits.refusedAttachments.map { $0.description.uppercased() }
        return [
            "role": .text(self.operator.role[facts.tag]?.description),
            "allowlist": .text(self.operator.allowlist[facts.tag]?.description),
            "message-size": .text(limits.messageSize.map(facts.formatted)),
            "attachment-size": .text(limits.messageSize.map { facts.formatted($0.attachments) }),
            "refused-attachments": .text(types.isEmpty ? nil : facts.list(types)),
            "greylisting-delay": .text(limits.greylistingDelay.map(facts.formatted)),
            "own-links": .items(links),
        ]
    }

    private var links: [[String: Value]] {
        self.operator.links.map { link in
            ["name": .text(link.name[facts.tag]?.description), "url": .url(link.url.description)]
        }
    }
}
