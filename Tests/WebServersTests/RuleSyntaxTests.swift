import Links
import Testing

@testable import WebServers

/// A rule in the notation of each web server.
@Suite struct RuleSyntaxTests {
    private let rule = Rule(
        .slug, of: "\(.rawQuery)&\(.path)",
        [
            .text("", "none"), .text("spf", "spf"), .text("default", "default"), .text("x.y", ""),
            .matching("^\"(.)\\z", "/$1-"),
        ], otherwise: "_")

    @Test func `nginx has a map`() {
        #expect(
            NginxMaps.text(of: rule) == #"""
                map "${args}&${retour_path}" $retour_slug {
                    default "_";
                    "" "none";
                    spf "spf";
                    \default "default";
                    x.y "";
                    "~*^\"(.)\z" "/$1-";
                }
                """#)
    }

    @Test func `a text that is too long for nginx's hash is an expression`() {
        let long = String(repeating: "a", count: 40) + ".b"
        let text = NginxMaps.text(of: Rule(.slug, of: "\(.path)", [.text(long, "x")]))
        #expect(text.contains("\n    \"~*^\(long.dropLast(2))\\.b\\z\" \"x\";\n"))
    }

    @Test func `Caddy has a map and a variable that keeps its value`() {
        #expect(
            CaddyMaps.text(of: rule) == #"""
                map `{query}&{vars.retour_path}` {retour_slug} {
                	`~(?i)^\z` `none`
                	`~(?i)^spf\z` `spf`
                	`~(?i)^default\z` `default`
                	`~(?i)^x\.y\z` ``
                	`~(?i)^"(.)\z` `/${1}-`
                	default `_`
                }
                vars retour_slug {retour_slug}
                """#)
    }

    @Test func `Apache has conditions, the first one last, and one for texts that give themselves`()
    {
        #expect(
            ApacheExpressions.text(of: rule) == #"""
                SetEnvIfExpr "true" retour_slug=_
                SetEnvIfExpr "tolower('%{QUERY_STRING}&%{reqenv:retour_path}') =~ m#^\"(.)\z#i" retour_slug=/$1-
                SetEnvIfExpr "tolower('%{QUERY_STRING}&%{reqenv:retour_path}') =~ m#^x\.y\z#i" !retour_slug
                SetEnvIfExpr "tolower('%{QUERY_STRING}&%{reqenv:retour_path}') =~ m#^\z#i" retour_slug=none
                SetEnvIfExpr "tolower('%{QUERY_STRING}&%{reqenv:retour_path}') =~ m#^(spf|default)\z#i" retour_slug=$1
                """#)
    }

    @Test func `what Apache reads from other variables keeps its case`() {
        let rule = Rule(.slug, of: "\(.locale)", [.matching("^(..)", "$1")])
        #expect(
            ApacheExpressions.text(of: rule)
                == #"SetEnvIfExpr "'%{reqenv:retour_locale}' =~ m#^(..)#i" retour_slug=$1"#)
    }
}
