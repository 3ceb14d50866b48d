package de.smartregion.gateway.portal.events;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;

/** Where the portal asks, and how long a page waits for it. */
@ConfigurationProperties("smartregion.portal.events")
record EventsSettings(
        @DefaultValue("${smartregion.services.events}") URI address,
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("3s") Duration answer) {}
