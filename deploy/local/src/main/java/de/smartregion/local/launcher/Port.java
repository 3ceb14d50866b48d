package de.smartregion.local.launcher;

import java.util.Arrays;

/** Every port the local system listens on. */
enum Port {
    GATEWAY("gateway", 8080),
    EVENTS("events", 8081),
    NOTIFICATION("notification", 8082),
    CATALOG("catalog", 8083),
    CONSULTING("consulting", 8084),
    SIGN_IN("sign-in", 9000),
    MAILBOX("mailbox", 8025),
    SMTP("smtp", 3025),
    IMAP("imap", 3143),
    KAFKA("kafka", 9092),
    KAFKA_CONTROLLER("kafka-controller", 9093),
    STORE("store", 27017);

    private final String label;
    private final int usual;

    Port(String label, int usual) {
        this.label = label;
        this.usual = usual;
    }

    String label() {
        return label;
    }

    int usual() {
        return usual;
    }

    String option() {
        return "--" + label + "-port";
    }

    static Port ofOption(String word) {
        return Arrays.stream(values())
                .filter(port -> port.option().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageError(
                                        "unknown option " + word + "; see deploy/local/up --help"));
    }
}
