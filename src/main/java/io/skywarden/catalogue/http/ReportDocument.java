package io.skywarden.catalogue.http;

import io.skywarden.catalogue.FieldReport;
import java.time.Instant;

/** What was told of a sensor, as it is shown. */
record ReportDocument(String signature, int version, String sensor, int hours, int falsePositives, String note, String actor, Instant at) {

    static ReportDocument of(FieldReport report) {
        return new ReportDocument(report.signature().value(), report.number(), report.seen().sensor().value(), report.seen().hours(),
                report.seen().falsePositives(), report.seen().note(), report.actor().name(), report.at());
    }
}
