package bad.engine.fact;

import bad.catalog.Upward;
import java.nio.file.Path;
import java.time.Instant;
import javax.xml.stream.XMLInputFactory;
import org.kie.api.KieServices;

/** Breaks every rule on purpose. */
public class Wrong {
    double score;
    Upward upward;
    Path path;

    Instant when() {
        System.out.println(XMLInputFactory.newInstance());
        if (KieServices.Factory.get() == null) {
            throw new RuntimeException("generic");
        }
        return Instant.now();
    }
}
