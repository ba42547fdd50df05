package io.skywarden.access.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skywarden.access.AccessFailure.LastAdmin;
import io.skywarden.access.AccessFailure.NameTaken;
import io.skywarden.access.AccessFailure.Unacceptable;
import io.skywarden.access.AccessFailure.WrongPassword;
import io.skywarden.access.Accounts;
import io.skywarden.access.ApiToken;
import io.skywarden.access.ApiTokens;
import io.skywarden.access.Caller;
import io.skywarden.access.FirstAdmin;
import io.skywarden.access.NewPassword;
import io.skywarden.access.PasswordHash;
import io.skywarden.access.Passwords;
import io.skywarden.access.Role;
import io.skywarden.access.TokenWish;
import io.skywarden.access.User;
import io.skywarden.access.UserChange;
import io.skywarden.access.UserName;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users and tokens do on every database, also when two services ask at once. Each test begins with empty tables. */
abstract class AccessContract {

    private static final TokenWish USUAL = new TokenWish("", Optional.empty(), TokenWish.USUAL_DAYS);

    @Inject
    Accounts accounts;
    @Inject
    ApiTokens tokens;
    @Inject
    Passwords passwords;
    @Inject
    FirstAdmin firstAdmin;
    @Inject
    UserRows userRows;
    @Inject
    TokenRows tokenRows;

    @BeforeEach
    void empty() {
        QuarkusTransaction.requiringNew().run(() -> {
            tokenRows.deleteAll();
            userRows.deleteAll();
        });
    }

    @Test
    void a_user_is_read_back_and_a_name_is_given_once() {
        User added = add("ann", Role.ANALYST, Role.ADMIN);

        assertThat(accounts.find(added.name())).contains(added);
        assertThat(accounts.all()).containsExactly(added);
        assertThatThrownBy(() -> add("ann")).isInstanceOf(NameTaken.class);
        assertThat(accounts.all()).containsExactly(added);
    }

    @Test
    void of_two_services_that_start_at_once_one_makes_the_admin() throws Exception {
        List<Optional<String>> secrets = atOnce(firstAdmin::make, firstAdmin::make);

        assertThat(secrets.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(accounts.all()).extracting(User::roles).containsExactly(Set.of(Role.ADMIN));
        assertThat(firstAdmin.make()).isEmpty();
    }

    @Test
    void the_last_enabled_admin_stays() {
        User ann = add("ann", Role.ADMIN, Role.ANALYST);
        assertThatThrownBy(() -> accounts.change(ann.name(), disabled(true))).isInstanceOf(LastAdmin.class);
        assertThatThrownBy(() -> accounts.change(ann.name(), roles(Role.ANALYST))).isInstanceOf(LastAdmin.class);

        User bob = add("bob", Role.ADMIN);
        accounts.change(bob.name(), disabled(true));
        assertThatThrownBy(() -> accounts.change(ann.name(), disabled(true))).isInstanceOf(LastAdmin.class);
        accounts.change(bob.name(), disabled(false));
        assertThat(accounts.change(ann.name(), disabled(true)).disabled()).isTrue();
    }

    @Test
    void two_admins_who_disable_each_other_at_once_do_not_both_succeed() throws Exception {
        for (int round = 0; round < 10; round++) {
            empty();
            User ann = add("ann", Role.ADMIN);
            User bob = add("bob", Role.ADMIN);
            atOnce(() -> attempt(() -> accounts.change(bob.name(), disabled(true))),
                    () -> attempt(() -> accounts.change(ann.name(), roles(Role.AUDITOR))));

            assertThat(accounts.all()).filteredOn(user -> !user.disabled() && user.roles().contains(Role.ADMIN)).hasSize(1);
        }
    }

    @Test
    void a_token_gives_the_roles_in_its_scopes_that_the_user_still_has() {
        User ann = add("ann", Role.ANALYST, Role.REVIEWER);
        ApiTokens.Issued all = tokens.issue(ann, USUAL);
        ApiTokens.Issued some = tokens.issue(ann, new TokenWish("ci", Optional.of(Set.of(Role.ANALYST)), 1));

        assertThat(tokens.caller(all.bearer().text())).contains(new Caller("ann", Set.of(Role.ANALYST, Role.REVIEWER)));
        assertThat(tokens.caller(some.bearer().text())).contains(new Caller("ann", Set.of(Role.ANALYST)));
        accounts.change(ann.name(), roles(Role.REVIEWER, Role.PUBLISHER));
        assertThat(tokens.caller(all.bearer().text())).contains(new Caller("ann", Set.of(Role.REVIEWER)));
        assertThat(tokens.caller(some.bearer().text())).contains(new Caller("ann", Set.of()));
        assertThatThrownBy(() -> tokens.issue(ann, new TokenWish("", Optional.of(Set.of(Role.ADMIN)), 1))).isInstanceOf(Unacceptable.class);
    }

    @Test
    void a_token_ends_with_its_revocation_or_while_its_user_is_disabled() {
        User ann = add("ann", Role.ANALYST);
        ApiTokens.Issued one = tokens.issue(ann, USUAL);
        ApiTokens.Issued two = tokens.issue(ann, USUAL);
        assertThat(tokens.live(ann.name())).extracting(ApiToken::id).containsExactlyInAnyOrder(one.token().id(), two.token().id());

        tokens.revoke(one.token().id(), Optional.of(ann.name()));
        assertThat(tokens.caller(one.bearer().text())).isEmpty();
        assertThat(tokens.live(ann.name())).extracting(ApiToken::id).containsExactly(two.token().id());

        accounts.change(ann.name(), disabled(true));
        assertThat(tokens.caller(two.bearer().text())).isEmpty();
        assertThatThrownBy(() -> tokens.issue(ann, USUAL)).isInstanceOf(WrongPassword.class);
        accounts.change(ann.name(), disabled(false));
        assertThat(tokens.caller(two.bearer().text())).isPresent();
    }

    @Test
    void a_new_password_ends_all_tokens_and_those_asked_for_with_the_old_one() {
        User ann = add("ann", Role.ANALYST);
        ApiTokens.Issued before = tokens.issue(ann, USUAL);
        accounts.change(ann.name(), UserChange.of(hash("another long one")));

        assertThat(tokens.caller(before.bearer().text())).isEmpty();
        assertThatThrownBy(() -> tokens.issue(ann, USUAL)).isInstanceOf(WrongPassword.class);
    }

    @Test
    void the_secret_is_not_in_the_table() {
        ApiTokens.Issued issued = tokens.issue(add("ann"), USUAL);
        TokenRow row = QuarkusTransaction.requiringNew().call(() -> tokenRows.findById(issued.token().id().value()));
        assertThat(row.secretHash).hasSize(64).isNotEqualTo(issued.bearer().secret());
    }

    private User add(String name, Role... roles) {
        return accounts.add(new UserName(name), hash("a long password"), Set.of(roles));
    }

    private PasswordHash hash(String password) {
        return passwords.hash(new NewPassword(password));
    }

    private static UserChange disabled(boolean disabled) {
        return new UserChange(Optional.empty(), Optional.of(disabled), Optional.empty());
    }

    private static UserChange roles(Role... roles) {
        return new UserChange(Optional.of(Set.of(roles)), Optional.empty(), Optional.empty());
    }

    private static boolean attempt(Runnable change) {
        try {
            change.run();
            return true;
        } catch (LastAdmin refused) {
            return false;
        }
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<T> first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            Future<T> second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }
}
