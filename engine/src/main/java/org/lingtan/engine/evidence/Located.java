package org.lingtan.engine.evidence;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlTransient;

/** An element of evidence.xml with the line it starts on. */
@XmlTransient
@XmlAccessorType(XmlAccessType.FIELD)
abstract class Located {

    @XmlTransient
    int line = 1;

    /** The file and line, for complaints. */
    String place() {
        return PackageReader.EVIDENCE + ":" + line;
    }
}
