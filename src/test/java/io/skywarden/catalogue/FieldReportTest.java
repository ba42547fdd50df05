package io.skywarden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be told of a sensor. */
class FieldReportTest {

    @ParameterizedTest
    @CsvSource({"-1, 0, , hours: 0 to 8784", "8785, 0, , hours: 0 to 8784", "0, -1, why, falsePositives: 0 to", "0, 1000001, why, falsePositives: 0 to",
        "0, 0, why, reports nothing", "5, 1, , note: say what", "5, 1, ' ', note: say what", "5, 1, 'a\u0000', a reason has"})
    void what_cannot_be_is_refused(int hours, int wrong, String note, String reason) {
        SensorName sensor = new SensorName("edge-1");
        assertThatThrownBy(() -> new FieldReport.Seen(sensor, hours, wrong, note == null ? null : note.replace("\\u0000", "\0")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " edge", "edge ", "edge\n1", "sensor-ü", "0123456789012345678901234567890123456789012345678901234567890"})
    void a_sensor_has_a_name_that_can_stand_in_a_line(String name) {
        assertThatThrownBy(() -> new SensorName(name)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 to 60 printable");
    }

    @Test
    void hours_need_no_words() {
        assertThat(new FieldReport.Seen(new SensorName("edge 1"), 8_784, 0, null).note()).isEmpty();
    }
}
