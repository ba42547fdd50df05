package io.skywarden.capture.recipe;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import io.skywarden.capture.recipe.Turn.Send;
import io.skywarden.capture.recipe.Turn.Wait;
import java.util.List;
import java.util.stream.Stream;

/**
 * One flow of a recipe.
 *
 * @param name what the author calls it
 * @param key the sides as written: {@code client -> server}
 * @param hit whether the signature must hit it
 * @param turns what happens on it, in order
 */
public record RecipeFlow(String name, FlowKey key, boolean hit, List<Turn> turns) {

    public RecipeFlow {
        turns = List.copyOf(turns);
    }

    /** A UDP flow begins with whoever speaks first; TCP begins with the client's SYN. */
    FlowExpectation expectation() {
        boolean serverFirst = key.protocol() == Protocol.UDP && !clientSpeaksFirst();
        return new FlowExpectation(serverFirst ? key.reversed() : key, hit);
    }

    private boolean clientSpeaksFirst() {
        return turns.stream()
                .flatMap(turn -> switch (turn) {
                    case Send send -> Stream.of(send);
                    case Wait _ -> Stream.<Send>empty();
                })
                .findFirst()
                .map(Send::toServer)
                .orElse(true);
    }
}
