package de.smartregion.events;

import de.smartregion.platform.security.EndpointRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what; everything else is denied. */
@Configuration(proxyBeanMethods = false)
class EventsEndpoints {

    private static final String GATHERINGS = "/api/events/gatherings";
    private static final String STAFF = "staff";

    @Bean
    EndpointRules endpointRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                GATHERINGS,
                                GATHERINGS + "/{id}",
                                "/api/events/seats")
                        .permitAll()
                        // People without an account: registering is open, the rest is decided by
                        // the signed link.
                        .requestMatchers(HttpMethod.POST, GATHERINGS + "/{id}/registrations")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, GATHERINGS + "/{id}/registrations/{registration}")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                GATHERINGS + "/{id}/registrations/{registration}/confirmation",
                                GATHERINGS + "/{id}/registrations/{registration}/cancellation")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, GATHERINGS + "/{id}/registrations")
                        .hasRole(STAFF)
                        .requestMatchers(HttpMethod.POST, GATHERINGS)
                        .hasRole(STAFF)
                        .requestMatchers(HttpMethod.PUT, GATHERINGS + "/{id}")
                        .hasRole(STAFF)
                        .requestMatchers(
                                HttpMethod.POST,
                                GATHERINGS + "/{id}/publication",
                                GATHERINGS + "/{id}/cancellation")
                        .hasRole(STAFF);
    }
}
