package de.smartregion.consulting;

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
class ConsultingEndpoints {

    private static final String STAFF = "staff";
    private static final String ADMIN = "admin";
    private static final String MUNICIPALITY = "municipality";
    private static final String CONSULTANT = "consultant";

    /** Everybody who may come, as the description names them. */
    static final List<String> CALLERS =
            List.of(EndpointTable.ANONYMOUS, MUNICIPALITY, CONSULTANT, STAFF, ADMIN, "service");

    private static final String MODULES = "/api/consulting/modules";
    private static final String CONSULTANTS = "/api/consulting/consultants";
    private static final String CONSULTANT_ = CONSULTANTS + "/{id}";
    private static final String CASES = "/api/consulting/consultations";
    private static final String CASE = CASES + "/{id}";
    private static final String SECOND = CASE + "/appointments/{appointment}/second";

    static final EndpointTable TABLE =
            new EndpointTable(
                    List.of(
                            open(GET, MODULES),
                            only(PUT, MODULES + "/{code}", STAFF, ADMIN),
                            open(GET, "/api/consulting/slots"),
                            only(GET, CONSULTANTS, STAFF, ADMIN),
                            only(GET, CONSULTANTS + "/me", CONSULTANT),
                            only(PUT, CONSULTANTS + "/me", CONSULTANT),
                            only(GET, CONSULTANT_, CONSULTANT, STAFF, ADMIN),
                            only(PUT, CONSULTANT_, STAFF, ADMIN),
                            only(POST, CONSULTANT_ + "/absences", CONSULTANT, STAFF, ADMIN),
                            only(
                                    DELETE,
                                    CONSULTANT_ + "/absences/{absence}",
                                    CONSULTANT,
                                    STAFF,
                                    ADMIN),
                            only(GET, CONSULTANT_ + "/week", CONSULTANT, STAFF, ADMIN),
                            // Whose link it is, or whose case, is decided behind the door.
                            open(POST, "/api/consulting/holds"),
                            open(DELETE, "/api/consulting/holds/{hold}"),
                            open(POST, CASES),
                            only(GET, CASES, CONSULTANT, STAFF, ADMIN),
                            only(GET, CASES + ".csv", STAFF, ADMIN),
                            only(GET, CASES + ".xlsx", STAFF, ADMIN),
                            only(GET, CASES + "/own", MUNICIPALITY),
                            open(GET, CASE),
                            open(PUT, CASE),
                            open(POST, CASE + "/confirmation"),
                            only(POST, CASE + "/offer", CONSULTANT, STAFF, ADMIN),
                            open(POST, CASE + "/acceptance"),
                            open(POST, CASE + "/refusal"),
                            open(POST, CASE + "/poll"),
                            open(GET, CASE + "/ballot"),
                            open(PUT, CASE + "/ballot"),
                            open(PUT, CASE + "/earlier"),
                            open(POST, CASE + "/appointment"),
                            open(GET, CASE + "/slots"),
                            only(POST, CASE + "/appointments", CONSULTANT, STAFF, ADMIN),
                            only(GET, SECOND, CONSULTANT, STAFF, ADMIN),
                            only(PUT, SECOND, CONSULTANT, STAFF, ADMIN),
                            only(DELETE, SECOND, CONSULTANT, STAFF, ADMIN),
                            open(POST, CASE + "/appointments/{appointment}/cancellation"),
                            open(POST, CASE + "/withdrawal"),
                            only(POST, CASE + "/decline", STAFF, ADMIN),
                            only(POST, CASE + "/held", CONSULTANT, STAFF, ADMIN),
                            only(POST, CASE + "/no-show", CONSULTANT, STAFF, ADMIN),
                            only(PUT, CASE + "/report", CONSULTANT, STAFF, ADMIN),
                            only(POST, CASE + "/report/release", CONSULTANT, STAFF, ADMIN),
                            open(POST, CASE + "/feedback"),
                            open(GET, CASE + "/data"),
                            only(POST, CASE + "/erasure", STAFF, ADMIN),
                            only(POST, CASE + "/assignment", STAFF, ADMIN),
                            only(GET, CASE + "/candidates", STAFF, ADMIN),
                            only(GET, "/api/consulting/load", STAFF, ADMIN),
                            only(GET, "/api/consulting/figures", STAFF, ADMIN),
                            only(POST, "/api/consulting/calendar-feed", CONSULTANT),
                            only(DELETE, "/api/consulting/calendar-feed", CONSULTANT),
                            // The secret in the address is what opens it: calendars sign in
                            // nowhere.
                            open(GET, "/api/consulting/calendar-feeds/{secret}")));

    @Bean
    EndpointRules endpointRules() {
        return TABLE;
    }

    @Bean
    ServiceDescription description() {
        return new ServiceDescription(
                "consulting-service",
                "Advice for municipalities: who comes, when, and what came of it.",
                TABLE,
                CALLERS);
    }
}
