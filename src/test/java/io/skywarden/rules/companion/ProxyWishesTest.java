package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;

/** A JavaScript engine that offers none of a browser's functions sends the names that the list means to the proxy, and no neighbour of them. */
class ProxyWishesTest {

    private static final String PAC = "pac/skywarden.pac";

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void what_the_safe_list_means_goes_to_the_proxy(Cases given) {
        NameList safe = given.lists().getFirst();
        try (Context context = Context.enter()) {
            Asked asked = Asked.of(context, given.companions().files().get(PAC));
            List<String> sent = given.neighbours().stream().filter(name -> asked.about(name).equals("PROXY proxy.example:3128")).toList();
            assertThat(sent).isNotEmpty().isEqualTo(given.neighbours().stream().filter(safe::blocks).toList());
            assertThat(given.neighbours()).allMatch(name -> asked.about(name + ".").equals(asked.about(name)));
            assertThat(List.of("192.0.2.1", "2001:db8::1", "localhost", "")).allMatch(host -> asked.about(host).equals("DIRECT"));
        }
    }

    @Test
    void a_spoilt_file_is_refused() {
        String spoilt = Cases.catalogue().companions().files().get(PAC).replace("];", "");
        try (Context context = Context.enter()) {
            assertThatThrownBy(() -> Asked.of(context, spoilt)).isInstanceOf(EvaluatorException.class);
        }
    }

    private record Asked(Context context, Scriptable scope, Function function) {

        static Asked of(Context context, String text) {
            // The oldest language it has; what a browser offers besides is not there.
            context.setLanguageVersion(Context.VERSION_1_5);
            Scriptable scope = context.initSafeStandardObjects();
            context.evaluateString(scope, text, PAC, 1, null);
            return new Asked(context, scope, (Function) scope.get("FindProxyForURL", scope));
        }

        String about(String host) {
            return Context.toString(function.call(context, scope, scope, new Object[] {"https://%s/".formatted(host), host}));
        }
    }
}
