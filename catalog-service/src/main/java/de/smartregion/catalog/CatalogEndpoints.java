package de.smartregion.catalog;

import static de.smartregion.platform.security.EndpointTable.only;
import static de.smartregion.platform.security.EndpointTable.open;
import static de.smartregion.platform.security.EndpointTable.signedIn;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import de.smartregion.platform.security.EndpointRules;
import de.smartregion.platform.security.EndpointTable;
import de.smartregion.platform.security.EndpointTable.Row;
import de.smartregion.platform.web.ServiceDescription;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.stream.Stream;

/** Who may call what, feature by feature; everything else is denied. */
@Configuration(proxyBeanMethods = false)
class CatalogEndpoints {

    static final String MUNICIPALITY = "municipality";
    static final String STAFF = "staff";
    static final String ADMIN = "admin";

    /** Everybody who may come, as the description names them. */
    static final List<String> CALLERS =
            List.of(EndpointTable.ANONYMOUS, MUNICIPALITY, "consultant", STAFF, ADMIN, "service");

    private static final String PROJECT_PATH = "/api/catalog/projects/{id}";
    private static final String SUBMISSIONS = "/api/catalog/submissions";
    private static final String SUBMISSION_PATH = SUBMISSIONS + "/{id}";

    private static final List<Row> PROJECT =
            List.of(
                    open(GET, PROJECT_PATH),
                    open(GET, PROJECT_PATH + "/acts"),
                    open(GET, PROJECT_PATH + ".jsonld"),
                    open(GET, PROJECT_PATH + "/profile.pdf"),
                    open(GET, "/api/catalog/projects.csv"),
                    open(GET, "/api/catalog/projects.jsonld"),
                    open(GET, "/api/catalog/projects.atom"),
                    open(GET, "/api/catalog/sitemap.xml"),
                    // By the link of the letter, by its municipalities, or by the office.
                    open(POST, PROJECT_PATH + "/confirmation"),
                    only(GET, "/api/catalog/confirmations", STAFF, ADMIN),
                    only(POST, "/api/catalog/confirmations/{id}", STAFF, ADMIN),
                    only(POST, PROJECT_PATH + "/archive", STAFF, ADMIN),
                    only(POST, PROJECT_PATH + "/reopening", STAFF, ADMIN));

    private static final List<Row> SUBMISSION =
            List.of(
                    open(GET, PROJECT_PATH + "/history"),
                    only(GET, SUBMISSIONS, STAFF, ADMIN),
                    only(GET, SUBMISSIONS + "/own", MUNICIPALITY),
                    // Who may see and edit one is decided by whose it is, or by its link.
                    open(POST, SUBMISSIONS),
                    open(GET, SUBMISSION_PATH),
                    open(PUT, SUBMISSION_PATH),
                    open(GET, SUBMISSION_PATH + "/diff"),
                    open(POST, SUBMISSION_PATH + "/submission"),
                    open(POST, SUBMISSION_PATH + "/withdrawal"),
                    open(POST, SUBMISSION_PATH + "/comments"),
                    only(POST, "/api/catalog/imports", STAFF, ADMIN),
                    only(POST, SUBMISSION_PATH + "/return", STAFF, ADMIN),
                    only(POST, SUBMISSION_PATH + "/refusal", STAFF, ADMIN),
                    only(POST, SUBMISSION_PATH + "/reading", STAFF, ADMIN),
                    only(POST, SUBMISSION_PATH + "/publication", STAFF, ADMIN));

    private static final List<Row> PICTURE =
            List.of(
                    // By who signed in for a municipality or the office, or by a submission's link.
                    open(POST, "/api/catalog/pictures"), open(GET, "/api/catalog/pictures/{id}"));

    private static final List<Row> REUSE =
            List.of(
                    only(POST, PROJECT_PATH + "/reuses", MUNICIPALITY),
                    only(GET, PROJECT_PATH + "/reuses/own", MUNICIPALITY),
                    only(DELETE, PROJECT_PATH + "/reuses/own", MUNICIPALITY),
                    only(GET, "/api/catalog/reuses", STAFF, ADMIN),
                    only(GET, PROJECT_PATH + "/reuses", STAFF, ADMIN));

    private static final String SUBSCRIPTIONS = "/api/catalog/subscriptions";
    private static final String OWN = SUBSCRIPTIONS + "/own";

    private static final List<Row> SUBSCRIPTION =
            List.of(
                    open(POST, SUBSCRIPTIONS),
                    signedIn(GET, OWN),
                    signedIn(DELETE, OWN + "/{interest}"),
                    // By the link of a letter.
                    open(GET, SUBSCRIPTIONS + "/{subscriber}"),
                    open(POST, SUBSCRIPTIONS + "/{subscriber}/ending"),
                    open(POST, SUBSCRIPTIONS + "/{subscriber}/{interest}/confirmation"));

    private static final List<Row> SEARCH =
            List.of(
                    open(GET, "/api/catalog/projects"),
                    open(GET, "/api/catalog/suggestions"),
                    open(GET, PROJECT_PATH + "/similar"),
                    only(POST, "/api/catalog/search/rebuild", STAFF, ADMIN));

    private static final List<Row> OFFER =
            Stream.of("/api/catalog/offers", "/api/catalog/partners")
                    .flatMap(
                            path ->
                                    Stream.of(
                                            open(GET, path),
                                            open(GET, path + "/{id}"),
                                            only(POST, path, STAFF, ADMIN),
                                            only(PUT, path + "/{id}", STAFF, ADMIN),
                                            only(DELETE, path + "/{id}", STAFF, ADMIN)))
                    .toList();

    static final EndpointTable TABLE =
            new EndpointTable(
                    Stream.of(PROJECT, SUBMISSION, PICTURE, REUSE, SUBSCRIPTION, SEARCH, OFFER)
                            .flatMap(List::stream)
                            .toList());

    @Bean
    EndpointRules endpointRules() {
        return TABLE;
    }

    @Bean
    ServiceDescription description() {
        return new ServiceDescription(
                "catalog-service",
                "Good practice of municipalities: handed in, reviewed, published and found.",
                TABLE,
                CALLERS);
    }
}
