package de.smartregion.local.signin;

import java.util.List;

/** A program that may ask for tokens. */
public enum Client {
    /** Signs people in; has no role of its own. */
    GATEWAY("gateway"),
    /** Tells the demo gatherings, and does what staff does in tests. Only here. */
    DEMO_DATA("demo-data"),
    EVENTS("events-service"),
    NOTIFICATION("notification-service");

    private final String id;

    Client(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    List<String> roles() {
        return switch (this) {
            case GATEWAY -> List.of();
            case DEMO_DATA -> List.of("staff");
            case EVENTS, NOTIFICATION -> List.of("service");
        };
    }

    static Client ofId(String id) {
        for (var client : values()) {
            if (client.id.equals(id)) {
                return client;
            }
        }
        throw new IllegalArgumentException("no such client");
    }
}
