package io.skywarden.rules.companion;

import java.util.List;
import java.util.stream.Collectors;

/** The page that lies with the files: what each is for, and what each would break. */
final class Explanation {

    private static final String PAGE = """
            # Skype beyond the sensor

            **Blocking skype.com breaks Microsoft Teams**, which still uses names below it. What blocks here blocks only what nothing but
            consumer Skype needs. What Teams needs (`shared-with-teams`), and what nobody has shown (`unverified`), stands in files that
            nothing reads, or behind a comment sign: it is for you to decide.

            | file | for | blocks as it is |
            |---|---|---|
            | `squid/skywarden.conf`, `squid/*.txt` | Squid, for clients that ask it | `safe-to-block` |
            | `squid/skywarden-peek.conf` | Squid with OpenSSL, for redirected TLS | `safe-to-block` |
            | `pac/skywarden.pac` | browsers, which it sends to such a proxy | nothing by itself |
            | `rpz/*.zone` | resolvers with response policy zones | the zone you load |
            | `nftables/skywarden.nft` | nft | `safe_to_block`; empty when no address is only Skype's |
            | `applocker/audit.xml`, `applocker/enforce.xml` | AppLocker, where there is no policy yet | programs of consumer Skype |
            | `applocker/deny-rules.xml` | AppLocker, to merge into a policy of yours | the same |
            | `wdac/audit.xml`, `wdac/enforce.xml` | App Control for Business (WDAC) | the same |

            A list with `.keep` in its name holds what goes on working below a blocked domain.

            The proxy auto-configuration (PAC) file is a wish, not a lock: a program may ignore it. It sends the names to a proxy, which you name
            in its third line; let the proxy refuse them, and let the packet filter refuse what passes the proxy by.

            ## Programs
            """;

    private Explanation() {}

    static String of(Endpoints endpoints, List<LeftOut> leftOut) {
        String programs = endpoints.programs().stream().map(program -> "- %s: %s, as of %s\n".formatted(
                MarkdownText.plain(program.title()), program.judgement().exclusivity().word(), program.judgement().asOf())).collect(Collectors.joining());
        String out = leftOut.stream().map(left -> "- %s: %s\n".formatted(MarkdownText.code(left.what()), left.reason())).collect(Collectors.joining());
        return PAGE + programs + (out.isEmpty() ? "" : "\n## Watched by signatures, but in no file\n" + out);
    }
}
