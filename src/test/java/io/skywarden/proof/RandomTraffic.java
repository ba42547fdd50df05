package io.skywarden.proof;

import java.util.List;
import java.util.Random;

/** Recipes of flows that look alike, so that random signatures tell some of them apart. */
final class RandomTraffic {

    static final List<String> NAMES = List.of("skype.com", "ui.skype.com", "notskype.com", "eu-teams.cloudapp.net",
            "skypedata1.cloudapp.net", "cloudapp.net", "flightproxy.teams.example", "a.b.c.example", "com");
    static final List<Integer> PORTS = List.of(53, 80, 443, 3478, 5000, 33033);
    static final List<String> OCTETS = List.of("00", "02", "07", "30", "80", "c2", "ff");

    private RandomTraffic() {}

    static String recipe(Random chance) {
        StringBuilder text = new StringBuilder();
        int flows = 10 + chance.nextInt(20);
        for (int flow = 0; flow < flows; flow++) {
            boolean tcp = chance.nextBoolean();
            boolean six = chance.nextInt(5) == 0;
            // One flow in eight talks to itself; the client's port makes every flow another one.
            String client = six ? "[2001:db8::%x]".formatted(1 + chance.nextInt(3)) : "10.1.0.%d".formatted(1 + chance.nextInt(3));
            String server = chance.nextInt(8) == 0 ? client
                    : six ? "[2001:db8:1::%x]".formatted(1 + chance.nextInt(3)) : "52.%d.0.1".formatted(112 + chance.nextInt(3));
            text.append("flow f%d %s %s:%d -> %s:%d hit\n".formatted(flow, tcp ? "tcp" : "udp", client, 40_000 + flow,
                    server, one(PORTS, chance)));
            text.append("> ").append(payload(chance)).append('\n');
            int lines = chance.nextInt(8);
            for (int line = 0; line < lines; line++) {
                text.append(line(chance)).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(Random chance) {
        if (chance.nextInt(12) == 0) {
            return "wait %dms".formatted(1 + chance.nextInt(2_000));
        }
        String repeated = chance.nextInt(6) == 0 ? " x %d every 40ms".formatted(2 + chance.nextInt(6)) : "";
        return (chance.nextInt(3) == 0 ? "< " : "> ") + payload(chance) + repeated;
    }

    private static String payload(Random chance) {
        String name = one(NAMES, chance);
        return switch (chance.nextInt(12)) {
            case 0 -> "dns-query " + name;
            case 1 -> "client-hello " + name;
            case 2 -> "http-request \"GET\" \"/%s\" \"%s\" \"UA\"".formatted(chance.nextBoolean() ? "a" : "b", name);
            case 3 -> "quic-hello " + name;
            case 4 -> "hex 00 01 00 08 21 12 a4 42 ; random 12 ; hex 80 70 00 04 00 00 00 %s".formatted(one(OCTETS, chance));
            case 5 -> "%stext \"0a1b2c3d-0123-4567-89ab-0123456789%s\"".formatted(chance.nextBoolean() ? "hex 00 ; " : "",
                    chance.nextInt(3) == 0 ? "xx" : "ab");
            case 6 -> octets(chance, 1 + chance.nextInt(8)) + " ; pad 6";
            case 7 -> "server-certificate " + name;
            case 8 -> "hex 00 1c 00 01 00 08 21 12 a4 42 ; zero 12 ; hex 80 70 00 04 00 00 00 02";
            default -> octets(chance, 1 + chance.nextInt(24));
        };
    }

    static String octets(Random chance, int number) {
        StringBuilder text = new StringBuilder("hex");
        for (int i = 0; i < number; i++) {
            text.append(' ').append(one(OCTETS, chance));
        }
        return text.toString();
    }

    static <T> T one(List<T> some, Random chance) {
        return some.get(chance.nextInt(some.size()));
    }
}
