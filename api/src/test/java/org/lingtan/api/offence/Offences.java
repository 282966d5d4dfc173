package org.lingtan.api.offence;

import org.kie.api.KieServices;
import org.lingtan.engine.internal.drools.RuleRuntime;
import picocli.CommandLine.Command;

/** One offence for each rule of {@code ArchitectureTest}. */
final class Offences {

    private Offences() {}

    @Command
    static final class KnowsPicocliOutsideTheCommandLine {}

    static final class KnowsSpringOutsideTheServer {
        final Class<?> bean = org.springframework.beans.factory.InitializingBean.class;
    }

    static final class OpensADatabaseOfItsOwn {
        final Class<?> pool = com.zaxxer.hikari.HikariDataSource.class;
    }

    static final class AsksAStoreOfDocuments {
        final Class<?> client = software.amazon.awssdk.services.s3.S3Client.class;
    }

    static final class ReadsATokenOfItsOwn {
        final Class<?> token = com.nimbusds.jwt.SignedJWT.class;
    }

    static final class KnowsDrools {
        final Class<?> services = KieServices.class;
    }

    static final class ReachesIntoTheEngine {
        final Class<?> runtime = RuleRuntime.class;
    }

    static final class CountsInBinaryFractions {
        final double share = 0.2;
    }

    static final class AsksTheClock {
        java.time.LocalDate today() {
            return java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        }
    }

    static final class WritesPastTheTerminal {
        void say() {
            System.out.print("");
        }
    }

    static final class StartsItsOwnXmlParser {
        Object factory() {
            return javax.xml.stream.XMLInputFactory.newDefaultFactory();
        }
    }
}
