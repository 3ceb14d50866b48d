package de.smartregion.gateway.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/**
 * Where people find the portal, without a path; where it is not told, each request's own address
 * counts.
 */
@ConfigurationProperties("smartregion.portal")
record PortalAddress(@Nullable URI url) {
    PortalAddress {
        if (url != null
                && (url.getHost() == null || !url.resolve("/").equals(url.resolve(slash(url))))) {
            throw new IllegalArgumentException(
                    "smartregion.portal.url is not like https://portal.example");
        }
    }

    /** The address of this path; with a placeholder of Spring Security's where it is not told. */
    String of(String path) {
        return url == null ? "{baseUrl}" + path : url.resolve(path).toString();
    }

    boolean overTls() {
        return url != null && "https".equals(url.getScheme());
    }

    private static String slash(URI url) {
        return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }
}
