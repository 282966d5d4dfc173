package org.lingtan.api.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.lingtan.api.provider.ForgingProvider;
import org.lingtan.api.provider.ProviderSettings;

/** The same where people may log in at an identity provider. */
class AccessMatrixProviderTest extends AccessMatrixTest {

    private Optional<ForgingProvider> started = Optional.empty();

    @Override
    void prepare(Path data) throws IOException {
        started = Optional.of(ForgingProvider.start());
    }

    @Override
    Optional<ProviderSettings> provider() {
        return started.map(provider -> provider.settings(true));
    }

    @AfterAll
    void end() {
        started.ifPresent(ForgingProvider::close);
    }
}
