package de.smartregion.catalog;

import de.smartregion.platform.security.EndpointRules;
import de.smartregion.platform.security.EndpointTable;
import de.smartregion.platform.security.EndpointTable.Row;

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

    private static final List<Row> PROJECT = List.of();

    private static final List<Row> SUBMISSION = List.of();

    private static final List<Row> PICTURE = List.of();

    private static final List<Row> REUSE = List.of();

    private static final List<Row> SEARCH = List.of();

    private static final List<Row> OFFER = List.of();

    static final EndpointTable TABLE =
            new EndpointTable(
                    Stream.of(PROJECT, SUBMISSION, PICTURE, REUSE, SEARCH, OFFER)
                            .flatMap(List::stream)
                            .toList());

    @Bean
    EndpointRules endpointRules() {
        return TABLE;
    }
}
