package de.smartregion.events;

import static de.smartregion.platform.security.EndpointTable.only;
import static de.smartregion.platform.security.EndpointTable.open;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import de.smartregion.platform.security.EndpointRules;
import de.smartregion.platform.security.EndpointTable;
import de.smartregion.platform.web.ServiceDescription;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** Who may call what; everything else is denied. */
@Configuration(proxyBeanMethods = false)
class EventsEndpoints {

    private static final String STAFF = "staff";
    private static final String ADMIN = "admin";
    private static final String MUNICIPALITY = "municipality";

    /** Everybody who may come, as the description names them. */
    static final List<String> CALLERS =
            List.of(EndpointTable.ANONYMOUS, MUNICIPALITY, "consultant", STAFF, ADMIN, "service");

    private static final String GATHERINGS = "/api/events/gatherings";
    private static final String GATHERING = GATHERINGS + "/{id}";
    private static final String FINDINGS = "/api/events/findings";
    private static final String FINDING = FINDINGS + "/{id}";
    private static final String REGISTRATIONS = GATHERING + "/registrations";
    private static final String REGISTRATION = REGISTRATIONS + "/{registration}";

    static final EndpointTable TABLE =
            new EndpointTable(
                    List.of(
                            open(GET, GATHERINGS),
                            open(GET, GATHERING),
                            open(GET, "/api/events/seats"),
                            only(POST, GATHERINGS, STAFF, ADMIN),
                            only(PUT, GATHERING, STAFF, ADMIN),
                            only(POST, GATHERING + "/publication", STAFF, ADMIN),
                            only(POST, GATHERING + "/cancellation", STAFF, ADMIN),
                            only(GET, GATHERING + "/letters-due", STAFF, ADMIN),
                            open(GET, FINDINGS),
                            open(GET, FINDING),
                            only(POST, FINDINGS, STAFF, ADMIN),
                            only(PUT, FINDING, STAFF, ADMIN),
                            only(DELETE, FINDING, STAFF, ADMIN),
                            only(GET, REGISTRATIONS, STAFF, ADMIN),
                            only(GET, REGISTRATIONS + ".csv", STAFF, ADMIN),
                            only(GET, REGISTRATIONS + ".xlsx", STAFF, ADMIN),
                            // Registering is open; the rest is decided by the signed link, or by
                            // whose the registration is.
                            open(POST, REGISTRATIONS),
                            open(GET, REGISTRATION),
                            open(PUT, REGISTRATION),
                            open(POST, REGISTRATION + "/confirmation"),
                            open(POST, REGISTRATION + "/cancellation"),
                            only(GET, "/api/events/registrations", MUNICIPALITY),
                            only(GET, "/api/events/letter-language", MUNICIPALITY),
                            only(PUT, "/api/events/letter-language", MUNICIPALITY),
                            only(POST, "/api/events/calendar-feed", MUNICIPALITY),
                            only(DELETE, "/api/events/calendar-feed", MUNICIPALITY),
                            // The secret in the address is what opens it: calendars sign in
                            // nowhere.
                            open(GET, "/api/events/calendar-feeds/{secret}")));

    @Bean
    EndpointRules endpointRules() {
        return TABLE;
    }

    @Bean
    ServiceDescription description() {
        return new ServiceDescription(
                "events-service",
                "Gatherings of the office, their seats and waiting lists, and what forums came to.",
                TABLE,
                CALLERS);
    }
}
