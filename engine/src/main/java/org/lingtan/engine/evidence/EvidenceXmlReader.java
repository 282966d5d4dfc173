package org.lingtan.engine.evidence;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.source.XmlSource;
import org.xml.sax.Locator;
import org.xml.sax.helpers.XMLFilterImpl;

/** Reads evidence.xml: through the one XML reader, against the schema, into the binding, with its digest. */
final class EvidenceXmlReader {

    private static final class Ready {
        static final XmlSource SOURCE = XmlSource.checkedBy(EvidenceXml.class, "evidence-1.xsd");
        static final JAXBContext CONTEXT = context();

        private static JAXBContext context() {
            try {
                return JAXBContext.newInstance(EvidenceXml.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("The binding of evidence.xml is defective.", e);
            }
        }
    }

    private EvidenceXmlReader() {}

    /** The content and its digest. */
    record Document(EvidenceXml content, String digest) {}

    static Document read(InputStream in) {
        MessageDigest sha256 = Digests.sha256();
        DigestInputStream digesting = new DigestInputStream(in, sha256);
        try {
            Unmarshaller unmarshaller = Ready.CONTEXT.createUnmarshaller();
            UnmarshallerHandler handler = unmarshaller.getUnmarshallerHandler();
            Lines lines = new Lines(handler);
            unmarshaller.setListener(lines.listener());
            Ready.SOURCE.read(PackageReader.EVIDENCE, digesting, lines);
            digesting.transferTo(OutputStream.nullOutputStream());
            return new Document((EvidenceXml) handler.getResult(), Digests.text(sha256));
        } catch (JAXBException e) {
            throw new IllegalStateException("The binding of evidence.xml failed after the schema passed.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells every bound object its line. */
    private static final class Lines extends XMLFilterImpl {

        private @Nullable Locator locator;

        Lines(UnmarshallerHandler handler) {
            setContentHandler(handler);
        }

        @Override
        public void setDocumentLocator(Locator where) {
            locator = where;
            getContentHandler().setDocumentLocator(where);
        }

        Unmarshaller.Listener listener() {
            return new Unmarshaller.Listener() {
                @Override
                public void beforeUnmarshal(Object target, Object parent) {
                    if (target instanceof Located located && locator != null) {
                        located.line = locator.getLineNumber();
                    }
                }
            };
        }
    }
}
