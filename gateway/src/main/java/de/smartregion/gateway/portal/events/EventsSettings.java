package de.smartregion.gateway.portal.events;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How long a page waits for the events service: less than a reader's patience.
 *
 * @param file how long a roster's file may take, until whoever asked for it has all of it
 */
@ConfigurationProperties("smartregion.portal.events")
record EventsSettings(
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("3s") Duration answer,
        @DefaultValue("60s") Duration file) {}
