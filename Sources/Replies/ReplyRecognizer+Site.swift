internal import Rejections
package import SiteContent

extension ReplyRecognizer {
    /// Recognizes replies by what the content of a site says.
    package init(_ site: Site) {
        self.init(
            base: site.baseURL.base, phrases: site.replies.all,
            listReason: site.reasons.first { $0.slug == Cause.dnsbl.slug },
            lists: site.blocklists, catalogue: site.catalogue)
    }
}
