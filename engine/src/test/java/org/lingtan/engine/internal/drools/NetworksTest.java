package org.lingtan.engine.internal.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.TestBooks;

class NetworksTest {

    private final Networks networks = new Networks(2);
    private final List<Integer> built = new ArrayList<>();
    private final List<DroolsRulebook> books = LongStream.range(0, 3)
            .mapToObj(seed -> (DroolsRulebook) TestBooks.compiled("mini").withRuleOrder(seed))
            .toList();

    private void ask(int book) {
        networks.of(books.get(book), () -> {
            built.add(book);
            return KieBaseBuilder.createKieBaseFromModel(List.of());
        });
    }

    @Test
    void only_the_networks_used_last_are_kept() {
        ask(0);
        ask(1);
        ask(0);
        ask(2);
        ask(0);
        assertEquals(List.of(0, 1, 2), built);
        ask(1);
        assertEquals(List.of(0, 1, 2, 1), built);
    }
}
