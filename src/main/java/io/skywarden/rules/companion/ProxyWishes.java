package io.skywarden.rules.companion;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A proxy auto-configuration file, which asks browsers to take what may be blocked to a proxy that refuses it. It is of the JavaScript
 * that every reader of such files knows (ECMAScript 3), and asks no resolver. {@code dnsDomainIs}, which they all offer, is not used: it
 * takes notskype.com for skype.com.
 */
final class ProxyWishes {

    private static final String FUNCTIONS = """

            function skywardenLists(names, host) {
              for (var i = 0; i < names.length; i++) {
                var name = names[i];
                if (name.charAt(0) === "." ? ("." + host).slice(-name.length) === name : host === name) {
                  return true;
                }
              }
              return false;
            }

            function FindProxyForURL(url, host) {
              var name = host.toLowerCase().replace(/\\.$/, "");
              return skywardenLists(skywardenBlocked, name) && !skywardenLists(skywardenKept, name) ? skywardenProxy : skywardenOthers;
            }
            """;

    private ProxyWishes() {}

    static Map<String, String> of(List<NameList> lists) {
        return lists.stream().filter(list -> list.exclusivity() == Exclusivity.SAFE_TO_BLOCK)
                .collect(Collectors.toMap(_ -> "pac/skywarden.pac", ProxyWishes::text));
    }

    private static String text(NameList list) {
        return PacText.remark("A wish, not a lock: a program may ignore this file. Let the proxy refuse the names (squid/skywarden.conf), and the packet filter what passes it by.")
                + PacText.remark("The proxy that refuses them. Never DIRECT: that lets them pass.")
                + "var skywardenProxy = \"PROXY proxy.example:3128\";\n"
                + PacText.remark("Where all else goes, as in a file of your own.")
                + "var skywardenOthers = \"DIRECT\";\n\n"
                + PacText.remark(list.exclusivity().warning() + " A dot in front means 'and below'.") + names("skywardenBlocked", list.names())
                + PacText.remark("Below those; these go on working.") + names("skywardenKept", list.kept()) + FUNCTIONS;
    }

    private static String names(String variable, List<NameScope> names) {
        return "var %s = [%s];\n".formatted(variable, names.isEmpty() ? "" : names.stream().map(name -> "  " + PacText.name(name))
                .collect(Collectors.joining(",\n", "\n", "\n")));
    }
}
