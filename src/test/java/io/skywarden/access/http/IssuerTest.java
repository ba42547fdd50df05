package io.skywarden.access.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.skywarden.access.Role;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tokens of an identity provider that runs beside the service, offers its key set, and rotates its key. */
@QuarkusTest
@TestProfile(IssuerTest.WithIssuer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerTest {

    RotatingIssuer issuer;

    @Inject
    People people;

    /** The service with settings an operator would make, and nothing more. */
    public static final class WithIssuer implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RotatingIssuer.class));
        }
    }

    @Test
    void a_good_token_is_taken_with_the_roles_its_claim_is_mapped_to() {
        me(issuer.signed(issuer.claims("sky-analysts", "admin", "auditor"))).statusCode(200)
                .body("name", equalTo("oidc:alice")).body("roles", contains("analyst"));
        me(issuer.signed(issuer.claims("sky-all"))).body("roles", contains("analyst", "publisher"));
        me(issuer.signed(issuer.claims())).statusCode(200).body("roles", empty());
    }

    @Test
    void our_own_tokens_are_taken_beside() {
        me(people.token(Role.AUDITOR)).statusCode(200).body("roles", contains("auditor"));
    }

    @Test
    void who_comes_from_the_issuer_has_no_password_and_no_tokens_here() {
        String token = issuer.signed(issuer.claims("sky-all"));
        given().header("Authorization", "Bearer " + token).get("/api/v1/tokens").then().statusCode(200).body("", empty());
        given().header("Authorization", "Bearer " + token).get("/api/v1/users").then().statusCode(403);
        given().header("Authorization", "Bearer " + token).contentType("application/json")
                .body(Map.of("oldPassword", "a long password", "newPassword", "a long password"))
                .put("/api/v1/me/password").then().statusCode(404).body("type", equalTo("/problems/user-unknown"));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_or_too_old_is_refused() {
        refused(issuer.signed(issuer.claims("sky-all").issuer("https://other.example")));
        refused(issuer.signed(issuer.claims("sky-all").audience("another-service")));
        refused(issuer.signed(Jwt.issuer(issuer.issuer()).subject("alice").expiresIn(300)));
        refused(issuer.signed(issuer.claims("sky-all").issuedAt(Instant.now().minusSeconds(7200)).expiresAt(Instant.now().minusSeconds(3600))));
        refused(issuer.signed(Jwt.issuer(issuer.issuer()).audience(RotatingIssuer.AUDIENCE).preferredUserName("no-subject").expiresIn(300)));
        refused(issuer.signed(issuer.claims("sky-all").subject("a\nb")));
    }

    @Test
    @Order(1)
    void a_token_that_is_not_signed_with_the_private_key_is_refused_and_told_once_in_the_log() throws GeneralSecurityException {
        String good = issuer.signed(issuer.claims("sky-all"));
        try (LogOfTheTest log = new LogOfTheTest()) {
            forge(good);
            assertThat(log.lines()).filteredOn(line -> line.contains("is not in the key set")).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains(good.split("\\.")[1]));
        }
        me(good).statusCode(200);
    }

    private void forge(String good) throws GeneralSecurityException {
        String[] parts = good.split("\\.");
        refused(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        refused(base64("{\"alg\":\"none\",\"kid\":\"%s\"}".formatted(issuer.key().id())) + "." + parts[1] + "." + parts[2]);
        refused(parts[0] + "." + base64("{\"sub\":\"alice\"}") + "." + parts[2]);
        byte[] publicKey = issuer.key().pair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey) + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(publicKey, pem.getBytes(StandardCharsets.US_ASCII), issuer.key().set())) {
            refused(hs256(secret, parts[1]));
        }
        refused(Jwt.issuer(issuer.issuer()).audience(RotatingIssuer.AUDIENCE).subject("alice").expiresIn(300)
                .jws().keyId(issuer.key().id()).sign(RotatingIssuer.Key.number(1).pair().getPrivate()));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void after_a_rotation_the_new_key_is_taken_at_once_and_the_old_one_no_more_and_the_issuer_is_not_flooded() {
        String old = issuer.signed(issuer.claims("sky-all"));
        me(old).statusCode(200);
        issuer.rotate();
        int before = issuer.timesAsked();

        me(issuer.signed(issuer.claims("sky-analysts"))).statusCode(200).body("roles", contains("analyst"));
        assertThat(issuer.timesAsked()).isEqualTo(before + 1);
        for (int time = 0; time < 20; time++) {
            refused(old);
        }
        assertThat(issuer.timesAsked()).as("of twenty tokens with an unknown key").isLessThanOrEqualTo(before + 3);
        me(issuer.signed(issuer.claims("sky-analysts"))).statusCode(200);
    }

    private static void refused(String token) {
        me(token).statusCode(401).header("WWW-Authenticate", "Bearer error=\"invalid_token\"").body("type", equalTo("/problems/unauthenticated"));
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/me").then();
    }

    private String hs256(byte[] secret, String claims) throws GeneralSecurityException {
        String signed = base64("{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(issuer.key().id())) + "." + claims;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
