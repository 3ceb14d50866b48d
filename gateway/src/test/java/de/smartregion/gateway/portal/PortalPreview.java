package de.smartregion.gateway.portal;

import de.smartregion.gateway.GatewayApplication;

import org.springframework.boot.SpringApplication;

import java.time.Instant;

/** Shows the portal alone, before a stub of the events service: for looking at pages. */
final class PortalPreview {
    public static void main(String[] args) {
        var events = new StubEvents(Instant.now(), 0);
        var gateway = new SpringApplication(GatewayApplication.class);
        System.setProperty("smartregion.services.events", events.address());
        gateway.run(args);
    }

    private PortalPreview() {}
}
