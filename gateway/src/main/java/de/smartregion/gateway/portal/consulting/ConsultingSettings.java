package de.smartregion.gateway.portal.consulting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How long a page waits for the consulting service: less than a reader's patience.
 *
 * @param file how long a file of consultations may take
 */
@ConfigurationProperties("smartregion.portal.consulting")
record ConsultingSettings(
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("3s") Duration answer,
        @DefaultValue("60s") Duration file) {}
