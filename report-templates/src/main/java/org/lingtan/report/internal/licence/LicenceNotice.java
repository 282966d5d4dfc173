package org.lingtan.report.internal.licence;

import com.itextpdf.commons.actions.EventManager;

/** The licence of the library is met, since the project's own is the same, and the library is told so once. */
public final class LicenceNotice {

    private LicenceNotice() {}

    /**
     * Tells the library. Untold, it writes about its licence to standard output, where results belong, once every some
     * thousand documents; so whoever makes or reads documents calls this first.
     */
    public static void acknowledge() {
        EventManager.acknowledgeAgplUsageDisableWarningMessage();
    }
}
