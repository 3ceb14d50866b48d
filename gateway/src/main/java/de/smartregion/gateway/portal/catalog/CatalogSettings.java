package de.smartregion.gateway.portal.catalog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How long a page waits for the catalogue: less than a reader's patience.
 *
 * @param file how long a picture or a file of projects may take, which are drawn or read there
 */
@ConfigurationProperties("smartregion.portal.catalog")
record CatalogSettings(
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("3s") Duration answer,
        @DefaultValue("60s") Duration file) {}
