package de.smartregion.gateway.portal.account;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.net.URI;

/** Where people find the portal; where it is not told, a request's own address counts. */
@ConfigurationProperties("smartregion.portal")
public record PublicAddress(@Nullable URI url) {
    /** A path as an address that works outside of the portal, too. */
    public String of(String path, HttpServletRequest request) {
        var base =
                url == null
                        ? ServletUriComponentsBuilder.fromContextPath(request).build().toUri()
                        : url;
        return base.resolve(path).toString();
    }
}
