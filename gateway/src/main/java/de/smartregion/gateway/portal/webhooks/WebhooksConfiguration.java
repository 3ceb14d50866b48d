package de.smartregion.gateway.portal.webhooks;

import de.smartregion.gateway.portal.line.Line;
import de.smartregion.gateway.routing.Services;
import de.smartregion.gateway.signin.PersonsToken;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {
    /** With the time limits of spring.http.clients: few people look here at a time. */
    @Bean
    WebhooksClient webhooksClient(
            RestClient.Builder http, Services services, PersonsToken token, JsonMapper json) {
        return new WebhooksClient(
                Line.api(
                        WebhooksApi.class,
                        http.baseUrl(services.notifications()).requestInterceptor(token).build()),
                json);
    }
}
