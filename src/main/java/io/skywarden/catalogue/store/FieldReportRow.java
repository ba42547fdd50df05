package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.SensorName;
import io.skywarden.signature.SignatureId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What was told of a sensor, as a row. */
@Entity
@Immutable
@Table(name = "field_report")
class FieldReportRow {

    @Id
    long id;

    @Column(name = "signature_id", length = 40)
    String signatureId;

    int number;

    @Column(length = 60)
    String sensor;

    int hours;

    @Column(name = "false_positives")
    int falsePositives;

    @Column(length = 2000)
    String note;

    @Column(length = 120)
    String actor;

    @Column(name = "told_at")
    Instant toldAt;

    static FieldReportRow of(long id, FieldReport report) {
        FieldReportRow row = new FieldReportRow();
        row.id = id;
        row.signatureId = report.signature().value();
        row.number = report.number();
        row.sensor = report.seen().sensor().value();
        row.hours = report.seen().hours();
        row.falsePositives = report.seen().falsePositives();
        row.note = report.seen().note();
        row.actor = report.actor().name();
        row.toldAt = report.at();
        return row;
    }

    FieldReport report() {
        return new FieldReport(new SignatureId(signatureId), number, new FieldReport.Seen(new SensorName(sensor), hours, falsePositives, note),
                new Actor(actor), toldAt);
    }
}
