package org.lingtan.api.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which build this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Lingtan.class.getPackage().getImplementationVersion();
        return new String[] {"lingtan " + (version == null ? "development" : version) + " (AGPL-3.0-only)"};
    }
}
