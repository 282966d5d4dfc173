package org.lingtan.api.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a document of a provider may lead this server, and where not. */
class ProviderAddressTest {

    private static final String REMOTE = "https://id.example";

    private static boolean reads(String issuer, String part, String endpoint) {
        String document = """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/a","token_endpoint":"%1$s/t","jwks_uri":"%1$s/k",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer).replace(issuer + part, endpoint);
        try {
            Discovery.read(URI.create(issuer), document);
            return true;
        } catch (ProviderException e) {
            assertEquals(ProviderFailure.DISCOVERY, e.failure());
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example/t, true",
        "https://keys.id.example:8443/t, true",
        "https://login.other.example/t, true",
        "https://8.8.8.8/t, true",
        "https://[2001:4860:4860::8888]/t, true",
        "https://7f.example/t, true",
        "http://id.example/t, false",
        "http://127.0.0.1:8080/t, false",
        "http://localhost/t, false",
        "https://localhost/t, false",
        "https://LOCALHOST./t, false",
        "https://a.localhost/t, false",
        "https://127.0.0.1/t, false",
        "https://127.9.9.9/t, false",
        "https://127.1/t, false",
        "https://2130706433/t, false",
        "https://0177.0.0.1/t, false",
        "https://0x7f.0.0.1/t, false",
        "https://0x7f000001/t, false",
        "https://0.0.0.0/t, false",
        "https://10.0.0.7/t, false",
        "https://172.16.3.4/t, false",
        "https://192.168.1.1/t, false",
        "https://169.254.169.254/t, false",
        "https://100.64.0.1/t, false",
        "https://100.127.255.254/t, false",
        "https://100.63.0.1/t, true",
        "https://100.128.0.1/t, true",
        "https://0.1.2.3/t, false",
        "https://198.18.0.1/t, false",
        "https://198.19.255.1/t, false",
        "https://198.20.0.1/t, true",
        "https://[64:ff9b::7f00:1]/t, false",
        "https://[64:ff9b::10.0.0.7]/t, false",
        "https://[64:ff9b::100.64.0.1]/t, false",
        "https://[64:ff9b::8.8.8.8]/t, true",
        "https://[64:ff9b:1::7f00:1]/t, false",
        "https://224.0.0.1/t, false",
        "https://[::1]/t, false",
        "https://[::]/t, false",
        "https://[::ffff:127.0.0.1]/t, false",
        "https://[fe80::1]/t, false",
        "https://[fd00::1]/t, false",
        "https://user@id.example/t, false",
        "file:///etc/passwd, false"
    })
    void a_provider_elsewhere_leads_neither_to_this_machine_nor_to_one_beside_it(String endpoint, boolean may) {
        for (String part : new String[] {"/a", "/t", "/k"}) {
            assertEquals(may, reads(REMOTE, part, endpoint), part + " at " + endpoint);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, http://127.0.0.1:2/t, true",
        "http://localhost:1, http://[::1]:2/t, true",
        "http://127.0.0.1:1, http://10.0.0.7/t, false",
        "https://10.0.0.7, https://10.0.0.7:8443/t, true",
        "https://10.0.0.7, https://10.0.0.8/t, false"
    })
    void one_on_this_machine_or_in_this_network_leads_to_itself(String issuer, String endpoint, boolean may) {
        assertEquals(may, reads(issuer, "/t", endpoint));
    }
}
