package org.lingtan.engine.internal.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.internal.drools.HostileRulebooks.Attack;

class HostileRulebooksTest {

    @TestFactory
    Stream<DynamicTest> every_attack_through_a_rulebook_is_refused_with_its_reason() throws IOException {
        List<Attack> attacks = HostileRulebooks.all();
        assertTrue(attacks.size() >= 250, "only " + attacks.size());
        assertEquals(
                Set.of("cache", "classes", "files", "folder", "rules", "shelf", "size"),
                HostileRulebooks.kinds(attacks));
        return attacks.stream()
                .map(attack -> DynamicTest.dynamicTest(attack.kind() + " " + attack.name(), () -> {
                    HostileRulebooks.Outcome outcome = HostileRulebooks.outcome(attack, HostileRulebooks::refusals);
                    assertTrue(outcome.isRefused(), outcome::line);
                }));
    }

    @Test
    void an_attack_that_gets_through_is_noticed() throws IOException {
        List<Attack> attacks = HostileRulebooks.all();
        for (Attack attack : attacks) {
            assertFalse(HostileRulebooks.outcome(attack, attempt -> List.of()).isRefused(), attack.name());
        }
        Attack harmless = new Attack("rules", "nothing bad", "profile.consequence", () -> {});
        assertFalse(
                HostileRulebooks.outcome(harmless, HostileRulebooks::refusals).isRefused());
    }
}
