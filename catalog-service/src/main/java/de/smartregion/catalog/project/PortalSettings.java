package de.smartregion.catalog.project;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/** {@code url}: where people read projects; what is exported names its pages. */
@ConfigurationProperties("smartregion.portal")
record PortalSettings(@DefaultValue("http://127.0.0.1:8080") URI url) {

    PortalSettings {
        if (!url.isAbsolute()) {
            throw new IllegalArgumentException("smartregion.portal.url is a whole address");
        }
    }

    String page(String project) {
        return at("/projekte/" + project);
    }

    String at(String path) {
        return url.toString().replaceAll("/+$", "") + path;
    }
}
