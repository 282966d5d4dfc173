package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lingtan.report.ReportData;

class StatusPlaceTest {

    private static final String REGISTER = "https://register.example";

    @ParameterizedTest
    @CsvSource({
        "LT-2026-000001, 2026-1, 0",
        "LT-2026-131072, 2026-1, 131071",
        "LT-2026-131073, 2026-2, 0",
        "LT-2031-1000000, 2031-8, 82495"
    })
    void every_number_has_a_place_of_its_own(String number, String list, String index) {
        StatusPlace place = StatusPlace.find(REGISTER + "/api/v1/certificates/" + number, number)
                .orElseThrow();
        assertEquals(REGISTER + "/api/v1/register/status/" + list + "/revocation", place.revocation());
        assertEquals(REGISTER + "/api/v1/register/status/" + list + "/suspension", place.suspension());
        assertEquals(index, place.index());
        assertEquals(place.suspension() + "#" + index, place.entries().get(1).get("id"));
        assertEquals(index, place.entries().get(0).get("statusListIndex"));
    }

    @Test
    void a_credential_names_its_lists_and_one_from_before_it_did_is_as_good(@TempDir Path keys) throws IOException {
        String number = "LT-2026-000007";
        ReportData data = Certified.certificate(number, REGISTER + "/api/v1/certificates/" + number);
        SealKey key =
                KeyHome.at(keys, Clock.fixed(Certified.TIME, ZoneOffset.UTC)).evaluationKey();
        Map<String, Object> claims = CredentialClaims.of(data, key.certificate());
        assertTrue(claims.containsKey("credentialStatus"), claims::toString);
        assertTrue(ReportCredential.isOf(ReportCredential.signed(claims, key), data, key.chain()));
        Map<String, Object> before = CredentialClaims.withoutStatus(data, key.certificate());
        assertFalse(before.containsKey("credentialStatus"));
        assertTrue(ReportCredential.isOf(ReportCredential.signed(before, key), data, key.chain()));
        Map<String, Object> other = new TreeMap<>(claims);
        other.put("credentialStatus", List.of());
        assertFalse(ReportCredential.isOf(ReportCredential.signed(other, key), data, key.chain()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://register.example/LT-2026-000001, LT-2026-000001",
        "https://register.example/api/v1/certificates/LT-2026-000002, LT-2026-000001",
        "https://register.example/api/v1/certificates/LT-2026-000000, LT-2026-000000",
        "https://register.example/api/v1/certificates/A7, A7"
    })
    void what_is_not_of_the_register_has_none(String verification, String number) {
        assertEquals(Optional.empty(), StatusPlace.find(verification, number));
    }
}
