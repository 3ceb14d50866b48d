package de.smartregion.gateway.portal.legal;

import de.smartregion.gateway.portal.line.Line;
import de.smartregion.gateway.routing.Services;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class FeedbackConfiguration {
    /** With the time limits of spring.http.clients: few people write at a time. */
    @Bean
    FeedbackClient feedbackClient(RestClient.Builder http, Services services) {
        return new FeedbackClient(
                Line.api(FeedbackApi.class, http.baseUrl(services.notifications()).build()));
    }
}
