package org.lingtan.engine.evidence;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlElements;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * evidence.xml as it is written: texts only, bound by JAXB after the schema passed. Meaning is given to it by the checks
 * of this package. An optional attribute or element that is absent is an empty text or null.
 */
@XmlRootElement(name = "evidencePackage")
@XmlAccessorType(XmlAccessType.FIELD)
final class EvidenceXml extends Located {

    @XmlAttribute
    String applicationDate = "";

    @XmlElement
    ParkXml park = new ParkXml();

    @XmlElement
    Period period = new Period();

    @XmlElementWrapper(name = "rulebooks")
    @XmlElement(name = "rulebook")
    List<RulebookXml> rulebooks = new ArrayList<>();

    @XmlElementWrapper(name = "exclusions")
    @XmlElement(name = "exclusion")
    List<ExclusionXml> exclusions = new ArrayList<>();

    @XmlElement
    Items evidence = new Items();

    @XmlElementWrapper(name = "attachments")
    @XmlElement(name = "attachment")
    List<AttachmentXml> attachments = new ArrayList<>();

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ParkXml extends Located {
        @XmlAttribute
        String creditCode = "";

        @XmlAttribute
        String division = "";

        @XmlAttribute
        String type = "";

        @XmlAttribute
        String area = "";

        @XmlElement
        NameXml name = new NameXml();

        @XmlElement
        Boundary boundary = new Boundary();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class NameXml extends Located {
        @XmlAttribute
        String zh = "";

        @XmlAttribute
        String en = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Boundary extends Located {
        @XmlAttribute
        String kind = "";

        @XmlElement(name = "side")
        List<Side> sides = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Side extends Located {
        @XmlAttribute
        String direction = "";

        @XmlValue
        String text = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Period extends Located {
        @XmlAttribute
        String year = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class RulebookXml extends Located {
        @XmlAttribute
        String id = "";

        @XmlAttribute
        String version = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ExclusionXml extends Located {
        @XmlAttribute
        String rulebook = "";

        @XmlAttribute
        String criterion = "";

        @XmlAttribute
        String document = "";

        @XmlValue
        String reason = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Items extends Located {
        @XmlElements({
            @XmlElement(name = "table", type = TableXml.class),
            @XmlElement(name = "attestation", type = AttestationXml.class),
            @XmlElement(name = "quantity", type = QuantityXml.class),
            @XmlElement(name = "document", type = DocumentXml.class)
        })
        List<ItemXml> items = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    abstract static class ItemXml extends Located {
        @XmlAttribute
        String id = "";

        @XmlAttribute
        String of = "";

        @XmlElement(name = "support")
        List<SupportXml> supports = new ArrayList<>();

        @Override
        String place() {
            return super.place() + " " + id;
        }
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class TableXml extends ItemXml {
        @XmlElement
        @Nullable
        Data data;

        @XmlElement(name = "row")
        List<RowXml> rows = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Data extends Located {
        @XmlAttribute
        String attachment = "";

        @XmlAttribute
        String sheet = "";

        @XmlAttribute
        String encoding = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class RowXml extends Located {
        @XmlElement(name = "cell")
        List<CellXml> cells = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class CellXml extends Located {
        @XmlAttribute
        String column = "";

        @XmlValue
        String text = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class AttestationXml extends ItemXml {
        @XmlAttribute
        String answer = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class QuantityXml extends ItemXml {
        @XmlAttribute
        String value = "";

        @XmlAttribute
        String unit = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class DocumentXml extends ItemXml {
        @XmlAttribute
        String title = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class SupportXml extends Located {
        @XmlAttribute
        String attachment = "";

        @XmlAttribute
        String locator = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class AttachmentXml extends Located {
        @XmlAttribute
        String path = "";

        @XmlAttribute
        String mediaType = "";

        @XmlAttribute
        String size = "";

        @XmlAttribute
        String sha256 = "";
    }
}
