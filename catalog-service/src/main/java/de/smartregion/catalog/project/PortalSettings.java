package de.smartregion.catalog.project;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/**
 * @param url where people read projects; what is exported names its pages
 * @param licence under which the office gives away what is exported; it is for nobody else to say
 */
@ConfigurationProperties("smartregion.portal")
record PortalSettings(@DefaultValue("http://127.0.0.1:8080") URI url, @Nullable URI licence) {

    PortalSettings {
        if (!url.isAbsolute() || (licence != null && !licence.isAbsolute())) {
            throw new IllegalArgumentException(
                    "smartregion.portal.url and licence are whole addresses");
        }
    }

    String page(String project) {
        return at("/projekte/" + project);
    }

    String at(String path) {
        return url.toString().replaceAll("/+$", "") + path;
    }
}
