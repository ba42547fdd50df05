package io.skywarden.rules.companion;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists of names for Squid, and the configuration that blocks with the safe one alone. */
final class SquidLists {

    /** Where the configuration looks for the lists. */
    static final String FOLDER = "/etc/squid/skywarden";

    private SquidLists() {}

    static Map<String, String> of(List<NameList> lists) {
        Map<String, String> files = new TreeMap<>();
        for (NameList list : lists) {
            files.put(file(list, ""), text(list.names(), list.exclusivity().warning()));
            if (!list.kept().isEmpty()) {
                files.put(file(list, ".keep"), text(list.kept(), "Below the names of %s.txt; these go on working.".formatted(list.exclusivity().word())));
            }
        }
        files.put("squid/skywarden.conf", explicit(lists));
        files.put("squid/skywarden-peek.conf", intercepting(lists));
        return files;
    }

    private static String text(List<NameScope> names, String warning) {
        return SquidText.remark(warning) + names.stream().map(name -> SquidText.name(name) + "\n").collect(Collectors.joining());
    }

    /** For clients that ask the proxy: the name is in the request, also in CONNECT. */
    private static String explicit(List<NameList> lists) {
        return SquidText.remark("Refuses what only consumer Skype needs, to clients that ask this proxy. Any Squid.") + blocks(lists, "dstdomain",
                "http_access deny %s");
    }

    /** For clients that do not know of the proxy: the name is in the ClientHello, which Squid peeks at without decrypting. */
    private static String intercepting(List<NameList> lists) {
        return SquidText.remark("Ends TLS to what only consumer Skype needs, where traffic is redirected to this proxy. Squid with OpenSSL;")
                + SquidText.remark("an 'ssl-bump' port must be there. Nothing is decrypted.")
                + "acl skywarden_hello at_step SslBump1\nssl_bump peek skywarden_hello\n"
                + blocks(lists, "ssl::server_name", "ssl_bump terminate %s") + "ssl_bump splice all\n";
    }

    private static String blocks(List<NameList> lists, String type, String action) {
        return lists.stream().map(list -> {
            String lines = block(list, type, action);
            return list.exclusivity() == Exclusivity.SAFE_TO_BLOCK ? lines
                    : SquidText.remark("") + SquidText.remark(list.exclusivity().warning()) + lines.replaceAll("(?m)^", "# ").replaceAll("# $", "");
        }).collect(Collectors.joining());
    }

    private static String block(NameList list, String type, String action) {
        String acl = (type.equals("dstdomain") ? "skywarden_" : "skywarden_tls_") + list.exclusivity().word().replace('-', '_');
        String lines = acl(acl, type, file(list, ""));
        if (list.kept().isEmpty()) {
            return lines + action.formatted(acl) + "\n";
        }
        return lines + acl(acl + "_keep", type, file(list, ".keep")) + action.formatted("!%s_keep %s".formatted(acl, acl)) + "\n";
    }

    private static String acl(String name, String type, String file) {
        return "acl %s %s \"%s\"\n".formatted(name, type, FOLDER + file.substring("squid".length()));
    }

    private static String file(NameList list, String suffix) {
        return "squid/%s%s.txt".formatted(list.exclusivity().word(), suffix);
    }
}
