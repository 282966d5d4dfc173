package org.lingtan.api.settings;

import java.util.List;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.api.report.SigningSettings;

/**
 * What a server needs to know.
 *
 * @param store where everything is kept
 * @param server where it listens
 * @param management where health and metrics are told
 * @param head who certifies, as certificates print it
 * @param rulebooks folders of rulebooks beside the shipped ones
 * @param signing with what certificates are signed
 */
public record ServerSettings(
        StoreSettings store,
        Listening server,
        Listening management,
        CertificateHead head,
        List<String> rulebooks,
        SigningSettings signing) {

    /** Copies the list. */
    public ServerSettings {
        rulebooks = List.copyOf(rulebooks);
    }
}
