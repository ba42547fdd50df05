package io.skywarden.rules.store;

import io.skywarden.rules.SidRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that says from which range numbers are given, and that is locked while they are. */
@Entity
@Table(name = "sid_range")
class SidRangeRow {

    static final int ONLY = 1;

    @Id
    int id;

    @Column(name = "first_sid")
    long first;

    @Column(name = "last_sid")
    long last;

    SidRange range() {
        return new SidRange(first, last);
    }

    void set(SidRange range) {
        first = range.first();
        last = range.last();
    }
}
