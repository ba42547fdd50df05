package io.skywarden.access.http;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider: it signs tokens, offers its key set over HTTP, and can take a new key in place of the old one. */
public final class RotatingIssuer implements QuarkusTestResourceLifecycleManager {

    static final String AUDIENCE = "skywarden";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile Key current = Key.number(1);

    /** A key with the name that tokens know it by. */
    record Key(String id, KeyPair pair) {

        static Key number(int number) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return new Key("key-" + number, generator.generateKeyPair());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] set() {
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            return """
                    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}"""
                    .formatted(id, base64(key.getModulus().toByteArray()), base64(key.getPublicExponent().toByteArray()))
                    .getBytes(StandardCharsets.US_ASCII);
        }

        private static String base64(byte[] unsigned) {
            int from = unsigned[0] == 0 ? 1 : 0;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOfRange(unsigned, from, unsigned.length));
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] set = current.set();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        server.start();
        return Map.of("skywarden.oidc.issuer", issuer(), "skywarden.oidc.keys", issuer() + "/keys", "skywarden.oidc.audience", AUDIENCE,
                "skywarden.oidc.roles", "realm_access/roles", "skywarden.oidc.role.analyst", "sky-analysts,sky-all",
                "skywarden.oidc.role.publisher", "sky-all");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RotatingIssuer.class));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void rotate() {
        current = Key.number(2);
    }

    int timesAsked() {
        return asked.get();
    }

    Key key() {
        return current;
    }

    /** A good token's claims; the roles are those of the provider. */
    JwtClaimsBuilder claims(String... roles) {
        return Jwt.issuer(issuer()).audience(AUDIENCE).subject("alice").preferredUserName("admin").claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(300);
    }

    /** A good token with these roles of the provider. */
    public String token(String... roles) {
        return signed(claims(roles));
    }

    String signed(JwtClaimsBuilder claims) {
        return claims.jws().keyId(current.id()).sign(current.pair().getPrivate());
    }
}
