package io.skywarden.catalogue;

/** What people call a sensor. Printable ASCII, so that it can stand in a log and in a record. */
public record SensorName(String value) {

    public SensorName {
        if (value == null || !value.matches("[!-~]([ -~]{0,58}[!-~])?")) {
            throw new IllegalArgumentException("sensor: a sensor's name has 1 to 60 printable ASCII characters and no blank at either end");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
