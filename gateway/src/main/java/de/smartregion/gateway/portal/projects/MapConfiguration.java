package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.security.PictureSources;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

@Configuration(proxyBeanMethods = false)
class MapConfiguration {
    @Bean
    PictureSources pictureSources(MapSettings map) {
        var origin = map.origin();
        return new PictureSources(origin == null ? List.of() : List.of(origin));
    }
}
