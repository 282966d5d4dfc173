package org.lingtan.api.settings;

import java.util.List;
import java.util.Optional;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.application.Periods;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.api.report.SigningSettings;
import org.lingtan.api.upload.UploadLimits;

/**
 * What a server needs to know.
 *
 * @param store where everything is kept
 * @param server where it listens
 * @param management where health and metrics are told
 * @param proxies addresses, beside this machine's own, of proxies that say for whom they ask
 * @param head who certifies, as certificates print it
 * @param rulebooks folders of rulebooks beside the shipped ones
 * @param signing with what certificates are signed
 * @param access the periods and limits of accounts
 * @param provider the identity provider that people may log in at; empty if there is none
 * @param periods the periods of cases
 * @param uploads how much may be on its way in
 */
public record ServerSettings(
        StoreSettings store,
        Listening server,
        Listening management,
        List<String> proxies,
        CertificateHead head,
        List<String> rulebooks,
        SigningSettings signing,
        AccessSettings access,
        Optional<ProviderSettings> provider,
        Periods periods,
        UploadLimits uploads) {

    /** Copies the lists. */
    public ServerSettings {
        proxies = List.copyOf(proxies);
        rulebooks = List.copyOf(rulebooks);
    }
}
